package org.stylegan4j.data.source;

import java.io.IOException;
import java.io.InputStream;

/** Looks whether a stream is gzipped, without taking anything from it. */
final class GzipMagic {
    private GzipMagic() {}

    /** @param in a stream that supports marks */
    static boolean of(InputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip;
    }
}

package org.stylegan4j.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Takes colour profiles out of gray and RGB JPEG files: ImageIO would apply them, while the reference and all other kinds of files
 * here keep samples as they are. Four inks keep theirs, since without it they look wrong.
 */
final class JpegProfile {
    private static final byte[] NAME = "ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int APP2 = 0xe2;
    private static final int START_OF_SCAN = 0xda;
    private static final int INKS = 4;

    private JpegProfile() {}

    /** The same array when there is no profile to take out. */
    static byte[] strip(byte[] file) {
        if (file.length < 4 || file[0] != (byte) 0xff || file[1] != (byte) 0xd8) {
            return file;
        }
        ByteArrayOutputStream kept = new ByteArrayOutputStream(0);
        int copied = 0;
        int at = 2;
        while (at + 10 <= file.length && (file[at] & 255) == 0xff && (file[at + 1] & 255) != START_OF_SCAN) {
            int marker = file[at + 1] & 255;
            int end = at + 2 + 256 * (file[at + 2] & 255) + (file[at + 3] & 255);
            if (isFrame(marker) && file[at + 9] == INKS) {
                return file;
            }
            if (marker == APP2 && isProfile(file, at + 4)) {
                kept.write(file, copied, at - copied);
                copied = Math.min(end, file.length);
            }
            at = end;
        }
        if (copied == 0) {
            return file;
        }
        kept.write(file, copied, file.length - copied);
        return kept.toByteArray();
    }

    /** Baseline to arithmetic, but not the tables DHT, JPG and DAC between them. */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static boolean isProfile(byte[] file, int from) {
        return from + NAME.length <= file.length && Arrays.equals(file, from, from + NAME.length, NAME, 0, NAME.length);
    }
}

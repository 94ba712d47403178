package org.stylegan4j.data;

import java.io.IOException;
import org.stylegan4j.data.source.ImageSource;
import org.stylegan4j.image.Pixels;
import org.stylegan4j.image.Transform;

/** Brings the pictures of a source to one shape: cropped, resized, planar (C H W). */
public record PictureReader(ImageSource source, Transform transform, int channels) {
    /** A coloured picture turned up where all were taken to be gray. */
    public static final class ColourFound extends IOException {
        /** Says that the image of this name has colours. */
        public ColourFound(String id) {
            super("expected a gray picture but was coloured: " + id);
        }
    }

    /**
     * One picture at the wanted size, H W C with as many channels as it has itself.
     *
     * @throws ColourFound when that is more channels than this reader gives
     * @throws IOException when the picture is unusable
     */
    private Pixels read(int index) throws IOException {
        Pixels p = source.read(index);
        if (p.channels() > channels) {
            throw new ColourFound(source.id(index));
        }
        return transform.apply(p);
    }

    /** The same as channels * side * side bytes; gray pictures are repeated in all channels. */
    byte[] planar(int index) throws IOException {
        byte[] hwc = read(index).withChannels(channels).data();
        if (channels == 1) {
            return hwc.clone(); // what a source hands out may be its own
        }
        int plane = hwc.length / 3;
        byte[] out = new byte[hwc.length];
        for (int i = 0, at = 0; i < plane; i++, at += 3) {
            out[i] = hwc[at];
            out[i + plane] = hwc[at + 1];
            out[i + 2 * plane] = hwc[at + 2];
        }
        return out;
    }
}

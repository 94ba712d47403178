package org.stylegan4j.data;

import java.io.IOException;

/** Brings the pictures of a source to one shape: cropped, resized, planar (C H W). */
record PictureReader(ImageSource source, Transform transform, int channels) {
    /** A coloured picture turned up where all were taken to be gray. */
    static final class ColourFound extends IOException {
        ColourFound(String id) {
            super("expected a gray picture but was coloured: " + id);
        }
    }

    /**
     * @throws ColourFound when the picture needs more channels than this reader gives
     * @throws IOException when the picture is unusable
     */
    Pixels read(int index) throws IOException {
        Pixels p = source.read(index);
        if (p.channels() > channels) {
            throw new ColourFound(source.id(index));
        }
        return transform.apply(p);
    }

    /** The same as channels * side * side bytes; gray pictures are repeated in all channels. */
    byte[] planar(int index) throws IOException {
        Pixels p = read(index);
        int plane = p.width() * p.height();
        byte[] out = new byte[channels * plane];
        for (int c = 0; c < channels; c++) {
            for (int i = 0, from = p.channels() == 1 ? 0 : c; i < plane; i++, from += p.channels()) {
                out[c * plane + i] = p.data()[from];
            }
        }
        return out;
    }
}

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
        Pixels p = read(index).withChannels(channels);
        int plane = p.width() * p.height();
        byte[] out = new byte[channels * plane];
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < plane; i++) {
                out[c * plane + i] = p.data()[i * channels + c];
            }
        }
        return out;
    }
}

package org.stylegan4j.image;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** How a camera was held, as EXIF tag 274 tells (values 1 to 8): ImageIO ignores it, so photographs would lie on their side. */
final class Orientation {
    private static final int UPRIGHT = 1;

    private Orientation() {}

    /** The picture as it is meant to be seen. */
    static Pixels upright(Pixels p, byte[] file) {
        return turn(p, of(file));
    }

    /** Pixels shared with {@code p} when there is nothing to turn. */
    static Pixels turn(Pixels p, int orientation) {
        if (orientation == UPRIGHT) {
            return p;
        }
        boolean transposed = orientation >= 5;
        boolean mirrored = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean upsideDown = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        int w = p.width();
        int h = p.height();
        int c = p.channels();
        int outWidth = transposed ? h : w;
        int outHeight = transposed ? w : h;
        byte[] out = new byte[p.data().length];
        int o = 0;
        for (int y = 0; y < outHeight; y++) {
            for (int x = 0; x < outWidth; x++) {
                int sx = transposed ? y : x;
                int sy = transposed ? x : y;
                sx = mirrored ? w - 1 - sx : sx;
                sy = upsideDown ? h - 1 - sy : sy;
                for (int k = 0, s = (sy * w + sx) * c; k < c; k++) {
                    out[o++] = p.data()[s + k];
                }
            }
        }
        return new Pixels(outWidth, outHeight, c, out);
    }

    private static int of(byte[] file) {
        if (!mayHoldExif(file)) {
            return UPRIGHT;
        }
        try {
            Metadata metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(file), file.length);
            ExifIFD0Directory exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer value = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return value == null || value < 1 || value > 8 ? UPRIGHT : value;
        } catch (ImageProcessingException | IOException | RuntimeException e) {
            // Broken metadata is no reason to lose a picture that decodes.
            return UPRIGHT;
        }
    }

    /** A cheap look for "Exif", "eXIf" or "EXIF", or for a TIFF file, so that small plain files are not parsed twice. */
    static boolean mayHoldExif(byte[] file) {
        if (file[0] == file[1] && (file[0] == 'I' || file[0] == 'M')) {
            return true;
        }
        // By Horspool 1980: the byte at the end of the window says how far the word may be moved.
        for (int end = 3; end < file.length; ) {
            switch (file[end] | 0x20) {
                case 'f' -> {
                    if (isExif(file, end - 3)) {
                        return true;
                    }
                    end += 4;
                }
                case 'i' -> end += 1;
                case 'x' -> end += 2;
                case 'e' -> end += 3;
                default -> end += 4;
            }
        }
        return false;
    }

    private static boolean isExif(byte[] file, int at) {
        return (file[at] | 0x20) == 'e' && (file[at + 1] | 0x20) == 'x' && (file[at + 2] | 0x20) == 'i';
    }
}

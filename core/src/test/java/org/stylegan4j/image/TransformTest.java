package org.stylegan4j.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TransformTest {
    /** Six wide, four high, 0..23. */
    private static final Pixels P = counting();

    @Test
    void keepsTheCentredSquare() throws IOException {
        Pixels out = new Transform(Crop.CENTER_CROP, Filter.BOX, new ImageSize(4, 4)).apply(P);
        assertArrayEquals(new byte[] {1, 2, 3, 4, 7, 8, 9, 10, 13, 14, 15, 16, 19, 20, 21, 22}, out.data());
    }

    @Test
    void squeezesTheWholePicture() throws IOException {
        Pixels out = new Transform(Crop.NONE, Filter.BOX, new ImageSize(2, 2)).apply(P);
        assertArrayEquals(new byte[] {4, 7, 16, 19}, out.data());
    }

    @Test
    void centresAWideBandOnBlack() throws IOException {
        // Four pixels wide, two high: round(4 * 4 / 6) = 3 source rows, from row (4 - 3) / 2 = 0 on.
        Pixels out = new Transform(Crop.CENTER_CROP_WIDE, Filter.BOX, new ImageSize(4, 2)).apply(P);
        assertEquals(4, out.height());
        Pixels band = new Pixels(6, 3, 1, java.util.Arrays.copyOf(P.data(), 18));
        byte[] middle = Resize.to(band, new ImageSize(4, 2), Filter.BOX).data();
        assertArrayEquals(new byte[4], java.util.Arrays.copyOfRange(out.data(), 0, 4));
        assertArrayEquals(middle, java.util.Arrays.copyOfRange(out.data(), 4, 12));
        assertArrayEquals(new byte[4], java.util.Arrays.copyOfRange(out.data(), 12, 16));
    }

    @Test
    void refusesWhatIsTooSmallForAWideBand() {
        Transform wide = Transform.square(Crop.CENTER_CROP_WIDE, Filter.BOX, 8);
        assertEquals(
                "too small for center-crop-wide to 8x6: 6x4",
                assertThrows(IOException.class, () -> wide.apply(P)).getMessage());
        assertEquals(
                "center-crop-wide needs a width of at least the height: 2x4",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new Transform(Crop.CENTER_CROP_WIDE, Filter.BOX, new ImageSize(2, 4)))
                        .getMessage());
    }

    private static Pixels counting() {
        byte[] data = new byte[24];
        for (int i = 0; i < 24; i++) {
            data[i] = (byte) i;
        }
        return new Pixels(6, 4, 1, data);
    }
}

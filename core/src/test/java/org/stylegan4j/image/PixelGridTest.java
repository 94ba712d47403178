package org.stylegan4j.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stylegan4j.data.Fixtures;

class PixelGridTest {
    @Test
    void fillsRowsFromTheTopLeftAndLeavesTheRestBlack() {
        Pixels grid = PixelGrid.of(List.of(gray(1, 2, 3, 4), gray(5, 6, 7, 8), gray(9, 10, 11, 12)), 2);
        assertEquals(4, grid.width());
        assertArrayEquals(new byte[] {1, 2, 5, 6, 3, 4, 7, 8, 9, 10, 0, 0, 11, 12, 0, 0}, grid.data());
    }

    @Test
    void interleavesPlanes() {
        byte[] chw = {99, 1, 2, 3, 4, 11, 12, 13, 14, 21, 22, 23, 24};
        assertArrayEquals(
                new byte[] {1, 11, 21, 2, 12, 22, 3, 13, 23, 4, 14, 24},
                PixelGrid.ofPlanar(chw, 1, 3, 2).data());
    }

    @Test
    void refusesPicturesThatDiffer() {
        List<Pixels> pictures = List.of(gray(1, 2, 3, 4), Fixtures.picture(2, 2, 3, 0));
        assertEquals(
                "expected a picture of 2x2x1 but was 2x2x3",
                assertThrows(IllegalArgumentException.class, () -> PixelGrid.of(pictures, 1))
                        .getMessage());
        assertEquals(
                "empty grid: 0 pictures in 3 columns",
                assertThrows(IllegalArgumentException.class, () -> PixelGrid.of(List.of(), 3))
                        .getMessage());
    }

    private static Pixels gray(int... values) {
        byte[] data = new byte[4];
        for (int i = 0; i < 4; i++) {
            data[i] = (byte) values[i];
        }
        return new Pixels(2, 2, 1, data);
    }
}

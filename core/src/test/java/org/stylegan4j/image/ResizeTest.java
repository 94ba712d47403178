package org.stylegan4j.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.stylegan4j.data.Fixtures;

class ResizeTest {
    @ParameterizedTest
    @CsvSource({"16,16", "64,64", "45,8"})
    void everyFilterEqualsPillow(int width, int height) {
        for (Filter filter : Filter.values()) {
            for (int channels : new int[] {1, 3}) {
                String kind = channels == 1 ? "gray" : "rgb";
                Pixels in = new Pixels(45, 33, channels, Fixtures.file("resize-" + kind + ".raw"));
                String name =
                        "resize-%s-%s-%dx%d".formatted(kind, filter.name().toLowerCase(Locale.ROOT), width, height);
                assertEquals(0, Fixtures.worst(name, Resize.to(in, new ImageSize(width, height), filter)), name);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Filter.class)
    void aFlatPictureStaysFlat(Filter filter) {
        byte[] flat = new byte[50 * 30];
        java.util.Arrays.fill(flat, (byte) 201);
        for (byte b : Resize.to(new Pixels(50, 30, 1, flat), new ImageSize(7, 90), filter)
                .data()) {
            assertEquals((byte) 201, b);
        }
    }

    @ParameterizedTest
    @EnumSource(Filter.class)
    void theRightSizeIsLeftAlone(Filter filter) {
        Pixels p = Fixtures.picture(16, 8, 3, 1);
        assertSame(p, Resize.to(p, new ImageSize(16, 8), filter));
    }
}

package org.stylegan4j.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.data.source.ImageSource;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.data.source.SourceConfig;
import org.stylegan4j.image.ImageSize;
import org.stylegan4j.image.Pixels;
import org.stylegan4j.io.ProgressListener;

class DatasetInfoTest {
    private static final DatasetConfig CONFIG = DatasetConfig.DEFAULT;

    private static ListSource source(int pictures, int channels) {
        List<Optional<Pixels>> all = IntStream.range(0, pictures)
                .mapToObj(i -> Optional.of(Fixtures.picture(24, 20, channels, i)))
                .toList();
        Labels labels = Labels.ofClasses(IntStream.range(0, pictures).toArray(), List.of());
        return new ListSource(all, labels, false);
    }

    @Test
    void saysWhatTheDatasetWillBe() throws IOException {
        for (int channels : new int[] {1, 3}) {
            DatasetConfig config = CONFIG.withCond(true).withMirror(true).withSubset(5, 0);
            DatasetInfo outline = DatasetInfo.of(source(7, channels), config);
            try (Dataset d = Dataset.open(source(7, channels), config, ProgressListener.NONE)) {
                DatasetInfo whole = new DatasetInfo(
                        d.name(),
                        d.size(),
                        d.resolution(),
                        d.channels(),
                        d.labels().features());
                assertEquals(whole, outline);
            }
        }
        assertEquals(new DatasetInfo("list", 7, 64, 3, 0), DatasetInfo.of(source(7, 3), CONFIG.withResolution(64)));
    }

    @Test
    void looksAtFewPicturesAndLeavesTheSourceOpen() throws IOException {
        ListSource many = source(2000, 3);
        DatasetInfo.of(many, CONFIG);
        assertTrue(many.reads.get() < 70, "looked at " + many.reads);
        assertFalse(many.closed);
    }

    @Test
    void refusesWhatTheDatasetWould() {
        ListSource unlabelled = ListSource.of(Fixtures.picture(8, 8, 3, 0));
        assertEquals(
                "no labels: list",
                assertThrows(IllegalArgumentException.class, () -> DatasetInfo.of(unlabelled, CONFIG.withCond(true)))
                        .getMessage());
        assertEquals(
                "number of images must be between 1 and 7: 8",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> DatasetInfo.of(source(7, 3), CONFIG.withSubset(8, 0)))
                        .getMessage());
    }

    @TempDir
    Path folder;

    @Test
    void headersThatLieBehindTheFirstPartOfAFileAreFound() throws IOException {
        BufferedImage wide = new BufferedImage(640, 300, BufferedImage.TYPE_INT_RGB);
        for (String kind : List.of("tiff", "png")) {
            Path file = folder.resolve("wide." + kind);
            assertTrue(ImageIO.write(wide, kind, file.toFile()));
        }
        byte[] png = Files.readAllBytes(folder.resolve("wide.png"));
        assertTrue(Files.size(folder.resolve("wide.tiff")) > 1 << 18);
        // Its own first bytes, then what nobody needs.
        Files.write(folder.resolve("long.png"), java.util.Arrays.copyOf(png, 1 << 20));
        try (ImageSource source = ImageSources.open(folder.toString(), SourceConfig.DEFAULT)) {
            for (int i = 0; i < source.size(); i++) {
                assertEquals(new ImageSize(640, 300), source.extent(i), source.id(i));
            }
        }
    }
}

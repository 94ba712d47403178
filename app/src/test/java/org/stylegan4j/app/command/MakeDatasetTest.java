package org.stylegan4j.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.app.Commands;
import org.stylegan4j.app.SampleImages;

class MakeDatasetTest {
    @TempDir
    Path folder;

    private final Commands commands = new Commands();

    private Path images() throws IOException {
        return SampleImages.write(folder.resolve("pets"), 4, 16, 3);
    }

    @Test
    void folderBecomesAZipWithLabelsAndPreview() throws IOException {
        Path zip = folder.resolve("pets.zip");
        Path grid = folder.resolve("grid.png");
        int code = commands.run(
                "dataset", images(), zip, "--transform", "center-crop", "--resolution", 8, "--cond", "--preview", grid);
        assertEquals(0, code, commands.err());
        assertEquals(
                "4 images of 8x8 in " + zip + System.lineSeparator() + "preview: " + grid,
                commands.out().strip());
        assertTrue(Files.exists(zip));
        assertEquals(8 * 8, ImageIO.read(grid.toFile()).getWidth());
    }

    @Test
    void leftOutImagesAreNamed() throws IOException {
        Path images = images();
        Files.writeString(images.resolve("broken.png"), "no picture");
        assertEquals(0, commands.run("dataset", images, folder.resolve("out")), commands.err());
        assertTrue(commands.out().startsWith("left out: broken.png: "), commands.out());
        assertTrue(commands.out().contains("4 images of 16x16 in "), commands.out());
    }

    @Test
    void wideCropKeepsFourToThreeUnlessAHeightIsGiven() throws IOException {
        Path out = folder.resolve("wide");
        assertEquals(
                0,
                commands.run("dataset", images(), out, "--transform", "center-crop-wide", "--resolution", "16"),
                commands.err());
        assertEquals(
                0xff000000,
                ImageIO.read(out.resolve("00000/img00000000.png").toFile()).getRGB(3, 1));
    }

    @Test
    void builtInFacesAreDrawnInTheSizeAskedFor() throws IOException {
        Path out = folder.resolve("faces");
        assertEquals(0, commands.run("dataset", "faces", out, "--resolution", 64, "--max-images", 3), commands.err());
        assertEquals("3 images of 64x64 in " + out, commands.out().strip());
    }

    @Test
    void mistakesAreOneLine() throws IOException {
        Path dest = folder.resolve("x");
        assertEquals(2, commands.run("dataset", images(), dest, "--transform", "crop"));
        assertEquals(
                "stylegan4j: unknown transform 'crop'; known: none, center_crop, center_crop_wide",
                commands.err().strip());
        Commands second = new Commands();
        assertEquals(2, second.run("dataset", images(), dest, "--resolution", "big"));
        assertEquals(
                "stylegan4j: expected a resolution such as 256 or 512x384 but was big",
                second.err().strip());
        Commands third = new Commands();
        assertEquals(2, third.run("dataset", folder.resolve("none"), dest));
        assertTrue(third.err().startsWith("stylegan4j: no such file or folder: "), third.err());
        assertFalse(Files.exists(dest));
    }
}

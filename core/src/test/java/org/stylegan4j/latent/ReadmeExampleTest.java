package org.stylegan4j.latent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.tensor.NoLeaks;

@ExtendWith(NoLeaks.class)
class ReadmeExampleTest {
    private static final String START = "throws IOException {\n";
    private static final String END = "    }\n}\n";

    @TempDir
    Path folder;

    @Test
    void exampleDrawsAPicture() throws IOException {
        Path network = SampleNetworks.write(folder.resolve("network-snapshot-000001.safetensors"), 3, 0);
        Path png = folder.resolve("face.png");
        ReadmeExample.draw(network.getParent().toString(), png.toString());
        assertEquals(16, ImageIO.read(png.toFile()).getWidth());
    }

    @Test
    void readmeQuotesTheExample() throws IOException {
        String source = Files.readString(Path.of("src/test/java/org/stylegan4j/latent/ReadmeExample.java"));
        String body = source.substring(source.indexOf(START) + START.length(), source.lastIndexOf(END));
        String quote = "```java\n" + body.stripTrailing().stripIndent() + "\n```\n";
        assertTrue(Files.readString(Path.of("../README.md")).contains(quote), quote);
    }
}

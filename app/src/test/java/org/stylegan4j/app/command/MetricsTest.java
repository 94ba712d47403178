package org.stylegan4j.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.app.Commands;
import org.stylegan4j.app.SampleImages;
import org.stylegan4j.latent.SampleNetworks;
import org.stylegan4j.metric.TinyDetectors;
import org.stylegan4j.tensor.NoLeaks;

@ExtendWith(NoLeaks.class)
class MetricsTest {
    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static Path real;
    private static Path fake;
    private static Path inception;
    private static Path vgg16;
    private final Commands commands = new Commands();

    @BeforeAll
    static void write() throws IOException {
        real = SampleImages.write(shared.resolve("real"), 20, 16, 3);
        fake = SampleImages.write(shared.resolve("fake"), 12, 16, 1);
        inception = TinyDetectors.write("inception.pt", shared);
        vgg16 = TinyDetectors.write("vgg16.pt", shared);
    }

    private int pair(Object... more) {
        return run(List.of("--real", real, "--fake", fake), more);
    }

    private int run(List<Object> first, Object... more) {
        List<Object> words = new ArrayList<>(List.of("metrics", "--cache", folder.resolve("cache")));
        words.addAll(List.of("--inception", inception, "--vgg16", vgg16, "--device", "cpu"));
        words.addAll(first);
        words.addAll(List.of(more));
        return commands.run(words.toArray());
    }

    @Test
    void twoFoldersAreComparedAndTheScoreSaysHow() {
        assertEquals(0, pair("--metrics", "fid,kid,is,pr,dc"), commands.err());
        String out = commands.out();
        assertTrue(out.lines().anyMatch(l -> l.matches("fid \\d.*")), out);
        assertTrue(out.lines().anyMatch(l -> l.matches("is_mean 1\\.\\d+  is_std .*")), out);
        assertTrue(out.lines().anyMatch(l -> l.matches("pr_precision .*  pr_recall .*")), out);
        assertTrue(out.contains("  stylegan2, 12 fake, 20 real, resizer tf1-bilinear-299, inception-2015-12-05"), out);
        String err = commands.err();
        assertTrue(err.contains("warning: fid: not the published inception-2015-12-05.pt"), err);
        assertTrue(err.contains("warning: pr: not the published vgg16.pt"), err);
        assertEquals(2, err.lines().filter(l -> l.contains("not the published")).count(), err);
    }

    @Test
    void jsonIsOneObject() throws IOException {
        assertEquals(0, pair("--metrics", "fid,pr", "--json", "--protocol", "torch-fidelity"), commands.err());
        JsonNode all = new ObjectMapper().readTree(commands.out());
        assertTrue(all.path("fid").path("results").path("fid").isNumber(), commands.out());
        assertEquals(
                "torch-fidelity", all.path("fid").path("protocol").path("name").asText());
        assertTrue(all.path("pr").path("results").has("pr_recall"), commands.out());
    }

    @Test
    void theSecondTimeFeaturesAreThere() throws IOException {
        assertEquals(0, pair("--metrics", "fid"), commands.err());
        long files = parts();
        assertEquals(2, files);
        Files.move(fake.resolve("cat"), fake.resolve("kitten"));
        try {
            assertEquals(0, pair("--metrics", "fid"), commands.err());
        } finally {
            Files.move(fake.resolve("kitten"), fake.resolve("cat"));
        }
    }

    private long parts() throws IOException {
        try (var all = Files.walk(folder.resolve("cache/features"))) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void networkIsMeasuredAndLoggedInItsRun() throws IOException {
        Path run = Files.createDirectories(folder.resolve("run"));
        Files.writeString(run.resolve("training_options.json"), "{}");
        Path net = SampleNetworks.write(run.resolve("network-snapshot-000064.safetensors"), 3, 0);
        int code = run(List.of("--network", net, "--data", real), "--metrics", "fid50k_full,pr50k3", "--samples", "24");
        assertEquals(0, code, commands.err());
        assertTrue(commands.out().contains("24 fake, 20 real"), commands.out());
        assertTrue(commands.out().contains("psi 1.0"), commands.out());
        JsonNode line = new ObjectMapper().readTree(Files.readString(run.resolve("metric-fid50k_full.jsonl")));
        assertEquals("network-snapshot-000064.safetensors", line.get("snapshot").asText());
        assertTrue(line.get("results").get("fid50k_full").isNumber());
        assertTrue(Files.exists(run.resolve("metric-pr50k3.jsonl")));
    }

    @Test
    void classesOfAConditionalNetworkAreThoseOfTheImages() throws IOException {
        Path net = SampleNetworks.write(folder.resolve("pets.safetensors"), 3, 2);
        assertEquals(
                0,
                run(List.of("--network", net, "--data", real), "--metrics", "kid50k_full", "--samples", "16"),
                commands.err());
        assertTrue(commands.out().startsWith("kid50k_full "), commands.out());
    }

    @Test
    void networksWithoutIntermediateLatentsAreMeasuredToo() throws IOException {
        Path growing = SampleNetworks.writeGrowing(folder.resolve("growing.safetensors"), 2);
        Path multiScale = SampleNetworks.writeMultiScale(folder.resolve("scales.safetensors"));
        for (Path net : List.of(growing, multiScale)) {
            int code = run(
                    List.of("--network", net, "--data", real),
                    "--metrics",
                    "fid50k_full,kid50k,pr50k3,is50k,ppl_zfull,ppl_zend,swd16k,msssim10k,ls",
                    "--samples",
                    "16");
            assertEquals(0, code, commands.err());
            assertTrue(commands.out().contains("ppl_zend "), commands.out());
            assertTrue(commands.out().contains("ls_z "), commands.out());
        }
    }

    @Test
    void whatNeedsWOfANetworkWithoutIsRefused() throws IOException {
        Path net = SampleNetworks.writeGrowing(folder.resolve("growing.safetensors"), 0);
        assertEquals(
                2,
                run(List.of("--network", net, "--data", real), "--metrics", "ppl2_wend", "--samples", "16"),
                commands.err());
        assertMistake("ppl2_wend needs intermediate latents, which this network has not");
    }

    @Test
    void aNetworkWithoutIntermediateLatentsHasNoTruncation() throws IOException {
        Path net = SampleNetworks.writeGrowing(folder.resolve("growing.safetensors"), 0);
        assertEquals(2, run(List.of("--network", net, "--data", real), "--trunc", "0.7"));
        assertMistake("a network without intermediate latents has no truncation: 0.7");
    }

    @Test
    void namesAreListed() {
        assertEquals(0, commands.run("metrics", "--list"));
        assertTrue(commands.out().contains("fid50k_full"), commands.out());
    }

    private void assertMistake(String start) {
        assertTrue(commands.err().startsWith("stylegan4j: " + start), commands.err());
        assertEquals(1, commands.err().strip().lines().count(), commands.err());
    }

    @Test
    void missingDetectorIsOneLineBeforeAnythingIsMeasured() {
        int code = commands.run("metrics", "--real", real, "--fake", fake, "--metrics", "fid", "--cache", folder);
        assertEquals(2, code);
        assertMistake("no detector " + folder.resolve("detectors/inception-2015-12-05.pt") + ": place https://");
    }

    @Test
    void whatIsMeasuredMustBeNamed() {
        assertEquals(2, commands.run("metrics"));
        assertMistake("name either a network by --network, or two sets of images by --real and --fake");
    }

    @Test
    void unknownMetricListsTheKnownOnes() {
        assertEquals(2, pair("--metrics", "fid,beauty"));
        assertMistake("unknown metric 'beauty'; known: fid, kid");
    }

    @Test
    void unknownProtocolListsTheKnownOnes() {
        assertEquals(2, pair("--metrics", "fid", "--protocol", "mine"));
        assertMistake("unknown protocol 'mine'; known: stylegan2, ");
    }

    @Test
    void networkThatDoesNotKnowItsImagesAsksForThem() throws IOException {
        Path net = SampleNetworks.write(folder.resolve("net.safetensors"), 3, 0);
        assertEquals(2, run(List.of("--network", net), "--metrics", "fid50k_full"));
        assertMistake("the network file does not say what it was trained on; name images by --data");
    }
}

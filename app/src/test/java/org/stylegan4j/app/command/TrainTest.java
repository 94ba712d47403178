package org.stylegan4j.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.app.Commands;
import org.stylegan4j.app.SampleImages;
import org.stylegan4j.app.TinyTraining;
import org.stylegan4j.data.Fingerprint;
import org.stylegan4j.format.Checkpoint;
import org.stylegan4j.format.files.NetworkFiles;
import org.stylegan4j.io.ProgressListener;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.train.DatasetData;
import org.stylegan4j.train.FoundImages;
import org.stylegan4j.train.run.RunDir;

@ExtendWith(NoLeaks.class)
class TrainTest {
    @TempDir
    static Path shared;

    @TempDir
    Path outdir;

    private static Path images;
    private Commands commands = new Commands();

    @BeforeAll
    static void write() throws IOException {
        images = SampleImages.write(shared.resolve("pets"), 8, 8, 3);
    }

    private int train(Object... more) {
        commands = new Commands();
        return commands.run(TinyTraining.command(images, outdir, more).toArray());
    }

    private List<Path> runs() throws IOException {
        try (Stream<Path> runs = Files.list(outdir)) {
            return runs.sorted().toList();
        }
    }

    private Path file(String name) throws IOException {
        return runs().get(0).resolve(name);
    }

    @Test
    void trainingShowsTablesThenALinePerTick() throws IOException {
        assertEquals(0, train(), commands.err());
        String out = commands.out();
        assertTrue(out.contains("data: pets, 8 images of 8x8"), out);
        assertTrue(out.contains("synthesis.b8.conv0"), out);
        assertTrue(out.contains("Discriminator"), out);
        assertTrue(
                out.lines().anyMatch(l -> l.matches("kimg 0\\.008/0\\.016 .*img/s  G .*  D .*signs.*GiB  left .*")),
                out);
        assertTrue(out.contains("finished at 0.016 kimg"), out);
        assertTrue(out.contains("generate --network " + runs().get(0)), out);
        assertTrue(Files.exists(file("network-snapshot-000000.safetensors")));
        assertTrue(Files.exists(file("fakes_init.png")));
    }

    @Test
    void whatWasTrainedCanBeDrawn() throws IOException {
        train();
        Path pictures = outdir.resolve("pictures");
        assertEquals(0, commands.run("generate", "--network", runs().get(0), "--seeds", "1-3", "--out", pictures));
        assertTrue(Files.exists(pictures.resolve("seed0002.png")));
    }

    @Test
    void finishedTrainingStartsAnewUnderTheNextNumber() throws IOException {
        train();
        train();
        assertEquals(2, runs().size());
        assertTrue(runs().get(1).getFileName().toString().startsWith("00001-pets8-auto-batch4"), runs().toString());
    }

    @Test
    void resumeGoesOnToMoreImages() throws IOException {
        train();
        assertEquals(0, commands.run("train", "--resume", runs().get(0), "--kimg", "0.024"), commands.err());
        String out = commands.out();
        assertTrue(out.contains("going on at 0.016 of 0.024 kimg"), out);
        assertTrue(out.contains("finished at 0.024 kimg"), out);
        assertEquals(1, runs().size());
    }

    @Test
    void resumeOfOtherImagesIsRefused() throws IOException {
        Path changing = SampleImages.write(outdir.resolve("changing"), 4, 8, 3);
        Path runs = outdir.resolve("runs");
        assertEquals(0, commands.run(TinyTraining.command(changing, runs).toArray()), commands.err());
        SampleImages.write(changing, 6, 8, 3);
        Path run = runs.resolve("00000-changing8-auto-batch4-kimg0.016");
        assertEquals(2, commands.run("train", "--resume", run), commands.err());
        assertEquals(
                "stylegan4j: images have changed since the training began: " + changing,
                commands.err().strip());
    }

    /** Writes the fingerprint of the first run as earlier releases made it, and returns it. */
    private String writeOldFingerprint() throws IOException {
        RunDir run = RunDir.open(runs().get(0));
        try (DatasetData data = DatasetData.of(
                FoundImages.of(run.config().data(), 0).decode(ProgressListener.NONE),
                Fingerprint.PLAIN,
                ProgressListener.NONE)) {
            String old = data.facts().hash();
            Path options = file("training_options.json");
            Files.writeString(
                    options, Files.readString(options).replace(run.data().hash(), old));
            return old;
        }
    }

    @Test
    void resumeOfARunWithAnOldFingerprintKeepsIt() throws IOException {
        train();
        String old = writeOldFingerprint();
        assertEquals(0, commands.run("train", "--resume", runs().get(0), "--kimg", "0.024"), commands.err());
        assertTrue(commands.out().contains("finished at 0.024 kimg"), commands.out());
        assertEquals(old, RunDir.open(runs().get(0)).data().hash());
        try (Checkpoint last = NetworkFiles.read(file("network-snapshot-000000.safetensors"))) {
            assertEquals(old, last.provenance().dataHash());
        }
    }

    @Test
    void sameCommandFindsARunWithAnOldFingerprint() throws IOException {
        train();
        writeOldFingerprint();
        try (Stream<Path> files = Files.list(runs().get(0))) {
            for (Path state : files.filter(f -> f.getFileName().toString().startsWith("training-state"))
                    .toList()) {
                Files.delete(state); // as if it had been stopped early
            }
        }
        assertEquals(0, train(), commands.err());
        assertEquals(1, runs().size());
    }

    @Test
    void whatMemoryMayNotHoldGoesWhereTheUserSays() throws IOException {
        // More than half of any heap that runs this test.
        commands = new Commands();
        Path none = outdir.resolve("none");
        assertEquals(
                2,
                commands.run("train", "--outdir", outdir, "--data", "faces", "--resolution", "256", "--spill", none));
        assertTrue(
                commands.err().startsWith("stylegan4j: no such folder for decoded images, which need 9.8 GB"),
                commands.err());
        assertEquals(List.of(), runs());
    }

    @Test
    void dryRunPrintsSettingsAndTrainsNothing() throws IOException {
        assertEquals(0, train("--gamma", "3.5", "--dry-run"), commands.err());
        assertTrue(commands.out().contains("\"gamma\" : 3.5"), commands.out());
        assertTrue(commands.out().contains("mapping.fc0"), commands.out());
        assertEquals(List.of(), runs());
    }

    @Test
    void initialWeightsAreTakenFromAFile() throws IOException {
        train();
        Path file = file("network-snapshot-000000.safetensors");
        assertEquals(0, train("--init-from", file, "--desc", "second"), commands.err());
        assertTrue(commands.out().lines().anyMatch(l -> l.matches("(\\d+) of \\1 tensors taken over")), commands.out());
        assertTrue(runs().get(1).toString().endsWith("-second"), runs().toString());
        List<String> lines = Files.readAllLines(runs().get(1).resolve("init-from.txt"));
        assertTrue(lines.contains("taken over: G_ema.synthesis.b8.conv0.weight"), lines.toString());
    }

    @Test
    void whatDoesNotFitOfInitialWeightsIsSaid() throws IOException {
        train();
        Path file = file("network-snapshot-000000.safetensors");
        assertEquals(0, train("--init-from", file, "--set", "networks.wDim=6", "--desc", "other"), commands.err());
        assertTrue(commands.out().contains(" tensors taken over; of another shape: G.synthesis."), commands.out());
        List<String> lines = Files.readAllLines(runs().get(1).resolve("init-from.txt"));
        assertTrue(lines.contains("of another shape: G.synthesis.b8.conv1.affine.weight"), lines.toString());
        assertTrue(lines.contains("taken over: D.b8.conv0.weight"), lines.toString());
    }

    @Test
    void unreadableImagesAreListedInTheRun() throws IOException {
        Path some = SampleImages.write(outdir.resolve("some"), 4, 8, 3);
        Files.writeString(some.resolve("broken.png"), "no picture");
        Path runs = outdir.resolve("runs");
        assertEquals(0, commands.run(TinyTraining.command(some, runs).toArray()), commands.err());
        Path list = runs.resolve("00000-some8-auto-batch4-kimg0.016/skipped.txt");
        assertTrue(commands.out().contains("1 images left out, listed in " + list), commands.out());
        assertTrue(Files.readString(list).startsWith("broken.png: "), Files.readString(list));
    }

    @Test
    void divergedTrainingIsOneLineThatNamesThePhase() {
        assertEquals(1, train("--glr", "1e30", "--kimg", "1"));
        assertTrue(
                commands.err().matches("(?s)stylegan4j: .* became NaN or infinite in step \\d+; .*"), commands.err());
        assertFalse(commands.err().contains("\tat "), commands.err());
    }

    @Test
    void withoutOptionsTheBuiltInFacesAreTrainedOn() {
        assertEquals(0, commands.run("train", "--device", "cpu", "--outdir", outdir, "--dry-run"), commands.err());
        assertTrue(commands.out().startsWith("data: faces, 50000 images of 32x32"), commands.out());
        assertTrue(commands.out().contains("\"preset\" : \"laptop\""), commands.out());
    }

    private void assertMistake(String message) throws IOException {
        assertEquals("stylegan4j: " + message, commands.err().strip());
        assertEquals(List.of(), runs());
    }

    @Test
    void badValuesAreOneLine() throws IOException {
        assertEquals(2, train("--batch-gpu", "3"));
        assertMistake("batch must be a multiple of batch-gpu: 4, 3");
        assertEquals(2, train("--gamma", "-1"));
        assertMistake("penalty weight (gamma) must not be negative: -1.0");
        assertEquals(2, train("--set", "data.resolution=0"));
        assertMistake("resolution must be a power of two: 0");
        assertEquals(2, train("--set", "data.resolution=4"));
        assertMistake("resolution must be a power of two from 8 to 1024: 4");
        assertEquals(2, dryRun("--batch", "6"));
        assertTrue(
                commands.err().startsWith("stylegan4j: images at once must be divisible by the minibatch stddev group"),
                commands.err());
        assertEquals(2, dryRun("--model", "progan", "--kimg", "0.5"));
        assertTrue(
                commands.err().startsWith("stylegan4j: training ends before 8x8 has faded in: 0.5 of "),
                commands.err());
        assertEquals(2, train("--set", "machine.precision=fp16"));
        assertMistake("fp16 needs a CUDA device; use bf16 or fp32 on cpu");
        assertEquals(2, train("--init-from", "no/such/file"));
        assertMistake("no such file: no/such/file");
        assertEquals(2, train("--kimg", "many"));
        assertMistake("bad value of setting totalKimg: many is not a number");
        assertEquals(2, train("--set", "loss.gama=1"));
        assertTrue(commands.err().startsWith("stylegan4j: unknown setting 'gama'; known: form, "), commands.err());
    }

    private int dryRun(String... options) {
        commands = new Commands();
        List<Object> words = new ArrayList<>(List.of("train", "--data", images, "--outdir", outdir));
        words.addAll(List.of("--resolution", "8", "--device", "cpu", "--dry-run"));
        words.addAll(List.of(options));
        return commands.run(words.toArray());
    }

    @Test
    void configIsAPresetOfStyleGan2() {
        assertEquals(0, dryRun("--config", "D", "--preset", "laptop"), commands.err());
        assertTrue(commands.out().contains("\"styles\" : \"demodulated\""), commands.out());
        assertEquals(0, dryRun("--config", "E-Gorig-Dskip", "--cmax", "8"), commands.err());
        assertTrue(commands.out().contains("\"generator\" : \"orig\""), commands.out());
    }

    @Test
    void configsThatCannotWorkAreOneLine() throws IOException {
        assertEquals(2, dryRun("--config", "A", "--preset", "laptop", "--precision", "bf16"));
        assertTrue(commands.err().startsWith("stylegan4j: "), commands.err());
        assertEquals(1, commands.err().lines().count(), commands.err());
        assertEquals(2, dryRun("--config", "A", "--model", "progan"));
        assertMistake("--config belongs to --model stylegan2: progan");
        assertEquals(2, dryRun("--config", "A", "--preset", "auto"));
        assertMistake("--config is a preset: leave out --preset, or make it laptop: auto");
        assertEquals(2, dryRun("--config", "G"));
        assertTrue(
                commands.err().startsWith("stylegan4j: unknown config 'G'; known: a, b, c, d, e, f, e-gorig-dorig"),
                commands.err());
        assertEquals(2, dryRun("--config", "G", "--preset", "laptop"));
        assertTrue(commands.err().startsWith("stylegan4j: unknown config 'G' of laptop; known: "), commands.err());
    }

    @Test
    void missingImagesAreOneLine() throws IOException {
        assertEquals(2, commands.run("train", "--data", outdir.resolve("none"), "--outdir", outdir));
        assertTrue(
                commands.err().startsWith("stylegan4j: no such file or folder: " + outdir.resolve("none")),
                commands.err());
    }

    @Test
    void resumeNeedsTheFolderOfATraining() {
        assertEquals(2, commands.run("train", "--resume", outdir));
        assertEquals(
                "stylegan4j: not the folder of a training (no training_options.json): " + outdir,
                commands.err().strip());
    }

    @Test
    void resumeWithOtherImagesOrPresetIsRefused() {
        assertEquals(2, commands.run("train", "--resume", outdir, "--preset", "auto"));
        assertEquals(
                "stylegan4j: --resume keeps model, preset and data: leave out --model, --config, --preset, --data and"
                        + " --new",
                commands.err().strip());
    }
}

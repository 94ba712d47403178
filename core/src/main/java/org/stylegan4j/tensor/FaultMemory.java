package org.stylegan4j.tensor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;
import org.stylegan4j.tensor.ConvolutionKind.Filling;

/**
 * Remembers what oneDNN computes wrongly, one small file for each library on each processor, since trying it takes longer than all
 * else at a start. What cannot be read or written only costs a new trial.
 *
 * @param folder where the files are; it need not exist
 */
record FaultMemory(Path folder) {
    /** Changes with the trials and with the file's form. */
    private static final String HEAD = "oneDNN, trials 1";

    private static final String END = "end";

    private static final Path CPUINFO = Path.of("/proc/cpuinfo");

    /** Beside the unpacked native libraries. */
    static FaultMemory standard() throws IOException {
        return new FaultMemory(Loader.getCacheDir().toPath());
    }

    /** What a verdict depends on: library, processor as the system shows it, threads, and oneDNN's own settings. */
    static String key() {
        Map<String, String> settings = new TreeMap<>(System.getenv());
        settings.keySet().removeIf(name -> !name.matches("(ONEDNN|DNNL|ATEN)_.*"));
        return String.join(
                "\n",
                Engine.version(),
                Loader.getPlatform() + (Natives.isGpuBuild() ? " with CUDA" : ""),
                torch.get_num_threads() + " threads",
                settings.toString(),
                processor());
    }

    /** The first processor without what differs from core to core and from minute to minute. */
    private static String processor() {
        try {
            return Files.readAllLines(CPUINFO).stream()
                    .takeWhile(line -> !line.isBlank())
                    .filter(line -> !line.matches("(processor|cpu MHz|bogomips|.*apicid|core id|physical id)\\s*:.*"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return System.getProperty("os.arch") + System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", "");
        }
    }

    /** What is remembered, else what the trial finds, which is remembered. */
    ConvolutionFaults get(String key, Supplier<ConvolutionFaults> trial) {
        Path file = folder.resolve("stylegan4j-onednn-" + digest(key) + ".txt");
        return read(file).orElseGet(() -> {
            ConvolutionFaults found = trial.get();
            write(file, found);
            return found;
        });
    }

    private static Optional<ConvolutionFaults> read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            int last = lines.size() - 1;
            if (last < 1 || !lines.get(0).equals(HEAD) || !lines.get(last).equals(END)) {
                return Optional.empty();
            }
            Set<ConvolutionKind> kinds = new HashSet<>();
            for (String line : lines.subList(1, last)) {
                String[] words = line.split(" ", 3);
                kinds.add(new ConvolutionKind(
                        DType.valueOf(words[0]), words[1].equals("last"), Filling.valueOf(words[2])));
            }
            return Optional.of(new ConvolutionFaults(kinds));
        } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static void write(Path file, ConvolutionFaults faults) {
        List<String> lines = new ArrayList<>(List.of(HEAD));
        for (ConvolutionKind kind : faults.kinds()) {
            lines.add(kind.format() + (kind.channelsLast() ? " last " : " first ") + kind.filling());
        }
        lines.add(END);
        try {
            Files.createDirectories(file.getParent());
            Path whole = Files.createTempFile(file.getParent(), "stylegan4j-onednn-", ".tmp");
            try {
                Files.write(whole, lines);
                Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(whole);
            }
        } catch (IOException e) {
            return; // the next start tries again
        }
    }

    private static String digest(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

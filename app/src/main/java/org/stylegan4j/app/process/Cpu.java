package org.stylegan4j.app.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the processor says of itself.
 *
 * @param name as in {@code AMD EPYC 9755}, empty when the system does not tell
 * @param flags instruction sets under Linux's names, empty when the system does not tell
 */
public record Cpu(String name, Set<String> flags) {
    private static final Path CPUINFO = Path.of("/proc/cpuinfo");

    /** Instructions that multiply bf16 numbers; without one of these libtorch converts back and forth. */
    private static final List<String> BF16 = List.of("amx_bf16", "avx512_bf16");

    public Cpu {
        flags = Set.copyOf(flags);
    }

    /** This machine's, as far as the system tells. */
    static Cpu detect() {
        if (!Files.isReadable(CPUINFO)) {
            return new Cpu("", Set.of());
        }
        try {
            return parse(Files.readString(CPUINFO));
        } catch (IOException e) {
            return new Cpu("", Set.of()); // only a report: do not fail over it
        }
    }

    /** Reads the first processor of Linux's {@code /proc/cpuinfo}. */
    static Cpu parse(String cpuinfo) {
        Map<String, String> first = cpuinfo.lines()
                .takeWhile(line -> !line.isBlank())
                .map(line -> line.split(":", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(p -> p[0].strip(), p -> p[1].strip(), (a, b) -> a, LinkedHashMap::new));
        String flags = first.getOrDefault("flags", "");
        Set<String> names = flags.isBlank() ? Set.of() : Set.copyOf(Arrays.asList(flags.split("\\s+")));
        return new Cpu(first.getOrDefault("model name", ""), names);
    }

    /** In plain words, whether half-width numbers pay. */
    public String bf16() {
        if (flags.isEmpty()) {
            return "whether bf16 is fast is not known here; --precision auto tries it";
        }
        List<String> has = BF16.stream().filter(flags::contains).toList();
        return has.isEmpty()
                ? "bf16 is slow here (no avx512_bf16 or amx_bf16), fp32 is the choice"
                : "bf16 is fast (" + String.join(", ", has) + ")";
    }

    /** Whether the flags are known and lack the instructions that libtorch's fast kernels need. */
    boolean lacksAvx2() {
        return !flags.isEmpty() && !flags.contains("avx2");
    }
}

package org.stylegan4j.tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Where Linux tells which processors this process may run on and which of them share a core. Two threads on one core compute no
 * faster than one, so that libtorch's count, which many virtual machines and sandboxes bring down to one, is not asked.
 *
 * @param proc as {@code /proc}
 * @param cpus as {@code /sys/devices/system/cpu}
 */
record Cores(Path proc, Path cpus) {
    static final Cores LINUX = new Cores(Path.of("/proc"), Path.of("/sys/devices/system/cpu"));

    private static final String ALLOWED = "Cpus_allowed_list:";

    /**
     * How many threads one operation should use.
     *
     * @param environment of the process; the first number of {@code OMP_NUM_THREADS} outweighs all else
     * @param processors that affinity and the container's quota leave, as Java counts them
     * @param counted by libtorch, for systems that do not tell
     */
    int threads(Map<String, String> environment, int processors, int counted) {
        Optional<Integer> wanted = first(environment.getOrDefault("OMP_NUM_THREADS", ""));
        if (wanted.isPresent()) {
            return wanted.get();
        }
        int cores = Files.isDirectory(proc) ? physical().orElse(processors) : counted;
        return Math.max(1, Math.min(cores, processors));
    }

    /** The first of numbers with commas, as OpenMP reads them; none when it is not a positive number. */
    private static Optional<Integer> first(String list) {
        String number = list.split(",", 2)[0].strip();
        return number.matches("[1-9]\\d{0,4}") ? Optional.of(Integer.parseInt(number)) : Optional.empty();
    }

    /** The cores of the processors that affinity allows; none when the system does not say which these are. */
    Optional<Integer> physical() {
        List<Integer> allowed = allowed();
        long cores = allowed.stream().map(this::core).distinct().count();
        return allowed.isEmpty() ? Optional.empty() : Optional.of((int) cores);
    }

    /** How many processors affinity allows, two for a core that runs two threads; 0 when the system does not tell. */
    int processors() {
        return allowed().size();
    }

    private List<Integer> allowed() {
        try {
            return Files.readAllLines(proc.resolve("self/status")).stream()
                    .filter(line -> line.startsWith(ALLOWED))
                    .findFirst()
                    .map(line -> List.copyOf(ranges(line.substring(ALLOWED.length()))))
                    .orElse(List.of());
        } catch (IOException | IllegalArgumentException e) {
            return List.of(); // a sandbox that hides it
        }
    }

    /**
     * The processors of a core, as the system writes them: older kernels know the second file only, some virtual machines none. A
     * processor that nothing is said of is a core.
     */
    private String core(int cpu) {
        Path topology = cpus.resolve("cpu" + cpu).resolve("topology");
        return read(topology.resolve("core_cpus_list"))
                .or(() -> read(topology.resolve("thread_siblings_list")))
                .orElse(Integer.toString(cpu));
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            return Optional.empty(); // only a hint
        }
    }

    /** Reads {@code 0-3,8}. */
    private static TreeSet<Integer> ranges(String list) {
        TreeSet<Integer> all = new TreeSet<>();
        for (String part : list.strip().split(",", -1)) {
            String[] ends = part.split("-", -1);
            IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
                    .forEach(all::add);
        }
        return all;
    }
}

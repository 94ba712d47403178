package org.stylegan4j.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoresTest {
    private static final Map<String, String> NOTHING = Map.of();

    @TempDir
    private Path dir;

    private Cores cores;

    @BeforeEach
    void make() {
        cores = new Cores(dir.resolve("proc"), dir.resolve("cpu"));
    }

    private void allow(String list) throws IOException {
        Files.createDirectories(dir.resolve("proc/self"));
        Files.writeString(dir.resolve("proc/self/status"), "Name:\tjava\nCpus_allowed_list:\t" + list + "\n");
    }

    private void topology(int cpu, String file, String siblings) throws IOException {
        Path folder = Files.createDirectories(dir.resolve("cpu/cpu" + cpu + "/topology"));
        Files.writeString(folder.resolve(file), siblings + "\n");
    }

    @ParameterizedTest
    @CsvSource({"0-7, 4", "'0,1,4,5', 2", "'0-2,7', 4", "3, 1"})
    void siblingsCountOnce(String allowed, int expected) throws IOException {
        allow(allowed);
        for (int cpu = 0; cpu < 8; cpu++) {
            topology(cpu, "thread_siblings_list", cpu % 4 + "," + (cpu % 4 + 4));
        }
        assertEquals(Optional.of(expected), cores.physical());
        assertEquals(expected, cores.threads(NOTHING, 8, 1));
    }

    @Test
    void aProcessorWithoutTopologyIsACore() throws IOException {
        allow("0-1");
        assertEquals(2, cores.threads(NOTHING, 2, 1));
        topology(0, "core_cpus_list", "0-1");
        topology(1, "core_cpus_list", "0-1");
        assertEquals(1, cores.threads(NOTHING, 2, 1));
    }

    @Test
    void theContainersQuotaLimits() throws IOException {
        allow("0-63");
        assertEquals(3, cores.threads(NOTHING, 3, 64));
        assertEquals(64, cores.processors());
    }

    @Test
    void whatIsHiddenIsTakenFromJavaAndWhereThereIsNoProcFromLibtorch() throws IOException {
        assertEquals(3, cores.threads(NOTHING, 8, 3));
        Files.createDirectories(dir.resolve("proc/self"));
        assertEquals(8, cores.threads(NOTHING, 8, 1));
        allow("nonsense");
        assertEquals(8, cores.threads(NOTHING, 8, 1));
        assertEquals(0, cores.processors());
    }

    @ParameterizedTest
    @CsvSource({"6, 6", "'3,2', 3", "' 5 ', 5", "0, 2", "-1, 2", "many, 2", "'', 2"})
    void theUsersNumberOutweighsTheMachines(String value, int expected) throws IOException {
        allow("0-1");
        assertEquals(expected, cores.threads(Map.of("OMP_NUM_THREADS", value), 2, 1));
    }
}

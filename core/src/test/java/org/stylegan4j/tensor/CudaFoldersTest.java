package org.stylegan4j.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CudaFoldersTest {
    private static final String PACKAGES = "lib/python3.11/site-packages/nvidia/";

    @TempDir
    private Path root;

    private Path folder(String path) throws IOException {
        return Files.createDirectories(root.resolve(path));
    }

    private Path toolkit(String name, String runtime) throws IOException {
        Path lib = folder("usr/local/" + name + "/lib64");
        Files.createFile(lib.resolve(runtime));
        return lib;
    }

    private List<Path> found(Map<String, String> environment, Path... given) {
        return new CudaFolders(environment, root).inOrder(List.of(given));
    }

    @Test
    void theUsersFoldersComeFirstThenTheEnvironmentsThenTheSystems() throws IOException {
        Path given = folder("given");
        Path listed = folder("listed");
        Path path = folder("path");
        Path virtual = folder("venv/" + PACKAGES + "cu13/lib");
        Path conda = folder("conda/" + PACKAGES + "cudnn/lib");
        Path toolkit = toolkit("cuda", "libcudart.so.13");
        Path profiler = folder("usr/local/cuda/extras/CUPTI/lib64");
        Path debian = folder("usr/lib/x86_64-linux-gnu");
        Path fedora = folder("usr/lib64");
        Map<String, String> environment = Map.of(
                "STYLEGAN4J_LIBRARIES", listed.toString(),
                "LD_LIBRARY_PATH", path + File.pathSeparator + root.resolve("not-there") + File.pathSeparator,
                "VIRTUAL_ENV", root.resolve("venv").toString(),
                "CONDA_PREFIX", root.resolve("conda").toString());
        assertEquals(
                List.of(given, listed, path, virtual, conda, toolkit, profiler, debian, fedora),
                found(environment, given));
    }

    @Test
    void aGivenFolderMayBeWhatPipMadeOrOneAboveTheFiles() throws IOException {
        Path given = folder("given");
        Path toolkits = folder("given/nvidia/cu13/lib");
        Path cudnn = folder("given/nvidia/cudnn/lib");
        Path below = folder("given/below");
        List<Path> found = found(Map.of(), given);
        assertEquals(
                List.of(given, toolkits, cudnn, below),
                found.stream().filter(f -> !f.endsWith("nvidia")).toList());
        assertTrue(found(Map.of(), folder("given/nvidia")).containsAll(List.of(toolkits, cudnn)));
    }

    @Test
    void severalEnvironmentsOfPythonAreSearchedForEveryPackage() throws IOException {
        Path cublas = folder("venv/" + PACKAGES + "cublas/lib");
        Path newer = folder("venv/lib/python3.14/site-packages/nvidia/cu13/lib");
        folder("venv/lib/python2.7/site-packages/nvidia/cublas/lib");
        folder("venv/" + PACKAGES + "cublas/include");
        assertEquals(
                List.of(cublas, newer),
                found(Map.of("VIRTUAL_ENV", root.resolve("venv").toString())));
    }

    @Test
    void theMachinesToolkitComesFirstThenTheNewest() throws IOException {
        Path old = toolkit("cuda-13.1", "libcudart.so.13");
        Path newest = toolkit("cuda-13.10", "libcudart.so.13");
        Path newer = toolkit("cuda-13.3", "libcudart.so.13");
        Path chosen = toolkit("cuda", "libcudart.so.13");
        assertEquals(List.of(chosen, newest, newer, old), found(Map.of()));
    }

    @Test
    void toolkitsOfOlderCudaAreLeftOutSinceSomeFilesHaveTheSameNames() throws IOException {
        Path chosen = toolkit("cuda", "libcudart.so.12");
        Path other = toolkit("cuda-12.9", "libcudart.so.12");
        List<Path> found = found(Map.of());
        assertFalse(found.contains(chosen) || found.contains(other), found.toString());
    }

    @Test
    void filesAreFoundInTheFirstFolderThatHasThem() throws IOException {
        Path first = folder("first");
        Path second = folder("second");
        Path file = Files.createFile(second.resolve("libnccl.so.2"));
        Files.createDirectories(first.resolve("libnccl.so.2"));
        assertEquals(
                file, CudaFolders.find("libnccl.so.2", List.of(first, second)).orElseThrow());
        assertTrue(CudaFolders.find("libnccl.so.3", List.of(first, second)).isEmpty());
    }
}

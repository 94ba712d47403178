package org.stylegan4j.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Empty files stand for CUDA's, and a list for the process that takes them in. */
class CudaLibrariesTest {
    /** What the ELF headers of libtorch name, in an order in which none comes before those that it names itself. */
    private static final List<String> ALL = List.of(
            "libcudart.so.13",
            "libnvrtc.so.13",
            "libnvJitLink.so.13",
            "libcupti.so.13",
            "libcublasLt.so.13",
            "libcublas.so.13",
            "libcufft.so.12",
            "libcurand.so.10",
            "libcusparse.so.12",
            "libcusolver.so.12",
            "libcufile.so.0",
            "libnccl.so.2",
            "libcudnn_graph.so.9",
            "libcudnn_ops.so.9",
            "libcudnn_cnn.so.9",
            "libcudnn_adv.so.9",
            "libcudnn.so.9");

    private final List<Path> loaded = new ArrayList<>();

    @TempDir
    private Path dir;

    @BeforeEach
    void fill() throws IOException {
        for (String file : ALL) {
            Files.createFile(dir.resolve(file));
        }
    }

    private String complaint(CudaLibraries libraries) {
        return assertThrows(IOException.class, libraries::load).getMessage();
    }

    @Test
    void allAreLoadedEachAfterThoseThatItNeeds() throws IOException {
        assertEquals(List.of(dir), new CudaLibraries(List.of(dir), loaded::add).load());
        assertEquals(ALL.stream().map(dir::resolve).toList(), loaded);
    }

    @Test
    void theFirstFolderThatHasAFileProvidesIt(@TempDir Path first) throws IOException {
        Path cufft = Files.createFile(first.resolve("libcufft.so.12"));
        List<Path> used = new CudaLibraries(List.of(first, dir), loaded::add).load();
        assertEquals(List.of(dir, first), used);
        assertEquals(cufft, loaded.get(ALL.indexOf("libcufft.so.12")));
        assertEquals(ALL.size(), loaded.size());
    }

    @Test
    void nothingIsLoadedWhileOneIsMissing() throws IOException {
        Files.delete(dir.resolve("libcudnn.so.9"));
        complaint(new CudaLibraries(List.of(dir), loaded::add));
        assertEquals(List.of(), loaded);
    }

    @Test
    void theSentenceListsWhatIsMissingAndThePackagesOfThatOnlyOnce() throws IOException {
        for (String file : List.of("libcublas.so.13", "libcublasLt.so.13", "libnccl.so.2", "libcudnn_cnn.so.9")) {
            Files.delete(dir.resolve(file));
        }
        assertEquals(
                "this is the CUDA build, and files of CUDA 13 are missing: libcublasLt.so.13, libcublas.so.13, libnccl.so.2,"
                        + " libcudnn_cnn.so.9; pip install --target DIR nvidia-cublas nvidia-nccl-cu13 nvidia-cudnn-cu13,"
                        + " then --libraries DIR",
                complaint(new CudaLibraries(List.of(dir), loaded::add)));
    }

    @Test
    void everyFileHasItsPackage() {
        String packages = complaint(new CudaLibraries(List.of(), loaded::add)).replaceAll(".* DIR (.*), then .*", "$1");
        assertEquals(
                List.of(
                        "nvidia-cuda-runtime",
                        "nvidia-cuda-nvrtc",
                        "nvidia-nvjitlink",
                        "nvidia-cuda-cupti",
                        "nvidia-cublas",
                        "nvidia-cufft",
                        "nvidia-curand",
                        "nvidia-cusparse",
                        "nvidia-cusolver",
                        "nvidia-cufile",
                        "nvidia-nccl-cu13",
                        "nvidia-cudnn-cu13"),
                List.of(packages.split(" ")));
    }

    @Test
    void aFileThatDoesNotLoadIsNamedWithItsReasonAndEndsTheLoading() {
        Path cupti = dir.resolve("libcupti.so.13");
        CudaLibraries libraries = new CudaLibraries(List.of(dir), file -> {
            if (file.equals(cupti)) {
                throw new UnsatisfiedLinkError(cupti + ": " + cupti + ": file too short"); // as Java words it
            }
            loaded.add(file);
        });
        assertEquals("a file of CUDA does not load: " + cupti + ": file too short", complaint(libraries));
        assertEquals(ALL.indexOf("libcupti.so.13"), loaded.size());
    }
}

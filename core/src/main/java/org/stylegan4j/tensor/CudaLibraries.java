package org.stylegan4j.tensor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * CUDA's own files, which the CUDA build of libtorch needs before it loads at all, even to compute on the processor. They are
 * loaded by their paths: the system's loader then has them by name, and neither a toolkit nor {@code LD_LIBRARY_PATH} is needed.
 * Where one is missing nothing is loaded, since libtorch would end the process on some machines.
 *
 * @param folders in the order of search
 * @param loader takes a library into the process, or throws {@link UnsatisfiedLinkError}
 */
record CudaLibraries(List<Path> folders, Consumer<Path> loader) {
    /** Whoever has this one has CUDA 13. */
    static final String RUNTIME = "libcudart.so.13";

    /**
     * All that libtorch 2.13 is linked to, each after those that it needs itself. The packages are NVIDIA's on PyPI; those of CUDA 13
     * have no suffix, but for what is not part of CUDA.
     */
    private static final List<Library> NEEDED = List.of(
            new Library(RUNTIME, "nvidia-cuda-runtime"),
            new Library("libnvrtc.so.13", "nvidia-cuda-nvrtc"),
            new Library("libnvJitLink.so.13", "nvidia-nvjitlink"),
            new Library("libcupti.so.13", "nvidia-cuda-cupti"),
            new Library("libcublasLt.so.13", "nvidia-cublas"),
            new Library("libcublas.so.13", "nvidia-cublas"),
            new Library("libcufft.so.12", "nvidia-cufft"),
            new Library("libcurand.so.10", "nvidia-curand"),
            new Library("libcusparse.so.12", "nvidia-cusparse"),
            new Library("libcusolver.so.12", "nvidia-cusolver"),
            new Library("libcufile.so.0", "nvidia-cufile"),
            new Library("libnccl.so.2", "nvidia-nccl-cu13"),
            new Library("libcudnn_graph.so.9", "nvidia-cudnn-cu13"),
            new Library("libcudnn_ops.so.9", "nvidia-cudnn-cu13"),
            new Library("libcudnn_cnn.so.9", "nvidia-cudnn-cu13"),
            new Library("libcudnn_adv.so.9", "nvidia-cudnn-cu13"),
            new Library("libcudnn.so.9", "nvidia-cudnn-cu13"));

    private record Library(String file, String wheel) {}

    CudaLibraries {
        folders = List.copyOf(folders);
    }

    /**
     * Loads all, or none when one is missing.
     *
     * @return the folders they are in
     * @throws IOException with one sentence that lists what is missing and brings it, or names a file that does not load
     */
    List<Path> load() throws IOException {
        List<Path> files = new ArrayList<>();
        List<Library> missing = new ArrayList<>();
        for (Library library : NEEDED) {
            Optional<Path> file = CudaFolders.find(library.file(), folders);
            file.ifPresentOrElse(files::add, () -> missing.add(library));
        }
        if (!missing.isEmpty()) {
            throw new IOException("this is the CUDA build, and files of CUDA 13 are missing: "
                    + missing.stream().map(Library::file).collect(Collectors.joining(", "))
                    + "; pip install --target DIR "
                    + missing.stream().map(Library::wheel).distinct().collect(Collectors.joining(" "))
                    + ", then --libraries DIR");
        }
        for (Path file : files) {
            load(file.toAbsolutePath());
        }
        return files.stream()
                .map(Path::toAbsolutePath)
                .map(Path::getParent)
                .distinct()
                .toList();
    }

    private void load(Path file) throws IOException {
        try {
            loader.accept(file);
        } catch (UnsatisfiedLinkError e) {
            String reason = String.valueOf(e.getMessage()).replace(file + ": ", ""); // once by Java, once by the system
            throw new IOException("a file of CUDA does not load: " + file + ": " + reason, e);
        }
    }
}

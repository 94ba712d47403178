package org.stylegan4j.tensor;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/**
 * Starts libtorch, once per process, in the one order that never crashes: all native files are unpacked before any of
 * them is loaded. Otherwise the system's loader, on a cold cache, may take another libtorch that happens to be
 * installed, and two of them in one process end it. Processes that start together wait for each other, and what a
 * killed one left half written is written again.
 */
final class Natives {
    private static final String GPU = "-gpu";

    private static List<Path> libraries = List.of();
    private static boolean started;
    private static ConvolutionFaults convolutionFaults = ConvolutionFaults.NONE;

    private Natives() {}

    /**
     * Where CUDA's files are searched first.
     *
     * @throws IllegalArgumentException when a folder is not there
     * @throws IllegalStateException when the natives have started
     */
    static synchronized void libraries(List<Path> folders) {
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new IllegalArgumentException("no such folder of libraries: " + folder);
            }
        }
        if (started) {
            throw new IllegalStateException("libtorch has started; folders of libraries come before: " + folders);
        }
        libraries = List.copyOf(folders);
    }

    /**
     * Does nothing after the first call. Every class of this package that touches torch calls this first.
     *
     * @throws UncheckedIOException when the native libraries cannot be unpacked or do not load, or files of CUDA are missing, with
     *     what to do
     */
    static synchronized void start() {
        if (started) {
            return;
        }
        Defaults.apply();
        String extension = isGpuBuild() ? GPU : "";
        if (isGpuBuild() && onLinux()) {
            loadCuda();
        }
        quietly("org.bytedeco.openblas.presets.openblas_nolapack");
        unpack("openblas", "jniopenblas_nolapack", "");
        unpack("pytorch", "jnitorch", extension);
        try {
            load();
        } catch (UnsatisfiedLinkError e) {
            throw new UncheckedIOException(new IOException(
                    "libtorch does not load: " + e.getMessage()
                            + (extension.isEmpty() || onLinux() ? "" : "; it needs CUDA 13 and cuDNN 9 on the PATH"),
                    e));
        }
        started = true;
        settleThreads();
        Tf32.allow(false);
        // NNPACK warns of such processors on the terminal, at each convolution.
        torch.globalContext().setUserEnabledNNPACK(false);
        convolutionFaults = faults();
        boolean usable = !convolutionFaults.spoilAll();
        torch.globalContext().setUserEnabledMkldnn(usable);
        torch.globalContext().setUserEnabledNNPACK(usable);
    }

    private static ConvolutionFaults faults() {
        try {
            return FaultMemory.standard().get(FaultMemory.key(), () -> OneDnnCheck.faults(Convolver.LIBTORCH));
        } catch (IOException e) {
            return OneDnnCheck.faults(Convolver.LIBTORCH);
        }
    }

    /** What oneDNN computes wrongly here, settled by {@link #start}. */
    static synchronized ConvolutionFaults convolutionFaults() {
        return convolutionFaults;
    }

    /** Has libtorch's own kernels compute from now on, where a program is about to run whose convolutions take no detour. */
    static void distrustOneDnn() {
        if (convolutionFaults().touch(DType.FP32)) {
            torch.globalContext().setUserEnabledMkldnn(false);
        }
    }

    private static boolean onLinux() {
        return Loader.getPlatform().startsWith("linux");
    }

    /** Whether the CUDA build of libtorch is on the class path. */
    static boolean isGpuBuild() {
        // A file, not the folder: jars need not list their folders.
        return Natives.class.getResource(file("pytorch", "jnitorch", GPU)) != null;
    }

    /**
     * Initializes the class that compares a library's version with JavaCPP's and warns on the terminal where they differ. They do
     * here: the newest OpenBLAS that is published is the one before JavaCPP's, and serves. The comparison is left out while
     * libraries are not to be loaded; this class loads none.
     */
    private static void quietly(String presets) {
        String key = "org.bytedeco.javacpp.loadLibraries";
        Optional<String> before = Optional.ofNullable(System.getProperty(key));
        System.setProperty(key, "false");
        try {
            Class.forName(presets);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("not on the class path: " + presets, e);
        } finally {
            before.ifPresentOrElse(value -> System.setProperty(key, value), () -> System.clearProperty(key));
        }
    }

    private static void loadCuda() {
        List<Path> folders = new CudaFolders(System.getenv(), Path.of("/")).inOrder(libraries);
        try {
            List<Path> used = new CudaLibraries(folders, file -> System.load(file.toString())).load();
            Defaults.searchFirst(used);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void load() {
        openblas_nolapack.blas_set_num_threads(1); // but for large products
        Loader.load(torch.class);
        if (onLinux()) {
            // Big pages for big tensors: libtorch reads this when it makes its first one.
            torch.set_env("THP_MEM_ALLOC_ENABLE", "1", false);
        }
    }

    /** Before anything computes: a thread keeps the number that was set when it first did. */
    private static void settleThreads() {
        int processors = Runtime.getRuntime().availableProcessors();
        int threads = Cores.LINUX.threads(System.getenv(), processors, torch.get_num_threads());
        int allowed = Math.max(processors, Cores.LINUX.processors()); // a container's quota does not count here
        boolean untold = Stream.of("OMP_WAIT_POLICY", "GOMP_SPINCOUNT").noneMatch(System.getenv()::containsKey);
        if (onLinux() && untold) {
            ComputeThreads.sleepWhenIdle(allowed);
        }
        ComputeThreads.use(threads);
    }

    private static void unpack(String library, String bridge, String extension) {
        URL first = Natives.class.getResource(file(library, bridge, extension));
        if (first == null) {
            throw new UncheckedIOException(new IOException("no native " + library + " for " + Loader.getPlatform()
                    + " on the class path; there are builds for linux-x86_64, macosx-arm64 and windows-x86_64"));
        }
        try {
            for (URL file : siblings(first)) {
                Loader.cacheResource(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(new IOException(
                    "cannot unpack the native libraries: " + e.getMessage()
                            + "; they need " + (extension.isEmpty() ? "450" : "900")
                            + " MB in the folder that -Dorg.bytedeco.javacpp.cachedir names, by default "
                            + System.getProperty("user.home") + "/.javacpp/cache",
                    e));
        }
    }

    /** The files in the same folder of the same jar; from a plain folder the libraries find each other by themselves. */
    private static List<URL> siblings(URL file) throws IOException {
        URLConnection connection = file.openConnection();
        if (!(connection instanceof JarURLConnection jar)) {
            return List.of(file);
        }
        String own = jar.getEntryName();
        String folder = own.substring(0, own.lastIndexOf('/') + 1);
        String root = file.toString().substring(0, file.toString().length() - own.length());
        List<URL> files = new ArrayList<>();
        for (JarEntry entry : Collections.list(jar.getJarFile().entries())) {
            String name = entry.getName();
            if (name.startsWith(folder) && !entry.isDirectory() && name.indexOf('/', folder.length()) < 0) {
                files.add(new URL(root + name));
            }
        }
        return files;
    }

    private static String file(String library, String name, String extension) {
        return "/org/bytedeco/" + library + "/" + Loader.getPlatform() + extension + "/" + System.mapLibraryName(name);
    }

    /** JavaCPP's own settings, which it reads once when its first class loads. The user's own values stay. */
    private static final class Defaults {
        static void apply() {
            // Both limits count memory that is not JavaCPP's and would throw in training.
            keepOrSet("org.bytedeco.javacpp.maxPhysicalBytes", "0");
            keepOrSet("org.bytedeco.javacpp.maxBytes", "0");
        }

        /** JavaCPP looks for CUDA's files too, and would load those of another toolkit beside them. */
        static void searchFirst(List<Path> folders) {
            String key = "org.bytedeco.javacpp.platform.preloadpath";
            String theirs = System.getProperty(key, "");
            String ours = folders.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
            System.setProperty(key, theirs.isEmpty() ? ours : ours + File.pathSeparator + theirs);
        }

        private static void keepOrSet(String key, String value) {
            if (System.getProperty(key) == null) {
                System.setProperty(key, value);
            }
        }
    }
}

package org.stylegan4j.tensor;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where CUDA's files may lie on Linux, the user's own word first.
 *
 * @param environment of the process
 * @param root as {@code /}
 */
record CudaFolders(Map<String, String> environment, Path root) {
    /** Folders like those of {@code --libraries}. */
    static final String VARIABLE = "STYLEGAN4J_LIBRARIES";

    private static final String ANY = "*";

    CudaFolders {
        environment = Map.copyOf(environment);
    }

    /**
     * All folders that are there, in the order of search.
     *
     * @param given by the user, come first
     */
    List<Path> inOrder(List<Path> given) {
        Set<Path> folders = new LinkedHashSet<>();
        Stream.concat(given.stream(), listed(VARIABLE)).forEach(folder -> around(folder, folders));
        listed("LD_LIBRARY_PATH").forEach(folders::add);
        for (String python : List.of("VIRTUAL_ENV", "CONDA_PREFIX")) {
            listed(python).forEach(environment -> wheels(environment, folders));
        }
        toolkits(folders);
        folders.add(root.resolve("usr/lib/x86_64-linux-gnu"));
        folders.add(root.resolve("usr/lib64"));
        return folders.stream().filter(Files::isDirectory).toList();
    }

    private Stream<Path> listed(String variable) {
        String value = environment.getOrDefault(variable, "");
        return Stream.of(value.split(File.pathSeparator))
                .filter(path -> !path.isBlank())
                .map(Path::of);
    }

    /** A folder of files, what pip made of it by {@code --target}, site-packages, or {@code nvidia} in there. */
    private static void around(Path folder, Set<Path> into) {
        into.add(folder);
        into.addAll(glob(folder, "nvidia", ANY, "lib"));
        into.addAll(glob(folder, ANY));
        into.addAll(glob(folder, ANY, "lib"));
    }

    private static void wheels(Path environment, Set<Path> into) {
        into.addAll(glob(environment, "lib", "python3.*", "site-packages", "nvidia", ANY, "lib"));
    }

    /** The machine's choice, then the newest first. Those of older CUDA stay out: some of their files have the same names. */
    private void toolkits(Set<Path> into) {
        List<Path> found = new ArrayList<>(glob(root.resolve("usr/local"), "cuda"));
        glob(root.resolve("usr/local"), "cuda-13*").stream()
                .sorted(Comparator.comparingInt(CudaFolders::minor).reversed())
                .forEach(found::add);
        for (Path toolkit : found) {
            Path lib = toolkit.resolve("lib64");
            if (Files.exists(lib.resolve(CudaLibraries.RUNTIME))) {
                into.add(lib);
                into.add(toolkit.resolve("extras/CUPTI/lib64"));
            }
        }
    }

    private static int minor(Path toolkit) {
        String digits = toolkit.getFileName().toString().replaceFirst("cuda-13\\.?(\\d{0,4}).*", "$1");
        return digits.matches("\\d+") ? Integer.parseInt(digits) : -1;
    }

    /** The folders that match, name by name, in alphabetical order; none where nothing can be listed. */
    private static List<Path> glob(Path folder, String... names) {
        List<Path> found = List.of(folder);
        for (String name : names) {
            found = found.stream().flatMap(f -> children(f, name).stream()).toList();
        }
        return found;
    }

    private static List<Path> children(Path folder, String name) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, name)) {
            children.forEach(found::add);
        } catch (IOException e) {
            return List.of(); // not there, or not for us
        }
        found.removeIf(child -> !Files.isDirectory(child));
        found.sort(Comparator.naturalOrder());
        return found;
    }

    /** Where a file is found first. */
    static Optional<Path> find(String file, List<Path> folders) {
        return folders.stream()
                .map(folder -> folder.resolve(file))
                .filter(Files::isRegularFile)
                .findFirst();
    }
}

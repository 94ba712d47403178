package org.stylegan4j.tensor;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the reference computed. The project's own fixtures are test resources, and fail where they are absent. Larger ones of the
 * same kinds, the extended suite, lie beside the project in {@code ../shared/fixtures}; they are skipped where they are absent.
 * {@code -Dstylegan4j.fixtures=DIR} names a folder whose files are taken instead of both, whatever networks they hold.
 */
public final class Fixtures {
    /** What the reason for a skipped test of the extended suite begins with. */
    static final String EXTENDED_SUITE = "extended suite: ";

    private static final String PROPERTY = "stylegan4j.fixtures";
    private static final String NUMBERS = ".safetensors";
    private static final String PICKLE = ".pkl";
    private static final String PICTURE = ".png";
    private static final String SCORES = "metrics/";

    private Fixtures() {}

    private enum Place {
        OWN,
        EXTENDED,
        GIVEN
    }

    /** Files whose names begin alike, with the folder. */
    public record Fixture(String name, Place place) {
        /** The file of that ending. */
        public Path file(String ending) {
            String file = name + ending;
            return switch (place) {
                case OWN -> resource(file);
                case EXTENDED -> shared(file);
                case GIVEN -> given(file);
            };
        }

        /** The safetensors file; the caller closes it. */
        public TensorFile read() {
            try {
                return TensorFile.read(file(NUMBERS));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return name + (place == Place.OWN ? "" : " " + place);
        }
    }

    /** A fixture among the test resources. */
    public static Fixture own(String name) {
        return new Fixture(name, Place.OWN);
    }

    /** A fixture of the extended suite. */
    public static Fixture extended(String name) {
        return new Fixture(name, Place.EXTENDED);
    }

    /** StyleGAN2 networks, with outputs and gradients. */
    public static List<Fixture> networks() {
        return orGiven(
                "stylegan2",
                NUMBERS,
                file -> !isTrajectory(file),
                Stream.concat(ownNetworks(), ownNetworks().map(f -> extended(f.name())))
                        .toList());
    }

    /** Those with a sheet of seeds, a PNG. */
    public static List<Fixture> pictured() {
        return orGiven("stylegan2", PICTURE, file -> true, ownNetworks().toList());
    }

    private static Stream<Fixture> ownNetworks() {
        return Stream.of("32", "16_conditional", "16_clamped_gray", "16_resnet_skip", "16_orig")
                .map(name -> own("stylegan2/stylegan2_" + name));
    }

    /** Whole trainings of StyleGAN2. */
    public static List<Fixture> trajectories() {
        String name = "stylegan2/training_trajectory_16";
        return orGiven("stylegan2", NUMBERS, Fixtures::isTrajectory, List.of(own(name), extended(name)));
    }

    /** Pickled networks, and what they compute. */
    public static List<Fixture> pickles() {
        return orGiven(
                "pickles",
                PICKLE,
                file -> true,
                List.of(
                        own("pickles/official_stylegan2_32"),
                        own("pickles/official_stylegan2_16_conditional"),
                        extended("pickles/official_stylegan2_32"),
                        extended("pickles/official_stylegan2_16_conditional"),
                        extended("pickles/tf_stylegan2_32")));
    }

    /** Two sets of pictures, two feature networks, and the scores in {@code expected.json}. */
    public static List<Fixture> metrics() {
        return orGiven("metrics", "expected.json", file -> true, List.of(own(SCORES), extended(SCORES)));
    }

    private static boolean isTrajectory(Path file) {
        try {
            return TensorFile.readMetadata(file).containsKey("iterations");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Fixture> orGiven(String folder, String ending, Predicate<Path> wanted, List<Fixture> usual) {
        if (System.getProperty(PROPERTY) == null || !Files.isDirectory(given(folder))) {
            return usual;
        }
        try (Stream<Path> all = Files.list(given(folder))) {
            List<Fixture> found = all.filter(f -> f.toString().endsWith(ending) && wanted.test(f))
                    .map(f -> folder + "/" + f.getFileName())
                    .sorted()
                    .map(f -> new Fixture(f.substring(0, f.length() - ending.length()), Place.GIVEN))
                    .toList();
            return found.isEmpty() ? usual : found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder may be given as seen from the project's root, or from the module. */
    private static Path given(String file) {
        Path named = Path.of(System.getProperty(PROPERTY));
        Path folder = Stream.of(named, Path.of("..").resolve(named))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("-D" + PROPERTY + " is no folder: " + named));
        return folder.resolve(file);
    }

    private static Path shared(String file) {
        Path module = Path.of("").toAbsolutePath();
        Path folder = module.getParent().resolveSibling("shared").resolve("fixtures");
        assumeTrue(Files.isDirectory(folder), EXTENDED_SUITE + "no ../shared/fixtures");
        assumeTrue(Files.exists(folder.resolve(file)), EXTENDED_SUITE + "no ../shared/fixtures/" + file);
        return folder.resolve(file);
    }

    private static Path resource(String file) {
        URL found = Fixtures.class.getResource("/fixtures/" + file);
        if (found == null) {
            throw new AssertionError("no fixture among the test resources: " + file);
        }
        if (found.getProtocol().equals("file")) {
            return Path.of(URI.create(found.toString()));
        }
        return unpacked(found, Path.of(file).getFileName().toString());
    }

    /** Other modules' tests find the resources in a jar. */
    private static Path unpacked(URL resource, String name) {
        try (InputStream in = resource.openStream()) {
            Path folder = Files.createTempDirectory("fixture");
            folder.toFile().deleteOnExit();
            Path file = folder.resolve(name);
            file.toFile().deleteOnExit();
            Files.copy(in, file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

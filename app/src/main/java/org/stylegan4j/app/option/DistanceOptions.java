package org.stylegan4j.app.option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.stylegan4j.latent.project.DetectorPerception;
import org.stylegan4j.latent.project.PerceptualDistance;
import org.stylegan4j.latent.project.Pyramid;
import org.stylegan4j.metric.feature.Convention;
import org.stylegan4j.metric.feature.Lpips;
import org.stylegan4j.metric.feature.Protocol;
import org.stylegan4j.metric.measure.CacheFolder;
import org.stylegan4j.metric.measure.Detectors;
import org.stylegan4j.tensor.Device;
import picocli.CommandLine.Option;

/** The options that say how a projection compares pictures. */
public final class DistanceOptions {
    /** Ways to compare. */
    enum Kind {
        AUTO,
        LPIPS,
        PYRAMID
    }

    @Option(
            names = "--distance",
            defaultValue = "auto",
            paramLabel = "KIND",
            description = "lpips, which needs vgg16.pt, or pyramid, which is built in and knows colours and edges only."
                    + " Default: ${DEFAULT-VALUE}, lpips if the file is there.")
    private Kind kind;

    @Option(names = "--vgg16", paramLabel = "FILE", description = "vgg16.pt. Default: in the cache.")
    private Optional<Path> vgg16;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "For detectors/vgg16.pt. Default: $STYLEGAN4J_CACHE or ~/.cache/stylegan4j.")
    private Optional<Path> cache;

    /** A distance with the detectors that it looks through. Closing frees them. */
    public record Distance(PerceptualDistance perception, Detectors detectors) implements AutoCloseable {
        @Override
        public void close() {
            detectors.close();
        }
    }

    /**
     * The distance of these options.
     *
     * @throws IOException with one line that says what to place where when the detector is missing or something else
     */
    public Distance open(Device device) throws IOException {
        if (kind == Kind.PYRAMID && vgg16.isPresent()) {
            throw new IllegalArgumentException("--vgg16 goes with --distance lpips");
        }
        CacheFolder folder = cache.map(CacheFolder::new).orElseGet(CacheFolder::standard);
        Detectors.Places places = new Detectors.Places(Optional.empty(), vgg16, folder.detectors());
        Detectors detectors = new Detectors(places, Optional.empty(), Convention.STYLEGAN2, device);
        boolean trained = kind == Kind.LPIPS || vgg16.isPresent() || (kind == Kind.AUTO && places.hasVgg16());
        try {
            return new Distance(trained ? lpips(detectors) : new Pyramid(), detectors);
        } catch (IOException e) {
            detectors.close();
            throw e;
        }
    }

    private static PerceptualDistance lpips(Detectors detectors) throws IOException {
        Lpips lpips = detectors.lpips();
        Protocol.Detector by = lpips.detector();
        return new DetectorPerception("LPIPS by " + by.shown(), lpips::features);
    }
}

package org.stylegan4j.app.option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.stylegan4j.metric.faces.FacesFeatureNet;
import org.stylegan4j.metric.feature.Convention;
import org.stylegan4j.metric.feature.FeatureNet;
import org.stylegan4j.metric.measure.CacheFolder;
import org.stylegan4j.metric.measure.Detectors;
import org.stylegan4j.tensor.Device;
import picocli.CommandLine.Option;

/** The options that say by which rules and with which networks is measured. */
public final class MetricOptions {
    @Option(
            names = "--protocol",
            defaultValue = "stylegan2",
            paramLabel = "NAME",
            description = "By whose rules: stylegan2, clean-fid or torch-fidelity. Default: ${DEFAULT-VALUE}.")
    private String protocol;

    @Option(names = "--inception", paramLabel = "FILE", description = "inception-2015-12-05.pt. Default: in the cache.")
    private Optional<Path> inception;

    @Option(names = "--vgg16", paramLabel = "FILE", description = "vgg16.pt. Default: in the cache.")
    private Optional<Path> vgg16;

    @Option(
            names = "--detector",
            paramLabel = "faces|FILE",
            description =
                    "In place of the published networks: the small one of the built-in faces, or another like it.")
    private Optional<String> detector;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "For detectors/ and computed features/. Default: $STYLEGAN4J_CACHE or ~/.cache/stylegan4j.")
    private Optional<Path> cache;

    @Option(
            names = "--seed",
            defaultValue = "0",
            paramLabel = "N",
            description = "Of latents and subsets. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--trunc",
            defaultValue = "1",
            paramLabel = "PSI",
            description = "Truncation of the network's images. Default: ${DEFAULT-VALUE}, none, as published.")
    private double psi;

    @Option(
            names = "--device",
            defaultValue = "auto",
            paramLabel = "DEVICE",
            description = "auto, cpu, cuda or cuda:i. Default: ${DEFAULT-VALUE}, a card if there is one.")
    private String device;

    /** By which convention images are scaled and features computed. */
    public Convention convention() {
        return Convention.parse(protocol);
    }

    /** The folder of what is kept between measurements. */
    public CacheFolder cache() {
        return cache.map(CacheFolder::new).orElseGet(CacheFolder::standard);
    }

    /** The seed of all that is drawn. */
    public long seed() {
        return seed;
    }

    /**
     * The truncation of the generated images.
     *
     * @throws IllegalArgumentException when it is not a number
     */
    public double truncation() {
        if (!Double.isFinite(psi)) {
            throw new IllegalArgumentException("truncation must be a finite number: " + psi);
        }
        return psi;
    }

    /** The device that measures. */
    public Device device() {
        return Device.parse(device);
    }

    /** The detectors of these options, not read yet; the caller closes them. */
    public Detectors detectors() throws IOException {
        Detectors.Places places = new Detectors.Places(inception, vgg16, cache().detectors());
        return new Detectors(places, own(), convention(), device());
    }

    private Optional<FeatureNet> own() throws IOException {
        if (detector.isEmpty()) {
            return Optional.empty();
        }
        String name = detector.get();
        return Optional.of(name.equals("faces") ? FacesFeatureNet.shipped() : FacesFeatureNet.read(Path.of(name)));
    }
}

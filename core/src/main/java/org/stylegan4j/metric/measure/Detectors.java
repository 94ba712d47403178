package org.stylegan4j.metric.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stylegan4j.metric.feature.Convention;
import org.stylegan4j.metric.feature.FeatureNet;
import org.stylegan4j.metric.feature.Lpips;
import org.stylegan4j.metric.feature.PublishedNet;
import org.stylegan4j.tensor.Device;

/** The networks that look at pictures, each read when first asked for. Closing frees those that were. */
public final class Detectors implements AutoCloseable {
    private final Places places;
    private final Optional<FeatureNet> own;
    private final Convention convention;
    private final Device device;
    private final List<PublishedNet> opened = new ArrayList<>();
    private Optional<PublishedNet> inception = Optional.empty();
    private Optional<PublishedNet> vgg16 = Optional.empty();

    /**
     * Where the published networks lie.
     *
     * @param inception the file; when empty, the one of the published name in {@code folder}
     * @param vgg16 the file; when empty, the one of the published name in {@code folder}
     * @param folder for networks that are not named
     */
    public record Places(Optional<Path> inception, Optional<Path> vgg16, Path folder) {
        /** Whether there is a file where VGG16 is looked for. */
        public boolean hasVgg16() {
            return Files.isRegularFile(file(PublishedNet.VGG16));
        }

        Path file(PublishedNet.Kind kind) {
            Optional<Path> named = kind.equals(PublishedNet.VGG16) ? vgg16 : inception;
            return named.orElse(folder.resolve(kind.file()));
        }
    }

    /**
     * Reads nothing yet.
     *
     * @param own used in place of the published networks wherever features are compared; belongs to this object now
     * @param convention decides how pictures are resized for them
     */
    public Detectors(Places places, Optional<FeatureNet> own, Convention convention, Device device) {
        this.places = places;
        this.own = own;
        this.convention = convention;
        this.device = device;
    }

    /**
     * Reads the files that metrics need, so that a missing one is found before the work begins.
     *
     * @throws IOException with one line that says what to place where
     */
    public void open(Needs needs) throws IOException {
        switch (needs) {
            case NOTHING, ATTRIBUTES -> {}
            case FEATURES -> features();
            case CLASSES -> classes();
            case NEIGHBOURS -> neighbours();
            case LPIPS -> lpips();
        }
    }

    private PublishedNet inceptionNet() throws IOException {
        if (inception.isEmpty()) {
            inception = Optional.of(open(PublishedNet.INCEPTION));
        }
        return inception.get();
    }

    private PublishedNet vgg16Net() throws IOException {
        if (vgg16.isEmpty()) {
            vgg16 = Optional.of(open(PublishedNet.VGG16));
        }
        return vgg16.get();
    }

    private PublishedNet open(PublishedNet.Kind kind) throws IOException {
        PublishedNet net = PublishedNet.load(kind, places.file(kind), device);
        opened.add(net);
        return net;
    }

    /** Features whose distribution is compared, by FID and KID: Inception's pooled ones, [N, 2048]. Stays with this object. */
    public FeatureNet features() throws IOException {
        return own.isPresent() ? own.get() : inceptionNet().features("return_features", convention);
    }

    /** Features among which neighbours are sought, by precision and recall: VGG16's, [N, 4096]. Stays with this object. */
    public FeatureNet neighbours() throws IOException {
        return own.isPresent() ? own.get() : vgg16Net().features("return_features", convention);
    }

    /** Probabilities of Inception's classes, [N, 1008], for the inception score. Stays with this object. */
    public FeatureNet classes() throws IOException {
        return inceptionNet().features("no_output_bias", convention);
    }

    /** VGG16 as a perceptual distance. Stays with this object. */
    public Lpips lpips() throws IOException {
        return vgg16Net().lpips();
    }

    /** What the user should know of the files that were read, one line each. */
    public List<String> warnings() {
        return opened.stream().flatMap(net -> net.warning().stream()).toList();
    }

    @Override
    public void close() {
        opened.forEach(PublishedNet::close);
        own.ifPresent(FeatureNet::close);
    }
}

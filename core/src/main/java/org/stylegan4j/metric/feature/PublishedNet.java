package org.stylegan4j.metric.feature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.stylegan4j.io.Sha256;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.ScriptModule;
import org.stylegan4j.tensor.Tensor;

/** One of the two networks that the StyleGAN2-ADA authors published for metrics, as TorchScript. Closing frees its weights. */
public final class PublishedNet implements AutoCloseable {
    /** Of the 2015 TensorFlow graph. */
    public static final Kind INCEPTION =
            new Kind("inception-2015-12-05", "f58cb9b6ec323ed63459aa4fb441fe750cfe39fafad6da5cb504a16f19e958f4", 299);

    /** With the linear layers of LPIPS 0.1. */
    public static final Kind VGG16 =
            new Kind("vgg16", "b437eb095feaeb0b83eb3fa11200ebca4548ee39a07fb944a417ddc516cc07c3", 224);

    /** The larger of the two has 0.6 GB; more is another file, taken by mistake. */
    private static final long MAX_BYTES = 1L << 30;

    private static final String PLACE = "https://nvlabs-fi-cdn.nvidia.com/stylegan2-ada-pytorch/pretrained/metrics/";

    /**
     * What was published.
     *
     * @param name for protocols
     * @param sha256 of the published file
     * @param side of the pictures that it works on; it resizes others itself
     */
    public record Kind(String name, String sha256, int side) {
        /** The published file's name. */
        public String file() {
            return name + ".pt";
        }
    }

    private final Kind kind;
    private final ScriptModule module;
    private final String hash;

    private PublishedNet(Kind kind, ScriptModule module, String hash) {
        this.kind = kind;
        this.module = module;
        this.hash = hash;
    }

    /**
     * Reads a file.
     *
     * @throws IOException with one line that says what to place where when it is missing, or what is wrong with it
     */
    public static PublishedNet load(Kind kind, Path file, Device device) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("no detector " + file + ": place " + PLACE + kind.file()
                    + " there, or name a file by --" + option(kind) + " FILE");
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException("too large for " + kind.file() + ": " + file + " has " + Files.size(file) + " bytes");
        }
        return new PublishedNet(kind, ScriptModule.load(file, device), Sha256.of(file));
    }

    private static String option(Kind kind) {
        return kind.equals(INCEPTION) ? "inception" : "vgg16";
    }

    /** Says so if the file is not the published one. */
    public Optional<String> warning() {
        return hash.equals(kind.sha256())
                ? Optional.empty()
                : Optional.of("not the published " + kind.file() + " (SHA-256 " + hash.substring(0, 12)
                        + "...): scores compare with each other only");
    }

    /** Features that one of its switches turns on; passed over if this file does not know it. Stays with this object. */
    public FeatureNet features(String which, Convention convention) {
        List<String> on = module.takes(which) ? List.of(which) : List.of();
        return new Head(this, on, convention.resizer());
    }

    /** Its perceptual distance, which stays with this object. */
    public Lpips lpips() {
        return new Perception(this);
    }

    @Override
    public void close() {
        module.close();
    }

    /** One kind of features. */
    private record Head(PublishedNet net, List<String> on, Optional<Resizer> before) implements FeatureNet {
        @Override
        public Tensor features(Tensor pictures) {
            Tensor x = pictures.size(1) == 1 ? pictures.expand(-1, 3, -1, -1) : pictures; // [N, 3, H, W]
            int side = net.kind.side();
            Tensor sized = before.map(r -> r.resize(x, side)).orElse(x);
            return net.module.forward(sized, on, List.of()).to(Device.CPU).to(DType.FP32);
        }

        @Override
        public String name() {
            return net.kind.name() + (on.isEmpty() ? "" : " " + on.get(0));
        }

        @Override
        public String hash() {
            return net.hash;
        }

        @Override
        public String resizer() {
            return before.map(Resizer::shown).orElse("tf1-bilinear") + "-" + net.kind.side();
        }

        @Override
        public Optional<String> warning() {
            return net.warning();
        }

        /** The weights belong to the whole network. */
        @Override
        public void close() {}
    }

    /** LPIPS: normalised activations of five layers, weighted (Zhang et al. 2018, equation 1). */
    private record Perception(PublishedNet net) implements Lpips {
        @Override
        public Tensor features(Tensor pictures) {
            return net.module.forward(pictures, List.of("return_lpips"), List.of("resize_images"));
        }

        @Override
        public Protocol.Detector detector() {
            return new Protocol.Detector(net.kind.name() + " return_lpips", net.hash);
        }

        @Override
        public Optional<String> warning() {
            return net.warning();
        }
    }
}

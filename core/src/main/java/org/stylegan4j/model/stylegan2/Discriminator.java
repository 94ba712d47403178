package org.stylegan4j.model.stylegan2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stylegan4j.nn.Activation;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.EqualizedConv2d;
import org.stylegan4j.nn.EqualizedLinear;
import org.stylegan4j.nn.Norms;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Tensor;

/**
 * StyleGAN2's discriminator; a conditional one projects its features on a mapped label (Miyato and Koyama 2018). Its weights
 * belong to the {@link Params} it was built from.
 */
public final class Discriminator {
    private static final int LAST = 4;

    private final DiscriminatorConfig config;
    private final Compute compute;
    private final List<DiscriminatorBlock> blocks = new ArrayList<>();
    private final Optional<Mapping> mapping;
    private final Optional<EqualizedConv2d> fromRgb;
    private final EqualizedConv2d conv;
    private final EqualizedLinear fc;
    private final EqualizedLinear out;

    /** Builds the network's weights in {@code p}. */
    public Discriminator(Params p, DiscriminatorConfig config, Compute compute) {
        this.config = config;
        this.compute = compute;
        for (int r = config.resolution(); r > LAST; r /= 2) {
            blocks.add(new DiscriminatorBlock(p.at("b" + r), new DiscriminatorBlock.Config(config, r, compute)));
        }
        int c = config.channels().at(LAST);
        boolean conditional = config.labelDim() > 0;
        mapping = conditional
                ? Optional.of(new Mapping(
                        p.at("mapping"), new Mapping.Config(0, config.labelDim(), c, config.mappingLayers())))
                : Optional.empty();
        Params b4 = p.at("b4");
        fromRgb = config.architecture() == Architecture.SKIP
                ? Optional.of(conv(b4.at("fromrgb"), config.imageChannels(), c, 1, 0))
                : Optional.empty();
        conv = conv(b4.at("conv"), c + 1, c, 3, config.convClamp());
        fc = new EqualizedLinear(b4.at("fc"), EqualizedLinear.Config.of(c * LAST * LAST, c, Activation.LEAKY_RELU));
        out = new EqualizedLinear(b4.at("out"), EqualizedLinear.Config.of(c, conditional ? c : 1, Activation.LINEAR));
    }

    private static EqualizedConv2d conv(Params p, int in, int out, int kernel, double clamp) {
        return new EqualizedConv2d(
                p,
                new EqualizedConv2d.Config(
                        in, out, kernel, EqualizedConv2d.Resample.NONE, true, Activation.LEAKY_RELU, clamp));
    }

    /** The shape of the network. */
    public DiscriminatorConfig config() {
        return config;
    }

    /** Images [N, C, R, R] and labels [N, F] to logits [N, 1]: positive for real. */
    public Tensor forward(Tensor images, Tensor labels) {
        int r = config.resolution();
        images.expect("images", Tensor.ANY, config.imageChannels(), r, r);
        DiscriminatorBlock.State state = new DiscriminatorBlock.State(Optional.empty(), Optional.of(images));
        for (DiscriminatorBlock block : blocks) {
            state = block.forward(state);
        }
        Tensor x = prepare(state.features().orElseThrow()); // [N, C, 4, 4]
        if (fromRgb.isPresent()) {
            x = x.add(fromRgb.get().forward(prepare(state.image().orElseThrow())));
        }
        return score(x, labels);
    }

    private Tensor prepare(Tensor x) {
        return compute.layout(x.to(DType.FP32));
    }

    private Tensor score(Tensor features, Tensor labels) {
        long n = features.size(0);
        Tensor x = Norms.minibatchStddev(features, config.stddevGroup()); // [N, C+1, 4, 4]
        x = conv.forward(x).contiguous().reshape(n, -1); // [N, C*16]
        x = out.forward(fc.forward(x)); // [N, 1], conditional [N, C]
        if (mapping.isEmpty()) {
            return x;
        }
        labels.expect("labels", n, config.labelDim());
        Tensor projection = mapping.get().forward(labels); // [N, C]
        return x.mul(projection)
                .sum(1)
                .reshape(n, 1)
                .mul(1 / Math.sqrt(config.channels().at(LAST)));
    }
}

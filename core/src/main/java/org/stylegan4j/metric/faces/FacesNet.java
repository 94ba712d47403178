package org.stylegan4j.metric.faces;

import java.util.ArrayList;
import java.util.List;
import org.stylegan4j.image.Filter;
import org.stylegan4j.image.FloatResize;
import org.stylegan4j.image.ImageSize;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.Convolution;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Softmax;
import org.stylegan4j.tensor.Tensor;

/**
 * A small convolutional network that reads the attributes off a built-in face. Its last hidden layer describes the picture. Weights
 * belong to the {@link Params} it was built from.
 */
final class FacesNet {
    /** The size that it looks at; other pictures are resized, so that faces drawn at 16 to 256 pixels give nearly the same. */
    static final int SIDE = 64;

    /** F, the length of the description. */
    static final int FEATURES = 128;

    /** Layers as {channels, kernel, stride}: 32x32, 16x16, 8x8, 8x8, 4x4 pixels. */
    private static final int[][] LAYERS = {{32, 5, 2}, {64, 3, 2}, {96, 3, 2}, {96, 3, 1}, {64, 3, 2}};

    private static final int LAST_SIDE = 4;
    private static final double SLOPE = 0.2;

    private final FaceColumns columns = FaceColumns.ofFaces();
    private final List<Layer> layers = new ArrayList<>();
    private final Tensor weight; // [F, C * 16]
    private final Tensor bias; // [F]
    private final Tensor headWeight; // [A, F]
    private final Tensor headBias; // [A]
    private final Tensor mean; // [A], 0 for choices
    private final Tensor deviation; // [A], 1 for choices

    private record Layer(Tensor weight, Tensor bias, int stride) {
        Tensor forward(Tensor x) {
            int padding = (int) weight.size(2) / 2;
            return InPlace.leakyRelu(Convolution.conv2d(x, weight, bias, stride, padding), SLOPE);
        }
    }

    FacesNet(Params p) {
        int channels = 3;
        for (int i = 0; i < LAYERS.length; i++) {
            int out = LAYERS[i][0];
            int k = LAYERS[i][1];
            Params q = p.at("conv" + i);
            // He et al. 2015, equation 10.
            Tensor w = q.normal("weight", Math.sqrt(2.0 / (channels * k * k)), out, channels, k, k);
            layers.add(new Layer(w, q.fill("bias", 0, out), LAYERS[i][2]));
            channels = out;
        }
        int flat = channels * LAST_SIDE * LAST_SIDE;
        weight = p.at("features").normal("weight", Math.sqrt(2.0 / flat), FEATURES, flat);
        bias = p.at("features").fill("bias", 0, FEATURES);
        headWeight = p.at("attributes").normal("weight", Math.sqrt(1.0 / FEATURES), columns.count(), FEATURES);
        headBias = p.at("attributes").fill("bias", 0, columns.count());
        mean = p.at("attributes").buffer("mean", () -> Tensor.zeros(columns.count()));
        deviation = p.at("attributes")
                .buffer("deviation", () -> Tensor.zeros(columns.count()).add(1));
    }

    /** Numbers are learned minus their mean and divided by their deviation, [A] each. */
    void normalize(Tensor means, Tensor deviations) {
        InPlace.copy(mean, means);
        InPlace.copy(deviation, deviations);
    }

    /** Pictures [N, C, H, W] in [-1, 1] to descriptions [N, F]. */
    Tensor features(Tensor pictures) {
        Tensor x = pictures.size(1) == 1 ? pictures.expand(-1, 3, -1, -1) : pictures;
        x = FloatResize.pillow(x, new ImageSize(SIDE, SIDE), Filter.BILINEAR).channelsLast(); // [N, 3, 64, 64]
        for (Layer layer : layers) {
            x = layer.forward(x); // [N, C, H, W], halved but once
        }
        x = x.contiguous().reshape(x.size(0), -1); // [N, C * 16]
        return InPlace.leakyRelu(x.linear(weight, bias), SLOPE); // [N, F]
    }

    /** Descriptions [N, F] to attributes [N, A]: numbers as in {@link org.stylegan4j.data.faces.FaceAttributes}, choices as probabilities. */
    Tensor attributes(Tensor features) {
        Tensor x = features.linear(headWeight, headBias).mul(deviation).add(mean);
        return columns.map(x, numbers -> numbers, choices -> Softmax.of(choices, 1));
    }

    /**
     * How wrong the attributes are: the mean square error of all numbers, in units of their variance, plus the mean cross-entropy of
     * all choices.
     *
     * @param labels [N, A], the truth
     */
    Tensor loss(Tensor pictures, Tensor labels) {
        Tensor x = features(pictures).linear(headWeight, headBias); // [N, A]
        Tensor truth = labels.sub(mean).div(deviation);
        Tensor errors = columns.map(x.sub(truth), Tensor::square, wrong -> wrong.mul(0))
                .sum(1L)
                .mean();
        Tensor surprise = columns.map(x, numbers -> numbers.mul(0), scores -> Softmax.log(scores, 1))
                .mul(labels)
                .sum(1L)
                .mean();
        int numbers = columns.runs().stream()
                .filter(r -> !r.choice())
                .mapToInt(FaceColumns.Run::length)
                .sum();
        long choices = columns.runs().stream().filter(FaceColumns.Run::choice).count();
        return errors.mul(1.0 / numbers).sub(surprise.mul(1.0 / choices));
    }
}

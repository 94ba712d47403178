package org.stylegan4j.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.stylegan4j.tensor.Convolution;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * The time of an iteration's convolutions alone: each layer's forward and backward passes by themselves, in the better of both
 * memory layouts, with nothing between them.
 */
final class Roofline {
    private final Shape shape;
    private final DType half;
    private final int runs;

    /** A convolution of one network: sizes of its input, and whether its stride doubles or halves the resolution. */
    private record Layer(int in, int out, int kernel, int size, int up, int down, int padding) {
        /** Resampling layers of StyleGAN2 have no padding: their filter has it. */
        Layer(int in, int out, int kernel, int size, int up, int down) {
            this(in, out, kernel, size, up, down, up * down > 1 ? 0 : kernel / 2);
        }
    }

    /** What a phase does with a network's convolutions. */
    private enum Pass {
        FORWARD,
        DATA,
        FULL,
        SECOND
    }

    Roofline(Shape shape, DType half, int runs) {
        this.shape = shape;
        this.half = half;
        this.runs = runs;
    }

    /** Whether the convolutions of a system are written down here. */
    static boolean knows(String system) {
        return List.of("stylegan2", "stylegan1", "progan").contains(system);
    }

    /** Seconds of the convolutions of one iteration. */
    double iteration() {
        return switch (shape.system) {
            case "progan" -> proGan();
            case "stylegan1" -> styleGan1();
            default -> styleGan2();
        };
    }

    /** The layers are ProGAN's; R1 is part of every step. */
    private double styleGan1() {
        int n = shape.batch;
        List<Layer> g = proGanGenerator();
        List<Layer> d = proGanDiscriminator();
        double gMain = seconds(g, n, Pass.FULL) + seconds(d, n, Pass.DATA);
        double losses = seconds(g, n, Pass.FORWARD) + 2 * seconds(d, n, Pass.FULL);
        return gMain + losses + seconds(d, n, Pass.SECOND);
    }

    /** Fakes are drawn for the loss and for the penalty, whose gradient is of second order. */
    private double proGan() {
        int n = shape.batch;
        List<Layer> g = proGanGenerator();
        List<Layer> d = proGanDiscriminator();
        double gMain = seconds(g, n, Pass.FULL) + seconds(d, n, Pass.DATA);
        double losses = seconds(g, n, Pass.FORWARD) + 2 * seconds(d, n, Pass.FULL);
        double penalty = seconds(g, n, Pass.FORWARD) + seconds(d, n, Pass.SECOND);
        return gMain + losses + penalty;
    }

    private List<Layer> proGanGenerator() {
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer(channels(4), channels(4), 3, 4, 1, 1));
        for (int r = 8; r <= shape.resolution; r *= 2) {
            layers.add(new Layer(channels(r / 2), channels(r), 4, r / 2, 2, 1, 1));
            layers.add(new Layer(channels(r), channels(r), 3, r, 1, 1));
        }
        layers.add(new Layer(channels(shape.resolution), 3, 1, shape.resolution, 1, 1));
        return layers;
    }

    private List<Layer> proGanDiscriminator() {
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer(3, channels(shape.resolution), 1, shape.resolution, 1, 1));
        for (int r = shape.resolution; r > 4; r /= 2) {
            layers.add(new Layer(channels(r), channels(r), 3, r, 1, 1));
            layers.add(new Layer(channels(r), channels(r / 2), 4, r, 1, 2, 1));
        }
        layers.add(new Layer(channels(4) + 1, channels(4), 3, 4, 1, 1));
        return layers;
    }

    /** Lazily regularized. */
    private double styleGan2() {
        int n = shape.batch;
        List<Layer> g = generator();
        List<Layer> d = discriminator();
        double gMain = seconds(g, n, Pass.FULL) + seconds(d, n, Pass.DATA);
        double gReg = seconds(g, Math.max(1, n / 2), Pass.SECOND);
        double dMain = seconds(g, n, Pass.FORWARD) + 2 * seconds(d, n, Pass.FULL);
        double dReg = seconds(d, n, Pass.SECOND);
        return gMain + gReg / 4 + dMain + dReg / 16;
    }

    private int channels(int resolution) {
        return shape.channels().at(resolution);
    }

    private List<Layer> generator() {
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer(channels(4), channels(4), 3, 4, 1, 1));
        layers.add(new Layer(channels(4), 3, 1, 4, 1, 1));
        for (int r = 8; r <= shape.resolution; r *= 2) {
            layers.add(new Layer(channels(r / 2), channels(r), 3, r / 2, 2, 1));
            layers.add(new Layer(channels(r), channels(r), 3, r, 1, 1));
            layers.add(new Layer(channels(r), 3, 1, r, 1, 1));
        }
        return layers;
    }

    private List<Layer> discriminator() {
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer(3, channels(shape.resolution), 1, shape.resolution, 1, 1));
        for (int r = shape.resolution; r > 4; r /= 2) {
            layers.add(new Layer(channels(r), channels(r), 3, r, 1, 1));
            layers.add(new Layer(channels(r), channels(r / 2), 3, r + 1, 1, 2));
            layers.add(new Layer(channels(r), channels(r / 2), 1, r / 2, 1, 1));
        }
        layers.add(new Layer(channels(4) + 1, channels(4), 3, 4, 1, 1));
        return layers;
    }

    private double seconds(List<Layer> layers, int n, Pass pass) {
        double sum = 0;
        for (Layer layer : layers) {
            sum += Math.min(seconds(layer, n, pass, true), seconds(layer, n, pass, false));
        }
        return sum;
    }

    private double seconds(Layer l, int n, Pass pass, boolean channelsLast) {
        DType type = l.size() * l.up() > 4 ? half : DType.FP32;
        try (Rng rng = new Rng(0);
                Scope scope = Scope.open()) {
            Tensor x =
                    layout(rng.normal(Device.CPU, n, l.in(), l.size(), l.size()).to(type), channelsLast);
            Tensor w = l.up() == 2
                    ? rng.normal(Device.CPU, l.in(), l.out(), l.kernel(), l.kernel())
                    : rng.normal(Device.CPU, l.out(), l.in(), l.kernel(), l.kernel());
            Tensor weight = w.to(type);
            Supplier<Tensor> y = () -> convolve(x, weight, l);
            Tensor slope = layout(Tensor.full(1, type, Device.CPU, y.get().shape()), channelsLast);
            boolean inputGrad = l.in() != 3;
            return switch (pass) {
                case FORWARD ->
                    Clock.median(runs, () -> {
                        Tensor unused = y.get();
                    });
                case DATA -> {
                    x.requireGrad(true);
                    yield Clock.median(runs, () -> y.get().gradients(slope, List.of(x), false));
                }
                case FULL -> {
                    x.requireGrad(inputGrad);
                    weight.requireGrad(true);
                    List<Tensor> leaves = inputGrad ? List.of(x, weight) : List.of(weight);
                    yield Clock.median(runs, () -> y.get().gradients(slope, leaves, false));
                }
                case SECOND -> {
                    x.requireGrad(true);
                    weight.requireGrad(true);
                    slope.requireGrad(true);
                    yield Clock.median(runs, () -> {
                        Tensor v = y.get();
                        Tensor first = v.gradients(slope, List.of(x), true).get(0);
                        first.gradients(x.detach(), List.of(weight, slope), false);
                        v.gradients(slope.detach(), List.of(x, weight), false);
                    });
                }
            };
        }
    }

    private static Tensor layout(Tensor x, boolean channelsLast) {
        return channelsLast ? x.channelsLast() : x.contiguous();
    }

    private static Tensor convolve(Tensor x, Tensor w, Layer l) {
        return l.up() == 2
                ? Convolution.convTranspose2d(x, w, 2, l.padding(), 1)
                : Convolution.conv2d(x, w, l.down(), l.padding(), 1);
    }
}

package org.stylegan4j.train;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.stylegan4j.nn.Activation;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.ModulatedConv;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Engine;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.train.Machine.Layout;
import org.stylegan4j.train.Machine.Precision;

/**
 * Chooses what settings leave to the machine. On a processor it times a layer and its gradients for a third of a second:
 * bfloat16 is twice as fast on some and ten times as slow on others.
 */
public final class MachineProbe {
    private static final int IMAGES = 4;
    private static final int CHANNELS = 256;
    private static final int SIDE = 16;
    private static final int MAX_RUNS = 5;
    private static final double BUDGET_MILLIS = 80;
    /** What is not the rule must be worth it. */
    private static final double WORTHWHILE = 1.2;

    /** What libtorch's own kernels compute in; bfloat16 takes them seconds a layer. */
    private static final Machine PLAIN = new Machine("cpu", Precision.FP32, Layout.CHANNELS_FIRST);

    private static final String WITHOUT_ONE_DNN = "oneDNN is left out, because it computes wrongly on this processor";

    private static final double NANOS_PER_MILLI = 1e6;

    private MachineProbe() {}

    /**
     * What was chosen and why.
     *
     * @param machine with nothing left open
     * @param reason in one line
     */
    public record Choice(Machine machine, String reason) {}

    /**
     * Chooses what is left open; what is settled stays.
     *
     * @throws IllegalArgumentException when the device is not there
     */
    public static Choice choose(Machine wanted) {
        Device device = Device.parse(wanted.device());
        if (device.isCuda()) {
            Machine usual = new Machine(device.toString(), Precision.FP16, Layout.CHANNELS_LAST);
            return new Choice(onDevice(wanted, device).orElse(usual), "graphics card " + device);
        }
        Machine open = onDevice(wanted, device);
        if (open.resolved()) {
            return new Choice(open, "as the settings say");
        }
        return Engine.info().oneDnnIsWrong() ? new Choice(open.orElse(PLAIN), WITHOUT_ONE_DNN) : timed(open);
    }

    private static Machine onDevice(Machine wanted, Device device) {
        return new Machine(device.toString(), wanted.precision(), wanted.layout());
    }

    private static Choice timed(Machine open) {
        Map<Layout, Double> fp32 = times(Precision.FP32);
        Map<Layout, Double> bf16 = times(Precision.BF16);
        boolean coarse = switch (open.precision()) {
            case AUTO -> fp32.get(faster(fp32)) > WORTHWHILE * bf16.get(faster(bf16));
            case BF16 -> true;
            default -> false;
        };
        Machine best = coarse
                ? new Machine(open.device(), Precision.BF16, faster(bf16))
                : new Machine(open.device(), Precision.FP32, faster(fp32));
        String reason = String.format(
                Locale.ROOT,
                "a layer takes %.1f ms in fp32 and %.1f ms in bf16, channels last; %.1f and %.1f ms channels first",
                fp32.get(Layout.CHANNELS_LAST),
                bf16.get(Layout.CHANNELS_LAST),
                fp32.get(Layout.CHANNELS_FIRST),
                bf16.get(Layout.CHANNELS_FIRST));
        return new Choice(open.orElse(best), reason);
    }

    /** Channels last is what most machines prefer, so the other must be clearly better. */
    private static Layout faster(Map<Layout, Double> times) {
        return times.get(Layout.CHANNELS_LAST) <= WORTHWHILE * times.get(Layout.CHANNELS_FIRST)
                ? Layout.CHANNELS_LAST
                : Layout.CHANNELS_FIRST;
    }

    /** Milliseconds of the fastest run in each layout. */
    private static Map<Layout, Double> times(Precision precision) {
        Map<Layout, Double> times = new EnumMap<>(Layout.class);
        for (Layout layout : new Layout[] {Layout.CHANNELS_LAST, Layout.CHANNELS_FIRST}) {
            times.put(layout, time(new Machine("cpu", precision, layout).compute()));
        }
        return times;
    }

    private static double time(Compute compute) {
        try (Scope scope = Scope.open();
                Rng rng = new Rng(0)) {
            Tensor x = compute.layout(
                            rng.normal(Device.CPU, IMAGES, CHANNELS, SIDE, SIDE).to(compute.half()))
                    .requireGrad(true);
            Tensor w = rng.normal(Device.CPU, CHANNELS, CHANNELS, 3, 3).requireGrad(true);
            Tensor style = rng.normal(Device.CPU, IMAGES, CHANNELS);
            double first = run(x, w, style); // sets things up
            double best = run(x, w, style);
            double spent = first + best;
            for (int i = 0; i < MAX_RUNS && spent < BUDGET_MILLIS; i++) {
                double millis = run(x, w, style);
                best = Math.min(best, millis);
                spent += millis;
            }
            return best;
        }
    }

    /** A layer as in training, for a bare convolution favours other layouts than its surroundings do. */
    private static double run(Tensor x, Tensor weight, Tensor style) {
        try (Scope scope = Scope.open()) {
            long start = System.nanoTime();
            Tensor y = InPlace.leakyRelu(ModulatedConv.modulated(x, weight, style, false), Activation.SLOPE);
            y.square().sum().backward();
            return (System.nanoTime() - start) / NANOS_PER_MILLI;
        }
    }
}

package org.stylegan4j.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stylegan4j.nn.Activation;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.ModulatedConv;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Engine;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.train.config.Machine;
import org.stylegan4j.train.config.Machine.Layout;
import org.stylegan4j.train.config.Machine.Precision;

/**
 * Chooses what settings leave to the machine. On a processor it times a layer and its gradients, for a second and once for each
 * machine: bfloat16 is twice as fast on some and ten times as slow on others.
 */
public final class MachineProbe {
    private static final int IMAGES = 4;
    private static final int CHANNELS = 256;
    private static final int SIDE = 16;

    /** Rounds of all ways in turn, so that another busy program slows none more than the others. */
    private static final int MIN_ROUNDS = 5;

    private static final int MAX_ROUNDS = 15;
    /** For the rounds after the first, which sets things up and finds what is hopeless. */
    private static final double BUDGET_MILLIS = 1000;

    /** So many times slower than another way, one is timed no further. */
    private static final double HOPELESS = 3;

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

    /** One way to compute, and the time of its fastest run. */
    private static final class Way {
        private final Precision precision;
        private final Layout layout;
        private double best = Double.MAX_VALUE;

        Way(Precision precision, Layout layout) {
            this.precision = precision;
            this.layout = layout;
        }
    }

    /**
     * Chooses what is left open; what is settled stays.
     *
     * @throws IllegalArgumentException when the device is not there
     */
    public static Choice choose(Machine wanted) {
        return choose(wanted, ProbeMemory.standard());
    }

    static Choice choose(Machine wanted, ProbeMemory memory) {
        Device device = Device.parse(wanted.device());
        if (device.isCuda()) {
            Machine usual = new Machine(device.toString(), Precision.FP16, Layout.CHANNELS_LAST);
            return new Choice(onDevice(wanted, device).orElse(usual), "graphics card " + device);
        }
        Machine open = onDevice(wanted, device);
        if (open.resolved()) {
            return new Choice(open, "as the settings say");
        }
        Engine.Info engine = Engine.info();
        if (engine.oneDnnIsWrong()) {
            return new Choice(open.orElse(PLAIN), WITHOUT_ONE_DNN);
        }
        Choice choice = timed(open, memory);
        String detours = engine.oneDnnFaults()
                .map(f -> "; with detours around what oneDNN computes wrongly: " + f)
                .orElse("");
        return new Choice(choice.machine(), choice.reason() + detours);
    }

    private static Machine onDevice(Machine wanted, Device device) {
        return new Machine(device.toString(), wanted.precision(), wanted.layout());
    }

    private static Choice timed(Machine open, ProbeMemory memory) {
        String key = ProbeMemory.key();
        Optional<LayerTimes> before = memory.find(key);
        if (before.isPresent()) {
            return new Choice(before.get().choose(open), before.get() + ", measured before");
        }
        LayerTimes times = measure();
        memory.keep(key, times);
        return new Choice(times.choose(open), times.toString());
    }

    private static LayerTimes measure() {
        List<Way> ways = new ArrayList<>();
        for (Precision precision : new Precision[] {Precision.FP32, Precision.BF16}) {
            for (Layout layout : new Layout[] {Layout.CHANNELS_LAST, Layout.CHANNELS_FIRST}) {
                ways.add(new Way(precision, layout));
            }
        }
        ways.forEach(MachineProbe::time);
        long start = System.nanoTime();
        for (int round = 0; round < MAX_ROUNDS && (round < MIN_ROUNDS || millisSince(start) < BUDGET_MILLIS); round++) {
            double best = ways.stream().mapToDouble(w -> w.best).min().orElseThrow();
            ways.stream().filter(w -> w.best <= HOPELESS * best).forEach(MachineProbe::time);
        }
        Map<String, Double> millis = new LinkedHashMap<>();
        ways.forEach(w -> millis.put(LayerTimes.name(w.precision, w.layout), w.best));
        return new LayerTimes(millis);
    }

    private static void time(Way way) {
        Compute compute = new Machine("cpu", way.precision, way.layout).compute();
        try (Scope scope = Scope.open();
                Rng rng = new Rng(0)) {
            Tensor x = compute.layout(
                            rng.normal(Device.CPU, IMAGES, CHANNELS, SIDE, SIDE).to(compute.half()))
                    .requireGrad(true);
            Tensor w = rng.normal(Device.CPU, CHANNELS, CHANNELS, 3, 3).requireGrad(true);
            Tensor style = rng.normal(Device.CPU, IMAGES, CHANNELS);
            way.best = Math.min(way.best, run(x, w, style));
        }
    }

    /** A layer as in training, for a bare convolution favours other layouts than its surroundings do. */
    private static double run(Tensor x, Tensor weight, Tensor style) {
        try (Scope scope = Scope.open()) {
            long start = System.nanoTime();
            Tensor y = InPlace.leakyRelu(ModulatedConv.modulated(x, weight, style, false), Activation.SLOPE);
            y.square().sum().backward();
            return millisSince(start);
        }
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / NANOS_PER_MILLI;
    }
}

package org.stylegan4j.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.stylegan4j.data.Batch;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.Noise;
import org.stylegan4j.model.Objective;
import org.stylegan4j.model.Phase;
import org.stylegan4j.model.Step;
import org.stylegan4j.model.stylegan2.Generator;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Params;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Engine;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the JSON of the reference's benchmark for the same sizes, and the share of the roofline. */
@Command(name = "iteration", description = "Times generation and the phases of a training iteration.")
final class IterationBench implements Callable<Integer> {
    @Mixin
    private Shape shape;

    @Option(names = "--runs", defaultValue = "3", description = "Timed runs of each work; the median counts.")
    private int runs;

    @Option(names = "--threads", description = "Threads of each operation. Default: as everywhere.")
    private Optional<Integer> threads;

    @Option(names = "--precision", defaultValue = "FP32", description = "FP32 or BF16.")
    private DType precision;

    @Option(names = "--contiguous", description = "Keep channels outermost in memory.")
    private boolean contiguous;

    @Option(names = "--no-roofline", description = "Skip the bare convolutions.")
    private boolean noRoofline;

    @Override
    public Integer call() throws Exception {
        threads.ifPresent(Engine::threads);
        Compute compute = new Compute(Device.CPU, precision, !contiguous);
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("stylegan4j", precision.name() + (contiguous ? " contiguous" : " channels last"));
        out.put("model", shape.system);
        out.put("res", shape.resolution);
        out.put("batch", shape.batch);
        out.put("channel_base", shape.channelBase);
        out.put("channel_max", shape.channelMax);
        out.put("threads", Engine.threads());
        try (Rng rng = new Rng(0)) {
            if (shape.system.equals("stylegan2")) { // the reference benchmark's first part
                generate(compute, rng, out);
            }
            train(compute, rng, out);
        }
        if (!noRoofline && Roofline.knows(shape.system)) {
            double bare = new Roofline(shape, precision, runs).iteration();
            out.put("bare_convolutions_s", bare);
            out.put("share_of_roofline", bare / (double) out.get("iteration_s"));
        }
        System.out.println(new ObjectMapper().writeValueAsString(out));
        return 0;
    }

    private void generate(Compute compute, Rng rng, Map<String, Object> out) {
        try (Params p = Params.create(rng, Device.CPU);
                Scope scope = Scope.noGrad()) {
            Generator g = new Generator(p, shape.generator(), compute);
            Tensor z = rng.normal(Device.CPU, shape.batch, 512);
            Tensor none = Tensor.zeros(shape.batch, 0);
            out.put("parameters_g", p.parameterCount());
            out.put("generate_batch1_s_per_image", Clock.median(runs, () -> draw(g, z.narrow(0, 0, 1), none, rng)));
            out.put("generate_batch_s_per_image", Clock.median(runs, () -> draw(g, z, none, rng)) / shape.batch);
        }
    }

    private static void draw(Generator g, Tensor z, Tensor labels, Rng rng) {
        g.synthesis(g.repeat(g.w(z, labels)), Noise.random(rng));
    }

    private void train(Compute compute, Rng rng, Map<String, Object> out) throws Exception {
        try (Model model = shape.model(compute);
                Scope scope = Scope.open()) {
            out.put("parameters_d", model.networks().get("D").parameterCount());
            int r = shape.resolution;
            Batch real = new Batch(rng.normal(Device.CPU, shape.batch, 3, r, r), Tensor.zeros(shape.batch, 0));
            Step step = new Step(rng, Labels.NONE, (name, values) -> {}, Device.CPU);
            double iteration = 0;
            for (Phase phase : model.phases()) {
                double seconds = Clock.median(runs, () -> run(model, phase, real, step));
                out.put(key(phase), seconds);
                iteration += seconds / phase.due().weight();
            }
            out.put("iteration_s", iteration);
            out.put("s_per_kimg", iteration / shape.batch * 1000);
        }
    }

    /** {@code Gmain} as the reference's benchmark calls it: {@code g_main_s}. */
    private static String key(Phase phase) {
        return switch (phase.name()) {
            case "Gmain" -> "g_main_s";
            case "Greg" -> "g_reg_s";
            case "Dmain" -> "d_main_s";
            case "Dreg" -> "d_reg_s";
            default -> phase.name();
        };
    }

    /** Loss and gradients, as in the reference's benchmark without the optimizer's step. */
    private static void run(Model model, Phase phase, Batch real, Step step) {
        run(model, phase, real, step, () -> {});
    }

    /** Loss and gradients, then what uses these. */
    static void run(Model model, Phase phase, Batch real, Step step, Runnable use) {
        model.networks().values().forEach(n -> n.requireGrad(false));
        phase.trained().forEach(trained -> trained.network().requireGrad(true));
        for (Objective objective : phase.objectives()) {
            try (Scope scope = Scope.open()) {
                objective.loss(real, step).mul(phase.due().weight()).backward();
            }
        }
        use.run();
        phase.trained().forEach(trained -> trained.network().clearGrads());
    }
}

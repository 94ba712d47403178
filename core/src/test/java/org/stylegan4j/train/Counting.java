package org.stylegan4j.train;

import java.util.List;
import java.util.Map;
import org.stylegan4j.model.Due;
import org.stylegan4j.model.ImageGenerator;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.Phase;
import org.stylegan4j.nn.Optimizer;
import org.stylegan4j.nn.Params;
import org.stylegan4j.schedule.Progress;
import org.stylegan4j.tensor.Tensor;

/** A model whose phases D and G note the first number of the batch that they are given. */
record Counting(Model all, List<String> seen, Due d, Due g) implements Model {
    private Phase phase(String name, Due due) {
        return new Phase(
                name,
                "Loss/" + name,
                List.of((real, step) -> {
                    seen.add(name + " "
                            + (int) real.images().reshape(-1).narrow(0, 0, 1).toDouble());
                    return all.networks().get(name).all().get("layer.weight").sum();
                }),
                List.of(new Phase.Trained(
                        all.networks().get(name), all.optimizers().get(name))),
                due);
    }

    @Override
    public List<Phase> phases() {
        return List.of(phase("D", d), phase("G", g));
    }

    @Override
    public String name() {
        return all.name();
    }

    @Override
    public Map<String, Params> networks() {
        return all.networks();
    }

    @Override
    public List<String> publishedNetworks() {
        return all.publishedNetworks();
    }

    @Override
    public Map<String, Record> configs() {
        return all.configs();
    }

    @Override
    public Map<String, Optimizer> optimizers() {
        return all.optimizers();
    }

    @Override
    public Map<String, Tensor> state() {
        return all.state();
    }

    @Override
    public void prepare(Progress progress) {
        all.prepare(progress);
    }

    @Override
    public void average(Progress before, int batch) {
        all.average(before, batch);
    }

    @Override
    public ImageGenerator sampler() {
        return all.sampler();
    }

    @Override
    public void close() {
        // the toy is closed by its owner
    }
}

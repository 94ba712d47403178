package org.stylegan4j.train;

import java.util.List;
import java.util.Map;
import org.stylegan4j.model.ImageGenerator;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.Phase;
import org.stylegan4j.nn.Optimizer;
import org.stylegan4j.nn.Params;
import org.stylegan4j.schedule.Progress;
import org.stylegan4j.tensor.Tensor;

/** A model of which only those objectives remain that look at real images: nothing in it is random. */
record RealOnly(Model all) implements Model {
    @Override
    public List<Phase> phases() {
        return all.phases().stream()
                .filter(p -> p.name().startsWith("D"))
                .map(p -> new Phase(
                        p.name(),
                        p.statistic(),
                        List.of(p.objectives().get(p.objectives().size() - 1)),
                        p.trained(),
                        p.due()))
                .toList();
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
        all.close();
    }
}

package org.stylegan4j.latent.project;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.stylegan4j.image.Pixels;
import org.stylegan4j.latent.Network;
import org.stylegan4j.model.Noise;
import org.stylegan4j.model.StyleGenerator;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * Finds the intermediate latents, and the noise, whose pictures look most like given ones (Karras et al. 2020, appendix D). Several
 * pictures are looked for at once, none influencing another.
 */
public final class Projector {
    private static final double HALF_RANGE = 127.5;
    /** Steps from one picture of the way to the next. */
    private static final int WAY_STEPS = 10;

    private final Network network;
    private final StyleGenerator generator;
    private final PerceptualDistance perception;
    private final ProjectionSettings settings;

    /** A projector for a network. */
    public Projector(Network network, PerceptualDistance perception, ProjectionSettings settings) {
        this.network = network;
        this.perception = perception;
        this.settings = settings;
        generator = network.styles();
    }

    /**
     * Pictures to look for.
     *
     * @param names one each
     * @param pictures of the network's size and channels
     * @param label the class that all are taken to be of, for conditional networks
     */
    public record Targets(List<String> names, List<Pixels> pictures, Optional<String> label) {
        public Targets {
            names = List.copyOf(names);
            pictures = List.copyOf(pictures);
            if (pictures.isEmpty() || names.size() != pictures.size()) {
                throw new IllegalArgumentException(
                        "expected a name for each picture but was " + names.size() + " for " + pictures.size());
            }
        }
    }

    /** Keeps an unfinished projection of some pictures in a folder. */
    public ProjectionStore store(Path folder, Targets targets) {
        CRC32 pictures = new CRC32();
        targets.pictures().forEach(p -> pictures.update(p.data()));
        String key = String.join(
                "; ",
                network.hash(),
                perception.name(),
                settings.toString(),
                targets.names().toString(),
                targets.label().orElse(""),
                Long.toHexString(pictures.getValue()));
        return new ProjectionStore(Optional.of(folder.resolve("projection-unfinished.safetensors")), key);
    }

    /**
     * Looks for pictures.
     *
     * @param store where an interrupted projection is kept and found again
     * @throws IllegalArgumentException when a conditional network is not told its class, or the pictures do not fit
     */
    public List<Projection> project(Targets targets, ProjectionStore store, ProjectionListener listener)
            throws IOException {
        WStatistics spread = WStatistics.of(network, targets.label());
        try (Scope scope = Scope.open();
                Rng rng = new Rng(settings.seed());
                ProjectionState unknowns = start(targets, spread)) {
            Tensor wanted = Scope.tidyNoGrad(() -> perception.features(images(targets.pictures()))); // [N, F]
            Trajectory way = new Trajectory(unknowns.w().shape());
            int step = store.load(unknowns, way);
            float[] distances = {Float.POSITIVE_INFINITY};
            while (step < settings.steps() && !near(distances)) {
                rng.reseed(settings.seed(), step); // the same noise whether resumed or not
                distances = step(unknowns, wanted, spread.deviation() * settings.wNoise(step), rng);
                unknowns.step(settings.learningRate(step));
                step++;
                if (step % WAY_STEPS == 0) {
                    way.add(unknowns.w());
                }
                listener.step(step, settings.steps(), distances);
                store.save(unknowns, way, step);
            }
            return results(targets, unknowns, way, distances(unknowns, wanted));
        }
    }

    private boolean near(float... distances) {
        double worst = 0;
        for (float d : distances) {
            worst = Math.max(worst, d);
        }
        return worst < settings.until();
    }

    private ProjectionState start(Targets targets, WStatistics spread) {
        int n = targets.pictures().size();
        try (Scope scope = Scope.noGrad()) {
            Tensor w = spread.start(n, settings.separateLayers() ? generator.layers() : 1)
                    .to(network.device());
            List<Tensor> maps = new ArrayList<>();
            for (Tensor stored : network.storedNoise()) {
                long r = stored.size(-1);
                maps.add(stored.reshape(1, 1, r, r).expand(n, 1, r, r));
            }
            return new ProjectionState(w, maps, settings.optimizeNoise());
        }
    }

    /** Pictures as [N, C, R, R] from 0 to 255. */
    private Tensor images(List<Pixels> pictures) {
        int r = network.resolution();
        int c = network.imageChannels();
        Tensor[] rows = new Tensor[pictures.size()];
        for (int i = 0; i < rows.length; i++) {
            Pixels p = pictures.get(i);
            if (p.width() != r || p.height() != r || p.channels() != c) {
                throw new IllegalArgumentException("expected a picture of " + r + "x" + r + "x" + c + " but was "
                        + p.width() + "x" + p.height() + "x" + p.channels());
            }
            float[] values = new float[p.data().length];
            for (int j = 0; j < values.length; j++) {
                values[j] = p.data()[j] & 255;
            }
            rows[i] = Tensor.of(values, 1, r, r, c).permute(0, 3, 1, 2);
        }
        return Tensor.cat(0, rows).to(network.device());
    }

    /** Leaves gradients at the unknowns; returns the distance of each picture. */
    private float[] step(ProjectionState u, Tensor wanted, double noise, Rng rng) {
        try (Scope scope = Scope.open()) {
            Tensor w = u.w();
            Tensor shake = rng.normal(network.device(), 1, w.size(1), w.size(2)).mul(noise); // for all pictures alike
            Tensor distances = distances(w.add(shake), u, wanted); // [N]
            Tensor loss = distances.sum();
            if (settings.optimizeNoise()) {
                for (Tensor map : u.maps()) {
                    loss = loss.add(NoisePyramid.penalty(map).mul(settings.noiseWeight()));
                }
            }
            loss.backward();
            return distances.detach().toFloats();
        }
    }

    private float[] distances(ProjectionState u, Tensor wanted) {
        try (Scope scope = Scope.noGrad()) {
            return distances(u.w(), u, wanted).toFloats();
        }
    }

    private Tensor distances(Tensor w, ProjectionState u, Tensor wanted) {
        Tensor ws = w.size(1) == 1 ? w.expand(-1, generator.layers(), -1) : w; // [N, L, W]
        Tensor images = generator.synthesis(ws, noise(u)); // [N, C, R, R]
        Tensor seen = perception.features(images.add(1).mul(HALF_RANGE)); // [N, F]
        return seen.sub(wanted).square().sum(1); // [N]
    }

    private Noise noise(ProjectionState u) {
        return u.maps().isEmpty() ? Noise.CONST : Noise.random(u.noise());
    }

    private List<Projection> results(Targets targets, ProjectionState u, Trajectory way, float... distances) {
        Trajectory found = new Trajectory(u.w().shape());
        found.add(u.w());
        List<Projection> results = new ArrayList<>();
        for (int i = 0; i < distances.length; i++) {
            int index = i;
            String name = targets.names().get(i);
            Stream<Tensor> maps = settings.optimizeNoise() ? u.maps().stream() : Stream.empty();
            results.add(new Projection(
                    found.of(name, i, 0),
                    distances[i],
                    maps.map(m -> m.detach().select(0, index).toFloats()).toList(),
                    IntStream.range(0, way.length())
                            .mapToObj(k -> way.of(name, index, k))
                            .toList()));
        }
        return results;
    }
}

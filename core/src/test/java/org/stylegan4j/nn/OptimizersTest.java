package org.stylegan4j.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/** The trajectories were written by src/test/python/optimizer_trajectories.py (torch 1.13). Tolerance 1e-6. */
@ExtendWith(NoLeaks.class)
class OptimizersTest {
    private static final int N = 10;

    private static JsonNode golden(String name) {
        try (InputStream in = OptimizersTest.class.getResourceAsStream("/nn/optimizers.json")) {
            return new ObjectMapper().readTree(in).get(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Params params(Rng rng) {
        Params params = Params.create(rng, Device.CPU);
        Tensor p = params.fill("p", 0, N);
        float[] start = new float[N];
        for (int i = 0; i < N; i++) {
            start[i] = (float) Math.cos(i);
        }
        try (Scope scope = Scope.noGrad()) {
            InPlace.copy(p, Tensor.of(start, N));
        }
        params.requireGrad(true);
        return params;
    }

    private static void slope(Params params, int t) {
        float[] g = new float[N];
        for (int i = 0; i < N; i++) {
            g[i] = (float) Math.sin(0.7 * i + 0.3 * t + 0.1);
        }
        params.clearGrads();
        try (Scope scope = Scope.open()) {
            params.all().get("p").mul(Tensor.of(g, N)).sum().backward();
        }
    }

    private static void assertFollows(String name, Params params, Runnable step) {
        JsonNode steps = golden(name);
        assertEquals(12, steps.size());
        for (int t = 0; t < steps.size(); t++) {
            slope(params, t);
            step.run();
            float[] p = params.all().get("p").toFloats();
            for (int i = 0; i < N; i++) {
                assertEquals(steps.get(t).get(i).asDouble(), p[i], 1e-6, name + ": step " + t + ", element " + i);
            }
        }
    }

    private static void assertFollows(String name, Function<Params, Optimizer> maker) {
        try (Rng rng = new Rng(0);
                Params params = params(rng);
                Optimizer optimizer = maker.apply(params)) {
            assertFollows(name, params, optimizer::step);
        }
    }

    @Test
    void descentFollowsTorch() {
        assertFollows("sgd", p -> new Sgd(p, new Sgd.Settings(0.1, 0)));
        assertFollows("momentum", p -> new Sgd(p, new Sgd.Settings(0.1, 0.5)));
    }

    @Test
    void rmsPropFollowsTorch() {
        assertFollows("rmsprop", p -> new RmsProp(p, new RmsProp.Settings(0.01, 0.99, 1e-8)));
        assertFollows("rmsprop_short", p -> new RmsProp(p, new RmsProp.Settings(0.002, 0.9, 1e-6)));
    }

    @Test
    void adamWithDecayFollowsTorch() {
        try (Rng rng = new Rng(0);
                Params params = params(rng);
                Adam adam = new Adam(params, new Adam.Settings(0.01, 0.5, 0.999, 1e-8))) {
            assertFollows("adam_l2", params, () -> {
                Upkeep.addDecay(params, 0.05);
                adam.step();
            });
        }
    }

    @Test
    void continueFromTheirStates() {
        List<Function<Params, Optimizer>> makers = List.of(
                p -> new Sgd(p, new Sgd.Settings(0.1, 0.9)),
                p -> new RmsProp(p, new RmsProp.Settings(0.01, 0.9, 1e-8)));
        for (Function<Params, Optimizer> maker : makers) {
            try (Rng rng = new Rng(0);
                    Params a = params(rng);
                    Params b = params(rng);
                    Optimizer first = maker.apply(a);
                    Optimizer second = maker.apply(b)) {
                slope(a, 0);
                first.step();
                b.load(a.all());
                second.load(first.state());
                slope(a, 1);
                first.step();
                slope(b, 1);
                second.step();
                assertArrayEquals(a.all().get("p").toFloats(), b.all().get("p").toFloats());
                IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> second.load(Map.of()));
                assertEquals(true, e.getMessage().startsWith("missing or misshapen optimizer state: "));
            }
        }
    }

    @Test
    void rateCanBeChangedAndMemoryForgotten() {
        try (Rng rng = new Rng(0);
                Params params = params(rng);
                Sgd sgd = new Sgd(params, new Sgd.Settings(1, 0.9))) {
            slope(params, 0);
            sgd.step();
            sgd.reset();
            sgd.rate(0.5);
            float before = params.all().get("p").toFloats()[0];
            sgd.step();
            assertEquals(before - 0.5 * Math.sin(0.1), params.all().get("p").toFloats()[0], 1e-6);
        }
    }

    @Test
    void clippingLimitsWeights() {
        try (Rng rng = new Rng(0);
                Params params = params(rng)) {
            Upkeep.clip(params, 0.01);
            for (float v : params.all().get("p").toFloats()) {
                assertEquals(0.01, Math.abs(v), 1e-7);
            }
        }
    }
}

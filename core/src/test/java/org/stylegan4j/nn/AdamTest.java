package org.stylegan4j.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/** The trajectories were written by src/test/python/adam_trajectory.py (torch 1.13). */
@ExtendWith(NoLeaks.class)
class AdamTest {
    private static final int N = 10;

    private static void assertFollows(String name, Adam.Settings settings) throws IOException {
        JsonNode steps;
        try (InputStream in = AdamTest.class.getResourceAsStream("/nn/adam.json")) {
            steps = new ObjectMapper().readTree(in).get(name);
        }
        try (Rng rng = new Rng(0);
                Params params = params(rng);
                Adam adam = new Adam(params, settings)) {
            assertEquals(12, steps.size());
            for (int t = 0; t < steps.size(); t++) {
                step(params, adam, t);
                float[] p = params.all().get("p").toFloats();
                for (int i = 0; i < N; i++) {
                    String at = name + ": step " + t + ", element " + i;
                    assertEquals(steps.get(t).get(i).asDouble(), p[i], 1e-6, at);
                }
            }
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

    private static void step(Params params, Adam adam, int t) {
        if (t != 7) {
            float[] g = new float[N];
            for (int i = 0; i < N; i++) {
                g[i] = (float) Math.sin(0.7 * i + 0.3 * t + 0.1);
            }
            if (t == 5) {
                g[0] = Float.NaN;
                g[1] = Float.POSITIVE_INFINITY;
                g[2] = Float.NEGATIVE_INFINITY;
            }
            try (Scope scope = Scope.open()) {
                params.all().get("p").mul(Tensor.of(g, N)).sum().backward();
            }
        }
        adam.step();
        params.clearGrads();
    }

    @Test
    void followsTorch() throws IOException {
        assertFollows("plain", new Adam.Settings(0.002, 0, 0.99, 1e-8));
    }

    @Test
    void followsTorchWithMomentum() throws IOException {
        assertFollows("momentum", new Adam.Settings(0.01, 0.9, 0.999, 1e-8));
    }

    @Test
    void followsTorchWithLazyCorrection() throws IOException {
        assertFollows("lazy", new Adam.Settings(0.002, 0, 0.99, 1e-8).lazy(4));
    }

    @Test
    void lazyCorrectionKeepsTheMemoryOfAWholeCycle() {
        Adam.Settings lazy = new Adam.Settings(0.002, 0.5, 0.99, 1e-8).lazy(16);
        assertEquals(0.002 * 16 / 17, lazy.learningRate(), 1e-12);
        assertEquals(Math.pow(0.99, 16), Math.pow(lazy.beta2(), 17), 1e-12);
        assertEquals(Math.pow(0.5, 16), Math.pow(lazy.beta1(), 17), 1e-12);
    }

    @Test
    void continuesFromItsState() {
        Adam.Settings settings = new Adam.Settings(0.01, 0.9, 0.99, 1e-8);
        try (Rng rng = new Rng(0);
                Params a = params(rng);
                Params b = params(rng);
                Adam first = new Adam(a, settings);
                Adam second = new Adam(b, settings)) {
            step(a, first, 0);
            step(a, first, 1);
            b.load(a.all());
            second.load(first.state());
            step(a, first, 2);
            step(b, second, 2);
            assertEquals(a.all().get("p").sub(b.all().get("p")).abs().sum().toDouble(), 0);
        }
    }

    @Test
    void missingStateIsNamed() {
        try (Rng rng = new Rng(0);
                Params a = params(rng);
                Adam adam = new Adam(a, new Adam.Settings(0.01, 0, 0.99, 1e-8))) {
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> adam.load(Map.of()));
            assertEquals("missing or misshapen optimizer state: exp_avg.p", e.getMessage());
            assertFalse(adam.state().isEmpty());
        }
    }
}

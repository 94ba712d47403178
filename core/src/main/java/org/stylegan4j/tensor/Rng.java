package org.stylegan4j.tensor;

import java.util.SplittableRandom;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * A named stream of random numbers, drawn on the processor so that a seed means the same on every device. Closing frees the
 * generator.
 */
public final class Rng implements Draws, AutoCloseable {
    static {
        Natives.start();
    }

    private final Generator generator;
    private SplittableRandom integers;

    /** A stream that starts at {@code seed}. */
    public Rng(long seed) {
        try (Scope scope = Scope.open()) {
            generator = torch.make_generator_cpu(seed);
            generator.retainReference();
        }
        integers = new SplittableRandom(seed);
    }

    /** Starts the stream anew from a seed and a position, so that a resumed run draws what an uninterrupted one does. */
    public void reseed(long seed, long position) {
        long mixed = new SplittableRandom(seed ^ Long.rotateLeft(position * 0x9E3779B97F4A7C15L, 17)).nextLong();
        generator.set_current_seed(mixed);
        integers = new SplittableRandom(mixed);
    }

    @Override
    public Tensor normal(Device device, long... shape) {
        return new Tensor(torch.empty(shape).normal_(0, 1, new GeneratorOptional(generator))).to(device);
    }

    @Override
    public int below(int bound) {
        return integers.nextInt(bound);
    }

    @Override
    public double uniform() {
        return integers.nextDouble();
    }

    /** Frees the generator. */
    @Override
    public void close() {
        generator.close();
    }
}

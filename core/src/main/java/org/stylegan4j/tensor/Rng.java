package org.stylegan4j.tensor;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.DeviceTypeOptional;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * A named stream of random numbers. Tensors are drawn on the device where they will live, from a generator of its own there, so that a
 * seed means the same on every machine, but not on a processor and a graphics card. Closing frees the generators.
 */
public final class Rng implements RandomSource, AutoCloseable {
    static {
        Natives.start();
    }

    private final Generator generator;
    private final Map<Device, Generator> onCards = new HashMap<>();
    private long seed;
    private SplittableRandom integers;

    /** A stream that starts at {@code seed}. */
    public Rng(long seed) {
        try (Scope scope = Scope.open()) {
            generator = torch.make_generator_cpu(seed);
            generator.retainReference();
        }
        this.seed = seed;
        integers = new SplittableRandom(seed);
    }

    /** Starts the stream anew from a seed and a position, so that a resumed run draws what an uninterrupted one does. */
    public void reseed(long seed, long position) {
        long mixed = new SplittableRandom(seed ^ Long.rotateLeft(position * 0x9E3779B97F4A7C15L, 17)).nextLong();
        generator.set_current_seed(mixed);
        onCards.values().forEach(g -> g.set_current_seed(mixed));
        this.seed = mixed;
        integers = new SplittableRandom(mixed);
    }

    @Override
    public Tensor normal(Device device, long... shape) {
        Tensor x = device.isCuda() ? Tensor.full(0, DType.FP32, device, shape) : new Tensor(torch.empty(shape));
        x.handle.normal_(0, 1, new GeneratorOptional(generatorOn(device)));
        return x;
    }

    @Override
    public Tensor uniform(Device device, int n) {
        Tensor x = Tensor.full(0, DType.FP32, device, n, 1, 1, 1);
        x.handle.uniform_(0, 1, new GeneratorOptional(generatorOn(device)));
        return x;
    }

    private Generator generatorOn(Device device) {
        return device.isCuda() ? onCards.computeIfAbsent(device, this::onCard) : generator;
    }

    private Generator onCard(Device card) {
        try (Scope scope = Scope.open()) {
            Generator made = torch.globalContext()
                    .getAcceleratorHooksInterface(new DeviceTypeOptional(torch.kCUDA()))
                    .getNewGenerator((byte) card.index());
            made.retainReference();
            made.set_current_seed(seed);
            return made;
        }
    }

    @Override
    public int below(int bound) {
        return integers.nextInt(bound);
    }

    @Override
    public double uniform() {
        return integers.nextDouble();
    }

    /** Frees the generators. */
    @Override
    public void close() {
        onCards.values().forEach(Generator::close);
        generator.close();
    }
}

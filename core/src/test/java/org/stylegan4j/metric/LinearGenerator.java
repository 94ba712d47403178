package org.stylegan4j.metric;

import java.util.Arrays;
import org.stylegan4j.image.ImageSize;
import org.stylegan4j.metric.picture.GeneratorNet;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.RandomSource;
import org.stylegan4j.tensor.Tensor;

/**
 * Two latents that are the shares of two pictures, plus noise.
 *
 * @param labelDim length of labels, which it does not look at
 * @param rows in which the two pictures differ from zero, of 16
 */
public record LinearGenerator(int labelDim, int... rows) implements GeneratorNet {
    private static final int SIDE = 16;

    @Override
    public int zDim() {
        return 2;
    }

    @Override
    public int channels() {
        return 1;
    }

    @Override
    public ImageSize extent() {
        return new ImageSize(SIDE, SIDE);
    }

    @Override
    public Device device() {
        return Device.CPU;
    }

    @Override
    public String hash() {
        return "linear " + Arrays.toString(rows);
    }

    @Override
    public double truncation() {
        return 1;
    }

    @Override
    public boolean mapped() {
        return true;
    }

    @Override
    public Tensor map(Tensor z, Tensor labels) {
        return z.reshape(-1, 1, 2);
    }

    /** The two pictures have norm 1 and share no pixel. */
    @Override
    public Tensor synthesize(Tensor ws, RandomSource noise) {
        float[] basis = new float[2 * SIDE * SIDE];
        float level = (float) (1 / Math.sqrt(rows.length * SIDE / 2.0));
        for (int row : rows) {
            for (int x = 0; x < SIDE; x++) {
                basis[x % 2 * SIDE * SIDE + row * SIDE + x] = level;
            }
        }
        long n = ws.size(0);
        Tensor x = ws.reshape(n, 2).matmul(Tensor.of(basis, 2, SIDE * SIDE));
        return x.reshape(n, 1, SIDE, SIDE).add(noise.normal(Device.CPU, n, 1, SIDE, SIDE));
    }
}

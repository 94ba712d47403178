package org.stylegan4j.metric.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.image.ImageSize;
import org.stylegan4j.io.Sha256;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * Pictures that a generator draws. Picture i comes from seed and i alone, whatever is drawn beside it, up to rounding: latent,
 * label (one of those of the training, drawn uniformly) and fresh per-pixel noise. The generator stays with its owner.
 *
 * @param labels of the real pictures, from which fakes take theirs
 * @param size how many there are
 */
public record GeneratedPictures(GeneratorNet generator, Labels labels, long seed, int size) implements PictureSet {
    /** So many pixels at once keep all cores busy; more only cost memory. */
    private static final int BATCH_PIXELS = 1 << 16;

    private static final double WHITE = 255;

    public GeneratedPictures {
        if (size < 1) {
            throw new IllegalArgumentException("number of images must be at least 1: " + size);
        }
        if (generator.labelDim() > 0 && labels.features() != generator.labelDim()) {
            throw new IllegalArgumentException("the network takes labels of " + generator.labelDim()
                    + " numbers, but the images have labels of " + labels.features());
        }
    }

    @Override
    public String name() {
        return "generated";
    }

    @Override
    public int channels() {
        return generator.channels();
    }

    @Override
    public ImageSize extent() {
        return generator.extent();
    }

    @Override
    public PictureSet first(int count) {
        return new GeneratedPictures(generator, labels, seed, Math.min(count, size));
    }

    @Override
    public Tensor batch(int first, int count) {
        int pixels = extent().width() * extent().height();
        int together = Math.max(1, BATCH_PIXELS / pixels);
        List<Tensor> parts = new ArrayList<>();
        for (int i = 0; i < count; i += together) {
            int from = first + i;
            int n = Math.min(together, count - i);
            parts.add(Scope.tidyNoGrad(() -> draw(from, n)));
        }
        return Tensor.cat(0, parts.toArray(Tensor[]::new));
    }

    private Tensor draw(int first, int count) {
        try (PerItemRng draws = PerItemRng.of(seed, first, count)) {
            Tensor ws = latents(draws, count).ws();
            return bytes(generator.synthesize(ws, draws)).to(Device.CPU);
        }
    }

    /**
     * What pictures are drawn from.
     *
     * @param z [N, Z]
     * @param ws [N, L, W]
     */
    public record Latents(Tensor z, Tensor ws) {}

    /** The latents of some pictures in a row, in the caller's frame, on the generator's device. */
    public Latents latents(int first, int count) {
        try (PerItemRng draws = PerItemRng.of(seed, first, count)) {
            return latents(draws, count);
        }
    }

    private Latents latents(PerItemRng draws, int count) {
        Tensor z = draws.normal(generator.device(), count, generator.zDim());
        return new Latents(z, generator.map(z, draws.labels(labels, generator)));
    }

    /** [-1, 1] to grey levels as the official generators do; the same as rounding (x + 1) * 127.5. */
    static Tensor bytes(Tensor images) {
        return images.mul(WHITE / 2).add(128).clamp(0, WHITE).to(DType.UINT8);
    }

    /** The same for any size, so that more pictures of the same kind go on where fewer ended. */
    @Override
    public String hash() {
        Sha256 sum = new Sha256().add("generated %s %d %s".formatted(generator.hash(), seed, generator.truncation()));
        if (generator.labelDim() > 0) {
            labels.rows().forEach(row -> sum.add(Arrays.toString(row)));
        }
        return sum.hex();
    }

    /** Does nothing: the generator stays with its owner. */
    @Override
    public void close() {}
}

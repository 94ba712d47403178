package org.stylegan4j.metric;

import org.stylegan4j.image.ImageSize;
import org.stylegan4j.io.Sha256;
import org.stylegan4j.metric.picture.PictureSet;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Tensor;

/**
 * Pictures in memory.
 *
 * @param bytes N C H W
 */
public record PictureList(int size, int channels, ImageSize extent, byte[] bytes) implements PictureSet {
    /** From numbers in 0..255, [N, C, H, W], which are rounded. */
    public static PictureList of(Tensor x) {
        byte[] bytes = x.clamp(0, 255).round().to(DType.UINT8).toBytes();
        return new PictureList(
                (int) x.size(0), (int) x.size(1), new ImageSize((int) x.size(3), (int) x.size(2)), bytes);
    }

    @Override
    public String name() {
        return "list";
    }

    @Override
    public Tensor batch(int first, int count) {
        int one = channels * extent.width() * extent.height();
        byte[] some = java.util.Arrays.copyOfRange(bytes, first * one, (first + count) * one);
        return Tensor.ofBytes(some, DType.UINT8, count, channels, extent.height(), extent.width());
    }

    @Override
    public String hash() {
        return new Sha256().add(bytes).hex();
    }

    @Override
    public void close() {}
}

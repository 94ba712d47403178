package org.stylegan4j.data.make;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.stylegan4j.image.Crop;
import org.stylegan4j.image.Filter;
import org.stylegan4j.image.ImageSize;

/**
 * What {@link DatasetMaker} writes. The options are those of the reference's dataset tool.
 *
 * @param dest a zip when it ends in {@code .zip}, else a folder that is absent or empty
 * @param crop what is kept before resizing; anything but {@link Crop#NONE} needs a size
 * @param filter how it is resized
 * @param size the size to resize to, square but for {@link Crop#CENTER_CROP_WIDE}; pictures keep their size when absent
 * @param maxImages only so many pictures from the beginning
 * @param preview where to write a PNG of up to 64 of the pictures
 * @param workers decoding threads
 */
public record MakeConfig(
        Path dest,
        Crop crop,
        Filter filter,
        Optional<ImageSize> size,
        OptionalInt maxImages,
        Optional<Path> preview,
        int workers) {
    public MakeConfig {
        if (crop != Crop.NONE && size.isEmpty()) {
            throw new IllegalArgumentException("a resolution is needed for " + name(crop));
        }
        if (size.isPresent()) {
            ImageSize result = crop == Crop.CENTER_CROP_WIDE
                    ? new ImageSize(size.get().width(), size.get().width())
                    : size.get();
            problem(result).ifPresent(p -> {
                throw new IllegalArgumentException(p);
            });
        }
        if (maxImages.isPresent() && maxImages.getAsInt() < 1) {
            throw new IllegalArgumentException("number of images must be at least 1: " + maxImages.getAsInt());
        }
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be at least 1: " + workers);
        }
    }

    /** All pictures as they are, Lanczos, no preview, all processors. */
    public static MakeConfig to(Path dest) {
        return new MakeConfig(
                dest,
                Crop.NONE,
                Filter.LANCZOS,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Runtime.getRuntime().availableProcessors());
    }

    /** With a crop, a filter and a size. */
    public MakeConfig withTransform(Crop newCrop, Filter newFilter, ImageSize newSize) {
        return new MakeConfig(dest, newCrop, newFilter, Optional.of(newSize), maxImages, preview, workers);
    }

    /** With a limit on the number of pictures. */
    public MakeConfig withMaxImages(int images) {
        return new MakeConfig(dest, crop, filter, size, OptionalInt.of(images), preview, workers);
    }

    /** With a preview. */
    public MakeConfig withPreview(Path file) {
        return new MakeConfig(dest, crop, filter, size, maxImages, Optional.of(file), workers);
    }

    /** With another number of decoding threads. */
    public MakeConfig withWorkers(int threads) {
        return new MakeConfig(dest, crop, filter, size, maxImages, preview, threads);
    }

    boolean toZip() {
        return dest.toString().toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    /** Why pictures of this size make no dataset. */
    static Optional<String> problem(ImageSize size) {
        if (size.width() != size.height()) {
            return Optional.of("pictures must be square after crop and resize: " + size);
        }
        if (Integer.bitCount(size.width()) != 1) {
            return Optional.of("side must be a power of two after crop and resize: " + size.width());
        }
        return Optional.empty();
    }

    private static String name(Crop crop) {
        return crop.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

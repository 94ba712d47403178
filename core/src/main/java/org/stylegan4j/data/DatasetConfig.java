package org.stylegan4j.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.stylegan4j.image.Crop;
import org.stylegan4j.image.Filter;
import org.stylegan4j.io.Spill;
import org.stylegan4j.numpy.NumpyShuffle;

/**
 * How pictures become a dataset. Start from {@link #DEFAULT} and change with the {@code with} methods.
 *
 * @param resolution side of all pictures, a power of two from 4 to 2048; guessed when absent: the largest power of two up to
 *     1024 that is not above the median smaller side
 * @param crop what is kept before resizing
 * @param filter how it is resized
 * @param maxImages a random subset of that size, the same as the reference's {@code --subset}
 * @param seed of the subset
 * @param cond whether the labels are used
 * @param mirror whether all pictures are there twice, the second half flipped left to right
 * @param memoryBudget bytes of decoded pictures to hold in memory, all of them or none; beyond it they lie in a temporary file
 * @param spillFolder where that file is made; it needs no name and vanishes with the process
 * @param workers threads that decode, and that prepare batches; when absent all processors decode and one thread prepares
 */
public record DatasetConfig(
        OptionalInt resolution,
        Crop crop,
        Filter filter,
        OptionalInt maxImages,
        int seed,
        boolean cond,
        boolean mirror,
        long memoryBudget,
        Path spillFolder,
        OptionalInt workers) {
    /** Guessed resolution, centre crop, Lanczos, all pictures, half of the heap, threads as the machine has them. */
    public static final DatasetConfig DEFAULT = new DatasetConfig(
            OptionalInt.empty(),
            Crop.CENTER_CROP,
            Filter.LANCZOS,
            OptionalInt.empty(),
            0,
            false,
            false,
            Runtime.getRuntime().maxMemory() / 2,
            Path.of(System.getProperty("java.io.tmpdir")),
            OptionalInt.empty());

    static final int MIN_RESOLUTION = 4;
    static final int MAX_RESOLUTION = 2048;

    public DatasetConfig {
        if (resolution.isPresent() && !isResolution(resolution.getAsInt())) {
            throw new IllegalArgumentException("resolution must be a power of two from " + MIN_RESOLUTION + " to "
                    + MAX_RESOLUTION + ": " + resolution.getAsInt());
        }
        if (maxImages.isPresent() && maxImages.getAsInt() < 1) {
            throw new IllegalArgumentException("number of images must be at least 1: " + maxImages.getAsInt());
        }
        if (workers.isPresent() && workers.getAsInt() < 1) {
            throw new IllegalArgumentException("workers must be at least 1: " + workers.getAsInt());
        }
        if (memoryBudget < 0) {
            throw new IllegalArgumentException("memory budget must be non-negative: " + memoryBudget);
        }
    }

    static boolean isResolution(int r) {
        return r >= MIN_RESOLUTION && r <= MAX_RESOLUTION && Integer.bitCount(r) == 1;
    }

    /** The pictures, of so many, that are used: all, or the subset in ascending order. */
    int[] chosen(int size) {
        if (maxImages.isEmpty()) {
            return IntStream.range(0, size).toArray();
        }
        int images = maxImages.getAsInt();
        if (images > size) {
            throw new IllegalArgumentException("number of images must be between 1 and " + size + ": " + images);
        }
        int[] subset = Arrays.copyOf(new NumpyShuffle(seed).permutation(size), images);
        Arrays.sort(subset);
        return subset;
    }

    /** With a fixed side. */
    public DatasetConfig withResolution(int side) {
        return new DatasetConfig(
                OptionalInt.of(side), crop, filter, maxImages, seed, cond, mirror, memoryBudget, spillFolder, workers);
    }

    /** With another crop and filter. */
    public DatasetConfig withTransform(Crop newCrop, Filter newFilter) {
        return new DatasetConfig(
                resolution, newCrop, newFilter, maxImages, seed, cond, mirror, memoryBudget, spillFolder, workers);
    }

    /** With a random subset. */
    public DatasetConfig withSubset(int images, int subsetSeed) {
        return new DatasetConfig(
                resolution,
                crop,
                filter,
                OptionalInt.of(images),
                subsetSeed,
                cond,
                mirror,
                memoryBudget,
                spillFolder,
                workers);
    }

    /** With or without labels. */
    public DatasetConfig withCond(boolean labels) {
        return new DatasetConfig(
                resolution, crop, filter, maxImages, seed, labels, mirror, memoryBudget, spillFolder, workers);
    }

    /** With or without flipped copies. */
    public DatasetConfig withMirror(boolean flipped) {
        return new DatasetConfig(
                resolution, crop, filter, maxImages, seed, cond, flipped, memoryBudget, spillFolder, workers);
    }

    /** With another limit, in bytes, on decoded pictures in memory. */
    public DatasetConfig withMemoryBudget(long bytes) {
        return new DatasetConfig(resolution, crop, filter, maxImages, seed, cond, mirror, bytes, spillFolder, workers);
    }

    /** With another folder for what does not fit in memory. */
    public DatasetConfig withSpillFolder(Path folder) {
        return new DatasetConfig(
                resolution, crop, filter, maxImages, seed, cond, mirror, memoryBudget, folder, workers);
    }

    /** With a fixed number of threads. */
    public DatasetConfig withWorkers(int threads) {
        return new DatasetConfig(
                resolution,
                crop,
                filter,
                maxImages,
                seed,
                cond,
                mirror,
                memoryBudget,
                spillFolder,
                OptionalInt.of(threads));
    }

    /** Where so many bytes of decoded pictures go when they are beyond the budget. */
    Optional<Spill> spill(long bytes) {
        return bytes <= memoryBudget ? Optional.empty() : Optional.of(new Spill(spillFolder, bytes));
    }

    /** Threads that decode. */
    int decoders() {
        return workers.orElseGet(() -> Runtime.getRuntime().availableProcessors());
    }

    /** Threads that prepare batches while others train. */
    int loaders() {
        return workers.orElse(1);
    }
}

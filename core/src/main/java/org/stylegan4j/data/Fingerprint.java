package org.stylegan4j.data;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.stylegan4j.io.ProgressListener;
import org.stylegan4j.io.Sha256;

/**
 * A way to make the fingerprint of a dataset out of names, pixels and labels: the same pictures at the same resolution have the same.
 * A fingerprint says which kind it is, and compares only with its like.
 */
public enum Fingerprint {
    /** 16 hexadecimal digits of one SHA-256 over everything: one thread makes it. For trainings that wrote it down. */
    PLAIN,
    /** {@code tree1:} and 32 digits of a SHA-256 over those of blocks of pictures, which several threads make. */
    TREE;

    private static final String TREE_MARK = "tree1:";
    private static final int PLAIN_DIGITS = 16;
    private static final int TREE_DIGITS = 32;

    /** Pictures per block of the tree; another number needs another mark. */
    private static final int BLOCK = 16;

    /** How many drawn-on-demand pictures stand for all: the others follow from the same seed. */
    private static final int DRAWINGS = 64;

    /** Every so many pictures. */
    private static final int REPORT = 64;

    /**
     * The kind of a fingerprint.
     *
     * @throws IllegalArgumentException when another release made it
     */
    public static Fingerprint kindOf(String fingerprint) {
        if (fingerprint.startsWith(TREE_MARK)) {
            return TREE;
        }
        if (fingerprint.indexOf(':') >= 0) {
            throw new IllegalArgumentException("fingerprint of an unknown kind: " + fingerprint);
        }
        return PLAIN;
    }

    /**
     * Makes it, which takes a while for many or large pictures; on as many threads as decode, whose number does not matter to it.
     *
     * @throws IOException when interrupted
     */
    public String of(Dataset dataset, ProgressListener listener) throws IOException {
        return this == TREE ? tree(dataset, listener) : plain(dataset, listener);
    }

    private static int count(Dataset dataset) {
        return dataset.drawnOnDemand() ? Math.min(DRAWINGS, dataset.originals()) : dataset.originals();
    }

    private static Sha256 start(Dataset d) {
        return new Sha256()
                .add("%s %d %dx%dx%d".formatted(d.name(), d.originals(), d.channels(), d.resolution(), d.resolution()));
    }

    private static String labels(Dataset dataset, int index) {
        return Arrays.toString(dataset.labelRows(new int[] {index}));
    }

    private static String tree(Dataset dataset, ProgressListener listener) throws IOException {
        int count = count(dataset);
        String[] blocks = new String[(count + BLOCK - 1) / BLOCK];
        ParallelDecode.run(
                blocks.length,
                dataset.decoders(),
                b -> blocks[b] = block(dataset, b * BLOCK, Math.min(count, (b + 1) * BLOCK)),
                (done, total) -> listener.progress(Math.min(count, done * BLOCK), count));
        Sha256 sum = start(dataset);
        for (String block : blocks) {
            sum.add(block);
        }
        return TREE_MARK + sum.hex().substring(0, TREE_DIGITS);
    }

    private static String block(Dataset dataset, int from, int to) {
        Sha256 sum = new Sha256();
        byte[] picture = new byte[dataset.pictureBytes()];
        IntStream.range(from, to).forEach(i -> {
            dataset.copy(i, picture, 0);
            // No name holds a line break, so that nothing can move from one field into the next.
            sum.add(dataset.id(i) + "\n" + labels(dataset, i) + "\n").add(picture);
        });
        return sum.hex();
    }

    private static String plain(Dataset dataset, ProgressListener listener) {
        Sha256 sum = start(dataset);
        byte[] picture = new byte[dataset.pictureBytes()];
        int count = count(dataset);
        for (int i = 0; i < count; i++) {
            dataset.copy(i, picture, 0);
            sum.add(dataset.id(i)).add(picture).add(labels(dataset, i));
            if (i % REPORT == 0) {
                listener.progress(i, count);
            }
        }
        listener.progress(count, count);
        return sum.hex().substring(0, PLAIN_DIGITS);
    }
}

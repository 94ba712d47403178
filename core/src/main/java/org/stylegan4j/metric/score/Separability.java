package org.stylegan4j.metric.score;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.stylegan4j.tensor.Tensor;

/**
 * How well hyperplanes part the latents by the attributes of their pictures (Karras et al. 2019, section 4.2): exp of the sum over
 * attributes of H(Y|X), the uncertainty that is left about the attribute when the side of the plane is known. 1 is perfect.
 */
public final class Separability {
    /** The half that the classifier is surest of is kept, for each attribute by itself. */
    private static final int KEPT_SHARE = 2;

    private Separability() {}

    /**
     * The score of some latents.
     *
     * @param latents [N, D]
     * @param scores of each attribute a row of N numbers: above 0 where a picture has it, further from 0 the surer that is
     * @throws IllegalArgumentException when there is no attribute or the counts differ
     */
    public static double of(Tensor latents, List<float[]> scores) {
        if (scores.isEmpty()) {
            throw new IllegalArgumentException("no attributes");
        }
        return Math.exp(scores.stream().mapToDouble(s -> entropy(latents, s)).sum());
    }

    /** H(Y|X) of one attribute in nats. One that all or none of the pictures have is certain. */
    static double entropy(Tensor latents, float[] scores) {
        if (latents.size(0) != scores.length) {
            throw new IllegalArgumentException(
                    "expected scores of " + latents.size(0) + " latents but was " + scores.length);
        }
        int[] sides = sides(scores);
        return entropy(LinearSvm.fit(latents, sides).classify(latents), sides);
    }

    /** 1 and -1 for those with and without the attribute, 0 for the less sure half. */
    private static int[] sides(float[] scores) {
        int[] sides = new int[scores.length];
        IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -Math.abs(scores[i])))
                .limit(Math.max(1, scores.length / KEPT_SHARE))
                .forEach(i -> sides[i] = scores[i] > 0 ? 1 : -1);
        return sides;
    }

    /** The conditional entropy of the sides given the guesses, in nats. */
    static double entropy(boolean[] guesses, int[] sides) {
        double[][] counts = new double[2][2];
        for (int i = 0; i < sides.length; i++) {
            if (sides[i] != 0) {
                counts[guesses[i] ? 1 : 0][sides[i] > 0 ? 1 : 0]++;
            }
        }
        double total = Arrays.stream(counts).flatMapToDouble(Arrays::stream).sum();
        double entropy = 0;
        for (double[] row : counts) {
            double sum = Arrays.stream(row).sum();
            for (double count : row) {
                entropy -= count == 0 ? 0 : count / total * Math.log(count / sum);
            }
        }
        return entropy;
    }
}

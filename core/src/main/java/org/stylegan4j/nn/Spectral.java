package org.stylegan4j.nn;

/**
 * How the largest singular value of a weight is found by power iteration (Miyato et al. 2018, algorithm 1), or that it is not.
 *
 * @param epsilon below which a vector's length is not divided by
 * @param iterations of a training pass
 * @param values how many singular values are followed; only the first, the largest, divides the weight
 */
public record Spectral(Form form, double epsilon, int iterations, int values) {
    /** Weights as they are. */
    public static final Spectral NONE = new Spectral(Form.NONE, 0, 0, 0);
    /** As PyTorch's own. */
    public static final Spectral TORCH = new Spectral(Form.TORCH, 1e-12, 1, 1);
    /** As the projection discriminators of the Mimicry library have it in their last layers. */
    public static final Spectral LIBRARY = new Spectral(Form.LIBRARY, 1e-12, 1, 1);

    /** What the tensors are called, and what inference does. */
    public enum Form {
        /** No normalization. */
        NONE,
        /** {@code weight_orig, weight_u, weight_v}; inference takes the stored pair. */
        TORCH,
        /** {@code weight, u0, sv0, ...}; inference makes one iteration more from the stored vector, and forgets it. */
        BIGGAN,
        /** {@code weight, sn_u, sn_sigma}; inference as in {@link #BIGGAN}. */
        LIBRARY
    }

    public Spectral {
        if (form != Form.NONE && (!(epsilon > 0) || iterations < 1 || values < 1)) {
            throw new IllegalArgumentException(
                    "bad spectral norm: epsilon " + epsilon + ", iterations " + iterations + ", values " + values);
        }
        if (values > 1 && form != Form.BIGGAN) {
            throw new IllegalArgumentException("only BigGAN's form follows several values: " + form);
        }
    }

    /** BigGAN's form with one iteration and one value. */
    public static Spectral biggan(double epsilon) {
        return new Spectral(Form.BIGGAN, epsilon, 1, 1);
    }
}

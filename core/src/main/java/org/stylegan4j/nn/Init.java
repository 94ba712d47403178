package org.stylegan4j.nn;

import org.stylegan4j.tensor.Fresh;
import org.stylegan4j.tensor.Tensor;

/** How a parameter is drawn when a network is new. */
@FunctionalInterface
public interface Init {
    /** Zeros. */
    Init ZERO = constant(0);

    /** Makes a parameter. */
    Tensor make(Params p, String name, long... shape);

    /** One value everywhere. */
    static Init constant(double value) {
        return (p, name, shape) -> p.fill(name, value, shape);
    }

    /** Normal numbers. */
    static Init normal(double mean, double deviation) {
        return (p, name, shape) -> {
            Tensor w = p.normal(name, 1, shape);
            if (!p.offers(name)) {
                Fresh.normal(w, mean, deviation);
            }
            return w;
        };
    }

    /** Uniform numbers from [-bound, bound]. */
    static Init uniform(double bound) {
        return (p, name, shape) -> {
            Tensor w = p.normal(name, 1, shape);
            if (!p.offers(name)) {
                Fresh.uniform(w, bound);
            }
            return w;
        };
    }

    /** Uniform numbers of deviation gain * sqrt(2 / (fanIn + fanOut)) (Glorot and Bengio 2010, equation 16). */
    static Init xavier(double gain) {
        return (p, name, shape) -> {
            double fans = (double) (shape[0] + shape[1]) * area(shape);
            return uniform(gain * Math.sqrt(6 / fans)).make(p, name, shape);
        };
    }

    /** Uniform numbers from ±1 / sqrt(fan), what PyTorch's layers start from. */
    static Init fan(double fan) {
        return uniform(1 / Math.sqrt(fan));
    }

    /** Orthonormal rows or columns (Saxe et al. 2014). */
    static Init orthogonal() {
        return (p, name, shape) -> {
            Tensor w = p.normal(name, 1, shape);
            if (!p.offers(name)) {
                Fresh.orthogonal(w);
            }
            return w;
        };
    }

    private static long area(long... shape) {
        long area = 1;
        for (int i = 2; i < shape.length; i++) {
            area *= shape[i];
        }
        return area;
    }
}

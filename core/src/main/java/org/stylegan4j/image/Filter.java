package org.stylegan4j.image;

/** The resampling filters of Pillow, each a kernel on [-support, support] that widens when a picture shrinks. */
public enum Filter {
    /** Average over the covered area; the published FFHQ 256 scores need it. */
    BOX(0.5) {
        @Override
        double weight(double x) {
            return x > -0.5 && x <= 0.5 ? 1 : 0;
        }
    },
    BILINEAR(1) {
        @Override
        double weight(double x) {
            return Math.max(0, 1 - Math.abs(x));
        }
    },
    /** Keys 1981 with a = -0.5. */
    BICUBIC(2) {
        @Override
        double weight(double x) {
            double t = Math.abs(x);
            if (t >= 2) {
                return 0;
            }
            return t < 1 ? (1.5 * t - 2.5) * t * t + 1 : (((t - 5) * t + 8) * t - 4) * -0.5;
        }
    },
    /** Windowed sinc of three lobes; the default of the reference. */
    LANCZOS(3) {
        @Override
        double weight(double x) {
            return x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0;
        }
    };

    private final double support;

    Filter(double support) {
        this.support = support;
    }

    abstract double weight(double x);

    double support() {
        return support;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(x * Math.PI) / (x * Math.PI);
    }
}

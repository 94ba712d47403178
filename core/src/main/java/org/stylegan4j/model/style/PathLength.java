package org.stylegan4j.model.style;

import org.stylegan4j.data.Batch;
import org.stylegan4j.model.Objective;
import org.stylegan4j.model.Step;
import org.stylegan4j.nn.SecondOrder;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * Path-length regularization: a step in w should change the image by a constant length, E(‖∇_w (g(w) · y)‖ - a)² (Karras et al.
 * 2020, equation 4).
 *
 * @param mean a, the running mean of the length; it belongs to the model
 */
public record PathLength(PathLengthGenerator players, Settings settings, Tensor mean) implements Objective {
    /**
     * The constants of the method.
     *
     * @param weight 2 in the paper; 0 for none
     * @param decay how fast the mean path length follows, 0.01
     * @param shrink the batch is smaller by this factor, 2
     * @param interval every so many steps, with n-fold weight, 4
     */
    public record Settings(double weight, double decay, int shrink, int interval) {
        /** Karras et al. 2020, appendix B. */
        public static final Settings PAPER = new Settings(2, 0.01, 2, 4);

        /** No regularization; the paper's other numbers. */
        public static final Settings NONE = PAPER.withWeight(0);

        public Settings {
            if (!(weight >= 0)) {
                throw new IllegalArgumentException("path-length weight must not be negative: " + weight);
            }
            if (shrink < 1 || interval < 1) {
                throw new IllegalArgumentException(
                        "path-length interval and shrink must be at least 1: " + interval + ", " + shrink);
            }
        }

        /** The same with another weight. */
        public Settings withWeight(double other) {
            return new Settings(other, decay, shrink, interval);
        }
    }

    @Override
    public Tensor loss(Batch real, Step step) {
        long n = Math.max(1, real.size() / settings.shrink());
        Tensor labels = step.fakeLabels(real.size()).narrow(0, 0, n);
        Tensor z = players.latents(real.size(), step).narrow(0, 0, n);
        Tensor ws = players.ws(z, labels, step); // [N, L, W]
        Tensor image = SecondOrder.during(() -> players.synthesize(ws, step)); // [N, C, R, R]

        Tensor lengths = lengths(image, ws, step); // [N]
        Tensor a = mean.lerp(lengths.mean(), settings.decay()); // []  the gradient flows through the new mean
        try (Scope scope = Scope.noGrad()) {
            InPlace.copy(mean, a);
        }
        Tensor penalty = lengths.sub(a).square(); // [N]
        step.stats().report("Loss/pl_penalty", penalty);
        return penalty.mean().mul(settings.weight());
    }

    private static Tensor lengths(Tensor image, Tensor ws, Step step) {
        double pixels = (double) image.size(2) * image.size(3);
        Tensor y = step.rng().normal(image.device(), image.shape()).mul(1 / Math.sqrt(pixels)); // [N, C, R, R]
        Tensor slope = image.mul(y).sum().gradient(ws); // [N, L, W]
        return slope.square().sum(2).mean(1L).sqrt(); // [N]
    }
}

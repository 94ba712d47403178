package org.stylegan4j.nn;

import java.util.ArrayList;
import java.util.List;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Fresh;
import org.stylegan4j.tensor.InPlace;
import org.stylegan4j.tensor.Pointwise;
import org.stylegan4j.tensor.Tensor;

/**
 * A layer's weight, as it is or divided by its largest singular value σ = uᵀ W v (Miyato et al. 2018, equations 8 and 9). W is the
 * stored weight as a matrix of outputs by everything else; u and v are constants for the gradient, W is not.
 */
public final class Weight {
    private final Spectral spectral;
    private final boolean transposed;
    private final Tensor stored;
    private final List<Tensor> us = new ArrayList<>();
    private final List<Tensor> others = new ArrayList<>(); // v in PyTorch's form, singular values in the others

    /** A weight whose first axis counts outputs. */
    public Weight(Params p, Init init, Spectral spectral, long... shape) {
        this(p, init, spectral, false, shape);
    }

    /** A transposed convolution's weight, whose second axis counts outputs. */
    public static Weight transposed(Params p, Init init, Spectral spectral, long... shape) {
        return new Weight(p, init, spectral, true, shape);
    }

    Weight(Params p, Init init, Spectral spectral, boolean transposed, long... shape) {
        this.spectral = spectral;
        this.transposed = transposed;
        stored = init.make(p, spectral.form() == Spectral.Form.TORCH ? "weight_orig" : "weight", shape);
        long rows = shape[transposed ? 1 : 0];
        switch (spectral.form()) {
            case NONE -> {}
            case TORCH -> {
                us.add(unit(p, "weight_u", rows));
                others.add(unit(p, "weight_v", stored.count() / rows));
            }
            case LIBRARY -> add(p, "sn_u", "sn_sigma", rows);
            case BIGGAN -> {
                for (int i = 0; i < spectral.values(); i++) {
                    add(p, "u" + i, "sv" + i, rows);
                }
            }
        }
    }

    private static Tensor unit(Params p, String name, long length) {
        Tensor x = p.normalBuffer(name, length);
        if (!p.offers(name)) {
            Fresh.unit(x);
        }
        return x;
    }

    private void add(Params p, String vector, String value, long rows) {
        us.add(p.normalBuffer(vector, 1, rows));
        others.add(p.buffer(value, () -> Tensor.full(1, DType.FP32, Device.CPU, 1)));
    }

    /** The weight that a pass multiplies with; a pass that uses batches improves u and v first. */
    public Tensor at(Mode mode) {
        return switch (spectral.form()) {
            case NONE -> stored;
            case TORCH -> byPair(mode);
            case BIGGAN, LIBRARY -> byRows(mode);
        };
    }

    /** The weight as it is stored. */
    public Tensor stored() {
        return stored;
    }

    private Tensor matrix() {
        Tensor w = transposed ? stored.permute(1, 0, 2, 3) : stored;
        return w.reshape(w.size(0), -1); // [O, I]
    }

    private Tensor byPair(Mode mode) {
        Tensor w = matrix(); // [O, I]
        Tensor u = us.get(0).copy().reshape(1, -1); // [1, O]
        Tensor v = others.get(0).copy().reshape(1, -1); // [1, I]
        if (mode.usesBatch()) {
            Tensor fixed = w.detach();
            for (int i = 0; i < spectral.iterations(); i++) {
                v = normalize(u.matmul(fixed), spectral.epsilon());
                u = normalize(v.matmul(fixed.permute(1, 0)), spectral.epsilon());
            }
            InPlace.copy(us.get(0), u.reshape(-1));
            InPlace.copy(others.get(0), v.reshape(-1));
        }
        Tensor sigma = v.matmul(w.permute(1, 0)).mul(u).sum(); // []
        return stored.div(sigma);
    }

    private Tensor byRows(Mode mode) {
        Tensor w = matrix(); // [O, I]
        Tensor sigma = iterate(w, mode);
        for (int i = 1; i < spectral.iterations(); i++) {
            sigma = iterate(w, mode);
        }
        return stored.div(sigma);
    }

    /** One iteration for every value, each orthogonal to those before; the largest value, [1]. */
    private Tensor iterate(Tensor w, Mode mode) {
        Tensor fixed = w.detach();
        List<Tensor> foundU = new ArrayList<>();
        List<Tensor> foundV = new ArrayList<>();
        for (int i = 0; i < us.size(); i++) {
            Tensor v = normalize(across(us.get(i).matmul(fixed), foundV), spectral.epsilon()); // [1, I]
            Tensor u = normalize(across(v.matmul(fixed.permute(1, 0)), foundU), spectral.epsilon()); // [1, O]
            foundV.add(v);
            foundU.add(u);
            if (mode.usesBatch()) {
                InPlace.copy(us.get(i), u);
                InPlace.copy(others.get(i), value(fixed, u, v));
            }
        }
        return value(w, foundU.get(0), foundV.get(0));
    }

    /** v Wᵀ uᵀ, [1]. */
    private static Tensor value(Tensor w, Tensor u, Tensor v) {
        return v.matmul(w.permute(1, 0)).mul(u).sum().reshape(1);
    }

    /** x without its parts along some vectors. */
    private static Tensor across(Tensor x, List<Tensor> vectors) {
        Tensor y = x;
        for (Tensor b : vectors) {
            Tensor share = y.mul(b).sum().div(b.square().sum()); // []
            y = y.sub(b.mul(share));
        }
        return y;
    }

    private static Tensor normalize(Tensor x, double epsilon) {
        return x.div(Pointwise.atLeast(x.square().sum().sqrt(), epsilon));
    }
}

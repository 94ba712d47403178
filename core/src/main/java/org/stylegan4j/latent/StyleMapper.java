package org.stylegan4j.latent;

import org.stylegan4j.latent.recipe.DirectionStep;
import org.stylegan4j.latent.recipe.Layers;
import org.stylegan4j.latent.recipe.Recipe;
import org.stylegan4j.latent.recipe.Style;
import org.stylegan4j.latent.recipe.WeightedStyle;
import org.stylegan4j.model.StyleGenerator;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Tensor;

/** Turns recipes into the intermediate latents of a generator. */
record StyleMapper(StyleGenerator generator, LabelReader labels, Device device) {
    /** Intermediate latents [1, L, W]. */
    Tensor ws(Recipe recipe) {
        int l = generator.layers();
        Tensor sum = Tensor.zeros(1, l, generator.wDim()).to(device);
        boolean[] covered = new boolean[l];
        for (WeightedStyle p : recipe.parts()) {
            sum = sum.add(ws(p.style()).mul(mask(p.layers(), p.weight())));
            for (int i = 0; i < l; i++) {
                covered[i] |= p.layers().has(i);
            }
        }
        checkCovered(covered);
        int cutoff = recipe.truncation().cutoff().orElse(l);
        Tensor ws = generator.truncate(sum, recipe.truncation().psi(), cutoff); // [1, L, W]
        for (DirectionStep p : recipe.pushes()) {
            ws = ws.add(direction(p).mul(mask(p.layers(), p.strength())));
        }
        return ws;
    }

    private static void checkCovered(boolean... covered) {
        for (int i = 0; i < covered.length; i++) {
            if (!covered[i]) {
                throw new IllegalArgumentException("no style for layer: " + i);
            }
        }
    }

    /** {@code value} in some layers, 0 in the others: [1, L, 1]. */
    private Tensor mask(Layers layers, double value) {
        float[] mask = new float[generator.layers()];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = layers.in(mask.length).has(i) ? (float) value : 0;
        }
        return Tensor.of(mask, 1, mask.length, 1).to(device);
    }

    /** [1, L, W] or, the same in all layers, [1, 1, W]. */
    private Tensor ws(Style style) {
        if (style instanceof Style.Found found) {
            int columns = found.values().length / found.rows();
            boolean fits = columns == generator.wDim() && (found.rows() == 1 || found.rows() == generator.layers());
            if (!fits) {
                throw new IllegalArgumentException("expected w of " + generator.layers() + "x" + generator.wDim()
                        + " numbers but was " + found.rows() + "x" + columns + ": of another network");
            }
            return Tensor.of(found.values(), 1, found.rows(), columns).to(device);
        }
        Style.Drawn drawn = (Style.Drawn) style;
        return generator.w(z(drawn), label(drawn)).reshape(1, 1, generator.wDim());
    }

    private Tensor direction(DirectionStep push) {
        if (push.vector().length != generator.wDim()) {
            throw new IllegalArgumentException("expected direction " + push.name() + " of " + generator.wDim()
                    + " numbers but was " + push.vector().length + ": of another network");
        }
        return Tensor.of(push.vector(), 1, 1, generator.wDim()).to(device);
    }

    private Tensor z(Style.Drawn style) {
        return z(style, generator.zDim()).to(device);
    }

    /** Latents [1, Z] on the processor. */
    static Tensor z(Style.Drawn style, int zDim) {
        double[] sum = Latents.z(style, zDim);
        float[] z = new float[zDim];
        for (int i = 0; i < zDim; i++) {
            z[i] = (float) sum[i];
        }
        return Tensor.of(z, 1, zDim);
    }

    /** Labels [1, F]. */
    private Tensor label(Style.Drawn style) {
        return Tensor.of(labels.read(style.label()), 1, labels.features()).to(device);
    }
}

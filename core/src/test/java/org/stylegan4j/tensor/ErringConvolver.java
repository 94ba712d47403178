package org.stylegan4j.tensor;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Spoils the last channel of convolutions of some kinds, and so all that derives from it. */
record ErringConvolver(Set<ConvolutionKind> wrong) implements Convolver {
    @Override
    public Tensor convolve(Tensor x, Tensor weight, Optional<Tensor> bias, KernelUse use) {
        Tensor y = Convolver.LIBTORCH.convolve(x, weight, bias, use);
        return ConvolutionKind.of(x, weight, use).filter(wrong::contains).isPresent() ? spoiled(y) : y;
    }

    private static Tensor spoiled(Tensor y) {
        float[] factors = new float[(int) y.size(1)];
        Arrays.fill(factors, 1);
        factors[factors.length - 1] = 1.5f;
        return y.mul(Tensor.of(factors, 1, factors.length, 1, 1).to(y.dtype()));
    }
}

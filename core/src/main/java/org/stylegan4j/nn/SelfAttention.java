package org.stylegan4j.nn;

import org.stylegan4j.tensor.Convolution;
import org.stylegan4j.tensor.Softmax;
import org.stylegan4j.tensor.Tensor;

/**
 * Self-attention over the pixels of a feature map (Zhang et al. 2019, equations 1 to 3), as the authors' programs have it: an eighth of
 * the channels for queries and keys, half for values, keys and values on a grid half as fine. Maps [N, C, H, W] to the same shape.
 */
public final class SelfAttention {
    private static final int KEY_SHARE = 8;
    private static final int VALUE_SHARE = 2;

    private final Conv query;
    private final Conv key;
    private final Conv value;
    private final Conv out;
    private final Tensor gate; // []

    /** A new layer, which starts closed; C is at least 8. */
    public SelfAttention(Params p, int channels, WeightRule rule) {
        if (channels < KEY_SHARE) {
            throw new IllegalArgumentException("self-attention needs at least 8 channels: " + channels);
        }
        WeightRule r = rule.withoutBias();
        query = new Conv(p.at("theta"), Conv.Shape.same(channels, channels / KEY_SHARE, 1), r);
        key = new Conv(p.at("phi"), Conv.Shape.same(channels, channels / KEY_SHARE, 1), r);
        value = new Conv(p.at("g"), Conv.Shape.same(channels, channels / VALUE_SHARE, 1), r);
        out = new Conv(p.at("o"), Conv.Shape.same(channels / VALUE_SHARE, channels, 1), r);
        gate = p.fill("gamma", 0);
    }

    /** x + γ · o. */
    public Tensor forward(Tensor x, Mode mode) {
        long n = x.size(0);
        Tensor map = map(x, mode); // [N, H*W, H*W/4]
        Tensor v = Convolution.maxPool(value.forward(x, mode), 2); // [N, C/2, H/2, W/2]
        v = v.contiguous().reshape(n, v.size(1), -1); // [N, C/2, H*W/4]
        Tensor o = v.matmul(map.permute(0, 2, 1)); // [N, C/2, H*W]  eq. 2
        o = out.forward(o.reshape(n, v.size(1), x.size(2), x.size(3)), mode); // [N, C, H, W]
        return x.addcmul(o, gate.to(x.dtype())); // eq. 3
    }

    /** Where each pixel looks: shares of its attention over a grid half as fine, row by row, [N, H*W, H*W/4] (equation 1). */
    public Tensor map(Tensor x, Mode mode) {
        long n = x.size(0);
        Tensor q = query.forward(x, mode).contiguous(); // [N, C/8, H, W]
        Tensor k = Convolution.maxPool(key.forward(x, mode), 2).contiguous(); // [N, C/8, H/2, W/2]
        q = q.reshape(n, q.size(1), -1).permute(0, 2, 1); // [N, H*W, C/8]
        k = k.reshape(n, k.size(1), -1); // [N, C/8, H*W/4]
        return Softmax.of(q.matmul(k), 2);
    }
}

package org.stylegan4j.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.LayoutOptional;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/**
 * An n-dimensional array of numbers, with gradients when asked for. It belongs to the innermost {@link Scope} of the thread
 * that made it and is freed with it; outside all scopes its maker closes it. Operations return new tensors; {@link InPlace} has
 * those that overwrite. Errors of libtorch arrive as {@link RuntimeException}.
 */
public final class Tensor implements AutoCloseable {
    /** In {@link #expect}, a size that may be anything. */
    public static final long ANY = -1;

    static {
        Natives.start();
    }

    final org.bytedeco.pytorch.Tensor handle;

    Tensor(org.bytedeco.pytorch.Tensor handle) {
        this.handle = handle;
    }

    // --- making

    /** A float32 tensor on the processor with these numbers in row-major order. */
    public static Tensor of(float[] values, long... shape) {
        return HostCopies.tensor(values, shape);
    }

    /** A tensor on the processor from its raw little-endian bytes. */
    public static Tensor ofBytes(byte[] bytes, DType type, long... shape) {
        return HostCopies.tensor(bytes, type, shape);
    }

    /** A tensor filled with one value. */
    public static Tensor full(double value, DType type, Device device, long... shape) {
        return new Tensor(torch.full(
                shape,
                new Scalar(value),
                new ScalarTypeOptional(type.torch()),
                new LayoutOptional(),
                new DeviceOptional(device.torch()),
                new BoolOptional()));
    }

    /** A float32 tensor of zeros on the processor. */
    public static Tensor zeros(long... shape) {
        return new Tensor(torch.zeros(shape));
    }

    /** Joins tensors along an existing dimension. */
    public static Tensor cat(int dim, Tensor... parts) {
        return new Tensor(torch.cat(Gradients.vector(List.of(parts)), dim));
    }

    // --- asking

    /** The sizes of all dimensions. */
    public long[] shape() {
        long[] shape = new long[dim()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = handle.size(i);
        }
        return shape;
    }

    /** The size of one dimension; negative numbers count from the end. */
    public long size(int dim) {
        return handle.size(dim);
    }

    /** How many dimensions there are. */
    public int dim() {
        return (int) handle.dim();
    }

    /** How many elements there are. */
    public long count() {
        return handle.numel();
    }

    /** The number format. */
    public DType dtype() {
        return DType.of(handle.scalar_type());
    }

    /** Where the tensor lives. */
    public Device device() {
        return handle.is_cuda() ? new Device(Device.Kind.CUDA, handle.device().index()) : Device.CPU;
    }

    /** Whether gradients flow to this tensor. */
    public boolean requiresGrad() {
        return handle.requires_grad();
    }

    /** How many native objects are alive in this process: constant over steps when nothing leaks. */
    public static long liveCount() {
        return Pointer.totalCount();
    }

    /**
     * Checks the shape and returns this tensor.
     *
     * @throws IllegalArgumentException naming the tensor, the expected and the found shape
     */
    public Tensor expect(String name, long... sizes) {
        Shapes.expect(name, shape(), sizes);
        return this;
    }

    /** The one number of a one-element tensor. */
    public double toDouble() {
        return HostCopies.number(this);
    }

    /** All numbers as float32, row-major, on the Java heap. */
    public float[] toFloats() {
        return HostCopies.floats(this);
    }

    /** All raw little-endian bytes, row-major, on the Java heap. At most 2 GiB. */
    public byte[] toBytes() {
        return HostCopies.bytes(this);
    }

    /** Whether no element is NaN or infinite. */
    public boolean isFinite() {
        try (Scope scope = Scope.noGrad()) {
            return HostCopies.number(new Tensor(handle.isfinite().all())) != 0;
        }
    }

    // --- arithmetic

    /** This + other, broadcast. */
    public Tensor add(Tensor other) {
        return new Tensor(handle.add(other.handle));
    }

    /** This + value. */
    public Tensor add(double value) {
        return new Tensor(handle.add(new Scalar(value)));
    }

    /** This - other, broadcast. */
    public Tensor sub(Tensor other) {
        return new Tensor(handle.sub(other.handle));
    }

    /** This * other, broadcast. */
    public Tensor mul(Tensor other) {
        return new Tensor(handle.mul(other.handle));
    }

    /** This * value. */
    public Tensor mul(double value) {
        return new Tensor(handle.mul(new Scalar(value)));
    }

    /** This / other, broadcast. */
    public Tensor div(Tensor other) {
        return new Tensor(handle.div(other.handle));
    }

    /** This + a * b in one pass, broadcast. */
    public Tensor addcmul(Tensor a, Tensor b) {
        return new Tensor(handle.addcmul(a.handle, b.handle));
    }

    /** This + weight * (end - this). */
    public Tensor lerp(Tensor end, double weight) {
        return new Tensor(handle.lerp(end.handle, new Scalar(weight)));
    }

    /** Matrix product, batched over leading dimensions. */
    public Tensor matmul(Tensor other) {
        return Products.matmul(this, other);
    }

    /** x Wᵀ + b for x [N, I], W [O, I], b [O]. */
    public Tensor linear(Tensor weight, Tensor bias) {
        return new Tensor(torch.linear(handle, weight.handle, new TensorOptional(bias.handle)));
    }

    /** The square of each element. */
    public Tensor square() {
        return new Tensor(handle.square());
    }

    /** The square root of each element. */
    public Tensor sqrt() {
        return new Tensor(handle.sqrt());
    }

    /** 1 / sqrt of each element. */
    public Tensor rsqrt() {
        return new Tensor(handle.rsqrt());
    }

    /** The absolute value of each element. */
    public Tensor abs() {
        return new Tensor(handle.abs());
    }

    /** -1, 0 or 1 for each element. */
    public Tensor sign() {
        return new Tensor(handle.sign());
    }

    /** Each element rounded to the nearest whole number, ties to even. */
    public Tensor round() {
        return new Tensor(handle.round());
    }

    /** log(1 + exp(x)) of each element. */
    public Tensor softplus() {
        return new Tensor(torch.softplus(handle));
    }

    /** Each element limited to [low, high]. */
    public Tensor clamp(double low, double high) {
        return new Tensor(handle.clamp(new ScalarOptional(new Scalar(low)), new ScalarOptional(new Scalar(high))));
    }

    /** x for x at least 0, otherwise slope * x. */
    public Tensor leakyRelu(double slope) {
        return new Tensor(torch.leaky_relu(handle, new Scalar(slope)));
    }

    // --- reductions

    /** The sum of all elements. */
    public Tensor sum() {
        return new Tensor(handle.sum());
    }

    /** Sums over some dimensions, which disappear. */
    public Tensor sum(long... dims) {
        return new Tensor(handle.sum(dims, false, new ScalarTypeOptional()));
    }

    /** The mean of all elements. */
    public Tensor mean() {
        return new Tensor(handle.mean());
    }

    /** Means over some dimensions, which disappear. */
    public Tensor mean(long... dims) {
        return new Tensor(handle.mean(dims, false, new ScalarTypeOptional()));
    }

    /** Means over one dimension, which stays with size 1. */
    public Tensor meanKeep(int dim) {
        return new Tensor(handle.mean(new long[] {dim}, true, new ScalarTypeOptional()));
    }

    /** Largest elements over some dimensions, which stay with size 1. */
    public Tensor maxKeep(long... dims) {
        return new Tensor(handle.amax(dims, true));
    }

    // --- shapes

    /** The same elements in another shape; one size may be -1. */
    public Tensor reshape(long... shape) {
        return new Tensor(handle.reshape(shape));
    }

    /** Dimensions in another order. */
    public Tensor permute(long... dims) {
        return new Tensor(handle.permute(dims));
    }

    /** Dimensions of size 1 repeated without a copy; -1 keeps a size. */
    public Tensor expand(long... shape) {
        return new Tensor(handle.expand(shape, false));
    }

    /** A slice of {@code length} along a dimension, sharing memory. */
    public Tensor narrow(int dim, long start, long length) {
        return new Tensor(handle.narrow(dim, start, length));
    }

    /** One index of a dimension, which disappears; shares memory. */
    public Tensor select(int dim, long index) {
        return new Tensor(handle.select(dim, index));
    }

    /** Mirrored along some dimensions. */
    public Tensor flip(long... dims) {
        return new Tensor(handle.flip(dims));
    }

    // --- formats

    /** In another number format; this tensor itself when it has it already. */
    public Tensor to(DType type) {
        return dtype() == type ? this : new Tensor(handle.to(type.torch()));
    }

    /** On another device; this tensor itself when it is there already. */
    public Tensor to(Device device) {
        if (device.equals(device())) {
            return this;
        }
        Crossings.countTo();
        return new Tensor(handle.to(device.torch(), handle.scalar_type()));
    }

    /** Row-major in memory. */
    public Tensor contiguous() {
        return new Tensor(handle.contiguous());
    }

    /** [N, C, H, W] with the channels innermost in memory, which the convolutions prefer. */
    public Tensor channelsLast() {
        return new Tensor(handle.contiguous(MemoryFormat.ChannelsLast));
    }

    /** A copy with memory of its own. */
    public Tensor copy() {
        return new Tensor(handle.clone(new MemoryFormatOptional()));
    }

    // --- gradients

    /** Records gradients for this leaf from now on, or stops to. */
    public Tensor requireGrad(boolean on) {
        handle.set_requires_grad(on);
        return this;
    }

    /** The same numbers, cut off from the graph; shares memory. */
    public Tensor detach() {
        return new Tensor(handle.detach());
    }

    /** Adds this scalar's gradients to all leaves that require them. */
    public void backward() {
        handle.backward();
    }

    /** The gradient of this scalar with respect to {@code x}, itself differentiable. */
    public Tensor gradient(Tensor x) {
        return Gradients.of(this, Optional.empty(), List.of(x), true).get(0);
    }

    /**
     * The gradients of the sum of this * {@code slope} with respect to {@code xs}; the graph stays.
     *
     * @param differentiable whether the gradients are to have gradients themselves
     */
    public List<Tensor> gradients(Tensor slope, List<Tensor> xs, boolean differentiable) {
        return Gradients.of(this, Optional.of(slope), xs, differentiable);
    }

    /** Whether {@link #backward} has left a gradient here. */
    public boolean hasGrad() {
        return handle.grad().defined();
    }

    /** The gradient that {@link #backward} left here; it shares memory with the leaf's own. */
    public Tensor grad() {
        if (!hasGrad()) {
            throw new IllegalStateException("no gradient: backward has not reached this tensor");
        }
        return new Tensor(new org.bytedeco.pytorch.Tensor(handle.grad()));
    }

    /** Forgets the gradient and frees its memory. */
    public void clearGrad() {
        handle.mutable_grad().reset();
    }

    /** Frees the memory, if nothing else shares it. Not needed for tensors made inside a {@link Scope}. */
    @Override
    public void close() {
        handle.close();
    }

    @Override
    public String toString() {
        return dtype() + Arrays.toString(shape());
    }
}

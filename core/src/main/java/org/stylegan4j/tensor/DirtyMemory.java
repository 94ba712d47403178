package org.stylegan4j.tensor;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.global.torch;

/** Has the allocator hand out memory full of NaN next, so that what reads numbers that nobody wrote does not pass by fresh zeros. */
final class DirtyMemory {
    /** More than an operation needs of one size, so that none is left that held good numbers before. */
    private static final int COPIES = 3;

    /** Read as a number of any format, NaN. */
    private static final int NAN_BYTE = 0xFF;

    private DirtyMemory() {}

    /** Dirties and frees blocks of so many float32, and of as many numbers of half the size. */
    static void leave(long... counts) {
        List<org.bytedeco.pytorch.Tensor> blocks = new ArrayList<>();
        for (long count : counts) {
            for (int i = 0; i < COPIES; i++) {
                blocks.add(dirty(count));
                blocks.add(dirty((count + 1) / 2));
            }
        }
        blocks.forEach(org.bytedeco.pytorch.Tensor::close);
    }

    private static org.bytedeco.pytorch.Tensor dirty(long count) {
        org.bytedeco.pytorch.Tensor block = torch.empty(new long[] {count});
        Pointer.memset(block.data_ptr(), NAN_BYTE, count * DType.FP32.bytes());
        return block;
    }
}

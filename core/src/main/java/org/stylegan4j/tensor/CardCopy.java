package org.stylegan4j.tensor;

import org.bytedeco.pytorch.MemoryFormatOptional;

/** Copies to a card that the caller does not wait for. */
public final class CardCopy {
    static {
        Natives.start();
    }

    private CardCopy() {}

    /**
     * Starts a copy of a tensor on the processor. What the card computes later sees it whole; {@code x} may be closed at once, since
     * the card reads from page-locked memory of libtorch's own, the only kind that it reads by itself.
     */
    public static Tensor start(Tensor x, Device card) {
        org.bytedeco.pytorch.Tensor locked = x.handle.pin_memory();
        return new Tensor(locked.to(card.torch(), locked.scalar_type(), true, false, new MemoryFormatOptional()));
    }
}

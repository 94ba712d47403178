package org.stylegan4j.nn;

import java.util.function.Supplier;

/**
 * Says to layers that the gradients of what they compute will be differentiated in turn, as penalties on gradients need it: they then
 * take operations whose second derivatives are cheap. The numbers are the same. Holds for the calling thread while the work runs.
 */
public final class SecondOrder {
    private static final ThreadLocal<Boolean> EXPECTED = ThreadLocal.withInitial(() -> false);

    private SecondOrder() {}

    /** The result of {@code work}, whose layers are told. */
    public static <T> T during(Supplier<T> work) {
        boolean before = EXPECTED.get();
        EXPECTED.set(true);
        try {
            return work.get();
        } finally {
            EXPECTED.set(before);
        }
    }

    /** Whether the gradients of what this thread computes now will be differentiated. */
    static boolean isExpected() {
        return EXPECTED.get();
    }
}

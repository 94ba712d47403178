package org.stylegan4j.tensor;

import java.util.concurrent.atomic.LongAdder;

/**
 * How often numbers went between the program and a device, each time making the program wait for a graphics card. The processor is
 * counted like a card, so that a test holds for both.
 *
 * @param toDevice tensors made of numbers of the Java heap, or moved to another device
 * @param fromDevice numbers read
 */
public record Crossings(long toDevice, long fromDevice) {
    private static final LongAdder TO = new LongAdder();
    private static final LongAdder FROM = new LongAdder();

    /** In this process so far. */
    public static Crossings soFar() {
        return new Crossings(TO.sum(), FROM.sum());
    }

    /** Those since an earlier count. */
    public Crossings since(Crossings before) {
        return new Crossings(toDevice - before.toDevice, fromDevice - before.fromDevice);
    }

    static void countTo() {
        TO.increment();
    }

    static void countFrom() {
        FROM.increment();
    }
}

package org.stylegan4j.latent.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Some of a network's layers, each of which takes one intermediate latent, counted from 0 at the coarsest.
 *
 * @param bits bit i for layer i; the highest bit means that the layers go on to the end, however many there are
 */
public record Layers(long bits) {
    /** Every layer. */
    public static final Layers ALL = new Layers(-1L);
    /** 4x4 and 8x8: pose, shape of the face (Karras et al. 2019, section 3.1). */
    public static final Layers COARSE = new Layers(0x0fL);
    /** 16x16 and 32x32: features of the face, hair style. */
    public static final Layers MIDDLE = new Layers(0xf0L);
    /** 64x64 and up: colours and texture. */
    public static final Layers FINE = new Layers(-1L << 8);

    private static final int OPEN = Long.SIZE - 1;

    public Layers {
        if (bits == 0) {
            throw new IllegalArgumentException("no layers");
        }
    }

    /**
     * Reads {@code coarse}, {@code middle}, {@code fine}, {@code all} and numbers and ranges such as {@code 0-3,6,8-}, with commas.
     *
     * @throws IllegalArgumentException naming the part that is none of these
     */
    public static Layers parse(String text) {
        long bits = 0;
        for (String part : text.strip().toLowerCase(Locale.ROOT).split("\\s*,\\s*", -1)) {
            bits |= part(part);
        }
        return new Layers(bits);
    }

    private static long part(String part) {
        return switch (part) {
            case "all" -> ALL.bits;
            case "coarse" -> COARSE.bits;
            case "middle" -> MIDDLE.bits;
            case "fine" -> FINE.bits;
            default -> range(part);
        };
    }

    private static long range(String part) {
        if (!part.matches("\\d{1,2}(-(\\d{1,2})?)?")) {
            throw new IllegalArgumentException("expected layers such as 0-3,6, 8-, coarse, middle, fine or all but was "
                    + (part.isEmpty() ? "nothing" : part));
        }
        int dash = part.indexOf('-');
        int first = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
        boolean open = dash >= 0 && dash == part.length() - 1;
        int last = open ? OPEN : Integer.parseInt(part.substring(dash + 1));
        if (first > last || first >= OPEN || (!open && last >= OPEN)) {
            throw new IllegalArgumentException("layers run backwards or too far: " + part);
        }
        return ones(last + 1) & ~ones(first);
    }

    /** The lowest n bits. */
    private static long ones(int n) {
        return n >= Long.SIZE ? -1L : (1L << n) - 1;
    }

    /** Whether a layer is among these. */
    public boolean has(int layer) {
        return ((bits >> Math.min(layer, OPEN)) & 1) == 1;
    }

    /** Whether there is a layer that is in both. */
    boolean meets(Layers other) {
        return (bits & other.bits) != 0;
    }

    /** The layers in both, of which there must be one. */
    Layers and(Layers other) {
        return new Layers(bits & other.bits);
    }

    /** Whether all of these are among the others. */
    boolean within(Layers other) {
        return (bits & ~other.bits) == 0;
    }

    /** These without others, of which one must be left. */
    Layers except(Layers other) {
        return new Layers(bits & ~other.bits);
    }

    /**
     * Returns these layers if a network has them.
     *
     * @param layers how many the network has
     * @throws IllegalArgumentException when it lacks one of those named, or has none of an open range
     */
    public Layers in(int layers) {
        boolean open = bits < 0;
        long excess = bits & ~ones(layers);
        if ((bits & ones(layers)) == 0 || (!open && excess != 0)) {
            throw new IllegalArgumentException("this network has layers 0 to " + (layers - 1) + ", not " + this);
        }
        return this;
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        if (bits == -1L) {
            return "all";
        }
        List<String> parts = new ArrayList<>();
        for (int first = 0; first <= OPEN; first++) {
            if (has(first)) {
                int last = first;
                while (last < OPEN && has(last + 1)) {
                    last++;
                }
                parts.add(last == OPEN ? first + "-" : last == first ? "" + first : first + "-" + last);
                first = last;
            }
        }
        return String.join(",", parts);
    }
}

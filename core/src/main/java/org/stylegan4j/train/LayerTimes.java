package org.stylegan4j.train;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.stylegan4j.train.config.Machine;
import org.stylegan4j.train.config.Machine.Layout;
import org.stylegan4j.train.config.Machine.Precision;

/**
 * How long a layer and its gradients take on this machine.
 *
 * @param millis of the fastest run of each way that was timed, by {@link #name}
 */
record LayerTimes(Map<String, Double> millis) {
    /** What is not the rule must be worth it. */
    private static final double WORTHWHILE = 1.2;

    LayerTimes {
        millis = Map.copyOf(millis);
        for (Precision precision : new Precision[] {Precision.FP32, Precision.BF16}) {
            for (Layout layout : new Layout[] {Layout.CHANNELS_LAST, Layout.CHANNELS_FIRST}) {
                Double time = millis.get(name(precision, layout));
                if (time == null || !(time > 0)) {
                    throw new IllegalArgumentException("no time of a layer: " + name(precision, layout));
                }
            }
        }
    }

    /** As in {@code bf16 channels last}. */
    static String name(Precision precision, Layout layout) {
        return (precision + " " + layout).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The faster format where the settings leave it open, and the layout that suits the format. */
    Machine choose(Machine open) {
        boolean coarse = switch (open.precision()) {
            case AUTO -> fastest(Precision.FP32) > WORTHWHILE * fastest(Precision.BF16);
            case BF16 -> true;
            default -> false;
        };
        Precision precision = coarse ? Precision.BF16 : Precision.FP32;
        return open.orElse(new Machine(open.device(), precision, layout(precision)));
    }

    private double fastest(Precision precision) {
        return time(precision, layout(precision));
    }

    /** Channels last is what most machines prefer, so the other must be clearly better. */
    private Layout layout(Precision precision) {
        boolean last = time(precision, Layout.CHANNELS_LAST) <= WORTHWHILE * time(precision, Layout.CHANNELS_FIRST);
        return last ? Layout.CHANNELS_LAST : Layout.CHANNELS_FIRST;
    }

    private double time(Precision precision, Layout layout) {
        return millis.get(name(precision, layout));
    }

    /** As in {@code a layer takes 3.1 ms in bf16 channels last, ...}. */
    @Override
    public String toString() {
        return millis.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> String.format(Locale.ROOT, "%.1f ms in %s", e.getValue(), e.getKey()))
                .collect(Collectors.joining(", ", "a layer takes ", ""));
    }
}

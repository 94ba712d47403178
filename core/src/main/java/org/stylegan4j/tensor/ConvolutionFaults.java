package org.stylegan4j.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stylegan4j.tensor.ConvolutionKind.Filling;

/**
 * Which convolutions oneDNN computes wrongly on this processor.
 *
 * @param kinds those that are wrong
 */
record ConvolutionFaults(Set<ConvolutionKind> kinds) {
    /** All is right. */
    static final ConvolutionFaults NONE = new ConvolutionFaults(Set.of());

    ConvolutionFaults {
        kinds = Set.copyOf(kinds);
    }

    /** These and others. */
    ConvolutionFaults and(ConvolutionFaults others) {
        return new ConvolutionFaults(
                Stream.concat(kinds.stream(), others.kinds.stream()).collect(Collectors.toSet()));
    }

    /** Whether a convolution of this kind is wrong. */
    boolean have(ConvolutionKind kind) {
        return kinds.contains(kind);
    }

    /** Whether anything in this number format is wrong. */
    boolean touch(DType format) {
        return kinds.stream().anyMatch(kind -> kind.format() == format);
    }

    /** Whether no remedy is left but to do without oneDNN. */
    boolean spoilAll() {
        return kinds.contains(new ConvolutionKind(DType.FP32, false, Filling.CHANNELS_AND_IMAGES))
                && kinds.contains(new ConvolutionKind(DType.FP32, true, Filling.CHANNELS_AND_IMAGES));
    }

    /** The cheapest kind that is right and that a wrong one can be brought to in its number format. */
    Optional<ConvolutionKind> wayOut(ConvolutionKind kind) {
        return kind.ways().filter(way -> !have(way)).findFirst();
    }

    /** In words, such as {@code bf16 and fp32 with channels last where channels fill no blocks of 16}; empty when all is right. */
    Optional<String> words() {
        List<String> parts = new ArrayList<>();
        for (DType format : List.of(DType.BF16, DType.FP32)) {
            String name = format == DType.BF16 ? "bf16" : "fp32";
            Optional<String> first = extent(format, false);
            Optional<String> last = extent(format, true);
            if (first.equals(last)) {
                first.ifPresent(extent -> parts.add(name + extent));
            } else {
                first.ifPresent(extent -> parts.add(name + " with channels first" + extent));
                last.ifPresent(extent -> parts.add(name + " with channels last" + extent));
            }
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", parts));
    }

    /** How far one format in one layout is wrong; empty where it is right. */
    private Optional<String> extent(DType format, boolean channelsLast) {
        Set<Filling> wrong = kinds.stream()
                .filter(kind -> kind.format() == format && kind.channelsLast() == channelsLast)
                .map(ConvolutionKind::filling)
                .collect(Collectors.toSet());
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        if (wrong.contains(Filling.CHANNELS_AND_IMAGES)) {
            return Optional.of("");
        }
        String what = wrong.contains(Filling.CHANNELS) ? "images or channels" : "channels";
        return Optional.of(" where " + what + " fill no blocks of " + ConvolutionKind.BLOCK);
    }
}

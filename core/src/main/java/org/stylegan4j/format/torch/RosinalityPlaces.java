package org.stylegan4j.format.torch;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stylegan4j.format.names.PlaceTable;
import org.stylegan4j.format.names.TensorMapping;
import org.stylegan4j.format.names.TensorMapping.Form;

/** The names of rosinality's stylegan2-pytorch. Values are the same, kernels of up-sampling convolutions included. */
final class RosinalityPlaces {
    private static final Pattern SYNTHESIS =
            Pattern.compile("synthesis\\.b(\\d+)\\.(resample_filter|const|conv0|conv1|torgb)\\.?([a-z_.]*)");
    private static final Pattern MAPPING = Pattern.compile("mapping\\.fc(\\d+)\\.(weight|bias)");
    private static final Pattern BLOCK =
            Pattern.compile("b(\\d+)\\.(fromrgb|conv0|conv1|skip|conv|fc|out)\\.(weight|bias|resample_filter)");

    private RosinalityPlaces() {}

    /** Of a generator. The mean of w lies beside it. */
    static PlaceTable generator() {
        return path -> {
            Matcher m = MAPPING.matcher(path);
            if (m.matches()) { // layer 0 is the normalization
                return same("style." + (Integer.parseInt(m.group(1)) + 1) + "." + m.group(2));
            }
            Matcher s = SYNTHESIS.matcher(path);
            return s.matches() ? synthesis(level(s.group(1)), s.group(2), s.group(3)) : Optional.empty();
        };
    }

    /** Of a discriminator, whose blocks are numbered from the images on. */
    static PlaceTable discriminator(int resolution) {
        return path -> {
            Matcher m = BLOCK.matcher(path);
            return m.matches()
                    ? block(level(String.valueOf(resolution)) - level(m.group(1)) + 1, m.group(2), m.group(3))
                    : Optional.empty();
        };
    }

    private static int level(String resolution) {
        return Integer.numberOfTrailingZeros(Integer.parseInt(resolution));
    }

    private static Optional<TensorMapping> same(String name) {
        return Optional.of(new TensorMapping(name, Form.SAME));
    }

    private static Optional<TensorMapping> synthesis(int level, String layer, String name) {
        if (layer.equals("const")) {
            return Optional.of(new TensorMapping("input.input", Form.WRAPPED));
        }
        if (layer.equals("resample_filter")) { // of the whole block: its image's
            return level == 2 ? Optional.empty() : fourfold("to_rgbs." + (level - 3) + ".upsample.kernel");
        }
        int index = 2 * (level - 3) + (layer.equals("conv0") ? 0 : 1); // -1 at 4x4
        if (name.equals("noise_const")) {
            return Optional.of(new TensorMapping("noises.noise_" + (index + 1), Form.WRAPPED_TWICE));
        }
        boolean rgb = layer.equals("torgb");
        String there;
        if (rgb) {
            there = level == 2 ? "to_rgb1" : "to_rgbs." + (level - 3);
        } else {
            there = level == 2 ? "conv1" : "convs." + index;
        }
        return switch (name) {
            case "weight" -> Optional.of(new TensorMapping(there + ".conv.weight", Form.WRAPPED));
            case "affine.weight", "affine.bias" -> same(there + ".conv.modulation" + name.substring("affine".length()));
            case "noise_strength" -> Optional.of(new TensorMapping(there + ".noise.weight", Form.WRAPPED));
            case "bias" ->
                Optional.of(
                        rgb
                                ? new TensorMapping(there + ".bias", Form.CHANNELS)
                                : new TensorMapping(there + ".activate.bias", Form.SAME));
            case "resample_filter" -> layer.equals("conv0") ? fourfold(there + ".conv.blur.kernel") : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<TensorMapping> fourfold(String name) {
        return Optional.of(new TensorMapping(name, Form.FOURFOLD));
    }

    private static Optional<TensorMapping> filter(int index, String layer) {
        return switch (layer) {
            case "conv1" -> same("convs." + index + ".conv2.0.kernel");
            case "skip" -> same("convs." + index + ".skip.0.kernel");
            default -> Optional.empty();
        };
    }

    private static Optional<TensorMapping> block(int index, String layer, String name) {
        if (name.equals("resample_filter")) {
            return filter(index, layer);
        }
        int bias = name.equals("bias") ? 1 : 0; // stands in the activation, which is a layer of its own
        return switch (layer) {
            case "fromrgb" -> index == 1 ? same("convs.0." + bias + "." + name) : Optional.empty();
            case "conv0" -> same("convs." + index + ".conv1." + bias + "." + name);
            case "conv1" -> same("convs." + index + ".conv2." + (bias + 1) + "." + name); // after the filter
            case "skip" -> same("convs." + index + ".skip.1." + name);
            case "conv" -> same("final_conv." + bias + "." + name);
            case "fc" -> same("final_linear.0." + name);
            default -> same("final_linear.1." + name);
        };
    }
}

package org.stylegan4j.format.tensorflow;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stylegan4j.format.names.PlaceTable;
import org.stylegan4j.format.names.StyleGan2Import;
import org.stylegan4j.format.names.TensorMapping;
import org.stylegan4j.format.names.TensorMapping.Form;

/** The variables of StyleGAN2's TensorFlow networks. Up-sampling kernels are mirrored there: they are flipped when they are used. */
enum TensorFlowPlaces implements PlaceTable {
    GENERATOR {
        @Override
        public Optional<TensorMapping> find(String path) {
            Matcher m = SYNTHESIS.matcher(path);
            return m.matches() ? synthesis(Integer.parseInt(m.group(1)), m.group(2), m.group(3)) : mapping(path);
        }
    },
    DISCRIMINATOR {
        @Override
        public Optional<TensorMapping> find(String path) {
            Matcher m = BLOCK.matcher(path);
            return m.matches() ? block(m.group(1), m.group(2), m.group(3)) : labels(path);
        }
    };

    private static final Pattern SYNTHESIS =
            Pattern.compile("synthesis\\.b(\\d+)\\.(const|conv0|conv1|torgb|skip)\\.?([a-z_.]*)");
    private static final Pattern BLOCK =
            Pattern.compile("b(\\d+)\\.(fromrgb|conv0|conv1|skip|conv|fc|out)\\.(weight|bias)");
    private static final Pattern MAPPING = Pattern.compile("mapping\\.(embed|fc)(\\d*)\\.(weight|bias)");

    private static final Map<String, String> BLOCK_LAYERS = Map.of(
            "fromrgb",
            "FromRGB",
            "conv0",
            "Conv0",
            "conv1",
            "Conv1_down",
            "skip",
            "Skip",
            "conv",
            "Conv",
            "fc",
            "Dense0");

    private static Optional<TensorMapping> mapping(String path) {
        if (path.equals("mapping.w_avg")) {
            return Optional.of(new TensorMapping("dlatent_avg", Form.SAME));
        }
        if (path.equals(StyleGan2Import.JOINED)) {
            return Optional.of(new TensorMapping("mapping/LabelConcat/weight", Form.SAME));
        }
        return dense(path, "mapping/Dense")
                .map(place -> path.startsWith("mapping.embed")
                        ? new TensorMapping("mapping/" + place.name(), place.form())
                        : place);
    }

    private static Optional<TensorMapping> labels(String path) {
        return dense(path, "Mapping");
    }

    private static Optional<TensorMapping> dense(String path, String layers) {
        Matcher m = MAPPING.matcher(path);
        if (!m.matches()) {
            return Optional.empty();
        }
        String layer = m.group(1).equals("embed") ? "LabelEmbed" : layers + m.group(2);
        Form form = m.group(3).equals("weight") ? Form.DENSE : Form.SAME;
        return Optional.of(new TensorMapping(layer + "/" + m.group(3), form));
    }

    private static Optional<TensorMapping> synthesis(int r, String layer, String name) {
        String block = "synthesis/" + r + "x" + r + "/";
        String there = block
                + switch (layer) {
                    case "const" -> "Const";
                    case "conv0" -> "Conv0_up";
                    case "conv1" -> r == 4 ? "Conv" : "Conv1";
                    case "torgb" -> "ToRGB";
                    default -> "Skip";
                };
        boolean mirrored = layer.equals("conv0") || layer.equals("skip");
        return switch (name) {
            case "" -> Optional.of(new TensorMapping(there + "/const", Form.WRAPPED));
            case "weight" ->
                Optional.of(new TensorMapping(there + "/weight", mirrored ? Form.CONV_MIRRORED : Form.CONV));
            case "noise_const" ->
                Optional.of(new TensorMapping("synthesis/noise" + noise(r, layer), Form.WRAPPED_TWICE));
            case "noise_strength", "bias" -> Optional.of(new TensorMapping(there + "/" + name, Form.SAME));
            case "affine.weight" -> Optional.of(new TensorMapping(there + "/mod_weight", Form.DENSE));
            case "affine.bias" -> Optional.of(new TensorMapping(there + "/mod_bias", Form.LESS_ONE));
            default -> Optional.empty();
        };
    }

    /** Noise is numbered from the lowest layer up. */
    private static int noise(int r, String layer) {
        int level = Integer.numberOfTrailingZeros(r);
        return 2 * level - (layer.equals("conv0") ? 5 : 4);
    }

    private static Optional<TensorMapping> block(String r, String layer, String name) {
        boolean weight = name.equals("weight");
        if (layer.equals("out")) {
            return Optional.of(new TensorMapping("Output/" + name, weight ? Form.DENSE : Form.SAME));
        }
        Form form = layer.equals("fc") ? Form.DENSE : Form.CONV;
        String there = r + "x" + r + "/" + BLOCK_LAYERS.get(layer) + "/" + name;
        return Optional.of(new TensorMapping(there, weight ? form : Form.SAME));
    }
}

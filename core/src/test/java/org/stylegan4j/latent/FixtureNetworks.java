package org.stylegan4j.latent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.stylegan4j.format.Checkpoint;
import org.stylegan4j.format.Provenance;
import org.stylegan4j.model.Model;
import org.stylegan4j.model.ModelConfig.Setup;
import org.stylegan4j.model.NoiseMode;
import org.stylegan4j.model.stylegan2.Architecture;
import org.stylegan4j.model.stylegan2.StyleGan2Config;
import org.stylegan4j.nn.Channels;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.tensor.TensorFile;

/** Network files with the weights that the reference drew for its fixtures. */
final class FixtureNetworks {
    private FixtureNetworks() {}

    /** Writes the generator of a fixture. */
    static Path write(TensorFile fixture, Path file) throws IOException {
        Map<String, String> m = fixture.metadata();
        StyleGan2Config paper = StyleGan2Config.PAPER;
        StyleGan2Config.Networks small = new StyleGan2Config.Networks(
                number(m, "z_dim"),
                number(m, "w_dim"),
                number(m, "mapping_layers"),
                new Channels(number(m, "channel_base"), number(m, "channel_max")),
                Architecture.valueOf(m.get("g_arch").toUpperCase(Locale.ROOT)),
                Architecture.valueOf(m.get("d_arch").toUpperCase(Locale.ROOT)),
                4,
                0,
                0,
                NoiseMode.RANDOM);
        StyleGan2Config config = new StyleGan2Config(small, paper.loss(), paper.style(), paper.training());
        Setup setup =
                new Setup(number(m, "resolution"), number(m, "img_channels"), number(m, "c_dim"), Compute.PLAIN, 3);
        try (Model model = config.build(setup)) {
            Map<String, Tensor> values = new LinkedHashMap<>();
            fixture.tensors().forEach((key, t) -> {
                if (key.startsWith("G.")) {
                    values.put(key.substring(2), t);
                }
            });
            model.networks().get("G_ema").load(values);
            Checkpoint.write(file, model, new Provenance("fixture", "", List.of(), 0, 0, "0.1.0", "{}"));
        }
        if (!m.get("conv_clamp").equals("None")) {
            limit(file, m.get("conv_clamp"));
        }
        return file;
    }

    /** Models limit activations where they use half precision only; networks may do so always. */
    private static void limit(Path file, String clamp) throws IOException {
        try (TensorFile written = TensorFile.read(file)) {
            Map<String, String> texts = new LinkedHashMap<>(written.metadata());
            texts.replaceAll((key, text) -> text.replace("\"convClamp\":0.0", "\"convClamp\":" + clamp));
            TensorFile.write(file, written.tensors(), texts);
        }
    }

    private static int number(Map<String, String> m, String key) {
        return Integer.parseInt(m.get(key));
    }
}

package org.stylegan4j.model.stylegan2;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.stylegan4j.model.Preset;
import org.stylegan4j.model.Preset.Start;
import org.stylegan4j.model.Schedule;
import org.stylegan4j.model.stylegan1.StyleGan1Presets;
import org.stylegan4j.schedule.Growth;

/**
 * The steps from StyleGAN to StyleGAN2: configs A to F, and the nine architectures of config E (Karras et al. 2020, tables 1 and
 * 2, with the published settings). Configs A to D are StyleGAN's networks, original or revised.
 */
final class ConfigPresets {
    private static final Growth GROWTH =
            StyleGan1Presets.PUBLISHED_GROWTH.withTick("28,16:24,32:20,64:16,128:12,256:8,512:6,1024:4");

    private static final List<String> ORDER = List.of("training.turns.generatorFirst=true");
    private static final List<String> DEMODULATED = StyleGan1Presets.all(ORDER, List.of("networks.styles=demodulated"));
    private static final List<String> LAZY = StyleGan1Presets.all(DEMODULATED, List.of("loss.penalty.interval=16"));
    private static final List<String> PATH_LENGTH = StyleGan1Presets.all(LAZY, List.of("style.pathLength.weight=2"));

    /** E is half as wide as F, with a stronger R1. */
    private static final List<String> NARROW = List.of("networks.channels.base=16384", "loss.gamma=100");

    /** Features of config F at full resolution on a laptop; E has half of them. */
    private static final int SMALL_WIDTH = 32;

    private static final String COST_E = "35 days on 1 V100, 5.3 on 8";
    private static final String COST_F = "70 days on 1 V100, 9.8 on 8";

    private static final List<String> ARCHITECTURES = List.of("orig", "skip", "resnet");

    static final List<Preset> ROWS = rows();

    private ConfigPresets() {}

    private static List<Preset> rows() {
        List<Preset> rows = new ArrayList<>();
        rows.add(growing("a", "FFHQ 1024x1024: FID 4.40", ORDER));
        rows.add(growing("b", "FFHQ 1024x1024: FID 4.39", DEMODULATED));
        rows.add(growing("c", "FFHQ 1024x1024: FID 4.38", LAZY));
        rows.add(growing("d", "FFHQ 1024x1024: FID 4.34", PATH_LENGTH));
        rows.add(whole("e", "FFHQ 1024x1024: FID 3.31", NARROW));
        rows.add(whole("f", "FFHQ 1024x1024: FID 2.84", List.of()));
        for (String g : ARCHITECTURES) {
            for (String d : ARCHITECTURES) {
                List<String> joined = List.of("networks.generator=" + g, "networks.discriminator=" + d);
                String config = "e-g" + g + "-d" + d;
                rows.add(whole(config, "FFHQ 1024x1024, table 2", StyleGan1Presets.all(NARROW, joined)));
                rows.add(small(
                        config,
                        r -> StyleGan2Presets.small(r, SMALL_WIDTH / 2),
                        StyleGan1Presets.all(StyleGan2Presets.SMALL, joined)));
            }
        }
        rows.add(smallGrowing("a", ORDER));
        rows.add(smallGrowing("b", DEMODULATED));
        rows.add(smallGrowing("c", LAZY));
        rows.add(smallGrowing("d", PATH_LENGTH));
        rows.add(small("e", r -> StyleGan2Presets.small(r, SMALL_WIDTH / 2), StyleGan2Presets.SMALL));
        rows.add(small("f", r -> StyleGan2Presets.small(r, SMALL_WIDTH), StyleGan2Presets.SMALL));
        return List.copyOf(rows);
    }

    private static Preset growing(String config, String reproduces, List<String> differences) {
        return row(config, reproduces, COST_E, StyleGan1Presets.paper(GROWTH, 0.001), differences);
    }

    private static Preset whole(String config, String reproduces, List<String> differences) {
        String cost = differences.isEmpty() ? COST_F : COST_E;
        return row(
                config, reproduces, cost, new Start(StyleGan2Config.PAPER, new Schedule(32, 4, 25_000)), differences);
    }

    private static Preset row(String config, String reproduces, String cost, Start start, List<String> differences) {
        return new Preset("config-" + config, reproduces, cost, r -> start, differences);
    }

    private static Preset smallGrowing(String config, List<String> differences) {
        IntFunction<Start> start = r -> StyleGan1Presets.small(r, StyleGan1Presets.SMALL_GROWTH);
        return small(config, start, StyleGan1Presets.all(StyleGan1Presets.SMALL, differences));
    }

    private static Preset small(String config, IntFunction<Start> start, List<String> differences) {
        String name = "config-" + config + "-" + Preset.LAPTOP;
        return new Preset(name, StyleGan1Presets.LAPTOP_PURPOSE, StyleGan1Presets.LAPTOP_COST, start, differences);
    }
}

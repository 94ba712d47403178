package org.stylegan4j.system;

import java.util.List;
import java.util.stream.Collectors;
import org.stylegan4j.model.GanSystem;
import org.stylegan4j.model.biggan.BigGanSystem;
import org.stylegan4j.model.dcgan.DcganSystem;
import org.stylegan4j.model.progan.ProGanSystem;
import org.stylegan4j.model.sagan.SaganSystem;
import org.stylegan4j.model.sngan.SnganSystem;
import org.stylegan4j.model.stylegan1.StyleGan1System;
import org.stylegan4j.model.stylegan2.StyleGan2System;
import org.stylegan4j.model.vae.VaeSystem;
import org.stylegan4j.model.vanilla.VanillaSystems;
import org.stylegan4j.model.wgangp.WganGpSystem;

/**
 * The systems that a program knows, in the order in which they are listed.
 *
 * @param all the first of them is trained when none is named
 */
public record Systems(List<GanSystem> all) {
    /** Those of this release. */
    public static final Systems ALL = new Systems(List.of(
            StyleGan2System.SYSTEM,
            StyleGan1System.SYSTEM,
            StyleGan1System.MULTI_SCALE,
            ProGanSystem.SYSTEM,
            ProGanSystem.MULTI_SCALE,
            DcganSystem.SYSTEM,
            VanillaSystems.GAN,
            VanillaSystems.WASSERSTEIN,
            WganGpSystem.SYSTEM,
            SnganSystem.SYSTEM,
            SaganSystem.SYSTEM,
            BigGanSystem.SYSTEM,
            VaeSystem.SYSTEM));

    public Systems {
        all = List.copyOf(all);
    }

    /** What is trained when nothing is named. */
    public GanSystem usual() {
        return all.get(0);
    }

    /**
     * The system of a name or alias.
     *
     * @throws IllegalArgumentException listing the known ones when there is none
     */
    public GanSystem named(String name) {
        return all.stream()
                .filter(s -> s.names().match(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown model '" + name + "'; known: "
                        + all.stream().map(GanSystem::name).collect(Collectors.joining(", "))));
    }
}

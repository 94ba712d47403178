package org.stylegan4j.data.faces;

import java.awt.Color;

/** The colours of one face, worked out from its attributes. */
final class FacePalette {
    final Color skin;
    final Color skinShade;
    final Color skinLine;
    final Color skinLight;
    final Color blush;
    final Color lip;
    final Color hair;
    final Color hairShade;
    final Color hairLight;
    final Color brow;
    final Color iris;
    final Color frame;
    final Color hat;
    final Color hatShade;
    final Color hatLight;
    final Color cloth;
    final Color clothShade;
    final Color clothLight;

    FacePalette(FaceAttributes a) {
        skin = skin(a.skin());
        Color warmShadow = Tint.rgb(0x8a2f3a);
        skinShade = Tint.mix(Tint.mix(skin, warmShadow, 0.24), Color.BLACK, 0.06);
        skinLine = Tint.mix(Tint.mix(skin, Tint.rgb(0x6b1f2a), 0.5), Color.BLACK, 0.15);
        skinLight = Tint.mix(skin, Tint.rgb(0xfff3d8), 0.45);
        blush = Tint.mix(Tint.rgb(0xff5a5f), Tint.rgb(0xb03040), a.skin().tone());
        lip = Tint.mix(Tint.mix(skin, Tint.rgb(0xc2283f), 0.55), Color.BLACK, 0.12);
        hair = hair(a.hair());
        hairShade = Tint.mix(hair, Tint.rgb(0x160a1e), 0.32);
        hairLight = Tint.mix(hair, Tint.rgb(0xfff0d0), 0.3);
        brow = Tint.mix(hair, Tint.rgb(0x20121a), 0.45);
        iris = Tint.ramp(
                a.eyes().colour(),
                Tint.rgb(0x5a3218),
                Tint.rgb(0x96682a),
                Tint.rgb(0x4f9a4a),
                Tint.rgb(0x2f86d6),
                Tint.rgb(0x8fa9b8));
        frame = Tint.oklch(0.42, 0.16, a.glasses().hue());
        hat = Tint.oklch(0.38 + 0.46 * a.hat().lightness(), 0.15, a.hat().hue());
        hatShade = Tint.mix(hat, Tint.rgb(0x14082a), 0.32);
        hatLight = Tint.mix(hat, Color.WHITE, 0.4);
        cloth = Tint.oklch(
                0.36 + 0.5 * a.clothes().lightness(), 0.13, a.clothes().hue());
        clothShade = Tint.mix(cloth, Tint.rgb(0x14082a), 0.28);
        clothLight = Tint.mix(cloth, Color.WHITE, 0.4);
    }

    private static Color skin(FaceAttributes.Skin s) {
        Color tone = Tint.ramp(
                s.tone(),
                Tint.rgb(0xffe2cd),
                Tint.rgb(0xf8cba6),
                Tint.rgb(0xe0a878),
                Tint.rgb(0xb5774a),
                Tint.rgb(0x7d4a2d),
                Tint.rgb(0x54301f));
        Color under = s.undertone() < 0 ? Tint.rgb(0xf07a86) : Tint.rgb(0xd9a520);
        return Tint.mix(tone, under, 0.13 * Math.abs(s.undertone()));
    }

    private static Color hair(FaceAttributes.Hair h) {
        if (h.dyed()) {
            return Tint.oklch(0.74 - 0.24 * h.darkness(), 0.17, h.dyeHue());
        }
        Color natural = Tint.ramp(
                h.darkness(),
                Tint.rgb(0xf3e2b3),
                Tint.rgb(0xdfb564),
                Tint.rgb(0xa76f3a),
                Tint.rgb(0x64402a),
                Tint.rgb(0x241c20));
        return Tint.mix(natural, Tint.rgb(0xc24d1c), h.redness() * (0.8 - 0.4 * h.darkness()));
    }
}

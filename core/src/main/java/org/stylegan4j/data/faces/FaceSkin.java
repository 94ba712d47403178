package org.stylegan4j.data.faces;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import org.stylegan4j.data.faces.Head.Spot;

/** The bare head: its skin with a shaded side, cheeks and freckles, all kept inside its outline. */
final class FaceSkin {
    /** Longitude and latitude of the freckles on the right cheek, in degrees. */
    private static final double[][] FRECKLES = {{18, -10}, {27, -6}, {36, -10}, {23, -16}, {33, -17}, {43, -5}, {8, -4}
    };

    private final Brush brush;
    private final Head head;
    private final FacePalette colours;
    private final FaceAttributes attributes;

    FaceSkin(Brush brush, Sitter sitter) {
        this.brush = brush;
        head = sitter.head();
        colours = sitter.colours();
        attributes = sitter.attributes();
    }

    void paint() {
        Path2D outline = head.outline(0);
        brush.fill(outline, colours.skinShade);
        brush.inside();
        brush.fill(towardsLight(outline), colours.skin);
        blush();
        freckles();
    }

    /** The outline pushed towards the lamp: what it leaves uncovered is in shadow. */
    private java.awt.Shape towardsLight(Path2D outline) {
        FaceAttributes.Light light = attributes.light();
        double push = 3 + 8 * light.strength();
        double angle = light.direction() * Math.toRadians(75);
        return AffineTransform.getTranslateInstance(
                        push * StrictMath.sin(angle), -push * (0.25 + 0.5 * StrictMath.cos(angle)))
                .createTransformedShape(outline);
    }

    private void blush() {
        double amount = attributes.skin().blush();
        for (int side = -1; side <= 1; side += 2) {
            Spot cheek = head.spot(38 * side, -17);
            Color soft = Tint.veil(colours.blush, 0.22 * amount);
            brush.oval(cheek.x(), cheek.y(), 15 * cheek.sx(), 11, soft);
            brush.oval(cheek.x(), cheek.y(), 10.5 * cheek.sx(), 7.5, soft);
        }
    }

    private void freckles() {
        double amount = attributes.skin().freckles();
        if (amount == 0) {
            return;
        }
        Color colour = Tint.veil(colours.skinLine, 0.75 * amount);
        for (double[] at : FRECKLES) {
            for (int side = -1; side <= 1; side += 2) {
                Spot spot = head.spot(at[0] * side, at[1]);
                brush.oval(spot.x(), spot.y(), 2.1 * spot.sx(), 1.9, colour);
            }
        }
    }
}

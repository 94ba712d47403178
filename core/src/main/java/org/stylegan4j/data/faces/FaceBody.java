package org.stylegan4j.data.faces;

import java.awt.Color;
import java.awt.geom.Path2D;

/** Neck, shoulders and what is worn there. The body stays where it is when the head turns. */
final class FaceBody {
    private static final double FOOT = 110;
    private static final double NECK = 22;

    private final Brush brush;
    private final FacePalette colours;
    private final FaceAttributes.Neckline neckline;
    private final double chinX;
    private final double chinY;

    FaceBody(Brush brush, Sitter sitter) {
        this.brush = brush;
        colours = sitter.colours();
        neckline = sitter.attributes().clothes().neckline();
        chinX = sitter.head().chinX();
        chinY = sitter.head().chinY();
    }

    void paint() {
        if (neckline == FaceAttributes.Neckline.HOODIE) {
            brush.oval(0, 82, 58, 26, colours.clothShade);
        }
        neck();
        brush.fill(shoulders(), colours.cloth);
        switch (neckline) {
            case CREW -> crew();
            case V_NECK -> vNeck();
            case SHIRT -> shirt();
            case TURTLENECK -> turtleneck();
            case HOODIE -> hoodie();
        }
    }

    private void neck() {
        Path2D p = new Path2D.Double();
        p.moveTo(-NECK, 40);
        p.lineTo(NECK, 40);
        p.quadTo(NECK, 80, NECK + 14, 90);
        p.lineTo(NECK + 14, FOOT);
        p.lineTo(-NECK - 14, FOOT);
        p.lineTo(-NECK - 14, 90);
        p.quadTo(-NECK, 80, -NECK, 40);
        p.closePath();
        brush.fill(p, Tint.mix(colours.skin, colours.skinShade, 0.35));
        // The chin's shadow.
        Path2D shade = new Path2D.Double();
        shade.moveTo(-NECK, 40);
        shade.lineTo(NECK, 40);
        shade.lineTo(NECK, 70);
        shade.quadTo(0.6 * chinX, chinY + 22, -NECK, 70);
        shade.closePath();
        brush.fill(shade, colours.skinShade);
    }

    private static Path2D shoulders() {
        Path2D p = new Path2D.Double();
        p.moveTo(-30, 79);
        p.quadTo(0, 104, 30, 79);
        p.curveTo(60, 84, 84, 86, 94, FOOT);
        p.lineTo(-94, FOOT);
        p.curveTo(-84, 86, -60, 84, -30, 79);
        p.closePath();
        return p;
    }

    private void crew() {
        brush.line(Brush.curve(-31, 79, 0, 106, 31, 79), 6, colours.clothShade);
    }

    private void vNeck() {
        brush.fill(Brush.polygon(-29, 78, 29, 78, 0, 112), Tint.mix(colours.skin, colours.skinShade, 0.25));
        brush.line(Brush.polygon(-30, 78, 0, 112, 30, 78, 0, 112), 5, colours.clothLight);
    }

    private void shirt() {
        Color white = Tint.mix(colours.clothLight, Color.WHITE, 0.55);
        brush.fill(Brush.polygon(-26, 76, 26, 76, 0, 108), Tint.mix(colours.skin, colours.skinShade, 0.3));
        brush.fill(Brush.polygon(-31, 73, -22, 75, 0, 96, -15, 108, -40, 84), white);
        brush.fill(Brush.polygon(31, 73, 22, 75, 0, 96, 15, 108, 40, 84), white);
        brush.line(Brush.curve(-15, 108, -38, 88, -40, 84), 2.5, colours.clothShade);
        brush.line(Brush.curve(15, 108, 38, 88, 40, 84), 2.5, colours.clothShade);
    }

    private void turtleneck() {
        Path2D p = new Path2D.Double();
        p.moveTo(-28, 68);
        p.quadTo(0, 78, 28, 68);
        p.lineTo(34, 84);
        p.quadTo(0, 98, -34, 84);
        p.closePath();
        brush.fill(p, colours.clothLight);
        brush.line(Brush.curve(-34, 85, 0, 99, 34, 85), 3.5, colours.clothShade);
    }

    private void hoodie() {
        Path2D hood = new Path2D.Double();
        hood.moveTo(-30, 72);
        hood.curveTo(-66, 66, -70, 92, -34, 110);
        hood.quadTo(-8, 104, 0, 112);
        hood.quadTo(8, 104, 34, 110);
        hood.curveTo(70, 92, 66, 66, 30, 72);
        hood.quadTo(24, 96, 0, 103);
        hood.quadTo(-24, 96, -30, 72);
        hood.closePath();
        brush.fill(hood, colours.clothLight);
        Color cord = Tint.mix(colours.clothLight, Color.WHITE, 0.7);
        brush.line(Brush.curve(-13, 97, -16, 102, -14, FOOT), 4, cord);
        brush.line(Brush.curve(13, 97, 16, 102, 14, FOOT), 4, cord);
    }
}

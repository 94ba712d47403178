package org.stylegan4j.data.faces;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** The background: a colour, a pattern in two neighbouring tones, and a soft glow behind the head. */
final class FaceBackdrop {
    private static final double HALF = Brush.HALF;

    private final Brush brush;
    private final FaceAttributes.Pattern pattern;
    private final Color base;
    private final Color second;

    FaceBackdrop(Brush brush, FaceAttributes.Background background) {
        this.brush = brush;
        pattern = background.pattern();
        double lightness = 0.56 + 0.34 * background.lightness();
        double chroma = 0.115 - 0.05 * background.lightness();
        base = Tint.oklch(lightness, chroma, background.hue());
        second = Tint.oklch(lightness - 0.11, chroma + 0.03, (background.hue() + 0.96) % 1);
    }

    void paint() {
        brush.fill(new Rectangle2D.Double(-HALF, -HALF, 2 * HALF, 2 * HALF), base);
        switch (pattern) {
            case PLAIN -> {}
            case GRADIENT -> gradient();
            case DOTS -> dots();
            case STRIPES -> stripes();
            case RAYS -> rays();
            case DISC -> brush.dot(0, 0, 88, second);
        }
    }

    private void gradient() {
        Color deep = Tint.mix(second, Tint.rgb(0x3a2a6a), 0.25);
        brush.blend(new Rectangle2D.Double(-HALF, -HALF, 2 * HALF, 2 * HALF), base, deep);
    }

    private void dots() {
        Path2D all = new Path2D.Double();
        for (int row = -2; row <= 2; row++) {
            for (int column = -2; column <= 2; column++) {
                double x = 50 * column + (row % 2 == 0 ? 0 : 25);
                all.append(new Ellipse2D.Double(x - 11, 46 * row - 11, 22, 22), false);
            }
        }
        brush.fill(all, second);
    }

    private void stripes() {
        Path2D all = new Path2D.Double();
        for (int x = -300; x < 100; x += 50) {
            all.append(Brush.polygon(x, HALF, x + 25, HALF, x + 225, -HALF, x + 200, -HALF), false);
        }
        brush.fill(all, second);
    }

    private void rays() {
        int count = 12;
        Path2D all = new Path2D.Double();
        for (int i = 0; i < count; i++) {
            double from = 2 * Math.PI * i / count;
            double to = from + Math.PI / count;
            all.append(Brush.polygon(0, 0, rayX(from), rayY(from), rayX(to), rayY(to)), false);
        }
        brush.fill(all, second);
    }

    private static double rayX(double angle) {
        return 2 * HALF * StrictMath.cos(angle);
    }

    private static double rayY(double angle) {
        return 2 * HALF * StrictMath.sin(angle);
    }
}

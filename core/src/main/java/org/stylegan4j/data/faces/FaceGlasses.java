package org.stylegan4j.data.faces;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import org.stylegan4j.data.faces.Head.Spot;

/** Glasses on the nose, with arms to the ears. */
final class FaceGlasses {
    private final Brush brush;
    private final Head head;
    private final FaceAttributes.GlassesKind kind;
    private final Color frame;
    private final double longitude;

    FaceGlasses(Brush brush, Sitter sitter) {
        this.brush = brush;
        head = sitter.head();
        kind = sitter.attributes().glasses().kind();
        frame = sitter.colours().frame;
        longitude = 25.5 + 2 * sitter.attributes().eyes().spacing();
    }

    void paint() {
        if (kind == FaceAttributes.GlassesKind.NONE) {
            return;
        }
        Spot left = head.spot(-longitude, 3, 1.06);
        Spot right = head.spot(longitude, 3, 1.06);
        arm(left, -1);
        arm(right, 1);
        double half = 18.5;
        brush.line(
                Brush.curve(
                        left.x() + half * left.sx() - 1,
                        left.y() - 3,
                        (left.x() + right.x()) / 2,
                        left.y() - 9,
                        right.x() - half * right.sx() + 1,
                        right.y() - 3),
                4,
                frame);
        lens(left, half);
        lens(right, half);
    }

    private void arm(Spot lens, int side) {
        double ear = head.x + side * (head.rx + 1);
        brush.line(
                Brush.curve(lens.x() + side * 17 * lens.sx(), lens.y() - 4, ear, lens.y() - 5, ear, head.y),
                3.6,
                frame);
    }

    private void lens(Spot at, double half) {
        double w = half * at.sx();
        Shape rim = rim(at.x(), at.y(), w);
        boolean sun = kind == FaceAttributes.GlassesKind.SUN;
        brush.fill(rim, sun ? Tint.veil(Tint.mix(frame, Color.BLACK, 0.65), 0.88) : Tint.veil(Color.WHITE, 0.16));
        brush.line(
                Brush.curve(at.x() - 0.5 * w, at.y() + 1, at.x() - 0.45 * w, at.y() - 9, at.x() + 0.1 * w, at.y() - 11),
                3,
                Tint.veil(Color.WHITE, sun ? 0.45 : 0.55));
        brush.line(rim, 4.2, frame);
    }

    private Shape rim(double x, double y, double w) {
        return switch (kind) {
            case ROUND -> new Ellipse2D.Double(x - w, y - 18, 2 * w, 36);
            case SQUARE -> new RoundRectangle2D.Double(x - w, y - 15, 2 * w, 30, 10, 10);
            default -> new RoundRectangle2D.Double(x - w, y - 14, 2 * w, 31, 26, 26);
        };
    }
}

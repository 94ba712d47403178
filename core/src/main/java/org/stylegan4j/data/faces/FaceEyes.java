package org.stylegan4j.data.faces;

import java.awt.Color;
import java.awt.geom.Path2D;
import org.stylegan4j.data.faces.Head.Spot;

/** Eyes, lids, lashes and brows. */
final class FaceEyes {
    private static final Color WHITE = Tint.rgb(0xfdfaf5);
    private static final Color INK = Tint.rgb(0x2a1a20);

    /** The circle constant of cubic curves: the distance of control points for a quarter of an ellipse. */
    private static final double ROUND = 0.5523;

    private final Brush brush;
    private final Head head;
    private final FacePalette colours;
    private final FaceAttributes attributes;
    private final double longitude;

    FaceEyes(Brush brush, Sitter sitter) {
        this.brush = brush;
        head = sitter.head();
        colours = sitter.colours();
        attributes = sitter.attributes();
        longitude = 25.5 + 3.5 * attributes.eyes().spacing();
    }

    void paint() {
        for (int side = -1; side <= 1; side += 2) {
            eye(side);
        }
    }

    private void eye(int side) {
        FaceAttributes.Eyes eyes = attributes.eyes();
        Spot at = head.spot(longitude * side, 4);
        double rx = (12.5 + 2.2 * eyes.size()) * at.sx();
        double ry = (13 + 2.2 * eyes.size()) * at.sy();
        brush.oval(at.x(), at.y() + 1, rx + 2, ry + 2, Tint.veil(colours.skinShade, 0.7));
        brush.oval(at.x(), at.y(), rx, ry, WHITE);
        iris(at, rx, ry);
        double lid = lidLevel(ry);
        brush.fill(lid(at, rx, ry, lid), colours.skinShade);
        Path2D edge = Brush.curve(
                at.x() - rx, at.y() + 0.4 * lid, at.x(), at.y() + 1.6 * lid, at.x() + rx, at.y() + 0.4 * lid);
        brush.line(edge, 3.4, INK);
        if (eyes.lashes()) {
            lashes(at, side, rx, lid);
        }
    }

    /** The height of the lid's middle relative to the eye's: negative is above. */
    private double lidLevel(double ry) {
        return -ry * (0.66 + 0.34 * attributes.eyes().openness());
    }

    private void iris(Spot at, double rx, double ry) {
        FaceAttributes.Eyes eyes = attributes.eyes();
        double r = 0.62 * ry;
        double w = r * Math.min(1, rx / ry);
        double x = at.x() + eyes.gazeX() * (rx - w - 0.5);
        double y = at.y() + 1 + eyes.gazeY() * 0.3 * ry;
        brush.oval(x, y, w, r, Tint.mix(colours.iris, INK, 0.55));
        brush.oval(x, y + 0.4, 0.84 * w, 0.84 * r, colours.iris);
        brush.oval(x, y + 0.45 * r, 0.5 * w, 0.3 * r, Tint.veil(Color.WHITE, 0.3));
        brush.oval(x, y, 0.5 * w, 0.5 * r, INK);
        double glint = attributes.light().direction() < 0 ? -1 : 1;
        brush.oval(x + 0.34 * w * glint, y - 0.38 * r, 0.27 * w, 0.27 * r, Color.WHITE);
        brush.oval(x - 0.36 * w * glint, y + 0.4 * r, 0.13 * w, 0.13 * r, Tint.veil(Color.WHITE, 0.8));
    }

    /** The part of the eye above the lid's edge. */
    private static Path2D lid(Spot at, double rx, double ry, double lid) {
        Path2D p = new Path2D.Double();
        double grow = 0.6;
        double w = rx + grow;
        double h = ry + grow;
        p.moveTo(at.x() - w, at.y());
        p.curveTo(at.x() - w, at.y() - ROUND * h, at.x() - ROUND * w, at.y() - h, at.x(), at.y() - h);
        p.curveTo(at.x() + ROUND * w, at.y() - h, at.x() + w, at.y() - ROUND * h, at.x() + w, at.y());
        p.quadTo(at.x(), at.y() + 2 * lid, at.x() - w, at.y());
        p.closePath();
        return p;
    }

    private void lashes(Spot at, int side, double rx, double lid) {
        for (int i = 0; i < 3; i++) {
            double along = 0.55 + 0.25 * i;
            double x = at.x() + side * rx * along;
            double y = at.y() + lid * (1 - 0.6 * along * along);
            brush.line(Brush.curve(x, y, x + side * 2, y - 2, x + side * (3 + i), y - 6 + 1.2 * i), 2.2, INK);
        }
    }

    void paintBrows() {
        for (int side = -1; side <= 1; side += 2) {
            brow(side);
        }
    }

    private void brow(int side) {
        FaceAttributes.Brows brows = attributes.brows();
        double level = 22 + 3.5 * brows.raise() + attributes.eyes().size();
        double tilt = 5 * brows.tilt();
        Spot inner = head.spot((longitude - 14) * side, level + tilt);
        Spot middle = head.spot((longitude + 2) * side, level + 6);
        Spot outer = head.spot((longitude + 18) * side, level - 2 - tilt);
        double width = 5 + 1.6 * brows.thickness();
        brush.line(
                Brush.curve(inner.x(), inner.y(), middle.x(), middle.y(), outer.x(), outer.y()), width, colours.brow);
    }
}

package org.stylegan4j.data.faces;

import java.awt.geom.Path2D;
import org.stylegan4j.data.faces.Head.Spot;

/** Nose and mouth. */
final class FaceMouth {
    private final Brush brush;
    private final Head head;
    private final FacePalette colours;
    private final FaceAttributes attributes;

    FaceMouth(Brush brush, Sitter sitter) {
        this.brush = brush;
        head = sitter.head();
        colours = sitter.colours();
        attributes = sitter.attributes();
    }

    void paint() {
        nose();
        mouth();
    }

    private void nose() {
        double size = 1 + 0.3 * attributes.shape().nose();
        Spot tip = head.spot(0, -12, 1.14);
        Spot bridge = head.spot(0, 8, 1.03);
        double w = 7.5 * size;
        // The side away from the lamp is in shadow.
        double away = -Math.signum(attributes.light().direction() + 1e-9);
        Path2D shade = new Path2D.Double();
        shade.moveTo(bridge.x(), bridge.y());
        shade.quadTo(bridge.x() + away * 2, tip.y() - 8, tip.x() + away * w * 1.05, tip.y() + 1);
        shade.quadTo(tip.x() + away * w * 0.4, tip.y() + 7 * size, tip.x(), tip.y() + 5 * size);
        shade.closePath();
        brush.fill(shade, Tint.veil(colours.skinShade, 0.55));
        brush.line(
                Brush.curve(tip.x() - w, tip.y() + 1, tip.x(), tip.y() + 10 * size, tip.x() + w, tip.y() + 1),
                3.4,
                colours.skinLine);
        brush.oval(tip.x() - away * 2, tip.y() - 2, 3.2 * size, 2.6 * size, Tint.veil(colours.skinLight, 0.85));
    }

    private void mouth() {
        FaceAttributes.Mouth m = attributes.mouth();
        Lips lips = lips(m);
        if (m.open() > 0) {
            inside(lips);
        } else {
            brush.line(lips.curve(0), 4.6, colours.lip);
        }
    }

    /** The mouth's corners and how far its upper and lower edge bend from the line between them. */
    private record Lips(Spot left, Spot right, double upper, double lower) {
        /** A curve from corner to corner, 0 along the upper edge, 1 along the lower. */
        Path2D curve(double t) {
            double bend = 2 * (upper + t * (lower - upper));
            double mx = (left.x() + right.x()) / 2;
            double my = (left.y() + right.y()) / 2;
            return Brush.curve(left.x(), left.y(), mx, my + bend, right.x(), right.y());
        }

        /** The part between two of these curves. */
        Path2D between(double from, double to) {
            Path2D p = curve(from);
            double bend = 2 * (upper + to * (lower - upper));
            p.quadTo((left.x() + right.x()) / 2, (left.y() + right.y()) / 2 + bend, left.x(), left.y());
            p.closePath();
            return p;
        }
    }

    private Lips lips(FaceAttributes.Mouth m) {
        double half = 22 + 5 * m.smile() - 3 * m.open();
        double level = -31 + 3.5 * m.smile();
        double bend = 7.5 * m.smile();
        double gap = 15 * m.open() + 2;
        // An opening mouth drops the lower lip; a frown raises the middle instead.
        return new Lips(
                head.spot(-half, level, 1.02), head.spot(half, level, 1.02), bend - 0.25 * gap, bend + 0.75 * gap);
    }

    private void inside(Lips lips) {
        brush.fill(lips.between(0, 1), Tint.rgb(0x5a1420));
        brush.fill(lips.between(0.62, 1), Tint.rgb(0xe8707a));
        brush.fill(lips.between(0, 0.4), Tint.rgb(0xfffaf2));
        brush.line(lips.between(0, 1), 3, colours.lip);
    }
}

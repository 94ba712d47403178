package org.stylegan4j.data.faces;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import org.stylegan4j.data.faces.Head.Spot;

/** The hair on the head, down to the hairline; it throws a soft shadow on the forehead. */
final class HairInFront {
    private final Brush brush;
    private final Head head;
    private final FacePalette colours;
    private final FaceAttributes attributes;
    private final double thickness;
    private final double parting;

    HairInFront(Brush brush, Sitter sitter) {
        this.brush = brush;
        head = sitter.head();
        colours = sitter.colours();
        attributes = sitter.attributes();
        boolean covered = attributes.hat().kind().coversHair();
        thickness = covered ? 2 : 9 + 4.5 * attributes.hair().volume();
        parting = attributes.hair().parting();
    }

    void paint() {
        switch (attributes.hair().style()) {
            case BALD -> shine(0.35, 0);
            case BUZZ -> buzz();
            case SWEPT -> swept();
            case SPIKY -> spiky();
            case CURLY -> curly();
            case BOB -> bob();
            case LONG -> curtains();
            case BUN, PONYTAIL -> sleek();
            case PIGTAILS -> parted();
            case MOHAWK -> mohawk();
        }
    }

    private void buzz() {
        Path2D p = crown(2.5);
        hairline(p, 43, 12);
        brush.fill(p, Tint.mix(colours.hair, colours.skinShade, 0.3));
        shine(0.2, 2);
    }

    private void swept() {
        Spot root = head.spot(38 * Math.signum(parting + 1e-9) * (0.35 + 0.65 * Math.abs(parting)), 50, 1.02);
        double to = parting < 0 ? 1 : -1;
        Spot tip = head.spot(60 * to, 24, 1.04);
        Spot near = head.spot(-64 * to, 22, 1.02);
        Path2D p = crown(thickness + 2);
        if (to > 0) {
            p.quadTo(tip.x() + 2, tip.y() - 8, tip.x(), tip.y());
            p.quadTo(tip.x() - 26, tip.y() + 2, root.x(), root.y());
            p.quadTo(near.x() + 4, near.y() - 14, near.x(), near.y());
        } else {
            p.quadTo(near.x() - 2, near.y() - 8, near.x(), near.y());
            p.quadTo(near.x() - 4, near.y() - 14, root.x(), root.y());
            p.quadTo(tip.x() + 26, tip.y() + 2, tip.x(), tip.y());
        }
        p.closePath();
        onForehead(p);
        strand(root.x(), root.y(), root.x() + to * 22, root.y() - 22, tip.x() + to * 4, tip.y() - 14);
        strand(root.x(), root.y(), root.x() + to * 14, root.y() - 10, tip.x(), tip.y() - 5);
        shine(0.3, thickness);
    }

    private void spiky() {
        Path2D p = new Path2D.Double();
        double w = head.rx + 3;
        boolean covered = attributes.hat().kind().coversHair();
        p.moveTo(head.x - w, head.y - 4);
        int spikes = 9;
        for (int i = 0; i < spikes; i++) {
            double tipAngle = Math.PI * (1.06 + 0.88 * (i + 0.5) / spikes);
            double gapAngle = Math.PI * (1.06 + 0.88 * (i + 1) / spikes);
            double reach = covered ? 2 : 12 + 1.3 * thickness;
            p.lineTo(
                    head.x + (head.rx + 0.8 * reach) * StrictMath.cos(tipAngle - 0.05) + 4 * parting,
                    head.y + (head.ry + reach) * StrictMath.sin(tipAngle));
            p.lineTo(
                    head.x + (head.rx + 5) * StrictMath.cos(gapAngle),
                    head.y + (head.ry + 5) * StrictMath.sin(gapAngle));
        }
        p.lineTo(head.x + w, head.y - 4);
        for (int i = 0; i < 6; i++) {
            Spot valley = head.spot(62 - 24.8 * i, 46, 1.01);
            Spot tip = head.spot(74 - 24.8 * i, i == 0 ? 10 : 30, 1.03);
            p.lineTo(tip.x(), tip.y());
            p.lineTo(valley.x(), valley.y());
        }
        Spot left = head.spot(-74, 10);
        p.lineTo(left.x(), left.y());
        p.closePath();
        onForehead(p);
        shine(0.3, 4);
    }

    private void curly() {
        Path2D p = crown(thickness);
        hairline(p, 44, 14);
        brush.fill(p, colours.hair);
        boolean covered = attributes.hat().kind().coversHair();
        for (int i = 0; i < 6; i++) {
            Spot at = head.spot(-62 + 24.8 * i + 6 * parting, 42 - 0.004 * Math.pow(-62 + 24.8 * i, 2), 1.0);
            brush.dot(at.x(), at.y() + 2, 10.5, Tint.veil(colours.skinShade, 0.55));
            brush.dot(at.x(), at.y(), 10.5, i % 2 == 0 ? colours.hair : colours.hairShade);
        }
        for (int i = 0; i < 7 && !covered; i++) {
            Spot at = head.spot(-66 + 22 * i, 62, 1.05);
            brush.dot(at.x(), at.y() - 4, 11, i % 2 == 0 ? colours.hairShade : colours.hair);
            brush.dot(at.x() - 3, at.y() - 7, 3.4, Tint.veil(colours.hairLight, 0.8));
        }
    }

    private void bob() {
        Spot left = head.spot(-66, 27, 1.02);
        Spot right = head.spot(66, 27, 1.02);
        Spot cut = head.spot(30 * parting, 28, 1.03);
        Path2D p = crownFrom(54, thickness);
        p.lineTo(head.x + head.rx - 8, head.y + 50);
        p.quadTo(right.x() + 2, right.y() + 30, right.x(), right.y());
        p.quadTo((right.x() + cut.x()) / 2, cut.y() + 5, cut.x(), cut.y() - 4);
        p.quadTo((left.x() + cut.x()) / 2, cut.y() + 5, left.x(), left.y());
        p.quadTo(left.x() - 2, left.y() + 30, head.x - head.rx + 8, head.y + 50);
        p.closePath();
        onForehead(p);
        strand(cut.x() - 14, cut.y() + 2, cut.x() - 16, cut.y() - 12, cut.x() - 12, cut.y() - 26);
        strand(cut.x() + 16, cut.y() + 2, cut.x() + 18, cut.y() - 12, cut.x() + 13, cut.y() - 26);
        shine(0.35, thickness);
    }

    private void curtains() {
        Spot part = head.spot(34 * parting, 54, 1.02);
        Spot left = head.spot(-62, 12, 1.02);
        Spot right = head.spot(62, 12, 1.02);
        Path2D p = crownFrom(96, thickness);
        p.lineTo(head.x + head.rx - 6, head.y + 96);
        p.curveTo(head.x + head.rx - 2, head.y + 44, right.x() + 6, right.y() + 20, right.x(), right.y());
        p.quadTo(right.x() - 4, right.y() - 26, part.x(), part.y());
        p.quadTo(left.x() + 4, left.y() - 26, left.x(), left.y());
        p.curveTo(left.x() - 6, left.y() + 20, head.x - head.rx + 2, head.y + 44, head.x - head.rx + 6, head.y + 96);
        p.closePath();
        onForehead(p);
        strand(part.x(), part.y(), part.x() + 1, part.y() - 10, part.x(), head.y - head.ry - 0.6 * thickness);
        double edge = head.rx + 0.4 * thickness;
        strand(head.x - edge + 2, head.y + 6, head.x - edge - 3, head.y + 40, head.x - edge + 1, head.y + 84);
        strand(head.x + edge - 2, head.y + 6, head.x + edge + 3, head.y + 40, head.x + edge - 1, head.y + 84);
        shine(0.35, thickness);
    }

    private void sleek() {
        Path2D p = crown(0.7 * thickness);
        Spot left = head.spot(-66, 20, 1.01);
        Spot right = head.spot(66, 20, 1.01);
        Spot peak = head.spot(22 * parting, 47, 1.01);
        p.quadTo(right.x() + 2, right.y() - 4, right.x(), right.y());
        p.quadTo(right.x() - 8, peak.y() - 2, peak.x(), peak.y());
        p.quadTo(left.x() + 8, peak.y() - 2, left.x(), left.y());
        p.closePath();
        onForehead(p);
        strand(peak.x() - 6, peak.y() - 2, peak.x() - 5, peak.y() - 12, peak.x() - 2, peak.y() - 20);
        strand(right.x() - 5, right.y() - 8, right.x() - 10, right.y() - 20, peak.x() + 12, peak.y() - 20);
        strand(left.x() + 5, left.y() - 8, left.x() + 10, left.y() - 20, peak.x() - 14, peak.y() - 20);
        shine(0.35, 0.6 * thickness);
    }

    private void parted() {
        Path2D p = crown(0.8 * thickness);
        Spot left = head.spot(-66, 16, 1.01);
        Spot right = head.spot(66, 16, 1.01);
        Spot part = head.spot(26 * parting, 52, 1.01);
        p.lineTo(right.x(), right.y());
        p.quadTo(right.x() - 14, part.y() + 16, part.x(), part.y());
        p.quadTo(left.x() + 14, part.y() + 16, left.x(), left.y());
        p.closePath();
        onForehead(p);
        brush.line(
                Brush.curve(part.x(), part.y(), part.x(), part.y() - 8, part.x(), head.y - head.ry - 0.4 * thickness),
                2.6,
                Tint.veil(colours.skinShade, 0.9));
        shine(0.35, 0.7 * thickness);
    }

    private void mohawk() {
        Path2D p = crown(1.5);
        hairline(p, 45, 12);
        brush.fill(p, Tint.mix(colours.hair, colours.skinShade, 0.55));
        if (attributes.hat().kind().coversHair()) {
            return;
        }
        Spot left = head.spot(-20 + 5 * parting, 45, 1.02);
        Spot right = head.spot(20 + 5 * parting, 45, 1.02);
        Spot middle = head.spot(5 * parting, 34, 1.04);
        double top = head.y - head.ry - 14 - thickness;
        Path2D crest = new Path2D.Double();
        crest.moveTo(left.x(), left.y());
        crest.quadTo(left.x() - 9, top + 24, head.x - 16, top + 8);
        crest.lineTo(head.x - 9, top + 14);
        crest.lineTo(head.x, top);
        crest.lineTo(head.x + 9, top + 14);
        crest.lineTo(head.x + 16, top + 8);
        crest.quadTo(right.x() + 9, top + 24, right.x(), right.y());
        crest.lineTo(middle.x(), middle.y());
        crest.closePath();
        onForehead(crest);
        strand(middle.x(), middle.y() - 8, middle.x() + 2, top + 40, head.x, top + 12);
    }

    /** Starts an outline over the skull from the left temple to the right one, {@code grow} units above the skin. */
    private Path2D crown(double grow) {
        return crownFrom(-2, grow);
    }

    /** The same from {@code drop} units below the middle of the head. */
    private Path2D crownFrom(double drop, double grow) {
        double w = head.rx + 0.7 * grow;
        double h = head.ry + grow;
        Path2D p = new Path2D.Double();
        p.moveTo(head.x - w, head.y + drop);
        p.lineTo(head.x - w, head.y - 2);
        p.curveTo(head.x - w, head.y - 0.58 * h, head.x - 0.6 * w, head.y - h, head.x, head.y - h);
        p.curveTo(head.x + 0.6 * w, head.y - h, head.x + w, head.y - 0.58 * h, head.x + w, head.y - 2);
        p.lineTo(head.x + w, head.y + drop);
        return p;
    }

    /** Ends the outline along a plain hairline with its top at one latitude and the sideburns at another. */
    private void hairline(Path2D p, double top, double burns) {
        Spot left = head.spot(-68, burns, 1.0);
        Spot right = head.spot(68, burns, 1.0);
        Spot leftCorner = head.spot(-42 + 6 * parting, top + 4, 1.0);
        Spot rightCorner = head.spot(42 + 6 * parting, top + 4, 1.0);
        Spot middle = head.spot(6 * parting, top, 1.0);
        p.lineTo(right.x(), right.y());
        p.quadTo(rightCorner.x() + 6, rightCorner.y() + 8, rightCorner.x(), rightCorner.y());
        p.quadTo(middle.x(), middle.y() + 2, leftCorner.x(), leftCorner.y());
        p.quadTo(leftCorner.x() - 6, leftCorner.y() + 8, left.x(), left.y());
        p.closePath();
    }

    private void onForehead(Path2D p) {
        AffineTransform down = AffineTransform.getTranslateInstance(head.x * 0.06, 4.5);
        down.scale(0.94, 1);
        brush.fill(down.createTransformedShape(p), Tint.veil(colours.skinShade, 0.75));
        brush.fill(p, colours.hair);
    }

    private void strand(double x0, double y0, double bendX, double bendY, double x1, double y1) {
        brush.line(Brush.curve(x0, y0, bendX, bendY, x1, y1), 2.6, Tint.veil(colours.hairShade, 0.75));
    }

    /** The lamp's reflection on the top of the head. */
    private void shine(double opacity, double grow) {
        Color light =
                attributes.hair().style() == FaceAttributes.HairStyle.BALD ? colours.skinLight : colours.hairLight;
        double at = 38 * attributes.light().direction();
        double r = 0.86 * (head.ry + grow);
        double a = Math.toRadians(at - 24);
        double b = Math.toRadians(at + 24);
        double m = Math.toRadians(at);
        double w = 0.86 * (head.rx + grow);
        brush.line(
                Brush.curve(
                        head.x + w * StrictMath.sin(a),
                        head.y - r * StrictMath.cos(a),
                        head.x + 1.09 * w * StrictMath.sin(m),
                        head.y - 1.09 * r * StrictMath.cos(m),
                        head.x + w * StrictMath.sin(b),
                        head.y - r * StrictMath.cos(b)),
                6,
                Tint.veil(light, opacity + 0.35 * attributes.light().strength()));
    }
}

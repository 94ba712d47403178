package org.stylegan4j.data.faces;

import java.awt.Color;
import java.awt.geom.Path2D;
import org.stylegan4j.data.faces.Head.Spot;

/** What is worn on the head. */
final class FaceHat {
    private final Brush brush;
    private final Head head;
    private final FacePalette colours;
    private final FaceAttributes attributes;
    private final double x;
    private final double rim;
    private final double w;

    FaceHat(Brush brush, Sitter sitter) {
        this.brush = brush;
        head = sitter.head();
        colours = sitter.colours();
        attributes = sitter.attributes();
        x = head.x;
        rim = head.spot(0, 36, 1.02).y();
        w = head.rx + 6;
    }

    void paint() {
        switch (attributes.hat().kind()) {
            case NONE -> {}
            case CAP -> cap();
            case BEANIE -> beanie();
            case TOP_HAT -> topHat();
            case SUN_HAT -> sunHat();
            case PARTY -> party();
            case CROWN -> crown();
        }
    }

    /** A dome from the rim over the skull. */
    private Path2D dome(double width, double height, double foot) {
        Path2D p = new Path2D.Double();
        p.moveTo(x - width, foot);
        p.curveTo(x - width, foot - 0.75 * height, x - 0.6 * width, foot - height, x, foot - height);
        p.curveTo(x + 0.6 * width, foot - height, x + width, foot - 0.75 * height, x + width, foot);
        p.quadTo(x, foot + 10 + head.shiftY(0.2), x - width, foot);
        p.closePath();
        return p;
    }

    private void shadow(double width, double depth) {
        brush.oval(x + head.shiftX(0.2), rim + 6, width, depth, Tint.veil(colours.skinShade, 0.8));
    }

    private void cap() {
        double front = x + head.shiftX(0.75);
        double top = rim - (rim - (head.y - head.ry)) - 12;
        shadow(40, 8);
        brush.fill(dome(w, rim - top, rim + 2), colours.hat);
        Color seam = Tint.veil(colours.hatShade, 0.8);
        brush.line(Brush.curve(front, rim, x + head.shiftX(0.7), top + 12, x, top), 2.4, seam);
        brush.dot(x, top, 4.5, colours.hatShade);
        Path2D visor = new Path2D.Double();
        visor.moveTo(front - 44, rim + 2);
        visor.quadTo(front, rim - 14, front + 44, rim + 2);
        visor.quadTo(front + 52, rim + 9, front + 40, rim + 11);
        visor.quadTo(front, rim + 1, front - 40, rim + 11);
        visor.quadTo(front - 52, rim + 9, front - 44, rim + 2);
        visor.closePath();
        brush.fill(visor, colours.hatShade);
        brush.line(Brush.curve(front - 40, rim + 2, front, rim - 12, front + 40, rim + 2), 3, colours.hatLight);
    }

    private void beanie() {
        double top = head.y - head.ry - 15;
        shadow(46, 9);
        brush.dot(x + head.shiftX(-0.1), top - 5, 12, colours.hatLight);
        brush.fill(dome(w, rim - top, rim), colours.hat);
        for (int i = -1; i <= 1; i++) {
            brush.line(
                    Brush.curve(x + 24 * i, rim - 8, x + 22 * i, (rim + top) / 2, x + 8 * i, top + 4),
                    2.4,
                    Tint.veil(colours.hatShade, 0.6));
        }
        double bend = 8 + head.shiftY(0.2);
        Path2D band = new Path2D.Double();
        band.moveTo(x - w - 2, rim - 14);
        band.quadTo(x, rim - 14 + bend, x + w + 2, rim - 14);
        band.quadTo(x + w + 5, rim - 4, x + w + 1, rim + 5);
        band.quadTo(x, rim + 5 + bend, x - w - 1, rim + 5);
        band.quadTo(x - w - 5, rim - 4, x - w - 2, rim - 14);
        band.closePath();
        brush.fill(band, colours.hatShade);
        for (int i = -2; i <= 2; i++) {
            Spot rib = head.spot(30 * i, 36, 1.04);
            brush.line(Brush.curve(rib.x(), rim - 7, rib.x(), rim, rib.x(), rim + 5), 2.6, Tint.veil(colours.hat, 0.9));
        }
    }

    private void topHat() {
        double foot = rim - 8;
        shadow(48, 9);
        double half = 38;
        Path2D tube = new Path2D.Double();
        tube.moveTo(x - half, foot);
        tube.lineTo(x - half - 5, -93);
        tube.quadTo(x, -101, x + half + 5, -93);
        tube.lineTo(x + half, foot);
        tube.closePath();
        brush.fill(tube, colours.hat);
        Path2D ribbon = new Path2D.Double();
        ribbon.moveTo(x - half - 1.5, foot - 15);
        ribbon.quadTo(x, foot - 7, x + half + 1.5, foot - 15);
        ribbon.lineTo(x + half, foot + 1);
        ribbon.quadTo(x, foot + 9, x - half, foot + 1);
        ribbon.closePath();
        brush.oval(x, foot + 2, 66, 11, colours.hatShade);
        brush.oval(x, foot - 0.5, 66, 9, colours.hat);
        brush.fill(ribbon, colours.hatLight);
    }

    private void sunHat() {
        double top = head.y - head.ry - 9;
        shadow(48, 10);
        brush.oval(x, rim - 4, 90, 17, colours.hatShade);
        brush.oval(x, rim - 7, 90, 15, colours.hat);
        brush.fill(dome(46, rim - top - 10, rim - 10), colours.hat);
        Path2D ribbon = new Path2D.Double();
        ribbon.moveTo(x - 46, rim - 22);
        ribbon.quadTo(x, rim - 12, x + 46, rim - 22);
        ribbon.lineTo(x + 46, rim - 10);
        ribbon.quadTo(x, rim + 0, x - 46, rim - 10);
        ribbon.closePath();
        brush.fill(ribbon, colours.hatLight);
        brush.line(Brush.curve(x - 80, rim - 9, x - 66, rim + 2, x - 38, rim + 2), 2, Tint.veil(colours.hatLight, 0.7));
        brush.line(Brush.curve(x + 80, rim - 9, x + 66, rim + 2, x + 38, rim + 2), 2, Tint.veil(colours.hatLight, 0.7));
    }

    private void party() {
        double foot = head.y - head.ry + 12;
        double tipX = x + 4;
        double tipY = -90;
        brush.fill(Brush.polygon(x - 27, foot, tipX, tipY, x + 27, foot), colours.hat);
        brush.oval(x, foot, 27, 6, colours.hat);
        for (int i = 0; i < 3; i++) {
            double t = 0.06 + 0.3 * i;
            double cy = foot + 3 + t * (tipY - foot);
            double half = 26 * (1 - t);
            brush.line(
                    Brush.curve(x + 4 * t - half, cy, x, cy + 7, x + 4 * t + half, cy),
                    5,
                    i % 2 == 0 ? colours.hatLight : colours.hatShade);
        }
        brush.dot(tipX, tipY, 8.5, colours.hatLight);
    }

    private void crown() {
        double foot = head.y - head.ry + 18;
        double top = foot - 36;
        Color jewel = Tint.mix(colours.hatShade, Tint.rgb(0x40104a), 0.3);
        Path2D p = new Path2D.Double();
        p.moveTo(x - 36, foot);
        p.lineTo(x - 43, top + 4);
        p.lineTo(x - 21, foot - 17);
        p.lineTo(x, top - 5);
        p.lineTo(x + 21, foot - 17);
        p.lineTo(x + 43, top + 4);
        p.lineTo(x + 36, foot);
        p.quadTo(x, foot + 10, x - 36, foot);
        p.closePath();
        brush.fill(p, colours.hat);
        brush.line(Brush.curve(x - 36, foot - 3, x, foot + 6, x + 36, foot - 3), 5, colours.hatShade);
        brush.dot(x - 43, top + 2, 5, colours.hatLight);
        brush.dot(x, top - 7, 5.5, colours.hatLight);
        brush.dot(x + 43, top + 2, 5, colours.hatLight);
        brush.dot(x + head.shiftX(0.3), foot - 9, 5, jewel);
        brush.dot(x - 21 + head.shiftX(0.25), foot - 8, 3.2, jewel);
        brush.dot(x + 21 + head.shiftX(0.25), foot - 8, 3.2, jewel);
    }
}

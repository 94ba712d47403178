package org.stylegan4j.data.faces;

import java.awt.Color;
import java.awt.geom.Path2D;

/** The hair behind head and neck: it moves against the face when the head turns. */
final class HairBehind {
    private final Brush brush;
    private final Head head;
    private final FacePalette colours;
    private final FaceAttributes attributes;
    private final double x;
    private final double y;
    private final double bulk;
    private final boolean covered;

    HairBehind(Brush brush, Sitter sitter) {
        this.brush = brush;
        head = sitter.head();
        colours = sitter.colours();
        attributes = sitter.attributes();
        x = head.x + head.shiftX(-0.18);
        y = head.y + head.shiftY(-0.15);
        bulk = 4 * attributes.hair().volume();
        covered = attributes.hat().kind().coversHair();
    }

    void paint() {
        switch (attributes.hair().style()) {
            case BALD, BUZZ, SWEPT, SPIKY -> {}
            case CURLY -> curls();
            case BOB -> bob();
            case LONG -> curtain();
            case BUN -> bun();
            case PONYTAIL -> ponytail();
            case PIGTAILS -> pigtails();
            case MOHAWK -> crest();
        }
    }

    private void curls() {
        int count = 15;
        double w = head.rx + 9 + bulk;
        double h = head.ry + 8 + bulk;
        brush.oval(x, y - 6, w, h, colours.hairShade);
        for (int i = 0; i < count; i++) {
            double angle = Math.PI * (0.88 + 1.24 * i / (count - 1));
            double cy = y - 6 + h * StrictMath.sin(angle);
            if (!covered || cy > head.y - 0.55 * head.ry) {
                brush.dot(
                        x + w * StrictMath.cos(angle),
                        cy,
                        14 + 0.6 * bulk,
                        i % 2 == 0 ? colours.hair : colours.hairShade);
            }
        }
    }

    private void bob() {
        double w = head.rx + 13 + bulk;
        Path2D p = new Path2D.Double();
        p.moveTo(x, y - head.ry - 6);
        p.curveTo(x + 0.9 * w, y - head.ry - 6, x + w, y - 20, x + w + 3, y + 52);
        p.quadTo(x + w - 14, y + 66, x + 26, y + 62);
        p.lineTo(x - 26, y + 62);
        p.quadTo(x - w + 14, y + 66, x - w - 3, y + 52);
        p.curveTo(x - w, y - 20, x - 0.9 * w, y - head.ry - 6, x, y - head.ry - 6);
        p.closePath();
        brush.fill(p, colours.hairShade);
    }

    private void curtain() {
        double w = head.rx + 14 + bulk;
        Path2D p = new Path2D.Double();
        p.moveTo(x, y - head.ry - 5);
        p.curveTo(x + 0.9 * w, y - head.ry - 5, x + w, y - 20, x + w, y + 30);
        p.curveTo(x + w + 2, y + 70, x + w + 12, y + 90, x + w + 4, 130);
        p.lineTo(x - w - 4, 130);
        p.curveTo(x - w - 12, y + 90, x - w - 2, y + 70, x - w, y + 30);
        p.curveTo(x - w, y - 20, x - 0.9 * w, y - head.ry - 5, x, y - head.ry - 5);
        p.closePath();
        brush.fill(p, colours.hairShade);
    }

    private void bun() {
        if (covered) {
            return;
        }
        double cy = y - head.ry - 12;
        double r = 21 + bulk;
        brush.dot(x, cy, r, colours.hair);
        Color strand = Tint.veil(colours.hairShade, 0.8);
        brush.line(Brush.curve(x - 0.6 * r, cy + 2, x - 2, cy - 0.9 * r, x + 0.7 * r, cy - 2), 2.6, strand);
        brush.line(Brush.curve(x - 0.5 * r, cy + 9, x + 4, cy - 0.3 * r, x + 0.6 * r, cy + 8), 2.6, strand);
        tie(x, cy + 0.8 * r, 14, 5);
    }

    private void ponytail() {
        double top = y - 0.5 * head.ry;
        double side = x + head.rx;
        Path2D p = new Path2D.Double();
        p.moveTo(side - 18, top - 6);
        p.curveTo(side + 16 + bulk, top - 34 - bulk, side + 50 + bulk, top + 4, side + 34 + bulk, y + 40);
        p.quadTo(side + 32, y + 66, side + 12, y + 80);
        p.curveTo(side + 22, y + 44, side + 14, y + 10, side - 10, top + 18);
        p.closePath();
        brush.fill(p, colours.hair);
        brush.line(
                Brush.curve(side + 4, top - 2, side + 34 + bulk, top + 10, side + 22, y + 62),
                3,
                Tint.veil(colours.hairShade, 0.8));
        tie(side + 1, top, 7, 10);
    }

    private void pigtails() {
        for (int side = -1; side <= 1; side += 2) {
            double root = x + side * (head.rx + 4);
            Path2D p = new Path2D.Double();
            p.moveTo(root, y - 4);
            p.curveTo(root + side * (34 + bulk), y - 20, root + side * (40 + bulk), y + 36, root + side * 13, y + 74);
            p.curveTo(root + side * 8, y + 52, root - side * 10, y + 30, root, y - 4);
            p.closePath();
            brush.fill(p, colours.hair);
            brush.line(
                    Brush.curve(root + side * 8, y + 4, root + side * (30 + bulk), y + 20, root + side * 14, y + 58),
                    3,
                    Tint.veil(colours.hairShade, 0.8));
            tie(root + side * 4, y + 1, 7, 8);
        }
    }

    private void crest() {
        if (covered) {
            return;
        }
        double w = 24;
        double h = 26 + 2 * bulk;
        double foot = y - 0.8 * head.ry;
        double top = y - head.ry;
        brush.fill(
                Brush.polygon(
                        x - w,
                        foot,
                        x - w - 6,
                        top - 0.35 * h,
                        x - 0.55 * w,
                        top - 0.3 * h,
                        x - 0.5 * w,
                        top - h,
                        x,
                        top - 0.55 * h,
                        x + 0.5 * w,
                        top - h,
                        x + 0.55 * w,
                        top - 0.3 * h,
                        x + w + 6,
                        top - 0.35 * h,
                        x + w,
                        foot),
                colours.hairShade);
    }

    private void tie(double cx, double cy, double rx, double ry) {
        brush.oval(cx, cy, rx, ry, colours.cloth);
        brush.oval(cx - 0.2 * rx, cy - 0.2 * ry, 0.5 * rx, 0.5 * ry, colours.clothLight);
    }
}

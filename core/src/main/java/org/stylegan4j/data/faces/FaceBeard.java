package org.stylegan4j.data.faces;

import java.awt.Color;
import java.awt.geom.Path2D;
import org.stylegan4j.data.faces.Head.Spot;

/** Moustache and beards, in the colour of the hair; painted below the mouth. */
final class FaceBeard {
    private final Brush brush;
    private final Head head;
    private final FaceAttributes.Beard beard;
    private final Color colour;
    private final Color shade;

    FaceBeard(Brush brush, Sitter sitter) {
        this.brush = brush;
        head = sitter.head();
        beard = sitter.attributes().beard();
        colour = Tint.mix(sitter.colours().hair, sitter.colours().hairShade, 0.35);
        shade = sitter.colours().hairShade;
    }

    void paint() {
        switch (beard) {
            case NONE -> {}
            case MOUSTACHE -> moustache();
            case GOATEE -> {
                chin();
                moustache();
            }
            case FULL -> {
                full();
                moustache();
            }
        }
    }

    private void moustache() {
        Spot middle = head.spot(0, -21, 1.06);
        Spot left = head.spot(-30, -29, 1.03);
        Spot right = head.spot(30, -29, 1.03);
        Path2D p = new Path2D.Double();
        p.moveTo(middle.x(), middle.y() - 1);
        p.curveTo(middle.x() + 8, middle.y() - 5, right.x() - 3, right.y() - 8, right.x(), right.y());
        p.quadTo(middle.x() + 12, middle.y() + 13, middle.x(), middle.y() + 7);
        p.quadTo(middle.x() - 12, middle.y() + 13, left.x(), left.y());
        p.curveTo(left.x() + 3, left.y() - 8, middle.x() - 8, middle.y() - 5, middle.x(), middle.y() - 1);
        p.closePath();
        brush.fill(p, colour);
    }

    private void chin() {
        double x = head.chinX();
        double y = head.chinY();
        Spot below = head.spot(0, -42, 1.02);
        Path2D p = new Path2D.Double();
        p.moveTo(below.x() - 15, below.y() + 2);
        p.quadTo(below.x(), below.y() - 1, below.x() + 15, below.y() + 2);
        p.quadTo(x + 16, y + 4, x, y + 7);
        p.quadTo(x - 16, y + 4, below.x() - 15, below.y() + 2);
        p.closePath();
        brush.fill(p, colour);
    }

    private void full() {
        Spot left = head.spot(-72, -2);
        Spot right = head.spot(72, -2);
        Spot leftCheek = head.spot(-38, -26);
        Spot rightCheek = head.spot(38, -26);
        Spot lip = head.spot(0, -20, 1.03);
        double x = head.chinX();
        double y = head.chinY() + 7;
        double out = head.rx + 1.5;
        Path2D p = new Path2D.Double();
        p.moveTo(head.x - out, head.y + 2);
        p.lineTo(left.x(), left.y());
        p.quadTo(leftCheek.x() - 6, leftCheek.y() + 6, lip.x(), lip.y());
        p.quadTo(rightCheek.x() + 6, rightCheek.y() + 6, right.x(), right.y());
        p.lineTo(head.x + out, head.y + 2);
        p.curveTo(head.x + out, head.y + 40, x + 34, y, x, y);
        p.curveTo(x - 34, y, head.x - out, head.y + 40, head.x - out, head.y + 2);
        p.closePath();
        brush.fill(p, colour);
        brush.line(Brush.curve(x - 16, y - 7, x, y - 2, x + 16, y - 7), 2.2, Tint.veil(shade, 0.7));
    }
}

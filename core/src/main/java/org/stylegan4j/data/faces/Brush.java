package org.stylegan4j.data.faces;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * Paints shapes on a transparent square sheet, whose coordinates go from -100 to 100, right and down. Closing it frees the
 * drawing context; the pixels stay readable.
 */
final class Brush implements AutoCloseable {
    /** Half the side of every picture, in its own units. */
    static final double HALF = 100;

    private final BufferedImage sheet;
    private final Graphics2D g;
    private final AffineTransform upright;

    Brush(int side) {
        sheet = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB_PRE);
        g = sheet.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.scale(side / (2 * HALF), side / (2 * HALF));
        g.translate(HALF, HALF);
        upright = g.getTransform();
    }

    /** From here on, shapes are turned by an angle in radians about a point. */
    void tilt(double angle, double x, double y) {
        untilt();
        g.rotate(angle, x, y);
    }

    /** From here on, shapes are upright. */
    void untilt() {
        g.setTransform(upright);
    }

    /** From here on, shapes cover what is there: the usual way. */
    void over() {
        g.setComposite(AlphaComposite.SrcOver);
    }

    /** From here on, shapes show only where something has been painted already. */
    void inside() {
        g.setComposite(AlphaComposite.SrcAtop);
    }

    /** Covers this sheet with another of the same side. */
    void lay(Brush other) {
        AffineTransform view = g.getTransform();
        g.setTransform(new AffineTransform());
        g.drawImage(other.sheet, 0, 0, null);
        g.setTransform(view);
    }

    void fill(Shape shape, Color color) {
        g.setColor(color);
        g.fill(shape);
    }

    /** Fills with a gradient from the top of the sheet to its foot. */
    void blend(Shape shape, Color top, Color foot) {
        g.setPaint(new GradientPaint(0, (float) -HALF, top, 0, (float) HALF, foot));
        g.fill(shape);
    }

    void line(Shape shape, double width, Color color) {
        g.setColor(color);
        g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(shape);
    }

    void dot(double x, double y, double radius, Color color) {
        oval(x, y, radius, radius, color);
    }

    void oval(double x, double y, double rx, double ry, Color color) {
        fill(new Ellipse2D.Double(x - rx, y - ry, 2 * rx, 2 * ry), color);
    }

    /** A quadratic curve through three points' hull: from, bend, to. */
    static Path2D curve(double x0, double y0, double bendX, double bendY, double x1, double y1) {
        Path2D path = new Path2D.Double();
        path.moveTo(x0, y0);
        path.quadTo(bendX, bendY, x1, y1);
        return path;
    }

    /** A closed polygon of x, y pairs. */
    static Path2D polygon(double... xy) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }

    /** Rows of 0xAARRGGBB, colours multiplied by alpha. */
    int[] pixels() {
        return ((DataBufferInt) sheet.getRaster().getDataBuffer()).getData();
    }

    @Override
    public void close() {
        g.dispose();
    }
}

package org.stylegan4j.data.faces;

import java.awt.geom.Path2D;

/**
 * The head as a turned ellipsoid: says where a place on it appears in the picture, which is what makes features shift and
 * narrow when the head turns.
 */
final class Head {
    private static final double MAX_YAW = Math.toRadians(28);
    private static final double MAX_PITCH = Math.toRadians(13);
    private static final double MAX_ROLL = Math.toRadians(9);

    /** How far the head moves against its features when it turns: keeps the eyes near the middle, as aligned photographs do. */
    private static final double COUNTER = 0.4;

    final double x;
    final double y;
    final double rx;
    final double ry;
    private final double roll;
    private final double jaw;
    private final double sinYaw;
    private final double cosYaw;
    private final double sinPitch;
    private final double cosPitch;

    Head(FaceAttributes.Pose pose, FaceAttributes.Shape shape) {
        double yaw = pose.yaw() * MAX_YAW;
        double pitch = pose.pitch() * MAX_PITCH;
        sinYaw = StrictMath.sin(yaw);
        cosYaw = StrictMath.cos(yaw);
        sinPitch = StrictMath.sin(pitch);
        cosPitch = StrictMath.cos(pitch);
        roll = pose.roll() * MAX_ROLL;
        rx = 52 + 5 * shape.width();
        ry = 61 + 4 * shape.height();
        jaw = shape.jaw();
        x = -COUNTER * sinYaw * rx;
        y = 7 + COUNTER * sinPitch * ry;
    }

    /** Tilts the sheet as the head is. */
    void tilt(Brush brush) {
        brush.tilt(roll, x, y);
    }

    /** A place on the picture, with the scale at which small things on it appear. */
    record Spot(double x, double y, double sx, double sy) {}

    /** The place at a longitude (to the right) and a latitude (up), in degrees as seen on the unturned head. */
    Spot spot(double longitude, double latitude) {
        return spot(longitude, latitude, 1);
    }

    /** A place above (radius > 1) or below (radius < 1) the surface. */
    Spot spot(double longitude, double latitude, double radius) {
        double lon = Math.toRadians(longitude);
        double lat = Math.toRadians(latitude);
        double px = StrictMath.cos(lat) * StrictMath.sin(lon);
        double py = -StrictMath.sin(lat);
        double pz = StrictMath.cos(lat) * StrictMath.cos(lon);
        double qx = px * cosYaw + pz * sinYaw;
        double qz = pz * cosYaw - px * sinYaw;
        double qy = py * cosPitch - qz * sinPitch;
        if (qz < 0) {
            // Gone round the edge: stay on it.
            qx = Math.copySign(Math.sqrt(Math.max(0, 1 - qy * qy)), qx);
        }
        double edge = Math.sqrt(Math.max(0, 1 - qx * qx));
        return new Spot(x + radius * qx * rx, y + radius * qy * ry, Math.max(0.3, edge), cosPitch);
    }

    /** How far something at {@code depth} radii in front of the middle moves sideways when the head turns. */
    double shiftX(double depth) {
        return depth * sinYaw * rx;
    }

    /** How far something at {@code depth} radii in front of the middle moves down when the head turns. */
    double shiftY(double depth) {
        return -depth * sinPitch * ry;
    }

    double chinX() {
        return x + shiftX(0.25);
    }

    double chinY() {
        return y + ry + shiftY(0.12);
    }

    /** The outline, {@code grow} units outside the skin. */
    Path2D outline(double grow) {
        double w = rx + grow;
        double h = ry + grow;
        double chinX = chinX();
        double chinY = chinY() + grow;
        double chinHalf = w * (0.5 + 0.17 * jaw);
        double cheek = y + h * (0.5 + 0.13 * jaw);
        Path2D p = new Path2D.Double();
        p.moveTo(x, y - h);
        p.curveTo(x + 0.58 * w, y - h, x + w, y - 0.56 * h, x + w, y);
        p.curveTo(x + 0.98 * w, cheek, chinX + chinHalf, chinY, chinX, chinY);
        p.curveTo(chinX - chinHalf, chinY, x - 0.98 * w, cheek, x - w, y);
        p.curveTo(x - w, y - 0.56 * h, x - 0.58 * w, y - h, x, y - h);
        p.closePath();
        return p;
    }
}

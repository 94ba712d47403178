package org.stylegan4j.data.faces;

/** How bright each place of the picture is: a warm lamp on a rounded body, and bluish light in its shadow. */
final class Lamp {
    /** The body's half axes over those of the head: hair and hat are rounded together with the face. */
    private static final double GIRTH = 1.42;

    private final double cx;
    private final double cy;
    private final double rx;
    private final double ry;
    private final double lx;
    private final double ly;
    private final double lz;
    private final double strength;
    private final double warmth;

    Lamp(FaceAttributes.Light light, Head head) {
        double angle = light.direction() * Math.toRadians(75);
        double x = 1.1 * StrictMath.sin(angle);
        double y = -0.35 - 0.55 * StrictMath.cos(angle);
        double z = 0.75;
        double length = Math.sqrt(x * x + y * y + z * z);
        lx = x / length;
        ly = y / length;
        lz = z / length;
        cx = head.x;
        cy = head.y;
        rx = GIRTH * head.rx;
        ry = GIRTH * head.ry;
        strength = 0.25 + 0.75 * light.strength();
        warmth = 0.5 * light.warmth();
    }

    /** Multiplies red, green and blue, in place; Lambert's cosine law, softened. */
    void shine(double px, double py, double[] rgb) {
        double nx = (px - cx) / rx;
        double ny = (py - cy) / ry;
        double r = Math.sqrt(nx * nx + ny * ny);
        if (r > 0.97) {
            nx *= 0.97 / r;
            ny *= 0.97 / r;
        }
        double nz = Math.sqrt(1 - nx * nx - ny * ny);
        double cosine = nx * lx + ny * ly + nz * lz;
        double gain = strength * (cosine - 0.72);
        double lit = Math.max(0, gain);
        double dark = Math.min(0, gain);
        rgb[0] *= 1 + 0.42 * lit + 0.52 * dark + 0.07 * warmth;
        rgb[1] *= 1 + 0.36 * lit + 0.58 * dark + 0.01 * warmth;
        rgb[2] *= 1 + 0.24 * lit + 0.46 * dark - 0.12 * warmth;
    }
}

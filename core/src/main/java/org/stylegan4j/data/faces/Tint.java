package org.stylegan4j.data.faces;

import java.awt.Color;

/** Colour arithmetic. */
final class Tint {
    private Tint() {}

    /** {@code a} at 0, {@code b} at 1, in between a mixture. */
    static Color mix(Color a, Color b, double t) {
        return new Color(
                channel(a.getRed() + t * (b.getRed() - a.getRed())),
                channel(a.getGreen() + t * (b.getGreen() - a.getGreen())),
                channel(a.getBlue() + t * (b.getBlue() - a.getBlue())));
    }

    /** A position between 0 and 1 on a ramp of evenly spaced colours. */
    static Color ramp(double t, Color... stops) {
        double at = t * (stops.length - 1);
        int i = Math.min((int) at, stops.length - 2);
        return mix(stops[i], stops[i + 1], at - i);
    }

    /** The same colour, see-through: {@code opacity} 0 to 1. */
    static Color veil(Color c, double opacity) {
        return new Color(c.getRed(), c.getGreen(), c.getBlue(), channel(255 * opacity));
    }

    static Color rgb(int hex) {
        return new Color(hex);
    }

    /**
     * The colour of a perceived lightness and chroma, equal for all hues (OKLCH, Ottosson 2020); clipped to what a screen shows.
     *
     * @param hue in turns
     */
    static Color oklch(double lightness, double chroma, double hue) {
        double a = chroma * StrictMath.cos(2 * Math.PI * hue);
        double b = chroma * StrictMath.sin(2 * Math.PI * hue);
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return new Color(
                gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                gamma(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
    }

    private static double cube(double v) {
        return v * v * v;
    }

    /** From linear light to an sRGB byte. */
    private static int gamma(double linear) {
        double v = linear <= 0.0031308 ? 12.92 * linear : 1.055 * StrictMath.pow(linear, 1 / 2.4) - 0.055;
        return channel(255 * v);
    }

    private static int channel(double v) {
        return (int) Math.max(0, Math.min(255, Math.round(v)));
    }
}

package org.stylegan4j.latent.figure;

import java.util.Arrays;
import java.util.Optional;
import org.stylegan4j.image.Pixels;

/**
 * Why a mapping network helps (Karras et al. 2019, figure 6), on a toy distribution of two features that is even on a rounded square
 * but for one corner. Left: the features as they occur. Middle: Z, a disc that a generator without mapping must fill evenly with
 * them; what is straight left is bent here. Right: W, which may have the distribution's own shape; what is straight left stays so.
 *
 * @param side of each panel in pixels
 * @param missing share of each axis that the missing corner takes, up to 0.7
 */
public record Entanglement(int side, double missing) {
    private static final int CHANNELS = 3;
    private static final int SMALLEST = 16;
    private static final int LARGEST = 4096;
    private static final double MOST = 0.7;
    /** Between two panels. */
    private static final int GAP = 8;
    /** Lines are drawn where a feature passes a multiple of this. */
    private static final double LINES = 0.2;
    /** W is free up to a linear map; a turn shows that. */
    private static final double TURN = Math.toRadians(20);

    private static final double W_SCALE = 1.35;

    public Entanglement {
        if (side < SMALLEST || side > LARGEST) {
            throw new IllegalArgumentException(
                    "panels must be from " + SMALLEST + " to " + LARGEST + " pixels: " + side);
        }
        if (!(missing > 0 && missing <= MOST)) {
            throw new IllegalArgumentException(
                    "the missing corner must take up to " + MOST + " of each axis: " + missing);
        }
    }

    /** Two features of one thing, about -1 to 1. */
    private record Features(double x, double y) {
        /** On the same side of every line. */
        boolean sameCell(Features other) {
            return Math.floor(x / LINES) == Math.floor(other.x / LINES)
                    && Math.floor(y / LINES) == Math.floor(other.y / LINES);
        }
    }

    /** Which features lie at a place of a panel, both coordinates from -1 to 1; none where there is nothing. */
    private interface Panel {
        Optional<Features> at(double x, double y);
    }

    /** The three panels side by side. */
    public Pixels draw() {
        int width = CHANNELS * side + 2 * GAP;
        byte[] data = new byte[CHANNELS * width * side];
        Arrays.fill(data, (byte) 255);
        Shape shape = new Shape(missing);
        Panel[] panels = {
            (x, y) -> Optional.of(new Features(x, y)).filter(shape::has),
            shape::inDisc,
            (x, y) -> Optional.of(turned(x, y)).filter(shape::has)
        };
        for (int i = 0; i < panels.length; i++) {
            draw(panels[i], i * (side + GAP), width, data);
        }
        return new Pixels(width, side, CHANNELS, data);
    }

    private static Features turned(double x, double y) {
        double c = W_SCALE * Math.cos(TURN);
        double s = W_SCALE * Math.sin(TURN);
        return new Features(c * x + s * y, c * y - s * x);
    }

    private void draw(Panel panel, int left, int width, byte[] data) {
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                Optional<Features> here = at(panel, column, row);
                if (here.isPresent()) {
                    boolean inner = sameCell(here.get(), at(panel, column + 1, row))
                            && sameCell(here.get(), at(panel, column, row + 1));
                    paint(here.get(), inner, data, CHANNELS * (row * width + left + column));
                }
            }
        }
    }

    private Optional<Features> at(Panel panel, int column, int row) {
        return panel.at(2.0 * (column + 0.5) / side - 1, 1 - 2.0 * (row + 0.5) / side);
    }

    private static boolean sameCell(Features f, Optional<Features> neighbour) {
        return neighbour.map(f::sameCell).orElse(false);
    }

    /** One feature is shown by red, the other by blue, and both by dark lines. */
    private static void paint(Features f, boolean inner, byte[] data, int at) {
        double light = inner ? 1 : 0.3;
        data[at] = (byte) Math.round(light * (145 + 100 * f.x()));
        data[at + 1] = (byte) Math.round(light * 160);
        data[at + 2] = (byte) Math.round(light * (145 + 100 * f.y()));
    }

    /** A square without a corner, its outline rounded, seen from a point from which all of it can be seen. */
    private static final class Shape {
        private static final int ANGLES = 3600;
        /** The outline is averaged over so many neighbouring angles, three times. */
        private static final int ROUNDING = 151;

        private static final int PASSES = 3;
        private static final int HALVINGS = 40;
        /** Of the square's side: the outline keeps away from the panel's border. */
        private static final double EDGE = 0.95;

        private static final double CENTRE = -0.45;

        private final double[] reach = new double[ANGLES];
        /** Twice the area up to each angle. */
        private final double[] area = new double[ANGLES + 1];

        Shape(double missing) {
            for (int i = 0; i < ANGLES; i++) {
                reach[i] = sharp(angle(i), EDGE - 2 * EDGE * missing);
            }
            for (int pass = 0; pass < PASSES; pass++) {
                round();
            }
            for (int i = 0; i < ANGLES; i++) {
                area[i + 1] = area[i] + reach[i] * reach[i];
            }
        }

        private static double angle(double index) {
            return 2 * Math.PI * (index + 0.5) / ANGLES;
        }

        /** How far the square without its corner goes. */
        private static double sharp(double angle, double corner) {
            double low = 0;
            double high = 4;
            for (int i = 0; i < HALVINGS; i++) {
                double middle = (low + high) / 2;
                double x = CENTRE + middle * Math.cos(angle);
                double y = CENTRE + middle * Math.sin(angle);
                boolean inside = Math.abs(x) <= EDGE && Math.abs(y) <= EDGE && !(x > corner && y > corner);
                low = inside ? middle : low;
                high = inside ? high : middle;
            }
            return low;
        }

        private void round() {
            double[] before = reach.clone();
            for (int i = 0; i < ANGLES; i++) {
                double sum = 0;
                for (int j = -(ROUNDING / 2); j <= ROUNDING / 2; j++) {
                    sum += before[Math.floorMod(i + j, ANGLES)];
                }
                reach[i] = sum / ROUNDING;
            }
        }

        boolean has(Features f) {
            double turn = turn(f.x() - CENTRE, f.y() - CENTRE);
            int index = Math.min(ANGLES - 1, (int) (turn * ANGLES));
            return Math.hypot(f.x() - CENTRE, f.y() - CENTRE) <= reach[index];
        }

        /** From 0 to 1 around. */
        private static double turn(double x, double y) {
            double turn = Math.atan2(y, x) / (2 * Math.PI);
            return turn < 0 ? turn + 1 : turn;
        }

        /** The map of an even disc onto the even shape: angles by area, then radii by area. */
        Optional<Features> inDisc(double x, double y) {
            double radius = Math.hypot(x, y);
            if (radius > 1) {
                return Optional.empty();
            }
            double wanted = turn(x, y) * area[ANGLES];
            int found = Arrays.binarySearch(area, wanted);
            int i = Math.min(ANGLES - 1, found >= 0 ? found : -found - 2);
            double part = (wanted - area[i]) / (area[i + 1] - area[i]);
            double angle = angle(i + part - 0.5);
            double distance = radius * reach[i];
            return Optional.of(new Features(CENTRE + distance * Math.cos(angle), CENTRE + distance * Math.sin(angle)));
        }
    }
}

package org.stylegan4j.data.faces;

import org.stylegan4j.image.Pixels;

/** Turns two oversampled sheets into one picture: averages, lights the person, lays it over the background. */
final class Darkroom {
    private final int resolution;
    private final int block;

    Darkroom(int resolution, int block) {
        this.resolution = resolution;
        this.block = block;
    }

    Pixels develop(int[] front, int[] back, Lamp lamp) {
        byte[] data = new byte[resolution * resolution * 3];
        double[] person = new double[4];
        double[] behind = new double[4];
        double unit = 2 * Brush.HALF / resolution;
        for (int y = 0, at = 0; y < resolution; y++) {
            for (int x = 0; x < resolution; x++) {
                average(front, x, y, person);
                average(back, x, y, behind);
                lamp.shine((x + 0.5) * unit - Brush.HALF, (y + 0.5) * unit - Brush.HALF, person);
                double through = 1 - person[3] / 255;
                for (int c = 0; c < 3; c++) {
                    double v = Math.min(person[c], person[3]) + through * behind[c];
                    data[at++] = (byte) Math.round(Math.min(255, v));
                }
            }
        }
        return new Pixels(resolution, resolution, 3, data);
    }

    /** The mean red, green, blue and alpha of one block of a sheet whose colours are multiplied by alpha. */
    private void average(int[] sheet, int x, int y, double[] rgba) {
        int r = 0;
        int g = 0;
        int b = 0;
        int a = 0;
        int stride = resolution * block;
        for (int j = 0; j < block; j++) {
            int row = (y * block + j) * stride + x * block;
            for (int i = 0; i < block; i++) {
                int p = sheet[row + i];
                r += (p >> 16) & 0xff;
                g += (p >> 8) & 0xff;
                b += p & 0xff;
                a += p >>> 24;
            }
        }
        double share = 1.0 / (block * block);
        rgba[0] = r * share;
        rgba[1] = g * share;
        rgba[2] = b * share;
        rgba[3] = a * share;
    }
}

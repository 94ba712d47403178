package org.stylegan4j.data.faces;

import org.stylegan4j.image.Pixels;

/**
 * Draws faces at one resolution. A person is painted flat on a sheet of its own, from the back to the front, then lit as a
 * rounded body and laid over the background. The sheets are larger than the picture and are averaged down.
 */
final class FacePainter {
    /** Sheet pixels per picture pixel and side; on top of Java2D's own antialiasing. */
    private static final int OVERSAMPLING = 2;

    private final int resolution;

    FacePainter(int resolution) {
        this.resolution = resolution;
    }

    Pixels paint(FaceAttributes a) {
        int side = resolution * OVERSAMPLING;
        Sitter sitter = Sitter.of(a);
        try (Brush back = new Brush(side);
                Brush skin = new Brush(side);
                Brush front = new Brush(side)) {
            new FaceBackdrop(back, a.background()).paint();
            sitter.head().tilt(skin);
            new FaceSkin(skin, sitter).paint();
            person(front, skin, sitter);
            Lamp lamp = new Lamp(a.light(), sitter.head());
            return new Darkroom(resolution, OVERSAMPLING).develop(front.pixels(), back.pixels(), lamp);
        }
    }

    private static void person(Brush brush, Brush skin, Sitter sitter) {
        sitter.head().tilt(brush);
        new HairBehind(brush, sitter).paint();
        brush.untilt();
        new FaceBody(brush, sitter).paint();
        sitter.head().tilt(brush);
        new FaceEars(brush, sitter).paint();
        brush.lay(skin);
        new FaceBeard(brush, sitter).paint();
        new FaceMouth(brush, sitter).paint();
        FaceEyes eyes = new FaceEyes(brush, sitter);
        eyes.paint();
        new HairInFront(brush, sitter).paint();
        eyes.paintBrows();
        new FaceGlasses(brush, sitter).paint();
        new FaceHat(brush, sitter).paint();
    }
}

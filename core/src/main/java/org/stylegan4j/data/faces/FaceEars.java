package org.stylegan4j.data.faces;

/** Both ears: the near one broad, the far one hidden when the head turns. */
final class FaceEars {
    private final Brush brush;
    private final Head head;
    private final FacePalette colours;

    FaceEars(Brush brush, Sitter sitter) {
        this.brush = brush;
        head = sitter.head();
        colours = sitter.colours();
    }

    void paint() {
        ear(-1);
        ear(1);
    }

    private void ear(int side) {
        // The ear is a little behind the middle, so it moves against the face.
        double x = head.x + side * (head.rx + 2) + head.shiftX(-0.14);
        double y = head.y + 6 + head.shiftY(-0.1);
        brush.oval(x, y, 11, 15, colours.skin);
        brush.oval(x + side * 1.5, y + 1, 5.5, 9, colours.skinShade);
    }
}

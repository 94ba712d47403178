package org.stylegan4j.data.faces;

/** Who is painted: the attributes, and the geometry and colours that follow from them. */
record Sitter(FaceAttributes attributes, Head head, FacePalette colours) {
    static Sitter of(FaceAttributes a) {
        return new Sitter(a, new Head(a.pose(), a.shape()), new FacePalette(a));
    }
}

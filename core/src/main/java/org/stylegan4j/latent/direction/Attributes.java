package org.stylegan4j.latent.direction;

import java.util.List;
import org.stylegan4j.image.Pixels;

/** Reads attributes off pictures. */
public interface Attributes {
    /** What is read, one name per number. */
    List<String> names();

    /** One row of numbers per picture. */
    List<float[]> read(List<Pixels> pictures);
}

package org.stylegan4j.metric.measure;

import java.util.Optional;
import org.stylegan4j.metric.picture.GeneratorNet;
import org.stylegan4j.metric.picture.PictureSet;

/**
 * What is measured. Its parts stay with their owner.
 *
 * @param real pictures; for metrics of a network alone, those that it was trained on
 * @param fake pictures, drawn or read
 * @param generator that draws the fakes; empty when they are read
 */
public record Evaluated(PictureSet real, PictureSet fake, Optional<GeneratorNet> generator) {
    /** Two sets of pictures. */
    public static Evaluated of(PictureSet real, PictureSet fake) {
        return new Evaluated(real, fake, Optional.empty());
    }
}

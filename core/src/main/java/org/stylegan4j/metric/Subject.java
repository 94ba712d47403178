package org.stylegan4j.metric;

import java.util.Optional;

/**
 * What is measured. Its parts stay with their owner.
 *
 * @param real pictures; for metrics of a network alone, those that it was trained on
 * @param fake pictures, drawn or read
 * @param generator that draws the fakes; empty when they are read
 */
public record Subject(PictureSet real, PictureSet fake, Optional<GeneratorNet> generator) {
    /** Two sets of pictures. */
    public static Subject of(PictureSet real, PictureSet fake) {
        return new Subject(real, fake, Optional.empty());
    }
}

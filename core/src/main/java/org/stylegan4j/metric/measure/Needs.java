package org.stylegan4j.metric.measure;

/** What a metric cannot do without. */
public enum Needs {
    NOTHING,
    /** The features of Inception, or of another network in its place. */
    FEATURES,
    /** The classes of Inception. */
    CLASSES,
    /** The features of VGG16, or of another network in its place. */
    NEIGHBOURS,
    /** VGG16's perceptual distance. */
    LPIPS,
    /** Built-in faces, whose attributes the built-in detector reads. */
    ATTRIBUTES
}

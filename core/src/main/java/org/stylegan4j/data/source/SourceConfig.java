package org.stylegan4j.data.source;

import org.stylegan4j.image.Background;

/**
 * How a source is read.
 *
 * @param cond whether labels are read, and must be there
 * @param background what shows through transparent pixels
 */
public record SourceConfig(boolean cond, Background background) {
    /** No labels, white background. */
    public static final SourceConfig DEFAULT = new SourceConfig(false, Background.WHITE);
}

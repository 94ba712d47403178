package org.stylegan4j.model;

import java.util.List;
import java.util.function.IntFunction;

/**
 * Settings to start a training from: a row of a system's table.
 *
 * @param name unique among the system's rows
 * @param reproduces the published number that it is for, or its purpose
 * @param cost how long it takes on which machine
 * @param start by resolution
 * @param differences to what the other rows have, as {@code path=value}
 */
public record Preset(String name, String reproduces, String cost, IntFunction<Start> start, List<String> differences) {
    /** The row for a machine without a graphics card, which every system has. */
    public static final String LAPTOP = "laptop";

    /** The row for a machine with one, whatever its images. */
    public static final String AUTO = "auto";

    public Preset {
        differences = List.copyOf(differences);
    }

    /** What rows differ in most. */
    public record Start(ModelConfig model, Schedule schedule) {}
}

package org.stylegan4j.data;

/** A picture that was left out, and why, in one line. */
public record Skipped(String id, String reason) {}

package org.stylegan4j.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a training so small that it takes moments. */
public final class TinyTraining {
    private TinyTraining() {}

    /** Trains on {@code data} into {@code outdir}; {@code more} follows. */
    public static List<String> command(Path data, Path outdir, Object... more) {
        List<String> words =
                new ArrayList<>(List.of("train", "--data", data.toString(), "--outdir", outdir.toString()));
        words.addAll(List.of("--preset", "auto", "--resolution", "8", "--batch", "4", "--mbstd-group", "2"));
        words.addAll(List.of("--cbase", "64", "--cmax", "8", "--set", "networks.zDim=8", "--set", "networks.wDim=8"));
        words.addAll(List.of("--device", "cpu", "--precision", "fp32", "--set", "machine.layout=channels-last"));
        words.addAll(List.of("--tick", "0.008"));
        for (Object word : more) {
            words.add(word.toString());
        }
        if (!words.contains("--kimg")) {
            words.addAll(List.of("--kimg", "0.016"));
        }
        return words;
    }
}

package org.stylegan4j.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.stylegan4j.data.Batch;
import org.stylegan4j.data.Dataset;
import org.stylegan4j.data.DatasetConfig;
import org.stylegan4j.data.Fingerprint;
import org.stylegan4j.data.ImageSources;
import org.stylegan4j.data.Loader;
import org.stylegan4j.data.make.DatasetMaker;
import org.stylegan4j.data.make.MakeConfig;
import org.stylegan4j.data.source.ImageSource;
import org.stylegan4j.data.source.SourceConfig;
import org.stylegan4j.image.Crop;
import org.stylegan4j.image.Filter;
import org.stylegan4j.image.ImageSize;
import org.stylegan4j.io.ProgressListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Times what happens to images before a training: decoding, writing a dataset, the fingerprint, and batches; a line each. */
@Command(name = "decode", description = "Times decoding, writing a dataset, its fingerprint, and batches.")
final class DecodeBench implements Callable<Integer> {
    private static final List<Integer> SIDES = List.of(256, 512, 1024);
    private static final int BATCH = 16;
    private static final double NANOS_PER_SECOND = 1e9;

    @Option(names = "--images", description = "A folder, a zip and so on. Default: PNG and JPEG files made for this.")
    private Optional<String> images;

    @Option(
            names = "--resolution",
            description = "Side to resize to. Default: guessed; that of the files made for this.")
    private Optional<Integer> resolution;

    @Option(
            names = "--workers",
            split = ",",
            defaultValue = "1,2",
            description = "Numbers of threads. Default: ${DEFAULT-VALUE}.")
    private int[] workers;

    @Option(
            names = "--megapixels",
            defaultValue = "32",
            description = "Of each set of files made for this. Default: ${DEFAULT-VALUE}.")
    private int megapixels;

    @Option(
            names = "--runs",
            defaultValue = "3",
            description = "Of which the median counts, after one more that does not. Default: ${DEFAULT-VALUE}.")
    private int runs;

    @Override
    public Integer call() throws IOException {
        try (TempFolder folder = TempFolder.create()) {
            for (Map.Entry<String, String> set : sets(folder.path()).entrySet()) {
                for (int threads : workers) {
                    measure(new Set(set.getKey(), set.getValue(), threads), folder.path());
                }
            }
        }
        return 0;
    }

    /** Where the pictures are, by what they are. */
    private Map<String, String> sets(Path folder) throws IOException {
        if (images.isPresent()) {
            return Map.of(Path.of(images.get()).getFileName().toString(), images.get());
        }
        Map<String, String> sets = new LinkedHashMap<>();
        for (String format : List.of("png", "jpeg")) {
            for (int side : SIDES) {
                int count = Math.max(1, megapixels * 1_000_000 / side / side);
                Path set = TestPictures.write(folder, format, side, count);
                sets.put(set.getFileName().toString(), set.toString());
            }
        }
        return sets;
    }

    private record Set(String name, String path, int threads) {
        ImageSource open() throws IOException {
            return ImageSources.open(path, OptionalInt.empty(), SourceConfig.DEFAULT);
        }
    }

    private void measure(Set set, Path folder) throws IOException {
        DatasetConfig plain = DatasetConfig.DEFAULT.withWorkers(set.threads());
        DatasetConfig config = resolution.map(plain::withResolution).orElse(plain);
        double seconds = median(
                () -> Dataset.open(set.open(), config, ProgressListener.NONE).close());
        try (Dataset dataset = Dataset.open(set.open(), config, ProgressListener.NONE)) {
            print(set, "decode", dataset, dataset.size(), seconds);
            print(set, "write", dataset, dataset.size(), median(() -> write(set, dataset, folder)));
            print(
                    set,
                    "fingerprint",
                    dataset,
                    dataset.size(),
                    median(() -> Fingerprint.TREE.of(dataset, ProgressListener.NONE)));
            int batches = Math.max(8, dataset.size() / BATCH);
            print(set, "batches", dataset, batches * BATCH, median(() -> load(dataset, batches)));
        }
    }

    private static void write(Set set, Dataset dataset, Path folder) throws IOException {
        Path zip = folder.resolve("written.zip");
        ImageSize size = new ImageSize(dataset.resolution(), dataset.resolution());
        MakeConfig how = MakeConfig.to(zip)
                .withTransform(Crop.CENTER_CROP, Filter.LANCZOS, size)
                .withWorkers(set.threads());
        try (ImageSource source = set.open()) {
            DatasetMaker.make(source, how, ProgressListener.NONE);
        }
        Files.delete(zip);
    }

    private static void load(Dataset dataset, int batches) {
        try (Loader loader = new Loader(dataset, BATCH, 0, 0)) {
            for (int i = 0; i < batches; i++) {
                try (Batch batch = loader.next()) {
                    batch.size();
                }
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    /** Seconds of one run. */
    private double median(Work work) throws IOException {
        work.run();
        double[] seconds = new double[runs];
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            work.run();
            seconds[i] = (System.nanoTime() - start) / NANOS_PER_SECOND;
        }
        Arrays.sort(seconds);
        return seconds[runs / 2];
    }

    private static void print(Set set, String step, Dataset dataset, int pictures, double seconds) {
        System.out.printf(
                Locale.ROOT,
                "{\"bench\":\"%s\",\"set\":\"%s\",\"resolution\":%d,\"images\":%d,\"workers\":%d,"
                        + "\"images_per_s\":%.1f,\"decoded_mb_per_s\":%.1f}%n",
                step,
                set.name(),
                dataset.resolution(),
                pictures,
                set.threads(),
                pictures / seconds,
                (double) pictures * dataset.pictureBytes() / seconds / 1e6);
    }
}

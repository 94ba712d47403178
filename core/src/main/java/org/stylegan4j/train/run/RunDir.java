package org.stylegan4j.train.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.stylegan4j.data.TrainingData;
import org.stylegan4j.io.ProgressListener;
import org.stylegan4j.settings.RecordJson;
import org.stylegan4j.system.Systems;
import org.stylegan4j.tensor.Build;
import org.stylegan4j.train.config.SettingsJson;
import org.stylegan4j.train.config.TrainConfig;

/** The folder of one training: {@code 00003-faces32-laptop-batch16-kimg60}, with its settings, logs, pictures and states. */
public final class RunDir {
    private static final String OPTIONS = "training_options.json";
    private static final String LOCK = "run.lock";
    private static final Pattern NUMBERED = Pattern.compile("(\\d{1,9})(-.*)?");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;

    private RunDir(Path path) {
        this.path = path;
    }

    /**
     * Makes the next numbered folder and writes the settings into it.
     *
     * @throws IOException with one line when the folder cannot be made
     */
    public static RunDir create(Path outDir, TrainConfig config, TrainingData.Facts data) throws IOException {
        Files.createDirectories(outDir);
        String name = config.runName(data);
        Optional<Path> made = Optional.empty();
        for (int id = nextId(outDir); made.isEmpty(); id++) {
            made = make(outDir.resolve(String.format(Locale.ROOT, "%05d-%s", id, name)));
        }
        RunDir run = new RunDir(made.get());
        run.writeOptions(config, data);
        return run;
    }

    /** Empty when another training took the number just now. */
    private static Optional<Path> make(Path path) throws IOException {
        try {
            return Optional.of(Files.createDirectory(path));
        } catch (FileAlreadyExistsException e) {
            return Optional.empty();
        }
    }

    private static int nextId(Path outDir) throws IOException {
        int next = 0;
        for (Path run : numbered(outDir)) {
            next = Math.max(next, id(run) + 1);
        }
        return next;
    }

    private static List<Path> numbered(Path outDir) throws IOException {
        try (Stream<Path> all = Files.list(outDir)) {
            return all.filter(p -> NUMBERED.matcher(p.getFileName().toString()).matches() && Files.isDirectory(p))
                    .toList();
        }
    }

    private static int id(Path run) {
        Matcher m = NUMBERED.matcher(run.getFileName().toString());
        return m.matches() ? Integer.parseInt(m.group(1)) : 0;
    }

    /**
     * Opens the folder of an earlier training.
     *
     * @throws IOException when it is none
     */
    public static RunDir open(Path path) throws IOException {
        if (!is(path)) {
            throw new IOException("not the folder of a training (no " + OPTIONS + "): " + path);
        }
        return new RunDir(path);
    }

    /** Whether this is the folder of a training. */
    static boolean is(Path folder) {
        return Files.isRegularFile(folder.resolve(OPTIONS));
    }

    /**
     * The newest training below {@code outDir} that was started with the same settings on the same images, has not come to
     * its end, and is not running. What the settings leave to the machine matches whatever was chosen.
     *
     * @param listener hears of a fingerprint that is made again as an earlier release made it
     */
    public static Optional<RunDir> findUnfinished(
            Path outDir, TrainConfig config, TrainingData data, ProgressListener listener) throws IOException {
        return findUnfinished(outDir, config, data, listener, Systems.ALL);
    }

    /** Find unfinished. */
    public static Optional<RunDir> findUnfinished(
            Path outDir, TrainConfig config, TrainingData data, ProgressListener listener, Systems systems)
            throws IOException {
        if (!Files.isDirectory(outDir)) {
            return Optional.empty();
        }
        List<Path> newestFirst = new ArrayList<>(numbered(outDir));
        newestFirst.sort(Comparator.comparingInt(RunDir::id).reversed());
        for (Path path : newestFirst) {
            RunDir run = new RunDir(path);
            if (is(path) && run.matches(config, systems) && run.isIdle() && run.isOf(data, listener)) {
                return Optional.of(run);
            }
        }
        return Optional.empty();
    }

    /** Whether the training was started on these images. */
    private boolean isOf(TrainingData data, ProgressListener listener) throws IOException {
        String known = data().hash();
        return data.comparableWith(known, listener).facts().hash().equals(known);
    }

    private boolean matches(TrainConfig config, Systems systems) throws IOException {
        try {
            TrainConfig saved = SettingsJson.read(options().path("config"), systems);
            TrainConfig wanted = config.withMachine(config.machine().orElse(saved.machine()));
            return saved.equals(wanted) && !finished(config);
        } catch (IllegalArgumentException e) {
            return false; // settings of another release
        }
    }

    private boolean finished(TrainConfig config) throws IOException {
        List<Path> states = states();
        if (states.isEmpty()) {
            return false;
        }
        try {
            return SavedState.readHeader(states.get(0)).images()
                    >= config.schedule().totalImages();
        } catch (IOException e) {
            return false; // damaged: the training goes on from the one before it
        }
    }

    private boolean isIdle() throws IOException {
        try (Lock lock = lock()) {
            return true;
        } catch (Running e) {
            return false;
        }
    }

    /** The folder. */
    public Path path() {
        return path;
    }

    /** The settings with which the training was started. */
    public TrainConfig config() throws IOException {
        return config(Systems.ALL);
    }

    /** The settings with which the training was started, of one of these systems. */
    public TrainConfig config(Systems systems) throws IOException {
        try {
            return SettingsJson.read(options().path("config"), systems);
        } catch (IllegalArgumentException e) {
            throw new IOException("cannot use " + path.resolve(OPTIONS) + ": " + e.getMessage(), e);
        }
    }

    /** The images with which the training was started. */
    public TrainingData.Facts data() throws IOException {
        return RecordJson.read(options().path("data"), TrainingData.Facts.class);
    }

    private JsonNode options() throws IOException {
        try {
            return JSON.readTree(Files.readString(path.resolve(OPTIONS)));
        } catch (JsonProcessingException e) {
            throw new IOException("damaged file: " + path.resolve(OPTIONS), e);
        }
    }

    /** Puts other settings into {@code training_options.json}, for a training that goes on with them. */
    public void update(TrainConfig config) throws IOException {
        writeOptions(config, data());
    }

    private void writeOptions(TrainConfig config, TrainingData.Facts data) throws IOException {
        ObjectNode node = JSON.createObjectNode().put("version", Build.version());
        node.set("config", SettingsJson.write(config));
        node.set("data", RecordJson.write(data));
        RunFiles.write(path.resolve(OPTIONS), node.toPrettyString() + "\n");
    }

    /** Renames damaged states, so that they are no longer among the states. */
    public static void setAside(List<Path> states) throws IOException {
        for (Path state : states) {
            Path aside = state.resolveSibling(state.getFileName() + ".damaged");
            Files.move(state, aside, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** All training states, the newest first. */
    public List<Path> states() throws IOException {
        try (Stream<Path> all = Files.list(path)) {
            return all.filter(p -> p.getFileName().toString().matches("training-state-[\\d.]+\\.safetensors"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    /** Deletes all states but the newest. */
    public void dropOldStates(int keep) throws IOException {
        List<Path> states = states();
        for (Path state : states.subList(Math.min(keep, states.size()), states.size())) {
            Files.delete(state);
        }
    }

    /** A file that is named by the thousands of images shown. */
    public Path file(String name, long images, String extension) {
        return path.resolve(String.format(Locale.ROOT, "%s%06d.%s", name, images / 1000, extension));
    }

    /** The state at a number of images shown. */
    public Path stateFile(long images) {
        String name = String.format(Locale.ROOT, "training-state-%06d.%03d.safetensors", images / 1000, images % 1000);
        return path.resolve(name);
    }

    /** Adds a line to {@code log.txt}. */
    public void log(String line) throws IOException {
        RunFiles.append(path.resolve("log.txt"), (line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Claims the folder for this process until closed.
     *
     * @throws Running when another training has it
     */
    public Lock lock() throws IOException {
        FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel::close;
            }
        } catch (OverlappingFileLockException e) {
            // held by this very process
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new Running(path);
    }

    /** A claim on a folder. */
    public interface Lock extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    /** The folder is in use. */
    static final class Running extends IOException {
        Running(Path path) {
            super("another training is running in " + path);
        }
    }
}

package org.stylegan4j.train.figure;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.stylegan4j.image.Apng;
import org.stylegan4j.image.Film;
import org.stylegan4j.image.ImageSize;
import org.stylegan4j.image.Pixels;
import org.stylegan4j.schedule.GrowthStage;
import org.stylegan4j.train.ImageGrid;
import org.stylegan4j.train.config.TrainingSchedule;
import org.stylegan4j.train.run.RunDir;

/** A training as a picture: what the same latents became along the way, read off the grids that the training left behind. */
public final class GrowthFigure {
    private static final Pattern GRID = Pattern.compile("fakes(_init|\\d{6,12})\\.png");
    private static final String INITIAL = "_init";
    /** Pictures are enlarged to about this side. */
    private static final int SIDE = 96;

    private static final int MARGIN = 4;
    private static final int FRAMES_PER_SECOND = 7;
    /** How often the last frame is repeated: for two seconds. */
    private static final int STAYS = 2 * FRAMES_PER_SECOND;

    private static final byte WHITE = (byte) 255;

    private final TrainingSchedule tempo;
    private final List<Moment> moments;

    /**
     * A grid of the run.
     *
     * @param kimg thousands of images that had been shown
     * @param fade how far the networks had grown
     */
    public record Moment(Path grid, long kimg, GrowthStage fade) {}

    private GrowthFigure(TrainingSchedule tempo, List<Moment> moments) {
        this.tempo = tempo;
        this.moments = moments;
    }

    /**
     * Finds the grids in the folder of a training.
     *
     * @throws IOException in one line when it is none, or has no grids
     */
    public static GrowthFigure of(Path run) throws IOException {
        RunDir folder = RunDir.open(run);
        TrainingSchedule tempo =
                new TrainingSchedule(folder.config(), folder.data().resolution());
        List<Moment> moments = new ArrayList<>();
        try (Stream<Path> files = Files.list(run)) {
            for (Path file : files.toList()) {
                Matcher m = GRID.matcher(file.getFileName().toString());
                if (m.matches()) {
                    long kimg = m.group(1).equals(INITIAL) ? 0 : Long.parseLong(m.group(1));
                    moments.add(new Moment(file, kimg, tempo.fade(kimg * 1000)));
                }
            }
        }
        if (moments.isEmpty()) {
            throw new IOException("no pictures fakes*.png in the folder of the training: " + run);
        }
        // An initial grid comes before one that was written within the first thousand images.
        moments.sort(Comparator.comparingLong(Moment::kimg)
                .thenComparing(m -> !m.grid().getFileName().toString().contains(INITIAL)));
        return new GrowthFigure(tempo, List.copyOf(moments));
    }

    /**
     * Some of the moments in order: the first and the last, the last of each level, and others evenly between.
     *
     * @param most how many at most, at least 2
     */
    public List<Moment> choose(int most) {
        SortedSet<Integer> chosen = new TreeSet<>(List.of(0, moments.size() - 1));
        for (int i = 1; i < moments.size() && chosen.size() < most; i++) {
            boolean ends = !moments.get(i).fade().sameStage(moments.get(i - 1).fade());
            if (ends && moments.get(i - 1).fade().complete()) {
                chosen.add(i - 1);
            }
        }
        while (chosen.size() < Math.min(most, moments.size())) {
            chosen.add(middleOfWidestGap(chosen));
        }
        return chosen.stream().map(moments::get).toList();
    }

    private static int middleOfWidestGap(SortedSet<Integer> chosen) {
        int before = chosen.first();
        int widest = 0;
        int middle = before;
        for (int i : chosen) {
            if (i - before > widest) {
                widest = i - before;
                middle = (i + before) / 2;
            }
            before = i;
        }
        return middle;
    }

    /** One row for each latent, one column for each moment, which its resolution and its kimg stand above. */
    public Pixels picture(List<Moment> columns, int latents) throws IOException {
        int scale = scale();
        int side = scale * tempo.resolution();
        int heading = 2 * 2 * (Lettering.HEIGHT + 2) + MARGIN;
        Sheet sheet = new Sheet(columns.size() * (side + MARGIN) + MARGIN, heading + latents * (side + MARGIN));
        for (int x = 0; x < columns.size(); x++) {
            Moment m = columns.get(x);
            int left = MARGIN + x * (side + MARGIN);
            int r = m.fade().resolution();
            sheet.write(r + "x" + r, left, MARGIN);
            sheet.write(m.kimg() + "k", left, MARGIN + 2 * (Lettering.HEIGHT + 2));
            BufferedImage grid = read(m);
            for (int y = 0; y < latents; y++) {
                sheet.place(cell(grid, y), left, heading + y * (side + MARGIN), scale);
            }
        }
        return sheet.pixels();
    }

    /** All moments one after the other, each with the first latents side by side; the last one stays. */
    public byte[] animation(int latents) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int side = scale() * tempo.resolution();
        ImageSize size = new ImageSize(latents * (side + MARGIN) + MARGIN, side + 2 * MARGIN);
        Film.Plan plan = new Film.Plan(size, 3, moments.size() + STAYS, FRAMES_PER_SECOND, Map.of());
        try (Film film = new Apng(out, plan)) {
            Pixels frame = frame(moments.get(0), latents, size);
            for (int i = 0; i < plan.frames(); i++) {
                film.add(frame);
                frame = i + 1 < moments.size() ? frame(moments.get(i + 1), latents, size) : frame;
            }
        }
        return out.toByteArray();
    }

    private Pixels frame(Moment m, int latents, ImageSize size) throws IOException {
        Sheet sheet = new Sheet(size.width(), size.height());
        BufferedImage grid = read(m);
        for (int i = 0; i < latents; i++) {
            sheet.place(cell(grid, i), MARGIN + i * (scale() * tempo.resolution() + MARGIN), MARGIN, scale());
        }
        return sheet.pixels();
    }

    private int scale() {
        return Math.max(1, SIDE / tempo.resolution());
    }

    private static BufferedImage read(Moment m) throws IOException {
        BufferedImage image = ImageIO.read(m.grid().toFile());
        if (image == null) {
            throw new IOException("damaged picture: " + m.grid());
        }
        return image;
    }

    private BufferedImage cell(BufferedImage grid, int latent) {
        int r = tempo.resolution();
        int columns = ImageGrid.columns(r);
        int x = latent % columns * r;
        int y = latent / columns * r;
        if (latent < 0 || y + r > grid.getHeight()) {
            int cells = grid.getHeight() / r * columns;
            throw new IllegalArgumentException("latents must be from 1 to " + cells + ": " + (latent + 1));
        }
        return grid.getSubimage(x, y, r, r);
    }

    /** White paper that pictures are laid on. */
    private static final class Sheet {
        private final int width;
        private final int height;
        private final byte[] rgb;

        Sheet(int width, int height) {
            this.width = width;
            this.height = height;
            rgb = new byte[Math.multiplyExact(3 * width, height)];
            Arrays.fill(rgb, WHITE);
        }

        /** Enlarged by repeating pixels. */
        void place(BufferedImage picture, int left, int top, int scale) {
            for (int y = 0; y < picture.getHeight() * scale; y++) {
                for (int x = 0; x < picture.getWidth() * scale; x++) {
                    set(left + x, top + y, colour(picture.getRaster(), x / scale, y / scale));
                }
            }
        }

        /** As the file has it; Java would brighten gray pictures on the way to RGB. */
        private static int colour(Raster picture, int x, int y) {
            int last = picture.getNumBands() - 1;
            return picture.getSample(x, y, 0) << 16
                    | picture.getSample(x, y, Math.min(1, last)) << 8
                    | picture.getSample(x, y, Math.min(2, last));
        }

        /** At twice the size of the face. */
        void write(String text, int left, int top) {
            Lettering.draw(text, (x, y) -> {
                for (int i = 0; i < 4; i++) {
                    set(left + 2 * x + i % 2, top + 2 * y + i / 2, 0);
                }
            });
        }

        private void set(int x, int y, int colour) {
            if (x < width && y < height) {
                int at = 3 * (y * width + x);
                rgb[at] = (byte) (colour >> 16);
                rgb[at + 1] = (byte) (colour >> 8);
                rgb[at + 2] = (byte) colour;
            }
        }

        Pixels pixels() {
            return new Pixels(width, height, 3, rgb);
        }
    }
}

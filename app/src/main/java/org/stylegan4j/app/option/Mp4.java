package org.stylegan4j.app.option;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.FFmpegLogCallback;
import org.bytedeco.javacv.Frame;
import org.stylegan4j.image.Film;
import org.stylegan4j.image.Pixels;

/** Writes MP4 files with H.264 through FFmpeg, which plays everywhere. Closing hands the file over. */
final class Mp4 implements Film {
    private static final int RGB = 3;
    /** Generous for pictures of this size: about 0.4 bits a pixel. */
    private static final double BITS_PER_PIXEL = 0.4;

    private static final int LEAST_BITS = 1_000_000;

    private final OutputStream out;
    private final Path file;
    private final FFmpegFrameRecorder recorder;

    /** Starts a film; FFmpeg goes back in its files, so that it writes into one of its own first. */
    Mp4(OutputStream out, Plan plan) throws IOException {
        this.out = out;
        FFmpegLogCallback.set();
        avutil.av_log_set_level(avutil.AV_LOG_ERROR);
        file = Files.createTempFile("stylegan4j", ".mp4");
        recorder = new FFmpegFrameRecorder(
                file.toFile(), even(plan.size().width()), even(plan.size().height()));
        recorder.setFormat("mp4");
        recorder.setVideoCodec(avcodec.AV_CODEC_ID_H264);
        recorder.setVideoCodecName("libopenh264"); // without a name FFmpeg falls back to an older codec silently
        recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
        recorder.setFrameRate(plan.framesPerSecond());
        double pixels = (double) plan.size().width() * plan.size().height() * plan.framesPerSecond();
        recorder.setVideoBitrate((int) Math.max(LEAST_BITS, pixels * BITS_PER_PIXEL));
        plan.texts().forEach((key, text) -> recorder.setMetadata(key, text));
        recorder.start();
    }

    /** The format halves the resolution of colours. */
    private static int even(int side) {
        return side + side % 2;
    }

    @Override
    public void add(Pixels p) throws IOException {
        Pixels rgb = p.withChannels(RGB);
        try (Frame frame = new Frame(even(p.width()), even(p.height()), Frame.DEPTH_UBYTE, RGB)) {
            ByteBuffer rows = (ByteBuffer) frame.image[0];
            for (int y = 0; y < p.height(); y++) {
                rows.position(y * frame.imageStride);
                rows.put(rgb.data(), y * p.width() * RGB, p.width() * RGB);
            }
            rows.rewind();
            recorder.record(frame, avutil.AV_PIX_FMT_RGB24);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            recorder.close();
            Files.copy(file, out);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}

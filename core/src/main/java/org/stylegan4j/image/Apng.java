package org.stylegan4j.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.zip.Deflater;

/** Writes animated PNG files, which keep every pixel and loop for ever (PNG specification, third edition, section 11.3.6). */
public final class Apng implements Film {
    private static final int CONTROL_BYTES = 26;

    private final OutputStream out;
    private final Plan plan;
    private int frame;
    private int sequence;

    /** Starts a file. */
    public Apng(OutputStream out, Plan plan) throws IOException {
        this.out = out;
        this.plan = plan;
        PngChunks.start(out, plan.size().width(), plan.size().height(), plan.channels());
        for (Map.Entry<String, String> text : plan.texts().entrySet()) {
            out.write(Png.textChunk(text.getKey(), text.getValue()));
        }
        out.write(PngChunks.chunk(
                "acTL", ByteBuffer.allocate(8).putInt(plan.frames()).putInt(0).array()));
    }

    @Override
    public void add(Pixels p) throws IOException {
        out.write(PngChunks.chunk("fcTL", control()));
        byte[] data = PngRows.compress(p, Deflater.DEFAULT_COMPRESSION);
        if (frame == 0) { // programs that know no animations show the first frame
            out.write(PngChunks.chunk("IDAT", data));
        } else {
            ByteBuffer numbered = ByteBuffer.allocate(Integer.BYTES + data.length);
            out.write(PngChunks.chunk(
                    "fdAT", numbered.putInt(sequence++).put(data).array()));
        }
        frame++;
    }

    private byte[] control() {
        return ByteBuffer.allocate(CONTROL_BYTES)
                .putInt(sequence++)
                .putInt(plan.size().width())
                .putInt(plan.size().height())
                .putInt(0) // left
                .putInt(0) // top
                .putShort((short) 1) // seconds: 1 / pace
                .putShort((short) plan.framesPerSecond())
                .put((byte) 0) // leave the frame
                .put((byte) 0) // overwrite
                .array();
    }

    @Override
    public void close() throws IOException {
        PngChunks.end(out);
    }
}

package org.stylegan4j.image;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes animated GIF files of 256 colours a frame, which loop for ever. */
public final class Gif implements Film {
    private static final String NATIVE = "javax_imageio_gif_image_1.0";
    /** Repeat without end. */
    private static final byte[] FOR_EVER = {1, 0, 0};
    /** Frames are timed in hundredths of a second; most programs show no fewer than two. */
    private static final int HUNDREDTHS = 100;

    private static final int SHORTEST = 2;

    private final Plan plan;
    private final ImageWriter writer =
            ImageIO.getImageWritersByFormatName("gif").next();
    private final MemoryCacheImageOutputStream stream;
    private boolean first = true;

    /** Starts a file. */
    public Gif(OutputStream out, Plan plan) throws IOException {
        this.plan = plan;
        stream = new MemoryCacheImageOutputStream(out);
        writer.setOutput(stream);
        writer.prepareWriteSequence(null);
    }

    @Override
    public void add(Pixels p) throws IOException {
        ImageTypeSpecifier type = ImageTypeSpecifier.createFromRenderedImage(p.image());
        IIOMetadata metadata = writer.getDefaultImageMetadata(type, null);
        describe(metadata);
        writer.writeToSequence(new IIOImage(p.image(), null, metadata), null);
        stream.flushBefore(stream.getStreamPosition());
        first = false;
    }

    private void describe(IIOMetadata metadata) throws IIOInvalidTreeException {
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(NATIVE);
        int delay = Math.max(SHORTEST, Math.round((float) HUNDREDTHS / plan.framesPerSecond()));
        IIOMetadataNode control = child(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", "none");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("transparentColorIndex", "0");
        control.setAttribute("delayTime", String.valueOf(delay));
        if (first) {
            IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
            loop.setAttribute("applicationID", "NETSCAPE");
            loop.setAttribute("authenticationCode", "2.0");
            loop.setUserObject(FOR_EVER.clone());
            child(root, "ApplicationExtensions").appendChild(loop);
            IIOMetadataNode comment = new IIOMetadataNode("CommentExtension");
            comment.setAttribute("value", comment(plan.texts()));
            child(root, "CommentExtensions").appendChild(comment);
        }
        metadata.setFromTree(NATIVE, root);
    }

    /** The format takes ASCII. */
    private static String comment(Map<String, String> texts) {
        return texts.entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue())
                .collect(Collectors.joining("\n"))
                .replaceAll("[^\\x20-\\x7e\\n]", "?");
    }

    private static IIOMetadataNode child(IIOMetadataNode root, String name) {
        for (int i = 0; i < root.getLength(); i++) {
            if (root.item(i).getNodeName().equals(name)) {
                return (IIOMetadataNode) root.item(i);
            }
        }
        IIOMetadataNode node = new IIOMetadataNode(name);
        root.appendChild(node);
        return node;
    }

    @Override
    public void close() throws IOException {
        writer.endWriteSequence();
        writer.dispose();
        stream.close();
    }
}

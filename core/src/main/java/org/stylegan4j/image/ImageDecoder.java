package org.stylegan4j.image;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataFormatImpl;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Decodes the bytes of a JPEG, PNG, GIF, BMP, WebP or TIFF file, of animations the first frame, to 8 bits: transparency laid over a
 * background, gray kept as one channel, 16 bits cut to their high byte, turned upright as EXIF says. The kind is recognised by
 * content, whatever the file is called. Colour profiles are not applied, as in the reference. Safe from several threads.
 */
public final class ImageDecoder {
    /** Pictures with more pixels are refused by their header, before anything is decoded: 100 megapixels. */
    public static final long MAX_PIXELS = 100_000_000;

    private static final int MAX_MESSAGE = 160;

    private final Background background;

    public ImageDecoder(Background background) {
        this.background = background;
    }

    /**
     * Decodes a whole file.
     *
     * @throws IOException with one line when it is empty, damaged, cut off, too large or no image
     */
    public Pixels decode(byte[] file) throws IOException {
        Pixels decoded = withReader(WebpFrame.first(JpegProfile.strip(file)), reader -> {
            checkSize(reader);
            List<String> warnings = new ArrayList<>();
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            BufferedImage image = reader.read(0);
            failIfCutOff(warnings);
            return SampleReader.read(image, hasWideInk(image, reader), background);
        });
        return Orientation.upright(decoded, file);
    }

    /** Whether samples are four inks of 16 bits each, which ImageIO takes for colours and opacity: the file knows better. */
    private static boolean hasWideInk(BufferedImage image, ImageReader reader) throws IOException {
        Raster raster = image.getRaster();
        if (raster.getNumBands() != 4 || raster.getTransferType() != DataBuffer.TYPE_USHORT) {
            return false;
        }
        IIOMetadata about = reader.getImageMetadata(0);
        if (about == null || !about.isStandardMetadataFormatSupported()) {
            return false;
        }
        IIOMetadataNode root = (IIOMetadataNode) about.getAsTree(IIOMetadataFormatImpl.standardMetadataFormatName);
        NodeList spaces = root.getElementsByTagName("ColorSpaceType");
        return spaces.getLength() > 0
                && ((Element) spaces.item(0)).getAttribute("name").equals("CMYK");
    }

    /** Width and height as stored, from the header alone: EXIF orientation is not looked at. */
    public static ImageSize extent(byte[] file) throws IOException {
        return withReader(WebpFrame.first(file), ImageDecoder::checkSize);
    }

    private interface Reading<T> {
        T from(ImageReader reader) throws IOException;
    }

    private static <T> T withReader(byte[] file, Reading<T> reading) throws IOException {
        if (file.length == 0) {
            throw new IOException("empty file");
        }
        try (ImageInputStream in = new ByteArrayImageInputStream(file)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("not an image");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, false, false);
                return reading.from(reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException e) {
            throw new IOException(oneLine(e), e);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // ImageIO's readers answer odd bytes with whatever they stumble over.
            throw new IOException("damaged image: " + oneLine(e), e);
        }
    }

    private static ImageSize checkSize(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width < 1 || height < 1) {
            throw new IOException("empty picture: " + width + "x" + height);
        }
        if ((long) width * height > MAX_PIXELS) {
            throw new IOException("more than " + MAX_PIXELS / 1_000_000 + " megapixels: " + width + "x" + height);
        }
        return new ImageSize(width, height);
    }

    /** The JPEG reader fills the missing rest with gray and only warns. */
    private static void failIfCutOff(List<String> warnings) throws IOException {
        for (String warning : warnings) {
            String text = warning.toLowerCase(Locale.ROOT);
            if (text.contains("truncated") || text.contains("premature")) {
                throw new IOException("file is cut off: " + warning);
            }
        }
    }

    private static String oneLine(Throwable e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        String line = message.replaceAll("\\s+", " ").strip();
        return line.length() <= MAX_MESSAGE ? line : line.substring(0, MAX_MESSAGE) + "...";
    }
}

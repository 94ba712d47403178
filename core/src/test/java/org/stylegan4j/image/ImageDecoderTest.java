package org.stylegan4j.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stylegan4j.data.Fixtures;

class ImageDecoderTest {
    private final ImageDecoder decoder = new ImageDecoder(Background.WHITE);

    @ParameterizedTest
    @CsvSource({
        "baseline.jpg,3,0",
        "progressive.jpg,3,0",
        "gray.jpg,1,0",
        "cmyk.jpg,3,1",
        "ycck.jpg,3,2",
        "gray.png,1,0",
        "gray16.png,1,0",
        "rgb16.png,3,0",
        "palette.png,3,0",
        "palette-clear.png,3,0",
        "rgba.png,3,1",
        "gray-alpha.png,1,1",
        "bilevel.png,1,0",
        "palette.gif,3,0",
        "rgb.bmp,3,0",
        "lossless.webp,3,1",
        "lossy.webp,3,0",
        "lossy-alpha.webp,3,1",
        "lzw.tif,3,0",
        "gray.tif,1,0",
        "cmyk.tif,3,1",
        "profile.jpg,3,0",
        "animated.webp,3,1",
        "animated-lossy.webp,3,1",
        "animated.gif,3,0"
    })
    void decodesWhatPillowDecodes(String name, int channels, int tolerance) throws IOException {
        Pixels p = decoder.decode(Fixtures.file(name));
        assertEquals(channels, p.channels());
        assertTrue(Fixtures.worst(name, p) <= tolerance, () -> name + " differs by " + Fixtures.worst(name, p));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void turnsPicturesUprightAsExifSays(int orientation) throws IOException {
        String name = "turned" + orientation + ".png";
        Pixels p = decoder.decode(Fixtures.file(name));
        assertEquals(orientation >= 5 ? 4 : 6, p.width());
        assertEquals(0, Fixtures.worst(name, p));
    }

    @ParameterizedTest
    @ValueSource(strings = {"turned6.jpg", "turned6.webp"})
    void readsExifOfOtherKindsOfFiles(String name) throws IOException {
        Pixels p = decoder.decode(Fixtures.file(name));
        assertEquals(29, p.width());
        assertTrue(Fixtures.worst(name, p) <= 0);
    }

    @Test
    void laysTransparencyOverTheBackground() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x00ffffff);
        image.setRGB(1, 0, 0x80ff0000);
        Pixels p = new ImageDecoder(Background.parse("#0000ff")).decode(encode(image, "png"));
        assertEquals(0, Fixtures.worst(new byte[] {0, 0, (byte) 255, (byte) 128, 0, 127}, p.data()));
    }

    @Test
    void aGrayPictureOverAColouredBackgroundIsColoured() throws IOException {
        Pixels p = new ImageDecoder(Background.parse("#ff0000")).decode(Fixtures.file("gray-alpha.png"));
        assertEquals(3, p.channels());
        assertEquals((byte) 255, p.data()[0]);
        assertEquals((byte) 0, p.data()[1]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"baseline.jpg", "progressive.jpg", "rgba.png", "palette.gif", "rgb.bmp", "lossy.webp", "lzw.tif"
            })
    void aTruncatedFileIsRefused(String name) {
        byte[] file = Fixtures.file(name);
        IOException e =
                assertThrows(IOException.class, () -> decoder.decode(Arrays.copyOf(file, file.length * 2 / 3)), name);
        assertOneLine(e);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "baseline.jpg",
                "progressive.jpg",
                "cmyk.jpg",
                "palette.png",
                "rgba.png",
                "palette.gif",
                "rgb.bmp",
                "lossless.webp",
                "lossy.webp",
                "animated.webp",
                "profile.jpg",
                "cmyk.tif",
                "lzw.tif"
            })
    void damageGivesPicturesOrOneLineButNothingElse(String name) {
        Random random = new Random(1);
        for (int i = 0; i < 60; i++) {
            byte[] file = Fixtures.file(name);
            for (int k = 0; k < 4; k++) {
                file[random.nextInt(file.length)] = (byte) random.nextInt();
            }
            try {
                decoder.decode(file);
            } catch (IOException e) {
                assertOneLine(e);
            }
        }
    }

    @Test
    void saysThatAFileIsEmptyOrNoImage() {
        assertMessage("empty file", new byte[0]);
        assertMessage("not an image", "just some text".getBytes(StandardCharsets.UTF_8));
        assertMessage("not an image", new byte[] {1});
    }

    @Test
    void refusesSamplesThatAreNoPicture() {
        assertMessage("unsupported samples: 1 of 32 bits, colour space 6", Fixtures.file("float.tif"));
    }

    @Test
    void refusesTooManyPixelsByTheHeader() {
        byte[] file = Fixtures.file("gray.png");
        file[17] = 1; // the width's second byte: 65573 pixels more
        file[21] = 1;
        fixHeaderChecksum(file);
        assertMessage("more than 100 megapixels: 65573x65565", file);
        assertEquals(
                "more than 100 megapixels: 65573x65565",
                assertThrows(IOException.class, () -> ImageDecoder.extent(file)).getMessage());
    }

    @Test
    void readsTheSizeFromTheHeader() throws IOException {
        byte[] file = Fixtures.file("rgb.bmp");
        assertEquals(new ImageSize(37, 29), ImageDecoder.extent(Arrays.copyOf(file, 60)));
    }

    /** Two pixels of a TIFF file: all cyan, and half black. */
    private static byte[] wideInk() {
        int[][] tags = {
            {256, 4, 1, 2},
            {257, 4, 1, 1},
            {258, 3, 4, 134},
            {259, 3, 1, 1},
            {262, 3, 1, 5},
            {273, 4, 1, 142},
            {277, 3, 1, 4},
            {278, 4, 1, 1},
            {279, 4, 1, 16},
            {284, 3, 1, 1}
        };
        ByteBuffer file = ByteBuffer.allocate(158).order(ByteOrder.LITTLE_ENDIAN);
        file.put("II*\0".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) tags.length);
        for (int[] tag : tags) {
            file.putShort((short) tag[0])
                    .putShort((short) tag[1])
                    .putInt(tag[2])
                    .putInt(tag[3]);
        }
        file.putInt(0);
        for (int value : new int[] {16, 16, 16, 16, 0xffff, 0, 0, 0, 0, 0, 0, 0x8000}) {
            file.putShort((short) value);
        }
        return file.array();
    }

    @Test
    void inksOfSixteenBitsAreNotTakenForOpacity() throws IOException {
        Pixels p = decoder.decode(wideInk());
        assertArrayEquals(new byte[] {0, -1, -1, 127, 127, 127}, p.data());
    }

    @Test
    void decodesExtremeShapes() throws IOException {
        Pixels p = decoder.decode(encode(new BufferedImage(1, 1000, BufferedImage.TYPE_3BYTE_BGR), "png"));
        assertEquals(1, p.width());
        assertEquals(1000, p.height());
    }

    private static byte[] encode(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static void fixHeaderChecksum(byte[] png) {
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(png, 12, 17);
        java.nio.ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
    }

    private void assertMessage(String expected, byte[] file) {
        assertEquals(
                expected,
                assertThrows(IOException.class, () -> decoder.decode(file)).getMessage());
    }

    private static void assertOneLine(IOException e) {
        assertFalse(e.getMessage().isBlank());
        assertFalse(e.getMessage().contains("\n"));
        assertTrue(e.getMessage().length() < 200);
    }
}

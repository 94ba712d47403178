"""Writes the image files and the expected pixels that the tests of package data read. Pillow 9.4.0, NumPy 1.24.2, seed 7.

Run: python3 images.py ../resources/org/stylegan4j/data/images.zip. Expected pixels are raw bytes, H W C, beside each picture
as NAME.raw.
"""

import io
import struct
import sys
import zipfile
import zlib

import numpy as np
from PIL import Image, ImageCms, ImageOps

files = {}
rng = np.random.RandomState(7)


def picture(width, height):
    y, x = np.mgrid[0:height, 0:width]
    a = np.stack([128 + 100 * np.sin(x / 3), 128 + 100 * np.cos(y / 4 + x / 9), (x * 5 + y * 3) % 256], -1)
    return np.clip(a + rng.randn(height, width, 3) * 12, 0, 255).astype(np.uint8)


def expect(name, image):
    a = np.asarray(image)
    files[f"{name}.raw"] = (a.astype(np.uint8) * 255 if a.dtype == bool else a).tobytes()


def save(name, image, **options):
    out = io.BytesIO()
    image.save(out, {"jpg": "jpeg", "tif": "tiff"}.get(name[-3:], name.split(".")[1]), **options)
    files[name] = out.getvalue()
    return Image.open(io.BytesIO(files[name]))


def over_white(image):
    white = Image.new("RGBA", image.size, (255, 255, 255, 255))
    return Image.alpha_composite(white, image.convert("RGBA")).convert("RGB")


def png16(name, samples, colour_type):
    """Pillow cannot write 16 bits per channel in colour."""
    height, width = samples.shape[:2]
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in samples)

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 16, colour_type, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    files[name] = data
    expect(name, (samples >> 8).astype(np.uint8))


def decoding():
    rgb = Image.fromarray(picture(37, 29))
    gray = rgb.convert("L")
    expect("baseline.jpg", save("baseline.jpg", rgb, quality=85))
    expect("progressive.jpg", save("progressive.jpg", rgb, quality=85, progressive=True))
    expect("gray.jpg", save("gray.jpg", gray, quality=85))
    expect("cmyk.jpg", save("cmyk.jpg", rgb.convert("CMYK"), quality=90).convert("RGB"))
    ycck = bytearray(files["cmyk.jpg"])
    ycck[ycck.index(b"Adobe") + 11] = 2  # the same samples, now said to be YCCK
    files["ycck.jpg"] = bytes(ycck)
    expect("ycck.jpg", Image.open(io.BytesIO(ycck)).convert("RGB"))

    expect("gray.png", save("gray.png", gray))
    png16("gray16.png", rng.randint(0, 65536, (9, 11)).astype(np.uint16), 0)
    png16("rgb16.png", rng.randint(0, 65536, (9, 11, 3)).astype(np.uint16), 2)
    palette = rgb.quantize(16)
    expect("palette.png", save("palette.png", palette).convert("RGB"))
    expect("palette-clear.png", over_white(save("palette-clear.png", palette, transparency=3)))
    alpha = Image.fromarray(np.tile(np.arange(37, dtype=np.uint8) * 7, (29, 1)))
    rgba = rgb.copy()
    rgba.putalpha(alpha)
    expect("rgba.png", over_white(save("rgba.png", rgba)))
    la = Image.merge("LA", (gray, alpha))
    expect("gray-alpha.png", over_white(save("gray-alpha.png", la)).convert("L"))
    expect("bilevel.png", save("bilevel.png", gray.convert("1")).convert("L"))
    expect("palette.gif", save("palette.gif", rgb.quantize(32)).convert("RGB"))
    expect("rgb.bmp", save("rgb.bmp", rgb))
    expect("lossless.webp", over_white(save("lossless.webp", rgba, lossless=True)))
    expect("lossy.webp", save("lossy.webp", rgb, quality=80))
    expect("lossy-alpha.webp", over_white(save("lossy-alpha.webp", rgba, quality=80)))
    expect("lzw.tif", save("lzw.tif", rgb, compression="tiff_lzw"))
    expect("gray.tif", save("gray.tif", gray))
    expect("cmyk.tif", save("cmyk.tif", rgb.convert("CMYK")).convert("RGB"))
    save("float.tif", Image.fromarray(np.asarray(gray).astype(np.float32)))
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    profile = profile.replace(b"para", b"curv", 1)  # no longer quite sRGB
    expect("profile.jpg", save("profile.jpg", rgb, icc_profile=profile, quality=90))
    animation = {"save_all": True, "append_images": [gray.convert("RGBA")]}
    expect("animated.webp", over_white(save("animated.webp", rgba, lossless=True, **animation)))
    expect("animated-lossy.webp", over_white(save("animated-lossy.webp", rgba, quality=80, **animation)))
    expect("animated.gif", save("animated.gif", rgb.quantize(32), save_all=True, append_images=[gray.convert("P")]).convert("RGB"))

    small = Image.fromarray(picture(6, 4))
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[274] = orientation
        name = f"turned{orientation}.png"
        expect(name, ImageOps.exif_transpose(save(name, small, exif=exif)))
    exif = Image.Exif()
    exif[274] = 6
    expect("turned6.jpg", ImageOps.exif_transpose(save("turned6.jpg", rgb, exif=exif, quality=95, subsampling=0)))
    expect("turned6.webp", ImageOps.exif_transpose(save("turned6.webp", rgb, exif=exif.tobytes(), lossless=True)))


def resizing():
    filters = {"box": Image.BOX, "bilinear": Image.BILINEAR, "bicubic": Image.BICUBIC, "lanczos": Image.LANCZOS}
    rgb = Image.fromarray(picture(45, 33))
    gray = rgb.convert("L")
    for kind, image in (("rgb", rgb), ("gray", gray)):
        expect(f"resize-{kind}", image)
        for name, code in filters.items():
            for width, height in ((16, 16), (64, 64), (45, 8)):
                expect(f"resize-{kind}-{name}-{width}x{height}", image.resize((width, height), code))


decoding()
resizing()
with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as archive:
    for name, data in files.items():
        archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)

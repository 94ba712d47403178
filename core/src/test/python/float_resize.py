"""Writes resources/data/float_resize.safetensors: float pictures resized by Pillow 9.4.0 and as TensorFlow 1 does (NumPy 1.24.2).

The photograph is a part of scipy.misc.face() (SciPy 1.10.1, public domain), the ramp rises by 5 and by 2 grey levels per column and row.
Pillow's single-channel float mode is what clean-fid resizes with. TensorFlow 1's bilinear kernel is written out here, in float32.
Run: /usr/bin/python3 float_resize.py
"""

import json
import pathlib
import struct
import warnings

import numpy as np
import scipy.misc
from PIL import Image

warnings.simplefilter('ignore')
tensors = {}


def pillow(picture, width, height, code):
    planes = [Image.fromarray(p.astype(np.float32), mode='F').resize((width, height), code) for p in picture]
    return np.stack([np.asarray(p) for p in planes])


def tf1(picture, width, height):
    def places(size_in, size_out):
        at = np.arange(size_out, dtype=np.float32) * (np.float32(size_in) / np.float32(size_out))
        low = np.floor(at).astype(int)
        return low, np.minimum(low + 1, size_in - 1), (at - low).astype(np.float32)

    x = picture.astype(np.float32)
    top, bottom, share_y = places(x.shape[1], height)
    left, right, share_x = places(x.shape[2], width)
    upper = x[:, top][:, :, left] + (x[:, top][:, :, right] - x[:, top][:, :, left]) * share_x
    lower = x[:, bottom][:, :, left] + (x[:, bottom][:, :, right] - x[:, bottom][:, :, left]) * share_x
    return upper + (lower - upper) * share_y[:, None]


def write(path):
    header, data = {}, b''
    for name, t in tensors.items():
        raw = t.tobytes()
        kind = {'uint8': 'U8', 'float32': 'F32'}[t.dtype.name]
        header[name] = {'dtype': kind, 'shape': list(t.shape), 'data_offsets': [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    text += b' ' * (-len(text) % 8)
    path.write_bytes(struct.pack('<Q', len(text)) + text + data)


photograph = scipy.misc.face()[300:564:8, 350:710:8].transpose(2, 0, 1)  # [3, 33, 45]
y, x = np.mgrid[0:33, 0:45]
pictures = {
    'photograph': photograph,
    'gray': photograph[1:2],
    'ramp': np.clip(x * 5 + y * 2, 0, 255).astype(np.uint8)[None],
}
for name, picture in pictures.items():
    tensors[name] = np.ascontiguousarray(picture)
    for width, height in ((20, 16), (50, 40)):
        size = f'{width}x{height}'
        tensors[f'{name}.bicubic.{size}'] = pillow(picture, width, height, Image.Resampling.BICUBIC)
        tensors[f'{name}.tf1.{size}'] = tf1(picture, width, height)
    tensors[f'{name}.lanczos.20x16'] = pillow(picture, 20, 16, Image.Resampling.LANCZOS)
    tensors[f'{name}.box.20x16'] = pillow(picture, 20, 16, Image.Resampling.BOX)
    tensors[f'{name}.bilinear.20x16'] = pillow(picture, 20, 16, Image.Resampling.BILINEAR)
folder = pathlib.Path(__file__).parent.parent / 'resources' / 'data'
folder.mkdir(exist_ok=True)
write(folder / 'float_resize.safetensors')

"""Writes resources/metric/image_metrics.json: sliced Wasserstein distance, MS-SSIM and a linear SVM (SciPy 1.10.1, NumPy 1.24.2).

Written from the papers (Karras et al. 2018 section 5, Burt and Adelson 1983; Wang et al. 2003 and 2004; Hsieh et al. 2008), in float64.
Pictures, places and directions are formulas that the tests repeat: fill(phase, step) is sin(i * step + phase).
Run: /usr/bin/python3 image_metrics.py
"""

import json
import pathlib

import numpy as np
import scipy.ndimage
import scipy.optimize
import scipy.signal


def fill(phase, step, *shape):
    return np.sin(np.arange(np.prod(shape)) * step + phase).astype(np.float32).astype(np.float64).reshape(shape)


def digest(x):
    flat = x.ravel()
    return {'count': flat.size, 'sum': flat.sum(), 'absoluteSum': np.abs(flat).sum(), 'first': flat[:6].tolist(), 'last': flat[-1]}


# --- Laplacian pyramid and sliced Wasserstein distance

binomial = np.array([1, 4, 6, 4, 1]) / 16
kernel = np.outer(binomial, binomial)[None, None]


def down(x):
    return scipy.ndimage.convolve(x, kernel, mode='mirror')[:, :, ::2, ::2]


def up(x):
    y = np.zeros((x.shape[0], x.shape[1], x.shape[2] * 2, x.shape[3] * 2))
    y[:, :, ::2, ::2] = x
    return scipy.ndimage.convolve(y, kernel * 4, mode='mirror')


def pyramid(x, levels):
    bands = []
    for _ in range(levels - 1):
        smaller = down(x)
        bands.append(x - up(smaller))
        x = smaller
    return bands + [x]


class Places:
    """below(bound) of call number k is (37 k + k² div 5) mod bound."""

    def __init__(self):
        self.calls = 0

    def below(self, bound):
        k = self.calls
        self.calls += 1
        return (37 * k + k * k // 5) % bound


def patches(band, places):
    cut = []
    for image in band:
        for _ in range(128):
            x = places.below(band.shape[3] - 6)
            y = places.below(band.shape[2] - 6)
            cut.append(image[:, y:y + 7, x:x + 7])
    cut = np.array(cut)
    cut -= cut.mean(axis=(0, 2, 3), keepdims=True)
    cut /= cut.std(axis=(0, 2, 3), keepdims=True)
    return cut.reshape(len(cut), -1)


def swd(a, b):
    distances = []
    for repeat in range(4):
        d = fill(0.3 + repeat, 0.7131, 128, a.shape[1]).T
        d = d / np.sqrt((d * d).sum(axis=0))
        distances.append(np.abs(np.sort(a @ d, axis=0) - np.sort(b @ d, axis=0)).mean())
    return np.mean(distances)


a = 127.5 + 100 * fill(0.1, 0.37, 3, 3, 32, 32)
b = a * 0.9 + 12 * fill(0.5, 1.9, 3, 3, 32, 32) + 30 * fill(0.7, 0.05, 3, 3, 32, 32)
bands_a, bands_b = pyramid(a, 2), pyramid(b, 2)
places_a, places_b = Places(), Places()
cuts = [(patches(x, places_a), patches(y, places_b)) for x, y in zip(bands_a, bands_b)]


# --- MS-SSIM

def window(size):
    sigma = 1.5 * size / 11
    at = np.arange(size) - (size - 1) / 2
    g = np.exp(-(at[:, None] ** 2 + at[None, :] ** 2) / (2 * sigma ** 2))
    return g / g.sum()


def ssim(x, y):
    g = window(min(11, x.shape[2], x.shape[3]))[None, None]
    blur = lambda v: scipy.signal.convolve(v, g, mode='valid', method='direct')
    mx, my = blur(x), blur(y)
    vx, vy, cov = blur(x * x) - mx * mx, blur(y * y) - my * my, blur(x * y) - mx * my
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    structure = (2 * cov + c2) / (vx + vy + c2)
    luminance = (2 * mx * my + c1) / (mx * mx + my * my + c1)
    return (luminance * structure).mean(axis=(1, 2, 3)), structure.mean(axis=(1, 2, 3))


def ms_ssim(x, y):
    weights = [0.0448, 0.2856, 0.3001, 0.2363, 0.1333]
    product = np.ones(len(x))
    for i, weight in enumerate(weights):
        whole, structure = ssim(x, y)
        product *= np.maximum(0, whole if i == 4 else structure) ** weight
        halve = lambda v: v.reshape(*v.shape[:2], v.shape[2] // 2, 2, v.shape[3] // 2, 2).mean(axis=(3, 5))
        x, y = halve(x), halve(y)
    return product


def pair(channels, side):
    x = 127.5 + 100 * fill(0.1, 0.37, 3, channels, side, side)
    return x, x * 0.8 + 20 * fill(0.5, 0.9, 3, channels, side, side) + 10


# --- linear SVM

points = fill(0.2, 0.713, 60, 3)
sides = np.sign(points @ np.array([1.0, -0.5, 0.3]) + 0.6 * fill(1.1, 2.3, 60) + 0.2)
sides[::7] = 0
used, y = np.hstack([points, np.ones((60, 1))])[sides != 0], sides[sides != 0]


def objective(v):
    slack = np.maximum(0, 1 - y * (used @ v))
    return v @ v / 2 + (slack ** 2).sum(), v - 2 * used.T @ (y * slack)


svm = scipy.optimize.minimize(objective, np.zeros(4), jac=True, method='BFGS', options={'gtol': 1e-10})

result = {
    'bands': {'32': digest(bands_a[0]), '16': digest(bands_a[1])},
    'swd': {'32': swd(*cuts[0]), '16': swd(*cuts[1])},
    'msssim': {'3x64': ms_ssim(*pair(3, 64)).tolist(), '1x32': ms_ssim(*pair(1, 32)).tolist()},
    'svm': {'sides': sides.astype(int).tolist(), 'plane': svm.x.tolist()},
}
folder = pathlib.Path(__file__).parent.parent / 'resources' / 'metric'
folder.mkdir(exist_ok=True)
(folder / 'image_metrics.json').write_text(json.dumps(result) + '\n')

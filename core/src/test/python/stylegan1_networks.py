#!/usr/bin/env python3
"""Writes digests of small StyleGAN and revised StyleGAN networks, computed plainly in float64.

Written from the papers' formulas (Karras et al. 2018, 2019, 2020) with NumPy alone: pixels are repeated before a convolution and
averaged after it, filters are sums of shifted images, modulated kernels are built for each image. The one exception are layers
from 128x128 on, whose published form is a transposed convolution of a 4x4 kernel; it is computed as that.

  stylegan1_networks.py > ../resources/stylegan1/networks.json

A weight of n elements named P holds sin(0.7 i + len(P)), i = 0 .. n-1, times the factor that `scale` gives for P.
"""
import json
import numpy as np

ROOT2 = np.sqrt(2)


def scale(name):
    leaf = name.split('.')[-1]
    if name.startswith('mapping.Dense'):
        return 100 if leaf == 'weight' else 10
    if leaf in ('bias', 'mod_bias', 'noise_strength', 'dlatent_avg') or '.Noise.' in name:
        return 0.1
    return 1


def fill(name, *shape):
    n = int(np.prod(shape))
    v = np.sin(np.arange(n) * 0.7 + len(name)).astype(np.float32).astype(np.float64)
    return (v * scale(name)).reshape(shape)


def sine(phase, step, *shape):
    return np.sin(np.arange(int(np.prod(shape))) * step + phase).reshape(shape)


def lrelu(x):
    return np.where(x > 0, x, 0.2 * x)


def correlate(x, w):
    """x [N,I,H,W] with w [O,I,k,k], zeros outside, stride 1, same size."""
    k = w.shape[2]
    n, _, h, v = x.shape
    p = np.pad(x, ((0, 0), (0, 0), (k // 2, k // 2), (k // 2, k // 2)))
    y = np.zeros((n, w.shape[0], h, v))
    for a in range(k):
        for b in range(k):
            y += np.einsum('nihw,oi->nohw', p[:, :, a:a + h, b:b + v], w[:, :, a, b])
    return y


def repeat(x):
    return x.repeat(2, 2).repeat(2, 3)


def mean4(x):
    return (x[:, :, ::2, ::2] + x[:, :, 1::2, ::2] + x[:, :, ::2, 1::2] + x[:, :, 1::2, 1::2]) / 4


def fir(x, taps, before, after):
    """Depthwise filtering after padding by zeros."""
    f = np.array(taps, float) / sum(taps)
    p = np.pad(x, ((0, 0), (0, 0), (before, after), (before, after)))
    k = len(f)
    h = p.shape[2] - k + 1
    y = sum(f[a] * p[:, :, a:a + h] for a in range(k))
    return sum(f[a] * y[:, :, :, a:a + h] for a in range(k))


def blur(x):
    return fir(x, [1, 2, 1], 1, 1)


def transposed(x, w, crop):
    """Transposed convolution of stride 2: every input pixel stamps w [O,I,k,k] into the output."""
    n, _, h, v = x.shape
    k = w.shape[2]
    y = np.zeros((n, w.shape[0], 2 * h + k - 2, 2 * v + k - 2))
    for a in range(k):
        for b in range(k):
            y[:, :, a:a + 2 * h:2, b:b + 2 * v:2] += np.einsum('nihw,oi->nohw', x, w[:, :, a, b])
    return y[:, :, crop:y.shape[2] - crop, crop:y.shape[3] - crop] if crop else y


def shifts(w):
    p = np.pad(w, ((0, 0), (0, 0), (1, 1), (1, 1)))
    return p[:, :, 1:, 1:] + p[:, :, :-1, 1:] + p[:, :, 1:, :-1] + p[:, :, :-1, :-1]


def pixel_norm(x):
    return x / np.sqrt((x ** 2).mean(1, keepdims=True) + 1e-8)


def instance_norm(x):
    m = x.mean((2, 3), keepdims=True)
    return (x - m) / np.sqrt(((x - m) ** 2).mean((2, 3), keepdims=True) + 1e-8)


def deviation(x, group):
    n, c, h, w = x.shape
    g = min(group, n)
    y = x.reshape(g, n // g, c, h, w)
    s = np.sqrt(((y - y.mean(0)) ** 2).mean(0) + 1e-8).mean((1, 2, 3))
    return np.concatenate([x, np.tile(s, g)[:, None, None, None] * np.ones((1, 1, h, w))], 1)


class Net:
    def __init__(self, r, base, top, labels=0, width=8, layers=2, kind='adaptive', const=True, noise=True):
        self.__dict__.update(r=r, base=base, top=top, labels=labels, width=width, layers=layers, kind=kind, const=const,
                             noise=noise)
        self.log2 = int(np.log2(r))

    def nf(self, r):
        return max(1, min(self.base // r, self.top))

    def w(self, z, label):
        x = z
        if self.labels:
            x = np.concatenate([z, label @ fill('mapping.LabelConcat.weight', self.labels, self.width)], 1)
        x = pixel_norm(x)
        for i in range(self.layers):
            a = fill('mapping.Dense%d.weight' % i, self.width, x.shape[1]) * 0.01 / np.sqrt(x.shape[1])
            b = fill('mapping.Dense%d.bias' % i, self.width) * 0.01
            x = lrelu(x @ (ROOT2 * a).T + b) if self.kind == 'adaptive' or self.kind == 'none' else ROOT2 * lrelu(x @ a.T + b)
        return x

    # StyleGAN

    def epilogue(self, x, path, w, number, c):
        h = x.shape[2]
        if self.noise:
            n = fill('synthesis.noise%d' % number, 1, 1, h, h)
            x = x + n * fill(path + '.Noise.weight', c)[:, None, None]
        x = lrelu(x + fill(path + '.bias', c)[:, None, None])
        if self.kind == 'none':
            return pixel_norm(x)
        s = w @ fill(path + '.StyleMod.weight', 2 * c, self.width).T / np.sqrt(self.width) + fill(path + '.StyleMod.bias', 2 * c)
        return instance_norm(x) * (s[:, :c, None, None] + 1) + s[:, c:, None, None]

    def weight(self, path, o, i, k, gain):
        return fill(path + '.weight', o, i, k, k) * gain / np.sqrt(i * k * k)

    def adaptive(self, ws, lod):
        n = len(ws)
        c = self.nf(4)
        if self.const:
            path = 'synthesis.4x4.Const'
            x = fill(path + '.const', 1, c, 4, 4).repeat(n, 0)
        else:
            path = 'synthesis.4x4.Dense'
            x = (ws[:, 0] @ fill(path + '.weight', c * 16, self.width).T * ROOT2 / 4 / np.sqrt(self.width)).reshape(n, c, 4, 4)
        x = self.epilogue(x, path, ws[:, 0], 0, c)
        path = 'synthesis.4x4.Conv'
        x = self.epilogue(correlate(x, self.weight(path, c, c, 3, ROOT2)), path, ws[:, 1], 1, c)
        rgb = {4: self.rgb(x, 4)}
        for k in range(3, self.log2 + 1):
            r = 2 ** k
            i, o = self.nf(r // 2), self.nf(r)
            path = 'synthesis.%dx%d.Conv0_up' % (r, r)
            a = self.weight(path, o, i, 3, ROOT2)
            y = transposed(x, shifts(a), 1) if r >= 128 else correlate(repeat(x), a)
            y = self.epilogue(blur(y), path, ws[:, 2 * k - 4], 2 * k - 4, o)
            path = 'synthesis.%dx%d.Conv1' % (r, r)
            x = self.epilogue(correlate(y, self.weight(path, o, o, 3, ROOT2)), path, ws[:, 2 * k - 3], 2 * k - 3, o)
            rgb[r] = self.rgb(x, r)
        return self.faded(rgb, lod)

    def rgb(self, x, r):
        path = 'synthesis.ToRGB_lod%d' % (self.log2 - int(np.log2(r)))
        return correlate(x, self.weight(path, 3, self.nf(r), 1, 1)) + fill(path + '.bias', 3)[:, None, None]

    def faded(self, rgb, lod):
        l = int(np.floor(lod))
        r = self.r >> l
        t = lod - l
        return rgb[r] if t == 0 else (1 - t) * rgb[r] + t * repeat(rgb[r // 2])

    # The revised architecture

    def modulated(self, x, path, w, o, up, k=3, demodulate=True):
        i = x.shape[1]
        s = w @ fill(path + '.mod_weight', i, self.width).T / np.sqrt(self.width) + fill(path + '.mod_bias', i) + 1
        a = fill(path + '.weight', o, i, k, k) / np.sqrt(i * k * k)
        out = []
        for n in range(len(x)):
            b = a * s[n][None, :, None, None]
            if demodulate:
                b = b / np.sqrt((b ** 2).sum((1, 2, 3), keepdims=True) + 1e-8)
            one = x[n:n + 1]
            # zeros between pixels, the filter, then the kernel as a correlation = transposed convolution of the turned kernel, filter
            y = 4 * fir(transposed(one, b[:, :, ::-1, ::-1], 0), [1, 3, 3, 1], 1, 1) if up else correlate(one, b)
            out.append(y)
        return np.concatenate(out)

    def styled(self, x, path, w, number, o, up):
        x = self.modulated(x, path, w, o, up)
        h = x.shape[2]
        x = x + fill('synthesis.noise%d' % number, 1, 1, h, h) * fill(path + '.noise_strength', 1)[0]
        return ROOT2 * lrelu(x + fill(path + '.bias', o)[:, None, None])

    def styled_rgb(self, x, ws, r):
        k = int(np.log2(r))
        path = 'synthesis.ToRGB_lod%d' % (self.log2 - k)
        return self.modulated(x, path, ws[:, 2 * k - 3], 3, False, 1, False) + fill(path + '.bias', 3)[:, None, None]

    def demodulated(self, ws, lod):
        c = self.nf(4)
        x = fill('synthesis.4x4.Const.const', 1, c, 4, 4).repeat(len(ws), 0)
        x = self.styled(x, 'synthesis.4x4.Conv', ws[:, 0], 0, c, False)
        rgb = {4: self.styled_rgb(x, ws, 4)}
        for k in range(3, self.log2 + 1):
            r = 2 ** k
            x = self.styled(x, 'synthesis.%dx%d.Conv0_up' % (r, r), ws[:, 2 * k - 5], 2 * k - 5, self.nf(r), True)
            x = self.styled(x, 'synthesis.%dx%d.Conv1' % (r, r), ws[:, 2 * k - 4], 2 * k - 4, self.nf(r), False)
            rgb[r] = self.styled_rgb(x, ws, r)
        return self.faded(rgb, lod)

    # Discriminators; the images have the resolution that belongs to lod

    def layer(self, x, path, o, k, down=False, low=False):
        i = x.shape[1]
        revised = self.kind == 'demodulated'
        a = self.weight(path, o, i, k, 1 if revised else ROOT2)
        b = fill(path + '.bias', o)[:, None, None]
        if not down:
            y = correlate(x, a)
        elif revised:
            y = fir(x, [1, 3, 3, 1], 2, 2)
            h = (y.shape[2] - 1) // 2
            y = sum(np.einsum('nihw,oi->nohw', y[:, :, p:p + 2 * h:2, q:q + 2 * h:2], a[:, :, p, q])
                    for p in range(3) for q in range(3))
        else:
            y = mean4(correlate(blur(x), a))
        return lrelu(y + b) * (ROOT2 if revised else 1)

    def dense(self, x, path, o, last):
        revised = self.kind == 'demodulated'
        gain = 1 if revised or last else ROOT2
        y = x @ fill(path + '.weight', o, x.shape[1]).T * gain / np.sqrt(x.shape[1]) + fill(path + '.bias', o)
        return y if last else lrelu(y) * (ROOT2 if revised else 1)

    def read(self, image, r):
        return self.layer(image, 'FromRGB_lod%d' % (self.log2 - int(np.log2(r))), self.nf(r), 1)

    def score(self, image, label, lod, group=4):
        l = int(np.floor(lod))
        r = self.r >> l
        t = lod - l
        x = self.read(image, r)
        for k in range(int(np.log2(r)), 2, -1):
            size = 2 ** k
            x = self.layer(x, '%dx%d.Conv0' % (size, size), self.nf(size), 3)
            x = self.layer(x, '%dx%d.Conv1_down' % (size, size), self.nf(size // 2), 3, down=True)
            if size == r and t > 0:
                x = (1 - t) * x + t * self.read(mean4(image), size // 2)
        return self.finish(self.layer(deviation(x, group), '4x4.Conv', self.nf(4), 3), label)

    def finish(self, x, label):
        x = self.dense(x.reshape(len(x), -1), '4x4.Dense0', self.nf(2), False)
        name = 'Output' if self.kind == 'demodulated' else '4x4.Dense1'
        x = self.dense(x, name, max(1, self.labels), True)
        return (x * label).sum(1) if self.labels else x[:, 0]

    def pyramid_score(self, images, label, group=4):
        x = None
        for image in images:
            r = image.shape[2]
            path = '%dx%d.' % (r, r)
            x = image if x is None else np.concatenate([x, image], 1)
            x = deviation(self.layer(x, path + 'Combine', self.nf(r), 1), group)
            if r == 4:
                return self.finish(self.layer(x, path + 'Conv', self.nf(r), 3), label)
            x = self.layer(x, path + 'Conv0', self.nf(r), 3)
            x = self.layer(x, path + 'Conv1_down', self.nf(r // 2), 3, down=True)


def digest(x):
    v = np.asarray(x).ravel()
    return dict(count=len(v), sum=v.sum(), absolute=np.abs(v).sum(), first=v[:4].tolist(), last=v[-1])


def generate(net, lods):
    z = sine(0.3, 0.7, 2, net.width)
    label = np.eye(net.labels)[:2] if net.labels else np.zeros((2, 0))
    w = net.w(z, label)
    ws = w[:, None].repeat(2 * net.log2 - 2, 1)
    draw = net.demodulated if net.kind == 'demodulated' else net.adaptive
    out = {'w': digest(w)}
    for lod in lods:
        out['image at lod %s' % lod] = digest(draw(ws, lod))
    return out


def judge(net, lods):
    label = np.eye(net.labels)[[0, 1, 0, 1]] if net.labels else np.zeros((4, 0))
    out = {}
    for lod in lods:
        r = net.r >> int(np.floor(lod))
        out['logits at lod %s' % lod] = digest(net.score(sine(0, 0.05, 4, 3, r, r), label, lod))
    return out


def judge_pyramid(net):
    images = [sine(0, 0.05, 4, 3, net.r, net.r)]
    while images[-1].shape[2] > 4:
        images.append(mean4(images[-1]))
    return {'logits': digest(net.pyramid_score(images, np.zeros((4, 0))))}


LODS = [0.0, 0.25, 1.0, 1.75]
print(json.dumps({
    'adaptive': generate(Net(16, 128, 8), LODS),
    'adaptive conditional': generate(Net(16, 128, 8, labels=3), [0.0]),
    'adaptive from 128': generate(Net(128, 512, 4), [0.0, 0.5]),
    'dense without noise': generate(Net(16, 128, 8, const=False, noise=False), [0.0]),
    'traditional': generate(Net(16, 128, 8, kind='none', const=False, noise=False, layers=0), [0.0]),
    'demodulated': generate(Net(16, 128, 8, kind='demodulated'), LODS),
    'demodulated conditional': generate(Net(16, 128, 8, labels=3, kind='demodulated'), [0.0]),
    'discriminator': judge(Net(16, 128, 8), LODS),
    'discriminator conditional': judge(Net(16, 128, 8, labels=3), [0.0]),
    'revised discriminator': judge(Net(16, 128, 8, kind='demodulated'), LODS),
    'revised discriminator conditional': judge(Net(16, 128, 8, labels=3, kind='demodulated'), [0.0]),
    'multi-scale discriminator': judge_pyramid(Net(16, 128, 8)),
}, indent=1))

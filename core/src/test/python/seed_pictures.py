"""Writes what seeds look like on the fixture networks: latent/seeds_NAME.png, one row per truncation, one column per seed.

A plain PyTorch forward pass written from the papers (all three architectures, constant noise), which is first checked against the images
that the reference computed for the fixtures. Run: python3 seed_pictures.py FIXTURES RESOURCES
"""
import json
import struct
import sys

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

SEEDS = [0, 85, 600]
PSIS = [1, 0.7, -0.5]


def read(path):
    with open(path, "rb") as f:
        header = json.loads(f.read(struct.unpack("<Q", f.read(8))[0]))
        data = f.read()
    tensors = {}
    for name, h in header.items():
        if name != "__metadata__":
            a, b = h["data_offsets"]
            tensors[name] = torch.from_numpy(np.frombuffer(data[a:b], "<f4").reshape(h["shape"]).copy())
    return tensors, header["__metadata__"]


def dense(p, name, x, gain=1.0, rate=1.0):
    w = p[name + ".weight"]
    return F.linear(x, w * (gain * rate / w.shape[1] ** 0.5), p[name + ".bias"] * gain * rate)


def unit(x):
    return x * (x.square().mean(1, keepdim=True) + 1e-8).rsqrt()


def mapping(p, m, z, c):
    x = unit(z)
    if int(m["c_dim"]) > 0:
        x = torch.cat([x, unit(dense(p, "mapping.embed", c))], 1)
    for i in range(int(m["mapping_layers"])):
        x = F.leaky_relu(dense(p, f"mapping.fc{i}", x, 2 ** 0.5, 0.01), 0.2)
    return x


def up(x):
    taps = torch.tensor([1.0, 3, 3, 1]) / 8
    f = (torch.outer(taps, taps) * 4)[None, None].repeat(x.shape[1], 1, 1, 1)
    return F.conv_transpose2d(x, f, stride=2, padding=1, groups=x.shape[1])


def clamped(x, m, gain=1.0):
    limit = float("inf") if m["conv_clamp"] == "None" else float(m["conv_clamp"]) * gain
    return x.clamp(-limit, limit)


def convolve(p, m, name, x, w, upsample, gain=1.0):
    weight = p[name + ".weight"]
    s = dense(p, name + ".affine", w)
    kernel = weight[None] * s[:, None, :, None, None]
    kernel = kernel * (kernel.square().sum([2, 3, 4], keepdim=True) + 1e-8).rsqrt()
    rows = []
    for i in range(x.shape[0]):
        if upsample:
            y = F.conv_transpose2d(x[i : i + 1], kernel[i].transpose(0, 1), stride=2)
            taps = torch.tensor([1.0, 3, 3, 1]) / 4
            f = torch.outer(taps, taps)[None, None].repeat(y.shape[1], 1, 1, 1)
            y = F.conv2d(F.pad(y, [1, 1, 1, 1]), f, groups=y.shape[1])
        else:
            y = F.conv2d(x[i : i + 1], kernel[i], padding=1)
        rows.append(y)
    y = torch.cat(rows) + p[name + ".noise_const"] * p[name + ".noise_strength"]
    return clamped(F.leaky_relu(y + p[name + ".bias"][:, None, None], 0.2) * (2 ** 0.5 * gain), m, gain)


def rgb(p, m, name, x, w):
    weight = p[name + ".weight"]
    s = dense(p, name + ".affine", w) / weight.shape[1] ** 0.5
    kernel = weight[None, :, :, 0, 0] * s[:, None, :]
    return clamped(torch.einsum("nihw,noi->nohw", x, kernel) + p[name + ".bias"][:, None, None], m)


def shortcut(p, name, x):
    weight = p[name + ".weight"]
    return up(F.conv2d(x, weight / weight.shape[1] ** 0.5)) * 0.5 ** 0.5


def synthesis(p, m, ws):
    x = p["synthesis.b4.const"][None].repeat(ws.shape[0], 1, 1, 1)
    image, layer, r = None, 0, 4
    while r <= int(m["resolution"]):
        b = f"synthesis.b{r}"
        residual = m["g_arch"] == "resnet" and r > 4
        y = shortcut(p, b + ".skip", x) if residual else 0
        if r > 4:
            x = convolve(p, m, b + ".conv0", x, ws[:, layer], True)
            layer += 1
        x = convolve(p, m, b + ".conv1", x, ws[:, layer], False, 0.5 ** 0.5 if residual else 1) + y
        layer += 1
        if m["g_arch"] == "skip" or r == int(m["resolution"]):
            y = rgb(p, m, b + ".torgb", x, ws[:, layer])
            image = y if image is None else up(image) + y
        r *= 2
    return image


def main(fixtures, resources):
    for name, label in [("stylegan2_32", 0), ("stylegan2_16_conditional", 3), ("stylegan2_16_resnet_skip", 0),
                        ("stylegan2_16_orig", 0), ("stylegan2_16_clamped_gray", 0)]:
        tensors, m = read(f"{fixtures}/stylegan2/{name}.safetensors")
        p = {k[2:]: v for k, v in tensors.items() if k.startswith("G.")}
        error = (synthesis(p, m, tensors["out.ws"]) - tensors["out.img_const"]).abs().max().item()
        assert error < 1e-4, error
        layers = tensors["out.ws"].shape[1]
        z = torch.from_numpy(np.concatenate([np.random.RandomState(s).randn(1, int(m["z_dim"])) for s in SEEDS])).float()
        c = torch.zeros(len(SEEDS), int(m["c_dim"]))
        if c.shape[1] > 0:
            c[:, label] = 1
        w = mapping(p, m, z, c)
        rows = []
        for psi in PSIS:
            ws = (p["mapping.w_avg"] + psi * (w - p["mapping.w_avg"]))[:, None].repeat(1, layers, 1)
            pictures = (synthesis(p, m, ws).permute(0, 2, 3, 1) * 127.5 + 128).clamp(0, 255).to(torch.uint8)
            rows.append(np.concatenate(list(pictures.numpy()), 1))
        picture = np.concatenate(rows, 0)
        Image.fromarray(picture[:, :, 0] if picture.shape[2] == 1 else picture).save(f"{resources}/latent/seeds_{name}.png", optimize=True)
        print(name, error, float(np.concatenate(rows).mean()))


if __name__ == "__main__":
    with torch.no_grad():
        main(*sys.argv[1:])

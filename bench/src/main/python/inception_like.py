"""Writes a TorchScript network with random weights that costs as much as Inception v3 (Szegedy et al. 2016, table 1) and is called
as the published detector is, for timing where that is not at hand. Run with torch 1.13: python3 inception_like.py OUT.pt"""
import sys

import torch
from torch import nn


def conv(i, o, k, stride=1, padding=0):
    return nn.Sequential(nn.Conv2d(i, o, k, stride, padding, bias=False), nn.BatchNorm2d(o, eps=1e-3), nn.ReLU())


def same(i, o, *sides):
    """A chain of convolutions that keep the size."""
    layers = []
    for side in sides:
        k = side if isinstance(side, tuple) else (side, side)
        layers.append(conv(i, o, k, 1, (k[0] // 2, k[1] // 2)))
        i = o
    return nn.Sequential(*layers)


class Branches(nn.Module):
    """Runs its branches on the same input and joins their channels."""

    def __init__(self, *branches):
        super().__init__()
        self.branches = nn.ModuleList(branches)

    def forward(self, x):
        parts = []
        for branch in self.branches:
            parts.append(branch(x))
        return torch.cat(parts, 1)


def pooled(i, o):
    return nn.Sequential(nn.AvgPool2d(3, 1, 1), same(i, o, 1))


def block35(i, pool):
    return Branches(
        same(i, 64, 1),
        nn.Sequential(same(i, 48, 1), same(48, 64, 5)),
        nn.Sequential(same(i, 64, 1), same(64, 96, 3, 3)),
        pooled(i, pool))


def block17(c):
    row, column = (1, 7), (7, 1)
    return Branches(
        same(768, 192, 1),
        nn.Sequential(same(768, c, 1), same(c, c, row), same(c, 192, column)),
        nn.Sequential(same(768, c, 1), same(c, c, column, row, column), same(c, 192, row)),
        pooled(768, 192))


def block8(i):
    def fan():
        return Branches(same(384, 384, (1, 3)), same(384, 384, (3, 1)))

    return Branches(
        same(i, 320, 1),
        nn.Sequential(same(i, 384, 1), fan()),
        nn.Sequential(same(i, 448, 1), same(448, 384, 3), fan()),
        pooled(i, 192))


def body():
    halve = nn.MaxPool2d(3, 2)
    to17 = Branches(conv(288, 384, 3, 2), nn.Sequential(same(288, 64, 1), same(64, 96, 3), conv(96, 96, 3, 2)), halve)
    to8 = Branches(
        nn.Sequential(same(768, 192, 1), conv(192, 320, 3, 2)),
        nn.Sequential(same(768, 192, 1), same(192, 192, (1, 7), (7, 1)), conv(192, 192, 3, 2)),
        halve)
    return nn.Sequential(
        conv(3, 32, 3, 2), conv(32, 32, 3), same(32, 64, 3), halve, conv(64, 80, 1), conv(80, 192, 3), halve,
        block35(192, 32), block35(256, 64), block35(288, 64), to17,
        block17(128), block17(160), block17(160), block17(192), to8,
        block8(1280), block8(2048), nn.AdaptiveAvgPool2d(1), nn.Flatten())


class Inception(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = body()
        self.output = nn.Linear(2048, 1008)

    def forward(self, img, return_features: bool = False, no_output_bias: bool = False):
        x = nn.functional.interpolate(img.to(torch.float32), [299, 299], mode="bilinear", align_corners=False)
        x = self.body((x - 128) / 128)
        if return_features:
            return x
        x = torch.matmul(x, self.output.weight.t())
        if not no_output_bias:
            x = x + self.output.bias
        return torch.softmax(x, 1)


torch.manual_seed(1)
net = Inception().eval()
for p in net.body.parameters():
    if p.dim() == 4:
        nn.init.kaiming_normal_(p)  # otherwise activations fade to nothing, and arithmetic with almost nothing is slow
torch.jit.script(net).save(sys.argv[1])

"""Writes two TorchScript networks of a few kilobytes with the calling conventions of the published detectors, and what they
compute, as test resources. Run with torch 1.13 from the module's root: python3 src/test/python/detectors.py"""
import json

import torch

PLACE = "src/test/resources/org/stylegan4j/metric/"


class Inception(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = torch.nn.Conv2d(3, 6, 3, 2)
        self.output = torch.nn.Linear(6, 4)

    def forward(self, img, return_features: bool = False, no_output_bias: bool = False):
        x = self.conv((img.to(torch.float32) - 128) / 128).relu().mean([2, 3])
        if return_features:
            return x
        x = torch.matmul(x, self.output.weight.t())
        if not no_output_bias:
            x = x + self.output.bias
        return torch.softmax(x * 20, 1)


class Vgg16(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = torch.nn.Conv2d(3, 5, 3, 2)

    def forward(self, img, resize_images: bool = True, return_lpips: bool = False, return_features: bool = False):
        x = (img.to(torch.float32) - 128) / 128
        if resize_images:
            x = torch.nn.functional.interpolate(x, [32, 32], mode="bilinear", align_corners=False)
        x = self.conv(x)
        if return_lpips:
            return x.flatten(1) / float(x.shape[2] * x.shape[3]) ** 0.5
        return x.mean([2, 3])


def pictures(n, side):
    i = torch.arange(n * 3 * side * side)
    return (i * 31 + i // 7 * 13).reshape(n, 3, side, side).to(torch.uint8)


torch.manual_seed(1)
inception = torch.jit.script(Inception().eval())
vgg16 = torch.jit.script(Vgg16().eval())
inception.save(PLACE + "inception.pt")
vgg16.save(PLACE + "vgg16.pt")
with torch.no_grad():
    x = pictures(2, 8)
    expected = {
        "features": inception(x, return_features=True).flatten().tolist(),
        "classes": inception(x, no_output_bias=True).flatten().tolist(),
        "neighbours": vgg16(x, return_features=True).flatten().tolist(),
        "lpips": vgg16(x.float(), resize_images=False, return_lpips=True).diff(dim=0).square().sum().item(),
    }
with open(PLACE + "detectors.json", "w") as f:
    json.dump(expected, f, indent=1)

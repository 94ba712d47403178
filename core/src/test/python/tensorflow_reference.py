"""What the official PyTorch code makes of the TensorFlow-era pickles that network_files.py wrote: numbers for TensorFlowReferenceTest.

The code itself is not part of this project; name a checkout of NVlabs/stylegan2-ada-pytorch (torch 1.13 here):

    python3 tensorflow_reference.py CHECKOUT ../resources/format > ../resources/format/tf_reference.json

Latents and images are sin(step i + phase). Of a tensor of n numbers every seventh is kept, and the mean of their squares.
"""
import json
import os
import sys

import numpy as np
import torch

sys.path.insert(0, sys.argv[1])
import legacy  # noqa: E402


def sine(phase, step, *shape):
    return torch.from_numpy(np.sin(np.arange(int(np.prod(shape))) * step + phase).astype(np.float32).reshape(shape))


def digest(t):
    v = t.double().flatten()
    return {"shape": list(t.shape), "square": v.square().mean().item(), "values": [float("%.7g" % x) for x in v[::7].tolist()]}


def numbers(file):
    with open(file, "rb") as f:
        nets = legacy.load_network_pkl(f)
    g, d = nets["G_ema"], nets["D"]
    n = 3
    c = torch.eye(n) if g.c_dim else torch.zeros(n, 0)
    ws = g.mapping(sine(1, 0.7, n, g.z_dim), c)
    truncated = g.mapping(sine(1, 0.7, n, g.z_dim), c, truncation_psi=0.5, truncation_cutoff=3)
    return {
        "ws": digest(ws),
        "truncated": digest(truncated),
        "image": digest(g.synthesis(ws, noise_mode="const", force_fp32=True)),
        "quiet": digest(g.synthesis(ws, noise_mode="none", force_fp32=True)),
        "logits": digest(d(sine(0.3, 0.05, n, 3, 16, 16), c, force_fp32=True)),
    }


names = ["tf_resnet_skip", "tf_orig", "tf_ada_conditional"]
with torch.no_grad():
    print(json.dumps({name: numbers(os.path.join(sys.argv[2], name + ".pkl")) for name in names}))

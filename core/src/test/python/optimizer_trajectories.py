"""Writes src/test/resources/nn/optimizers.json: twelve steps of torch's SGD, RMSprop and Adam with L2. Run with torch 1.13."""

import json
import math
import os

import torch

N = 10
STEPS = 12


def trajectory(make):
    p = torch.nn.Parameter(torch.tensor([math.cos(i) for i in range(N)], dtype=torch.float32))
    optimizer = make([p])
    rows = []
    for t in range(STEPS):
        p.grad = torch.tensor([math.sin(0.7 * i + 0.3 * t + 0.1) for i in range(N)], dtype=torch.float32)
        optimizer.step()
        rows.append([round(float(v), 8) for v in p.detach()])
    return rows


out = {
    "sgd": trajectory(lambda p: torch.optim.SGD(p, lr=0.1)),
    "momentum": trajectory(lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.5)),
    "rmsprop": trajectory(lambda p: torch.optim.RMSprop(p, lr=0.01, alpha=0.99, eps=1e-8)),
    "rmsprop_short": trajectory(lambda p: torch.optim.RMSprop(p, lr=0.002, alpha=0.9, eps=1e-6)),
    "adam_l2": trajectory(lambda p: torch.optim.Adam(p, lr=0.01, betas=(0.5, 0.999), eps=1e-8, weight_decay=0.05)),
}
folder = os.path.join(os.path.dirname(__file__), "..", "resources", "nn")
with open(os.path.join(folder, "optimizers.json"), "w") as f:
    json.dump(out, f, indent=None, separators=(",", ":"))
    f.write("\n")

"""Writes resources/nn/adam.json: twelve steps of torch.optim.Adam (torch 1.13, CPU) on a parameter of ten numbers.

The gradient of step t (from 0) is sin(0.7 i + 0.3 t + 0.1); in step 5 its first three elements are NaN, +inf and -inf, replaced
as the reference's training loop does; in step 7 it is zero, which is what a missing gradient counts as. Each case holds the parameter after every step.
Run: /usr/bin/python3 adam_trajectory.py
"""

import json
import math
import pathlib

import torch

STEPS, N = 12, 10


def gradient(t):
    g = torch.tensor([math.sin(0.7 * i + 0.3 * t + 0.1) for i in range(N)], dtype=torch.float32)
    if t == 5:
        g[0], g[1], g[2] = float('nan'), float('inf'), float('-inf')
        torch.nan_to_num(g, nan=0, posinf=1e5, neginf=-1e5, out=g)
    return torch.zeros(N) if t == 7 else g


def trajectory(lr, beta1, beta2, eps):
    p = torch.nn.Parameter(torch.tensor([math.cos(i) for i in range(N)], dtype=torch.float32))
    adam = torch.optim.Adam([p], lr=lr, betas=[beta1, beta2], eps=eps)
    values = []
    for t in range(STEPS):
        p.grad = gradient(t)
        adam.step()
        values.append(p.detach().tolist())
    return values


ratio = 4 / 5  # lazy regularization every 4 steps
cases = {
    'plain': trajectory(0.002, 0.0, 0.99, 1e-8),
    'momentum': trajectory(0.01, 0.9, 0.999, 1e-8),
    'lazy': trajectory(0.002 * ratio, 0.0 ** ratio, 0.99 ** ratio, 1e-8),
}
out = pathlib.Path(__file__).parent.parent / 'resources' / 'nn' / 'adam.json'
out.parent.mkdir(exist_ok=True)
out.write_text(json.dumps(cases, indent=0) + '\n')

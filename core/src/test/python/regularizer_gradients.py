#!/usr/bin/env python3
"""Writes digests of the reference's R1 and path-length gradients on the networks of the fixtures.

Needs PyTorch and a checkout of NVlabs/stylegan2-ada-pytorch; written with torch 1.13.1 on the CPU in float32.

  regularizer_gradients.py CHECKOUT FIXTURES > ../resources/stylegan2/regularizers.json

For each fixture and parameter: the norm of the gradient and its product with the fill sin(0.7 i + 0.3).
"""
import glob, json, os, struct, sys
import numpy as np

sys.path.insert(0, sys.argv[1])
import torch
from training.networks import Discriminator, Generator


def load(file):
    data = open(file, 'rb').read()
    n = struct.unpack('<Q', data[:8])[0]
    header = json.loads(data[8:8 + n])
    meta = header.pop('__metadata__')
    tensors = {}
    for key, v in header.items():
        a, b = v['data_offsets']
        raw = np.frombuffer(data[8 + n + a:8 + n + b], np.float32)
        tensors[key] = torch.from_numpy(raw.reshape(v['shape']).copy())
    return tensors, meta


def part(tensors, prefix):
    return {k[len(prefix):]: v for k, v in tensors.items() if k.startswith(prefix)}


def networks(t, m):
    clamp = None if m['conv_clamp'] == 'None' else float(m['conv_clamp'])
    shape = dict(c_dim=int(m['c_dim']), img_resolution=int(m['resolution']), img_channels=int(m['img_channels']))
    widths = dict(channel_base=int(m['channel_base']), channel_max=int(m['channel_max']), num_fp16_res=0, conv_clamp=clamp)
    depth = len([k for k in t if k.startswith('D.mapping.fc') and k.endswith('.weight')])
    g = Generator(z_dim=int(m['z_dim']), w_dim=int(m['w_dim']), mapping_kwargs=dict(num_layers=int(m['mapping_layers'])),
                  synthesis_kwargs=dict(architecture=m['g_arch'], **widths), **shape)
    d = Discriminator(architecture=m['d_arch'], epilogue_kwargs=dict(mbstd_group_size=int(m['mbstd_group_size'])),
                      mapping_kwargs=dict(num_layers=depth), **widths, **shape)
    g.load_state_dict(part(t, 'G.'))
    d.load_state_dict(part(t, 'D.'))
    return g.train(), d.eval()


def digest(network):
    out = {}
    for name, p in network.named_parameters():
        v = torch.zeros_like(p) if p.grad is None else p.grad
        v = v.double().flatten()
        fill = torch.sin(torch.arange(v.numel(), dtype=torch.float64) * 0.7 + 0.3)
        out[name] = [float(v.norm()), float(v @ fill)]
    return out


result = {}
for file in sorted(glob.glob(os.path.join(sys.argv[2], 'stylegan2', 'stylegan2_*.safetensors'))):
    t, m = load(file)
    G, D = networks(t, m)
    x = t['in.x'].clone().requires_grad_(True)
    slope, = torch.autograd.grad([D(x, t['in.c']).sum()], [x], create_graph=True)
    (slope.square().sum([1, 2, 3]).mean() * 5).backward()
    ws = G.mapping(t['in.z'], t['in.c'], skip_w_avg_update=True)
    image = G.synthesis(ws, noise_mode='const')
    slope, = torch.autograd.grad([(image * t['in.pl_noise']).sum()], [ws], create_graph=True)
    lengths = slope.square().sum(2).mean(1).sqrt()
    ((lengths - 0.5).square().mean() * 2).backward()
    result[os.path.basename(file)[:-len('.safetensors')]] = dict(r1=digest(D), pl=digest(G))
json.dump(result, sys.stdout, indent=1)

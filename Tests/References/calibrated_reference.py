"""Golden values of LPIPS and DISTS: the packages lpips and DISTS-pytorch on narrow networks.

    pip install torch==2.13.0 numpy==2.4.6 safetensors==0.8.0
    pip install --no-deps lpips==0.1.4 DISTS-pytorch==0.1
    python calibrated_reference.py ../Fixtures/calibrated

Writes golden.json, random factors in the files' own layouts: lpips.pth (old format of torch.save, as
lpips' file has) and dists.pt, and narrow.safetensors, the network with both. The network is Fixtures/vgg/narrow.safetensors; torchvision, which
the packages ask for its VGG-16, is replaced by a builder of that. In float64. narrow-alex.safetensors is an
AlexNet of random numbers with random factors, as `lpips-alex` reads it.

    python calibrated_reference.py --full VGG16.h5

prints both packages' float32 values under full-width weights (of `crossmetric weights seed vgg16`)
and writes the factors and images used beside that file.
"""
import json
import sys
import types
from pathlib import Path

import numpy as np
import torch

from vgg_seeded import splitmix

PLACES = [0, 2, 5, 7, 10, 12, 14, 17, 19, 21, 24, 26, 28]
TAPPED = [2, 7, 14, 21, 28]
SIZES = [(16, 16), (17, 23), (40, 37), (64, 50)]
# Place, outputs, kernel, step and padding of AlexNet's convolutions, widths of which no two are alike.
ALEXNET = [(0, 7, 11, 4, 2), (3, 18, 5, 1, 2), (6, 11, 3, 1, 1), (8, 12, 3, 1, 1), (10, 6, 3, 1, 1)]


def image(seed, width, height):
    bits = splitmix(seed, 0, width * height * 3)
    return (bits >> np.uint64(56)).astype(np.uint8).reshape(height, width, 3)


def stub(weights):
    """torchvision.models.vgg16 with these weights, and nothing else of torchvision."""

    def vgg16(*_, **__):
        layers, inputs = [], 3
        for place in PLACES:
            if place in (5, 10, 17, 24):
                layers.append(torch.nn.MaxPool2d(2))
            outputs = weights[f"features.{place}.weight"].shape[0]
            layers += [torch.nn.Conv2d(inputs, outputs, 3, padding=1), torch.nn.ReLU()]
            inputs = outputs
        features = torch.nn.Sequential(*layers)
        own = {k.removeprefix("features."): v for k, v in weights.items()
               if k.startswith("features.")}
        features.load_state_dict(own)
        return types.SimpleNamespace(features=features)

    torchvision = types.ModuleType("torchvision")
    torchvision.models = types.SimpleNamespace(vgg16=vgg16, alexnet=narrow_alexnet)
    torchvision.transforms = types.SimpleNamespace()
    sys.modules["torchvision"] = torchvision
    sys.modules["torchvision.models"] = torchvision.models
    trainer = types.ModuleType("lpips.trainer")
    sys.modules["lpips.trainer"] = trainer


def narrow_alexnet(*_, **__):
    """torchvision's AlexNet, narrow and random, always the same."""
    generator, layers, inputs = torch.Generator().manual_seed(7), [], 3
    for place, outputs, kernel, step, padding in ALEXNET:
        if place in (3, 6):
            layers.append(torch.nn.MaxPool2d(3, 2))
        layer = torch.nn.Conv2d(inputs, outputs, kernel, step, padding)
        deviation = (2 / (inputs * kernel * kernel)) ** 0.5
        layer.weight.data = torch.randn(layer.weight.shape, generator=generator) * deviation
        layer.bias.data = torch.randn(outputs, generator=generator) * 0.1
        layers += [layer, torch.nn.ReLU()]
        inputs = outputs
    return types.SimpleNamespace(features=torch.nn.Sequential(*layers, torch.nn.MaxPool2d(3, 2)))


def alex_model():
    """lpips with that AlexNet and random factors; all arrays."""
    import lpips

    generator = torch.Generator().manual_seed(8)
    model = lpips.LPIPS(pretrained=False, pnet_rand=True, net="alex", verbose=False)
    arrays = {f"features.{name}": value
              for name, value in narrow_alexnet().features.state_dict().items()}
    for place, (lin, layer) in enumerate(zip(model.lins, ALEXNET)):
        lin.model[1] = torch.nn.Conv2d(layer[1], 1, 1, bias=False)
        lin.model[1].weight.data = torch.rand(1, layer[1], 1, 1, generator=generator) * 0.2
        arrays[f"lin{place}.model.1.weight"] = lin.model[1].weight.detach().clone()
    return model.eval(), arrays


def models(weights, generator):
    """Both packages' models with random positive factors."""
    stub(weights)
    import lpips
    from DISTS_pytorch.DISTS_pt import DISTS

    widths = [weights[f"features.{place}.weight"].shape[0] for place in TAPPED]
    perceptual = lpips.LPIPS(pretrained=False, pnet_rand=True, net="vgg", verbose=False)
    for lin, width in zip(perceptual.lins, widths):
        lin.model[1] = torch.nn.Conv2d(width, 1, 1, bias=False)
        lin.model[1].weight.data = torch.rand(1, width, 1, 1, generator=generator) * 0.2
    dists = DISTS(load_weights=False)
    dists.chns = [3] + widths
    for stage, width in zip([dists.stage2, dists.stage3, dists.stage4, dists.stage5], widths):
        stage[0].filter = stage[0].filter[:1].repeat(width, 1, 1, 1)
    for name in ["alpha", "beta"]:
        values = torch.rand(1, sum(dists.chns), 1, 1, generator=generator)
        setattr(dists, name, torch.nn.Parameter(values, requires_grad=False))
    return perceptual.eval(), dists.eval()


def save_factors(perceptual, dists, folder):
    state = {f"lin{i}.model.1.weight": lin.model[1].weight.detach().clone()
             for i, lin in enumerate(perceptual.lins)}
    torch.save(state, folder / "lpips.pth", _use_new_zipfile_serialization=False)
    torch.save({"alpha": dists.alpha, "beta": dists.beta}, folder / "dists.pt")
    return state | {"alpha": dists.alpha.detach(), "beta": dists.beta.detach()}


def scores(perceptual, dists, a, b, dtype):
    x, y = (torch.from_numpy(i).to(dtype).permute(2, 0, 1)[None] / 255 for i in (a, b))
    with torch.no_grad():
        value, layers = perceptual(x, y, retPerLayer=True, normalize=True)
        return {"lpips": value.item(), "layers": [l.item() for l in layers],
                "dists": dists(x, y).item()}


def narrow(folder):
    from safetensors.torch import load_file, save_file

    weights = load_file(Path(__file__).parent.parent / "Fixtures/vgg/narrow.safetensors")
    perceptual, dists = models(weights, torch.Generator().manual_seed(6))
    save_file(weights | save_factors(perceptual, dists, folder), folder / "narrow.safetensors")
    perceptual, dists = perceptual.double(), dists.double()
    alex, arrays = alex_model()
    save_file(arrays, folder / "narrow-alex.safetensors")
    alex = alex.double()
    rows = []
    for width, height in SIZES:
        a, b = image(1, width, height), image(2, width, height)
        near = a.copy()
        near[:, ::3] += 1  # wraps: 255 becomes 0
        for name, other in [("noise", b), ("near", near)]:
            row = {"width": width, "height": height, "pair": name,
                   **scores(perceptual, dists, a, other, torch.float64)}
            if min(width, height) >= 31:
                more = scores(alex, dists, a, other, torch.float64)
                row |= {"alex": more["lpips"], "alexLayers": more["layers"]}
            rows.append(row)
    (folder / "golden.json").write_text(json.dumps(rows, indent=1) + "\n")


def full(path):
    import h5py
    from PIL import Image

    with h5py.File(path) as file:
        weights = {name: torch.from_numpy(file[name][()]) for name in file}
    perceptual, dists = models(weights, torch.Generator().manual_seed(6))
    save_factors(perceptual, dists, path.parent)
    a = image(1, 96, 75)
    b = np.clip(a.astype(int) + (image(2, 96, 75) % 21).astype(int) - 10, 0, 255).astype(np.uint8)
    for name, pixels in [("a", a), ("b", b)]:
        Image.fromarray(pixels).save(path.parent / f"{name}.png")
    print(scores(perceptual, dists, a, b, torch.float32))


if __name__ == "__main__":
    torch.set_num_threads(1)
    if sys.argv[1] == "--full":
        full(Path(sys.argv[2]))
    else:
        Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
        narrow(Path(sys.argv[1]))

"""Against other packages, where they are installed."""

import sys
import types

import numpy as np
import pytest

import crossmetric
from conftest import picture, worse


def tensor(torch, array):
    return torch.from_numpy(np.moveaxis(array, 2, 0).copy())[None].double()


def test_ms_ssim_of_pytorch_msssim():
    torch = pytest.importorskip("torch", reason="PyTorch is not installed")
    package = pytest.importorskip("pytorch_msssim", reason="pytorch_msssim is not installed")
    original = picture(224, 192)
    for strength in (3, 30):
        other = worse(original, strength)
        theirs = package.ms_ssim(tensor(torch, original), tensor(torch, other), data_range=255).item()
        ours = crossmetric.score(original, other, "ms-ssim-pytorch")["ms-ssim-pytorch"]
        assert ours == pytest.approx(theirs, abs=2e-6)


@pytest.mark.parametrize("net", ["alex", "vgg"])
def test_lpips(net):
    torch = pytest.importorskip("torch", reason="PyTorch is not installed")
    h5py = pytest.importorskip("h5py", reason="h5py is not installed")
    metric = f"lpips-{net}"
    try:
        scorer = crossmetric.Scorer(metric, {metric: "trained"})
    except crossmetric.WeightsError as error:
        pytest.skip(str(error))
    lines = crossmetric.command("weights", "list").splitlines()
    folder = next(line for line in lines if line.startswith("folder: "))[len("folder: "):]
    with h5py.File(f"{folder}/{metric}.h5") as file:
        arrays = {name: np.array(file[name]) for name in file if name.startswith("features.")}
    lpips = lpips_on(torch, arrays)
    # The package's own factors, in double precision.
    model = lpips.LPIPS(net=net, verbose=False).double().eval()
    original = picture(160, 128)
    for strength in (4, 40):
        other = worse(original, strength)
        with torch.no_grad():
            theirs = model(tensor(torch, original) / 255, tensor(torch, other) / 255, normalize=True).item()
        assert scorer.score(original, other)[metric] == pytest.approx(theirs, rel=2e-5)


def lpips_on(torch, arrays):
    """The package lpips, whose networks are built from arrays in place of torchvision's."""

    def features(layers):
        for name, value in arrays.items():
            place, kind = name.split(".")[1:]
            getattr(layers[int(place)], kind).data = torch.from_numpy(value)
        return types.SimpleNamespace(features=layers)

    nn = torch.nn

    def vgg16(*_, **__):
        layers, channels = [], 3
        for width in [64, 64, 0, 128, 128, 0, 256, 256, 256, 0, 512, 512, 512, 0, 512, 512, 512, 0]:
            if width:
                layers += [nn.Conv2d(channels, width, 3, padding=1), nn.ReLU()]
                channels = width
            else:
                layers.append(nn.MaxPool2d(2))
        return features(nn.Sequential(*layers))

    def alexnet(*_, **__):
        def pool():
            return nn.MaxPool2d(3, 2)

        return features(nn.Sequential(
            nn.Conv2d(3, 64, 11, 4, 2), nn.ReLU(), pool(), nn.Conv2d(64, 192, 5, padding=2), nn.ReLU(), pool(),
            nn.Conv2d(192, 384, 3, padding=1), nn.ReLU(), nn.Conv2d(384, 256, 3, padding=1), nn.ReLU(),
            nn.Conv2d(256, 256, 3, padding=1), nn.ReLU(), pool()))

    torchvision = types.ModuleType("torchvision")
    torchvision.models = types.SimpleNamespace(vgg16=vgg16, alexnet=alexnet)
    torchvision.transforms = types.SimpleNamespace()
    trainer = types.ModuleType("lpips.trainer")
    trainer.__all__ = []
    sys.modules.update({"torchvision": torchvision, "torchvision.models": torchvision.models, "lpips.trainer": trainer})
    package = pytest.importorskip("lpips", reason="lpips is not installed")
    package.pretrained_networks.tv = torchvision.models
    return package


@pytest.mark.parametrize("method", ["pchip", "akima", "cubic"])
def test_bd_rates_of_bjontegaard(method):
    package = pytest.importorskip("bjontegaard", reason="bjontegaard is not installed")
    rates = np.array([0.12, 0.25, 0.49, 0.96, 1.7])
    psnr = np.array([27.1, 30.2, 33.4, 36.1, 39.0])
    other = (rates * np.array([0.9, 0.88, 0.93, 0.97, 1.02]), psnr + np.array([0.1, 0, 0.2, 0.1, -0.1]))
    theirs = package.bd_rate(rates, psnr, *other, method=method)
    assert crossmetric.bd_rate((rates, psnr), other, method=method).percent == pytest.approx(theirs, rel=1e-9)
    quality = package.bd_psnr(rates, psnr, *other, method=method)
    assert crossmetric.bd_rate((rates, psnr), other, method=method).quality == pytest.approx(quality, rel=1e-9)

"""The Python package `crossmetric`: what a call costs above the library's own time, beside other packages."""
import importlib.util
import os
import pathlib
import statistics
import sys
import tempfile
import time
from unittest import mock

import numpy

from perceptual import random_weights

SIZES = [(64, 64), (768, 512)]
# Calls that are timed, by size; 0 where the metric needs more pixels.
CALLS = {
    "psnr": (4000, 1000), "ssim": (1000, 40), "ms-ssim": (0, 120), "vgg16": (20, 7), "lpips-vgg": (20, 7),
    "lpips-alex": (40, 15), "dists": (20, 7),
}
PEER_CALLS = {"ms-ssim": 7, "lpips-vgg": 3, "lpips-alex": 5, "dists": 3}


def picture(width, height, strength=0):
    y, x, c = numpy.mgrid[0:height, 0:width, 0:3]
    smooth = (7 * x + 13 * y + 31 * c + x * y // 4) % 256
    noise = numpy.random.default_rng(1).integers(-strength, strength + 1, smooth.shape)
    return numpy.clip(smooth + noise, 0, 255).astype(numpy.uint8)


def has(*names):
    return all(map(importlib.util.find_spec, names))


def peers(metric, original, other):
    """Calls of other packages by name, on tensors that are there already, on all cores."""
    if not has("torch"):
        return {}
    import torch

    from peers import DISTSPackage, LPIPSPackage

    def tensor(array, scale=1):
        return torch.from_numpy(numpy.moveaxis(array, 2, 0).copy())[None].float() / scale

    found = {}
    if metric == "ms-ssim":
        a, b = tensor(original), tensor(other)
        if has("pytorch_msssim"):
            import pytorch_msssim
            found["pytorch-msssim"] = lambda: pytorch_msssim.ms_ssim(b, a, data_range=255)
        if has("piq"):
            # piq asks for torchvision, whose networks MS-SSIM does not need.
            for name in ("torchvision", "torchvision.models", "torchvision.transforms"):
                sys.modules.setdefault(name, mock.MagicMock())
            import piq
            found["piq"] = lambda: piq.multi_scale_ssim(b, a, data_range=255.0)
    elif metric.startswith("lpips") and has("lpips"):
        a, b = tensor(original, 255), tensor(other, 255)
        model = LPIPSPackage().model(metric)
        found["lpips"] = lambda: model(a, b, normalize=True)
    elif metric == "dists" and has("DISTS_pytorch"):
        a, b = tensor(original, 255), tensor(other, 255)
        model = DISTSPackage().model
        found["DISTS-pytorch"] = lambda: model(a, b)

    def inferred(call):
        def run():
            with torch.inference_mode():
                call()
        return run

    return {name: inferred(call) for name, call in found.items()}


def milliseconds(rows, calls):
    """Times of several calls, in turns forwards and backwards, so that none always comes first; the first turn
    warms up."""
    times = {name: [] for name in rows}
    for turn in range(calls + 1):
        for name, call in list(rows.items())[:: 1 if turn % 2 else -1]:
            start = time.perf_counter()
            call()
            if turn:
                times[name].append(1e3 * (time.perf_counter() - start))
    return times


def bench_package():
    import crossmetric
    from crossmetric import _library
    from crossmetric.pictures import Reading, source

    def cell(times):
        return f"{statistics.median(times):.4g} ({min(times):.4g})"

    print(f"\nPython package {crossmetric.__version__}, milliseconds a call: median (minimum); others compute both images")
    print(f"  {'':24}{'library':>20}{'package':>20}{'above it':>10}{'':>8}{'ratio':>8}")
    library = _library.library()
    with tempfile.TemporaryDirectory() as folder:
        random_weights(pathlib.Path(folder))
        os.environ["BENCH_WEIGHTS"] = folder
        for metric, both in CALLS.items():
            weights = "seeded" if metric == "vgg16" else f"{folder}/{metric}.safetensors"
            has_weights = metric == "vgg16" or os.path.exists(weights)
            scorer = crossmetric.Scorer(metric, {metric: weights} if has_weights else None)
            for size, calls in zip(SIZES, both):
                if not calls:
                    continue
                original, other = picture(*size), picture(*size, strength=9)
                kept = scorer.original(original)
                samples = source(other, Reading(), "other")
                room = (_library.c_double * len(scorer.columns))()
                arguments = (kept._owned.value, _library.byref(samples), None, room, None)
                # The same image in the same call, once without and once with the package around it.
                times = milliseconds(
                    {"library": lambda: library.cm_score(*arguments), "package": lambda: kept.score(other)}, calls)
                above = statistics.median(b - a for a, b in zip(times["library"], times["package"]))
                share = above / statistics.median(times["library"])
                label = f"{metric} {size[0]}x{size[1]}"
                print(f"  {label:24}{cell(times['library']):>20}{cell(times['package']):>20}{above:>10.3f}{share:>8.1%}", flush=True)
                if size != SIZES[-1]:
                    continue
                # Afterwards, since threads of PyTorch stay awake for a while.
                own = statistics.median(times["package"])
                for name, taken in milliseconds(peers(metric, original, other), PEER_CALLS.get(metric, 0)).items():
                    ratio = statistics.median(taken) / own
                    print(f"  {'  ' + name:24}{'':20}{cell(taken):>20}{'':18}{ratio:>7.1f}x", flush=True)


if __name__ == "__main__":
    bench_package()

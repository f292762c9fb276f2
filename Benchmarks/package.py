"""The Python package `crossmetric`: what a call costs above the library's own time, beside other packages."""
import importlib.util
import statistics
import sys
import time
import warnings
from unittest import mock

import numpy

SIZES = [(64, 64), (768, 512)]
METRICS = ["psnr", "ssim", "ms-ssim", "vgg16"]
# Calls that are timed, by the largest number of pixels.
CALLS = {"psnr": (2000, 300), "ssim": (1000, 20), "ms-ssim": (0, 60), "vgg16": (20, 5)}


def picture(width, height, strength=0):
    y, x, c = numpy.mgrid[0:height, 0:width, 0:3]
    smooth = (7 * x + 13 * y + 31 * c + x * y // 4) % 256
    noise = numpy.random.default_rng(1).integers(-strength, strength + 1, smooth.shape)
    return numpy.clip(smooth + noise, 0, 255).astype(numpy.uint8)


def peers(metric, original, other):
    """Calls of other packages by name, on tensors that are there already."""
    if metric != "ms-ssim" or not importlib.util.find_spec("torch"):
        return {}
    import torch

    def tensor(array):
        return torch.from_numpy(numpy.moveaxis(array, 2, 0).copy())[None].float()

    a, b = tensor(original), tensor(other)
    found = {}
    if importlib.util.find_spec("pytorch_msssim"):
        import pytorch_msssim
        found["pytorch-msssim"] = lambda: pytorch_msssim.ms_ssim(a, b, data_range=255)
    if importlib.util.find_spec("piq"):
        # piq asks for torchvision, whose networks MS-SSIM does not need.
        for name in ("torchvision", "torchvision.models"):
            sys.modules.setdefault(name, mock.MagicMock())
        import piq
        found["piq"] = lambda: piq.multi_scale_ssim(a, b, data_range=255.0)
    return found


def bench_package():
    import crossmetric
    from crossmetric import _library
    from crossmetric.pictures import Reading, source

    print(f"\nPython package {crossmetric.__version__}, milliseconds a call: median (minimum)")
    print(f"  {'':22}{'library':>20}{'package':>20}{'above it':>10}")
    library = _library.library()
    for metric in METRICS:
        for size, calls in zip(SIZES, CALLS[metric]):
            if not calls:
                continue
            original, other = picture(*size), picture(*size, strength=9)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                scorer = crossmetric.Scorer(metric)
            kept = scorer.original(original)
            samples = source(other, Reading(), "other").picture
            room = (_library.c_double * len(scorer.columns))()
            arguments = (kept._owned.value, _library.byref(samples), None, room, None)
            # The same image in the same call, once without and once with the package around it.
            rows = {"library": lambda: library.cm_score(*arguments), "package": lambda: kept.score(other)}
            rows |= peers(metric, original, other)
            times = {name: [] for name in rows}
            for turn in range(calls + 1):
                # In turns forwards and backwards, so that neither always comes first.
                for name, call in list(rows.items())[:: 1 if turn % 2 else -1]:
                    start = time.perf_counter()
                    call()
                    if turn:
                        times[name].append(1e3 * (time.perf_counter() - start))

            def cell(name):
                return f"{statistics.median(times[name]):.4g} ({min(times[name]):.4g})"

            above = statistics.median(b - a for a, b in zip(times["library"], times["package"]))
            label = f"{metric} {size[0]}x{size[1]}"
            print(f"  {label:22}{cell('library'):>20}{cell('package'):>20}{above:>10.3f}")
            for name in rows:
                if name not in ("library", "package"):
                    print(f"  {'  ' + name:22}{'':20}{cell(name):>20}")


if __name__ == "__main__":
    bench_package()

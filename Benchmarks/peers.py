"""One peer, one metric: prints the seconds of its work (files read, scores computed, imports not).

usage: peers.py METRIC ORIGINAL RECONSTRUCTION...
"""
import sys
import time


def read(path):
    import numpy
    from PIL import Image

    return numpy.asarray(Image.open(path).convert("RGB"))


def psnr():
    import numpy
    import PIL.Image

    def score(original, paths):
        first = read(original).astype(numpy.float64)
        errors = (((first - read(path)) ** 2).mean() for path in paths)
        return [10 * numpy.log10(255**2 / error) for error in errors]

    return score


def tensor(path):
    import torch

    return torch.from_numpy(read(path).copy()).permute(2, 0, 1)[None].float()


def ms_ssim():
    import PIL.Image
    import torch
    from pytorch_msssim import ms_ssim

    def score(original, paths):
        first = tensor(original)
        with torch.inference_mode():
            return [ms_ssim(tensor(path), first, data_range=255).item() for path in paths]

    return score


def vgg16():
    import PIL.Image
    import torch
    from torch import nn

    # VGG-16 up to relu4_3 in four stages with untrained weights: the same work as with trained ones.
    stages, channels = [], 3
    for index, widths in enumerate([[64] * 2, [128] * 2, [256] * 3, [512] * 3]):
        layers = [nn.MaxPool2d(2)] if index else []
        for width in widths:
            layers += [nn.Conv2d(channels, width, 3, padding=1), nn.ReLU(inplace=True)]
            channels = width
        stages.append(nn.Sequential(*layers))

    def maps(path):
        value, result = tensor(path) / 255, []
        for stage in stages:
            # The next stage must not overwrite a map that is still needed.
            value = stage(value.clone() if result else value)
            result.append(value)
        return result

    def score(original, paths):
        with torch.inference_mode():
            # The original's side once, as in crossmetric.
            first = maps(original)
            return [
                sum(((a - b) ** 2).mean().item() for a, b in zip(first, maps(path))) / 4
                for path in paths
            ]

    return score


if __name__ == "__main__":
    metric, original, *paths = sys.argv[1:]
    score = {"psnr": psnr, "ms-ssim": ms_ssim, "vgg16": vgg16}[metric]()
    start = time.perf_counter()
    score(original, paths)
    print(time.perf_counter() - start)

"""Golden values of the grid-phase test: MS-SSIM of crops in float64, for the tests of Metrics and
RateDistortion.

    pip install numpy scipy pillow
    python msssim_phases.py DATA ../Fixtures/phases

DATA holds kodak/ and lee2019/. Writes scores.csv (the published reconstructions) and golden.json
(test images, and what the curves of scores.csv give).


The slow way: original and reconstruction are cut alike, each pair
of crops is scored by the plain version of msssim_reference.py. The curves are means over the six
images, in dB; BD-rates are of the MS-SSIM-trained against the MSE-trained model, PCHIP.
"""
import csv
import json
import sys
from pathlib import Path

import numpy as np
from PIL import Image
from scipy.interpolate import PchipInterpolator

from msssim_reference import WEIGHTS, terms
from patterns import ramps

PHASES = ["00", "01", "10", "11"]
CASES = [(177, 177, 20, 1), (256, 194, 3, 2), (209, 331, 60, 3)]
OBJECTIVES = ["MSE", "MS-SSIM"]


def crops(image):
    height, width = ((side - 1) // 16 * 16 for side in image.shape[:2])
    for phase in PHASES:
        row, column = map(int, phase)
        yield image[row:row + height, column:column + width].astype(float)


def similarity(a, b):
    return np.mean([np.prod(terms(a[..., c], b[..., c]) ** WEIGHTS) for c in range(3)])


def psnr(a, b):
    return 10 * np.log10(255**2 / np.mean((a - b) ** 2))


def phases(metric, a, b):
    return [float(metric(x, y)) for x, y in zip(crops(a), crops(b))]


def decibels(mean):
    return -10 * np.log10(1 - mean)


def bd_rate(anchor, test):
    """Percent, of two lists of (bpp, quality)."""
    curves = [sorted(curve) for curve in (anchor, test)]
    q = [[p[1] for p in curve] for curve in curves]
    low, high = max(v[0] for v in q), min(v[-1] for v in q)
    areas = [PchipInterpolator(v, np.log10([p[0] for p in curve])).integrate(low, high)
             for v, curve in zip(q, curves)]
    return float(100 * (10 ** ((areas[1] - areas[0]) / (high - low)) - 1))


def read(path):
    return np.array(Image.open(path).convert("RGB"))


def published(data, output):
    originals = {path.stem: read(path) for path in sorted((data / "kodak").glob("*.png"))}
    rows, curves = [], {}
    for objective in OBJECTIVES:
        table = data / f"lee2019/Evaluation Results/[{objective} optimized] bpp.csv"
        records = list(csv.reader(table.open()))
        rates = {row[0].strip(): dict(zip(records[0][1:], row[1:])) for row in records[1:]}
        for folder in sorted((data / f"lee2019/Reconstructed images/{objective} optimized").glob("*")):
            found = {name: phases(similarity, original, read(folder / f"{name}.png"))
                     for name, original in originals.items()}
            own = {name: float(rates[name][folder.name]) for name in originals}
            rows += [[objective, folder.name, name, own[name], *values]
                     for name, values in found.items()]
            bpp = np.mean(list(own.values()))
            curves.setdefault(objective, []).append((bpp, np.array(list(found.values()))))
    def curve(objective, of):
        return [(bpp, decibels(of(values).mean())) for bpp, values in curves[objective]]
    def bd(of):
        return bd_rate(*(curve(objective, of) for objective in OBJECTIVES))
    gaps = {objective: float(np.mean([np.ptp(decibels(values.mean(axis=0)))
                                      for _, values in curves[objective]]))
            for objective in OBJECTIVES}
    with (output / "scores.csv").open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([["objective", "point", "image", "bpp", *PHASES], *rows])
    return {"mean_gap": gaps,
            "bd_rate": {phase: bd(lambda v, i=i: v[:, i]) for i, phase in enumerate(PHASES)}
            | {"mean": bd(lambda v: v.mean(axis=1))}}


def main(data, output):
    pairs = []
    for width, height, noise, seed in CASES:
        a, b = ramps(width, height), ramps(width, height, noise, seed)
        pairs.append({"width": width, "height": height, "noise": noise, "seed": seed,
                      "psnr": phases(psnr, a, b), "ms_ssim": phases(similarity, a, b)})
    golden = {"pairs": pairs, "published": published(data, output)}
    (output / "golden.json").write_text(json.dumps(golden, indent=1) + "\n")


main(*map(Path, sys.argv[1:]))

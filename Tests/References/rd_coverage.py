"""Measures how often 95 % intervals of a BD-rate hold the true value, on simulated studies; prints a table.

    pip install numpy==2.4.6 scipy==1.17.1
    CROSSMETRIC_DATA=... python Tests/References/rd_coverage.py [STUDIES]      (from the repository root; minutes)

A study is n images of a codec in two objectives at nine points. An image is a vector of 54 numbers: ln bpp, PSNR and
MS-SSIM in dB at each point of both objectives, as Lee et al. published them for six Kodak images. Model "kernel": one of
the six, shrunk to the mean, plus normal noise with the six's covariance, so that mean and covariance are the six's
(smoothed bootstrap, Silverman and Young 1987, h = 0.5). Model "normal": normal with that covariance, which gives rates
log-normal tails that reach far beyond the six: a harder case than photographs. The true value is the BD-rate of the
model's exact means. 2,000 draws; PCHIP; intervals: plain percentiles, BCa (Efron 1987), and the program's: BCa at
levels widened by Student's t and sqrt(n / (n - 1)).
"""
import math
import os
import sys
from pathlib import Path

import numpy as np
from scipy.stats import norm, t

FOLDER = Path(os.environ["CROSSMETRIC_DATA"]) / "data/lee2019/Evaluation Results"
STUDIES = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
POINTS, DRAWS, DB = 9, 2000, math.log(10) / 10
METHODS = ("percentile", "BCa", "widened BCa")


def table(name):
    lines = sorted(line for line in (FOLDER / name).read_text().splitlines() if line.startswith("kodim"))
    return np.array([[float(v) for v in line.split(",")[1:]] for line in lines])


SIX = np.hstack([v for name in ("MSE", "MS-SSIM") for v in (
    np.log(table(f"[{name} optimized] bpp.csv")), table(f"[{name} optimized] PSNR.csv"),
    -10 * np.log10(1 - table(f"[{name} optimized] MS-SSIM.csv")))])
CENTRE = SIX.mean(axis=0)
ROOT = (SIX - CENTRE) / math.sqrt(len(SIX))  # its product with itself is the covariance


def images(model, count, random):
    noise = random.standard_normal((count, len(SIX))) @ ROOT
    if model == "normal":
        return CENTRE + noise
    chosen = SIX[random.integers(0, len(SIX), count)]
    return CENTRE + math.sqrt(0.75) * (chosen - CENTRE) + 0.5 * noise


def split(vector):
    """bpp, PSNR and 1 - MS-SSIM of both objectives."""
    for half in (vector[..., :3 * POINTS], vector[..., 3 * POINTS:]):
        yield (np.exp(half[..., :POINTS]), half[..., POINTS:2 * POINTS],
               np.exp(-DB * half[..., 2 * POINTS:]))


def true_means(model):
    """Means of a mixture of normal vectors, exact: E exp(x) = exp(mean + variance / 2)."""
    share = 1 if model == "normal" else 0.25
    centres = CENTRE + math.sqrt(1 - share) * (SIX - CENTRE)
    variance = share * (ROOT**2).sum(axis=0)
    scale = np.tile(np.repeat([1, 0, -DB], POINTS), 2)
    for means in zip(split(centres), split(centres + scale * variance / 2)):
        plain, moved = means
        yield moved[0].mean(axis=0)[None], plain[1].mean(axis=0)[None], moved[2].mean(axis=0)[None]


def pchip_slopes(x, y):
    h = np.diff(x)
    d = np.diff(y) / h
    one, two = 2 * h[:, 1:] + h[:, :-1], h[:, 1:] + 2 * h[:, :-1]
    inner = (one + two) / (one / d[:, :-1] + two / d[:, 1:])  # all curves rise

    def end(h0, h1, d0, d1):
        slope = ((2 * h0 + h1) * d0 - h0 * d1) / (h0 + h1)
        return np.where(slope > 0, slope, 0)
    return np.column_stack([end(h[:, 0], h[:, 1], d[:, 0], d[:, 1]), inner,
                            end(h[:, -1], h[:, -2], d[:, -1], d[:, -2])])


def primitive(x, y):
    h, s = np.diff(x), pchip_slopes(x, y)
    d = np.diff(y) / h
    excess = (s[:, :-1] + s[:, 1:] - 2 * d) / h
    c = (y[:, :-1], s[:, :-1] / 2, ((d - s[:, :-1]) / h - excess) / 3, excess / h / 4)
    sums = np.pad(np.cumsum(h * (c[0] + h * (c[1] + h * (c[2] + h * c[3]))), axis=1), ((0, 0), (1, 0)))

    def at(v):
        i = np.clip((x <= v[:, None]).sum(axis=1) - 1, 0, x.shape[1] - 2)[:, None]
        step = v[:, None] - np.take_along_axis(x, i, 1)
        c0, c1, c2, c3 = (np.take_along_axis(values, i, 1) for values in c)
        return (np.take_along_axis(sums, i, 1) + step * (c0 + step * (c1 + step * (c2 + step * c3))))[:, 0]
    return at


def bd_rate(means, metric):
    """BD-rate of each row of means; NaN where a curve does not rise or nothing is shared."""
    curves = []
    for bpp, psnr, error in means:
        curves += [psnr if metric == "PSNR" else -10 * np.log10(error), np.log10(bpp)]
    good = np.all([np.all(np.diff(values) > 0, axis=1) for values in curves], axis=0)
    low, high = np.maximum(curves[0][:, 0], curves[2][:, 0]), np.minimum(curves[0][:, -1], curves[2][:, -1])
    good &= low < high
    q1, r1, q2, r2 = (values[good] for values in curves)
    low, high, one, two = low[good], high[good], primitive(q1, r1), primitive(q2, r2)
    result = np.full(len(good), np.nan)
    result[good] = 100 * (10 ** ((two(high) - two(low) - one(high) + one(low)) / (high - low)) - 1)
    return result


def intervals(values, estimate, without, count):
    values = np.sort(values[~np.isnan(values)])
    bias = norm.ppf(((values < estimate).mean() + (values <= estimate).mean()) / 2)
    d = without.mean() - without
    skewness = (d**3).sum() / (6 * (d**2).sum() ** 1.5)
    wide = math.sqrt(count / (count - 1)) * t.ppf(0.975, count - 1)
    yield np.percentile(values, [2.5, 97.5])
    for half in (norm.ppf(0.975), wide):
        z = bias + np.array([-half, half])
        yield np.percentile(values, 100 * norm.cdf(bias + z / (1 - skewness * z)))


def coverage(model, metric, count):
    random = np.random.default_rng([count, len(model), len(metric)])
    draws = random.integers(0, count, (DRAWS, count))
    weights = np.stack([np.bincount(draw, minlength=count) for draw in draws]) / count
    weights = np.vstack([weights, np.full((1, count), 1 / count), (1 - np.eye(count)) / (count - 1)])
    true = bd_rate(list(true_means(model)), metric)[0]
    below, above, studies = np.zeros(3), np.zeros(3), 0
    for _ in range(STUDIES):
        values = bd_rate([[weights @ v for v in codec] for codec in split(images(model, count, random))], metric)
        if np.isnan(values[DRAWS:]).any():
            continue  # the program gives no interval either
        studies += 1
        for i, (low, high) in enumerate(intervals(values[:DRAWS], values[DRAWS], values[DRAWS + 1:], count)):
            below[i] += true < low
            above[i] += high < true
    return true, studies, 100 * (studies - below - above) / studies


print("| model | metric | images | " + " | ".join(METHODS) + " |\n|---|---|---|" + "---|" * len(METHODS))
for model in ("kernel", "normal"):
    for metric in ("PSNR", "MS-SSIM"):
        for count in (6, 12, 24, 100):
            true, studies, shares = coverage(model, metric, count)
            cells = " | ".join(f"{share:.1f} %" for share in shares)
            print(f"| {model} | {metric} | {count} | {cells} |", flush=True)
            print(f"true BD-rate {true:.1f} %, {studies} studies", file=sys.stderr, flush=True)

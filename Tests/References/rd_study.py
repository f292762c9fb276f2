"""Writes Tests/Fixtures/rd/scores.csv (made-up scores) and study.json: means, BD, bias, intervals.

    pip install numpy==2.4.6 scipy==1.17.1
    CROSSMETRIC_DATA=... python Tests/References/rd_study.py      (from the repository root)

An independent version of the definitions, with SciPy's PCHIP and distributions and NumPy's percentiles, on made-up
scores of 6 and of 26 images, on the program's own scores of six Kodak images of Lee et al. (lee2019.csv: `crossmetric
run` on their reconstructions with trained VGG-16), and, with outside data, on the tables that they published.
"""
import csv
import json
import math
import os
from itertools import islice
from pathlib import Path

import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.stats import _resampling, bootstrap, norm, t

FIXTURES = Path("Tests/Fixtures/rd")
DRAWS = 2000
MASK = (1 << 64) - 1


def splitmix64(seed):
    while True:
        seed = (seed + 0x9E3779B97F4A7C15) & MASK
        z = seed
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        yield z ^ (z >> 31)


def table(seed, images):
    rejected = 2**64 % images
    fair = (z % images for z in splitmix64(seed) if z >= rejected)
    return np.sort(np.array(list(islice(fair, DRAWS * images))).reshape(DRAWS, images), axis=1)


def quality(metric, mean):
    if metric.startswith("ms-ssim"):
        return -10 * np.log10(1 - mean)
    return -np.log(mean) if metric == "distance" else mean


def average(x1, y1, x2, y2):
    low, high = max(x1[0], x2[0]), min(x1[-1], x2[-1])
    if not low < high:
        return None
    one, two = PchipInterpolator(x1, y1), PchipInterpolator(x2, y2)
    return (two.integrate(low, high) - one.integrate(low, high)) / (high - low), low, high


def rising(*lists):
    return all(np.all(np.diff(v) > 0) and np.all(np.isfinite(v)) for v in lists)


def rate_curve(scores, key, metric, draw):
    rate, score = (scores[key, m][:, draw].mean(axis=1) for m in ("bpp", metric))
    order = np.argsort(rate, kind="stable")
    return np.log10(rate[order]), quality(metric, score[order])


def bd_rate(scores, a, b, metric, draw):
    (r1, q1), (r2, q2) = (rate_curve(scores, key, metric, draw) for key in (a, b))
    if not rising(r1, q1, r2, q2):
        return None
    found = average(q1, r1, q2, r2)
    return found and float(found[0])


def bd_quality(scores, a, b, metric, draw):
    (r1, q1), (r2, q2) = (rate_curve(scores, key, metric, draw) for key in (a, b))
    if not rising(r1, q1, r2, q2):
        return None
    found = average(r1, q1, r2, q2)
    return found and float(found[0])


def percent(log10_ratio):
    return 100 * (10**log10_ratio - 1)


def quality_shown(metric):
    return (lambda mean: 100 * math.expm1(-mean)) if metric == "distance" else lambda mean: mean


def bias(scores, a, b, equal, draw):
    curves = []
    for key in (a, b):
        q = quality(equal, scores[key, equal][:, draw].mean(axis=1))
        d = np.log(scores[key, "distance"][:, draw].mean(axis=1))
        order = np.argsort(q)
        curves += [q[order], d[order]]
    if not rising(curves[0], -curves[1], curves[2], -curves[3]):
        return None
    found = average(*curves)
    return found and tuple(map(float, found))


def half_width(images):
    """Deviations that the levels stand for: Student's, widened by sqrt(n / (n - 1))."""
    return math.sqrt(images / (images - 1)) * t.ppf(0.975, images - 1)


def interval(statistic, draws, shown=lambda value: value):
    """On the scale where numbers add up, then as shown. Under 24 images Student's t over the jackknife's
    error, accelerated and widened by n / (n - 1); else BCa (Efron 1987) over the draws that give a
    number. Skewness by the jackknife."""
    def number(draw):
        value = statistic(draw)
        return value[0] if isinstance(value, tuple) else value

    def found(low, high, **outcome):
        low, high = sorted((float(shown(low)), float(shown(high))))
        return {"ci_low": low, "ci_high": high, **outcome}
    images = draws.shape[1]
    every = np.arange(images)
    values = np.array([v for v in map(number, draws if images >= 24 else []) if v is not None])
    without = [number(np.delete(every, i)) for i in every]
    without = np.array([v for v in without if v is not None])
    outcome = {"failed": len(draws) - len(values) if images >= 24 else 0,
               "failed_without": images - len(without), "p": None}
    if outcome["failed_without"]:
        return {"ci_low": None, "ci_high": None, **outcome}
    estimate = number(every)
    error = math.sqrt((images - 1) / images * ((without - without.mean()) ** 2).sum())
    if error > 0:
        outcome["p"] = float(2 * t.sf(abs(estimate) / error, images - 1))
    d = without.mean() - without
    skewness = (d**3).sum() / (6 * (d**2).sum() ** 1.5) if error > 0 else 0
    if images < 24:
        z = np.array([-1, 1]) * images / (images - 1) * t.ppf(0.975, images - 1)
        return found(*(estimate + error * z / (1 - skewness * z)), **outcome)
    bias = norm.ppf(((values < estimate).mean() + (values <= estimate).mean()) / 2)
    z = bias + np.array([-1, 1]) * half_width(images)
    low, high = np.percentile(values, 100 * norm.cdf(bias + z / (1 - skewness * z)))
    return found(low, high, **outcome)


def mean_by_scipy():
    """Means of skewed numbers, by SciPy's own BCa on our table of draws."""
    cases = []
    for images in (24, 25, 40):
        numbers = np.round(np.exp(1.3 * norm.ppf((np.arange(images) + 0.5) / images)), 3)
        draws = table(0, images)
        _resampling._bootstrap_resample = lambda sample, **_: sample[..., draws]
        found = bootstrap((numbers,), np.mean, n_resamples=DRAWS, method="BCa", vectorized=True,
                          confidence_level=1 - 2 * norm.cdf(-half_width(images)))
        low, high = map(float, found.confidence_interval)
        own = interval(lambda draw: float(numbers[draw].mean()), draws)
        assert np.allclose([low, high], [own["ci_low"], own["ci_high"]], rtol=1e-9, atol=0)
        cases.append({"values": numbers.tolist(), "low": low, "high": high})
    return cases


def results(scores, a, b, metrics, equals, seed):
    images = scores[a, "bpp"].shape[1]
    draws, every = table(seed, images), np.arange(images)
    rows = {"draws": draws[:3].ravel().tolist(), "bd": [], "bias": []}
    for metric in metrics:
        rows["bd"].append({
            "metric": metric, "rate": percent(bd_rate(scores, a, b, metric, every)),
            "quality": quality_shown(metric)(bd_quality(scores, a, b, metric, every)),
            "quality_interval": interval(
                lambda draw: bd_quality(scores, a, b, metric, draw), draws, quality_shown(metric)),
            "rate_interval": interval(
                lambda draw: bd_rate(scores, a, b, metric, draw), draws, percent)})
    for equal in equals:
        value, low, high = bias(scores, a, b, equal, every)
        rows["bias"].append({
            "at_equal": equal, "difference": 100 * math.expm1(value), "low": low, "high": high,
            "interval": interval(lambda draw: bias(scores, a, b, equal, draw), draws,
                                 lambda value: 100 * math.expm1(value))})
    return rows


def made_up():
    """Six images, two objectives, five points; the top points are so close that draws fail."""
    numbers = splitmix64(2026)
    uniform = lambda: (next(numbers) >> 11) / 2**53 - 0.5
    scores, rows = {}, []
    for objective, gain in (("mse", 0.0), ("ms-ssim", 1.0)):
        points = ["0.5", "0.2", "0.10", "0.05", "0.04"]
        log_rates = [-0.9, -0.6, -0.3, 0.0, 0.04]
        values = {m: np.zeros((5, 6)) for m in ("bpp", "psnr", "ms-ssim", "distance")}
        for image in range(6):
            busy = uniform()
            for point, log_rate in enumerate(log_rates):
                psnr = 33 - 8 * busy + 7 * log_rate - gain * 1.5 + 0.6 * uniform()
                ms_ssim = 1 - 10 ** (-(15 - 3 * busy + 6 * log_rate + gain * 2 + uniform()) / 10)
                distance = math.exp(-1 + busy - 1.4 * log_rate - gain * 0.5 + 0.2 * uniform())
                found = (10 ** (log_rate + 0.6 * busy), psnr, ms_ssim, distance)
                for metric, value in zip(values, found):
                    values[metric][point, image] = value
        for metric, value in values.items():
            scores[objective, metric] = value
        for p, point in enumerate(points):
            for image in range(6):
                for metric in ("psnr", "ms-ssim", "distance"):
                    rows.append(["made-up", objective, point, f"image{image}", 768, 512, "",
                                 repr(float(values["bpp"][p, image])), metric,
                                 repr(float(values[metric][p, image])), "0"])
    with open(FIXTURES / "scores.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow("codec,objective,point,image,width,height,bytes,bpp,metric,score,definition"
                        .split(","))
        writer.writerows(rows)
    return scores


def wide():
    """Twenty-six images of three codecs, so that intervals come from draws."""
    numbers = splitmix64(26)
    uniform = lambda: (next(numbers) >> 11) / 2**53 - 0.5
    scores, rows = {}, []
    busy = [uniform() for _ in range(26)]
    for codec, objective, gain in (("made-up", "mse", 0.0), ("made-up", "ms-ssim", 1.0), ("other", "mse", -0.6)):
        key = objective if codec == "made-up" else codec
        log_rates = [-0.9, -0.6, -0.3, 0.0]
        values = {m: np.zeros((4, 26)) for m in ("bpp", "psnr", "ms-ssim", "distance")}
        for image in range(26):
            own = uniform()
            for point, log_rate in enumerate(log_rates):
                psnr = 33 - 8 * busy[image] + 9 * log_rate - gain * 1.5 + own + 0.3 * uniform()
                level = 15 - 3 * busy[image] + 8 * log_rate + gain * 2 - own + 0.3 * uniform()
                distance = math.exp(-1 + busy[image] - 1.7 * log_rate - gain * 0.25 + 0.3 * own + 0.1 * uniform())
                found = (10 ** (log_rate + 0.6 * busy[image]), psnr, 1 - 10 ** (-level / 10), distance)
                for (metric, value), found in zip(values.items(), found):
                    value[point, image] = float(f"{found:.7g}")
        for metric, value in values.items():
            scores[key, metric] = value
        for p in range(4):
            for image in range(26):
                for metric in ("psnr", "ms-ssim", "distance"):
                    rows.append([codec, objective, f"q{p}", f"image{image:02}", 768, 512, "",
                                 repr(float(values["bpp"][p, image])), metric,
                                 repr(float(values[metric][p, image])), "0"])
    with open(FIXTURES / "wide.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow("codec,objective,point,image,width,height,bytes,bpp,metric,score,definition"
                        .split(","))
        writer.writerows(rows)
    return scores


def lee():
    """Scores that the program gave six Kodak images of Lee et al. (trained VGG-16), 12 digits."""
    with open(FIXTURES / "lee2019.csv") as file:
        rows = list(csv.DictReader(file))
    labels = {key: list(dict.fromkeys(row["point"] for row in rows if row["objective"] == key))
              for key in ("mse", "ms-ssim")}
    images = sorted({row["image"] for row in rows})
    scores = {}
    for row in rows:
        own = labels[row["objective"]]
        place = own.index(row["point"]), images.index(row["image"])
        for metric, value in ((row["metric"], row["score"]), ("bpp", row["bpp"])):
            name = "distance" if metric == "vgg16" else metric
            table = scores.setdefault((row["objective"], name), np.zeros((len(own), len(images))))
            table[place] = float(value)
    return scores


def logarithm(scores, key, metric, draw):
    """Logarithm of an error (MSE, 1 - MS-SSIM) or a distance of the means over a draw."""
    mean = scores[key, metric][:, draw].mean(axis=1)
    if metric == "psnr":
        return -math.log(10) / 10 * mean
    return np.log(1 - mean) if metric == "ms-ssim" else np.log(mean)


def gain(scores, held, metric, draw):
    """Mean difference of a logarithm, ms-ssim against mse, at equal value of the held metric."""
    curves = []
    for key in ("mse", "ms-ssim"):
        x, y = -logarithm(scores, key, held, draw), logarithm(scores, key, metric, draw)
        order = np.argsort(x)
        curves += [x[order], y[order]]
    if not rising(curves[0], -curves[1], curves[2], -curves[3]):
        return None
    found = average(*curves)
    return found and float(found[0])


def place(scores, others, draw):
    gains = [gain(scores, *pair, draw) for pair in (
        ("psnr", "distance"), ("ms-ssim", "distance"), ("psnr", "ms-ssim"), ("ms-ssim", "psnr"))]
    if None in gains or gains[2] >= 0 or gains[3] <= 0:
        return None
    a, c = gains[1] / gains[3], gains[0] / gains[2]
    if a + c <= 0:
        return None
    beyond = None
    if others:
        fitted = [np.concatenate([logarithm(scores, key, m, draw) for key in ["mse"] + others])
                  for m in ("distance", "psnr", "ms-ssim")]
        judged = [logarithm(scores, "ms-ssim", m, draw) for m in ("distance", "psnr", "ms-ssim")]
        design = lambda v: np.column_stack([np.ones(len(v[0])), v[1], v[2]])
        best = np.linalg.lstsq(design(fitted), fitted[0], rcond=None)[0]
        beyond = float((judged[0] - design(judged) @ best).mean())
    return {"a": a, "c": c, "place": a / (a + c), "exponent": a + c, "beyond": beyond}


def referee(scores, others, draws):
    every = np.arange(draws.shape[1])
    found = {}
    for name in ("a", "c", "place", "exponent") + (("beyond",) if others else ()):
        shown = (lambda v: 100 * math.expm1(v)) if name == "beyond" else lambda v: v

        def number(draw, name=name):
            value = place(scores, others, draw)
            return value and value[name]
        found[name] = {"value": shown(number(every)), **interval(number, draws, shown)}
    return found


def local(scores, equal, places):
    """The bias along its interval, without draws: both ends and equal steps between."""
    every = np.arange(scores["mse", "bpp"].shape[1])
    curves = []
    for key in ("mse", "ms-ssim"):
        x = quality(equal, scores[key, equal][:, every].mean(axis=1))
        order = np.argsort(x)
        curves.append((x[order], np.log(scores[key, "distance"][:, every].mean(axis=1))[order]))
    low, high = max(c[0][0] for c in curves), min(c[0][-1] for c in curves)
    at = np.linspace(low, high, places)
    one, two = (PchipInterpolator(*c)(at) for c in curves)
    return {"at": at.tolist(), "difference": (100 * np.expm1(two - one)).tolist()}


def delta(scores, metric, places, draws):
    """Second objective minus first at equal steps of the log rates that both reach, with paired intervals:
    dB, or percent of a distance."""
    every = np.arange(draws.shape[1])
    shown = (lambda v: 100 * math.expm1(v)) if metric == "distance" else lambda v: v

    def curve(key, draw):
        x = np.log10(scores[key, "bpp"][:, draw].mean(axis=1))
        mean = scores[key, metric][:, draw].mean(axis=1)
        y = np.log(mean) if metric == "distance" else quality(metric, mean)
        order = np.argsort(x)
        return x[order], y[order]

    whole = [curve(key, every) for key in ("mse", "ms-ssim")]
    low, high = max(c[0][0] for c in whole), min(c[0][-1] for c in whole)
    found = {"bpp": [], "difference": [], "low": [], "high": []}
    for at in np.linspace(low, high, places):
        def number(draw, at=at):
            one, two = (PchipInterpolator(*curve(key, draw))(at) for key in ("mse", "ms-ssim"))
            return float(two - one)
        ends = interval(number, draws, shown)
        found["bpp"].append(10**at)
        found["difference"].append(shown(number(every)))
        found["low"].append(ends["ci_low"])
        found["high"].append(ends["ci_high"])
    return found


def published():
    folder = Path(os.environ["CROSSMETRIC_DATA"]) / "data/lee2019/Evaluation Results"
    scores = {}
    for objective, name in (("mse", "MSE"), ("ms-ssim", "MS-SSIM")):
        for metric, kind in (("bpp", "bpp"), ("psnr", "PSNR"), ("ms-ssim-joint", "MS-SSIM")):
            lines = (folder / f"[{name} optimized] {kind}.csv").read_text().splitlines()[1:]
            rows = [line.split(",") for line in lines if line.startswith("kodim")]
            rows.sort(key=lambda row: row[0])
            scores[objective, metric] = np.array([[float(v) for v in row[1:]] for row in rows]).T
    return scores


def curves(scores):
    """bpp, mean and standard error of PSNR, pooled PSNR, by rising rate."""
    psnr, bpp = scores["mse", "psnr"], scores["mse", "bpp"].mean(axis=1)
    order = np.argsort(bpp)
    mse = 255**2 * 10 ** (-psnr / 10)
    pooled = 10 * np.log10(255**2 / mse.mean(axis=1))
    error = psnr.std(axis=1, ddof=1) / math.sqrt(psnr.shape[1])
    return [{"bpp": bpp[i], "mean": psnr[i].mean(), "error": error[i], "pooled": pooled[i]}
            for i in order]


study, wide_study, lee_study = made_up(), wide(), lee()
output = {
    "means": mean_by_scipy(),
    "curves": curves(study),
    "madeUp": results(study, "mse", "ms-ssim", ["psnr", "ms-ssim", "distance"],
                      ["psnr", "ms-ssim"], seed=0),
    "seed7": results(study, "mse", "ms-ssim", ["psnr"], ["psnr"], seed=7),
    "wide": results(wide_study, "mse", "ms-ssim", ["psnr", "ms-ssim", "distance"],
                    ["psnr", "ms-ssim"], seed=0),
    "widePlace": referee(wide_study, ["other"], table(0, 26)),
    "lee": results(lee_study, "mse", "ms-ssim", [], ["psnr", "ms-ssim"], seed=0),
    "leePlace": referee(lee_study, [], table(0, 6)),
    "leeLocal": local(lee_study, "psnr", 21),
    "leeDelta": {metric: delta(lee_study, metric, 21, table(0, 6)) for metric in ("psnr", "distance")},
    "published": results(published(), "mse", "ms-ssim", ["psnr", "ms-ssim-joint"], [], seed=0),
}
with open(FIXTURES / "study.json", "w") as file:
    json.dump(output, file, indent=1)
    file.write("\n")

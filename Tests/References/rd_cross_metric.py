"""Writes Tests/Fixtures/rd/cross_metric.csv (made-up scores) and .json: what NumPy and SciPy say.

    pip install numpy==2.4.6 scipy==1.17.1
    python Tests/References/rd_cross_metric.py                    (from the repository root)

Bias at equal rate, signs, exchange slopes, iso-lines, z-scores, leave-one-out influence, minimum
detectable differences and the aggregation audit, without a line of the program. No intervals: those
have a reference of their own. Every image's curve rises, so that each image has numbers of its own.
"""
import csv
import json
from pathlib import Path

import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.optimize import brentq
from scipy.stats import nct, t

FIXTURES = Path("Tests/Fixtures/rd")
METRICS = ("psnr", "ms-ssim", "distance")


def make():
    """Six images of six sizes, two objectives, five points."""
    rows = []
    for gain, objective in enumerate(("mse", "ms-ssim")):
        for point, log_rate in zip(("0.5", "0.2", "0.10", "0.05", "0.02"), (-0.9, -0.6, -0.3, 0.0, 0.25)):
            for k in range(6):
                busy = np.sin(2.3 * k) / 2
                own = gain * np.cos(1.7 * k + 0.4)
                bend = 0.2 * np.sin(4 * log_rate + k + gain)
                bpp = 10 ** (log_rate + 0.6 * busy)
                found = {"psnr": 33 - 8 * busy + 7 * log_rate - 1.5 * gain + own + bend,
                         "ms-ssim": 1 - 10 ** (-(15 - 3 * busy + 6 * log_rate + gain * 2 - own + bend) / 10),
                         "distance": np.exp(-1 + busy - 1.4 * log_rate - 0.3 * gain + 0.3 * own - bend / 4)}
                for metric, score in found.items():
                    rows.append(["made-up", objective, point, f"image{k}", 768 + 100 * k, 512, "",
                                 repr(float(bpp)), metric, repr(float(score)), "0"])
    with open(FIXTURES / "cross_metric.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow("codec,objective,point,image,width,height,bytes,bpp,metric,score,definition"
                        .split(","))
        writer.writerows(rows)


def read():
    with open(FIXTURES / "cross_metric.csv") as file:
        rows = list(csv.DictReader(file))
    labels = list(dict.fromkeys(row["point"] for row in rows))
    images = sorted({row["image"] for row in rows})
    sizes = {row["image"]: float(row["width"]) * float(row["height"]) for row in rows}
    scores = {}
    for row in rows:
        place = labels.index(row["point"]), images.index(row["image"])
        for metric, value in ((row["metric"], row["score"]), ("bpp", row["bpp"])):
            table = scores.setdefault((row["objective"], metric), np.zeros((len(labels), len(images))))
            table[place] = float(value)
    return scores, images, np.array([sizes[image] for image in images])


def scaled(metric, mean):
    if metric == "bpp":
        return np.log10(mean)
    if metric == "ms-ssim":
        return -10 * np.log10(1 - mean)
    return -np.log(mean) if metric == "distance" else mean


def curve(objective, metric, draw):
    return scaled(metric, scores[objective, metric][:, draw].mean(axis=1))


def over(base, metric, draw):
    """Both objectives' interpolants of one metric over another, and their shared range."""
    found = []
    for objective in ("mse", "ms-ssim"):
        x, y = curve(objective, base, draw), curve(objective, metric, draw)
        order = np.argsort(x)
        x, y = x[order], y[order]
        if not (np.all(np.diff(x) > 0) and np.all(np.diff(y) > 0)):
            return None
        found.append((x, y))
    low = max(x[0] for x, _ in found)
    high = min(x[-1] for x, _ in found)
    return [PchipInterpolator(x, y) for x, y in found], low, high


def mean_difference(base, metric, draw):
    found = over(base, metric, draw)
    if not found or not found[1] < found[2]:
        return None
    (a, b), low, high = found
    return float((b.integrate(low, high) - a.integrate(low, high)) / (high - low)), low, high


def bd(metric, draw):
    """log10 rate ratio of ms-ssim against mse at equal quality."""
    found = mean_difference(metric, "bpp", draw)
    return None if found is None else found[0]


def percent(log10_ratio):
    return None if log10_ratio is None else 100 * (10**log10_ratio - 1)


def bias_at_rate():
    mean, low, high = mean_difference("bpp", "distance", every)
    return {"difference": 100 * np.expm1(-mean), "low": 10**low, "high": 10**high}


def signs():
    rows = []
    for trained, referee, sign in (("psnr", "ms-ssim", -1), ("psnr", "distance", -1),
                                   ("ms-ssim", "distance", 1)):
        own, other = sign * bd(trained, every), sign * bd(referee, every)
        pairs = [(bd(trained, [i]), bd(referee, [i])) for i in every]
        pairs = [p for p in pairs if None not in p]
        rows.append({"trained": percent(own), "referee": percent(other),
                     "gap": percent(other - own), "images": len(pairs),
                     "flips": sum((a < 0) != (b < 0) for a, b in pairs)})
    return rows


def exchange():
    rows = []
    for objective in ("mse", "ms-ssim"):
        for held, other in (("psnr", "ms-ssim"), ("psnr", "distance"), ("ms-ssim", "psnr"),
                            ("ms-ssim", "distance")):
            x, y = curve(objective, held, every), curve(objective, other, every)
            slopes = PchipInterpolator(x, y).derivative()(x)
            rows += list(100 * np.expm1(-slopes) if other == "distance" else slopes)
    return rows


def isolines():
    rows = []
    distances = [np.exp(-curve(o, "distance", every)) for o in ("mse", "ms-ssim")]
    low, high = max(d.min() for d in distances), min(d.max() for d in distances)
    for level in (0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.5):
        if low <= level <= high:
            for objective in ("mse", "ms-ssim"):
                d = curve(objective, "distance", every)
                rows.append([level] + [
                    float(PchipInterpolator(d, curve(objective, q, every))(-np.log(level)))
                    for q in ("psnr", "ms-ssim")])
    return rows


def disagreement():
    rows = []
    for held in ("psnr", "ms-ssim", "bpp"):
        found = [mean_difference(held, "distance", [i]) for i in every]
        logs = np.array([np.nan if f is None else -f[0] for f in found])
        z = (logs - np.nanmean(logs)) / np.nanstd(logs, ddof=1)
        rows.append({"field": 100 * np.expm1(np.nanmean(logs)),
                     "images": {images[i]: [100 * np.expm1(logs[i]), z[i]] for i in every
                                if np.isfinite(z[i])}})
    return rows


def influence():
    return {metric: {images[i]: percent(bd(metric, every)) - without
                     for i in every
                     if (without := percent(bd(metric, [k for k in every if k != i]))) is not None}
            for metric in METRICS}


def resolution():
    rows = {}
    for metric in METRICS:
        logs = np.array([bd(metric, [k for k in every if k != i]) for i in every])
        n = len(logs)
        sd = np.sqrt(n) * np.sqrt((n - 1) / n * ((logs - logs.mean()) ** 2).sum())
        rows[metric] = {"images": n, "sd": sd, "resolvable": []}
        for n in (6, 12, 24, 100):
            critical = t.ppf(0.975, n - 1)
            effect = brentq(lambda d: nct.sf(critical, n - 1, d * np.sqrt(n)) - 0.8, 0.05, 2.2,
                            xtol=1e-14)
            rows[metric]["resolvable"].append(100 * (10 ** (effect * sd) - 1))
    return rows


def audit():
    weights = pixels / pixels.sum()
    points, rates = {}, {}
    for metric in METRICS:
        levels = {}
        for objective in ("mse", "ms-ssim"):
            score = scores[objective, metric]
            error = {"psnr": 255**2 * 10 ** (-score / 10), "ms-ssim": 1 - score}.get(metric, score)
            peak = 255**2 if metric == "psnr" else 1
            dB = lambda e: 10 * np.log10(peak / e)
            levels[objective] = [dB(error).mean(axis=1), dB(error.mean(axis=1)), dB(error @ weights)]
            points[f"{objective} {metric}"] = np.array(levels[objective]).T.tolist()
        rates[metric] = []
        for rule in range(3):
            logs = {o: np.log10(scores[o, "bpp"] @ weights if rule == 2
                                else scores[o, "bpp"].mean(axis=1)) for o in levels}
            x = {o: levels[o][rule] for o in levels}
            low, high = max(v[0] for v in x.values()), min(v[-1] for v in x.values())
            one, two = (PchipInterpolator(x[o], logs[o]).integrate(low, high) for o in x)
            rates[metric].append(percent(float(two - one) / (high - low)))
    return {"points": points, "rates": rates}


def sensitivity():
    """Biases where both axes average by each rule of the audit (PCHIP)."""
    weights, found = pixels / pixels.sum(), []
    for held in ("psnr", "ms-ssim", "bpp"):
        for rule in range(3):
            curves = []
            for objective in ("mse", "ms-ssim"):
                def level(metric):
                    score = scores[objective, metric]
                    if metric == "bpp":
                        return np.log10(score @ weights if rule == 2 else score.mean(axis=1))
                    error = {"psnr": 10 ** (-score / 10), "ms-ssim": 1 - score}.get(metric, score)
                    dB = lambda e: -10 * np.log10(e)
                    return (dB(error).mean(axis=1), dB(error.mean(axis=1)), dB(error @ weights))[rule]
                x, y = level(held), level("distance")
                order = np.argsort(x)
                curves.append((x[order], y[order]))
            low, high = max(x[0] for x, _ in curves), min(x[-1] for x, _ in curves)
            one, two = (PchipInterpolator(*c).integrate(low, high) for c in curves)
            found.append(100 * np.expm1(-np.log(10) / 10 * float(two - one) / (high - low)))
    return found


make()
scores, images, pixels = read()
every = list(range(len(images)))
output = {"biasAtRate": bias_at_rate(), "signs": signs(), "exchange": exchange(),
          "isolines": isolines(), "disagreement": disagreement(), "influence": influence(),
          "resolution": resolution(), "audit": audit(), "biasSensitivity": sensitivity()}
with open(FIXTURES / "cross_metric.json", "w") as file:
    json.dump(output, file, indent=1)
    file.write("\n")

"""Writes Tests/Fixtures/rd/jpeg_ai.csv (made-up scores) and jpeg_ai.json: BD-rates by JPEG AI's protocol.

    pip install bjontegaard==1.3.0 numpy==2.4.6 scipy==1.17.1
    python Tests/References/jpeg_ai_protocol.py      (from the repository root)

The package is the one that JPEG AI's evaluation calls. What it does with each image, metric and average is repeated
here: qualities in their own unit, NLPD as 1 - NLPD, means over the images, then over the metrics.
"""
import csv
import json
from pathlib import Path

import numpy as np
from bjontegaard import bd_rate

FIXTURES = Path("Tests/Fixtures/rd")
METRICS = ["ms-ssim-jpeg-ai", "vif-p-jpeg-ai", "fsimc-jpeg-ai", "nlpd-jpeg-ai", "iw-ssim-jpeg-ai", "vmaf",
           "psnr-hvs-jpeg-ai"]
IMAGES = 6
# Nominal rates; the evaluation compares at the first five. The last two are for other rates.
TARGETS = [0.06, 0.12, 0.25, 0.5, 0.75, 0.03, 1.5]
# A second point near 0.25 that is farther from it than the first.
SPARE = 0.31


def scores(rng, gain):
    """Rate and scores of each image at each nominal rate."""
    found = {}
    busy = np.linspace(-0.4, 0.4, IMAGES)
    for place, target in enumerate([*TARGETS, SPARE]):
        for image in range(IMAGES):
            rate = target * (1 + 0.08 * (rng.random() - 0.5))
            level = np.log2(rate / 0.25) + gain + 0.5 * busy[image]
            noise = lambda size: size * (rng.random() - 0.5)
            saturating = lambda slope: 1 - np.exp(-1.2 - slope * (level + 3) + noise(0.03))
            values = [saturating(0.45), 0.3 + 0.09 * level + noise(0.005), saturating(0.6),
                      0.22 * np.exp(-0.35 * level + noise(0.02)), saturating(0.5),
                      96 - 30 * np.exp(-0.5 * level + noise(0.02)), 29 + 3 * level + noise(0.2)]
            found[place, image] = (rate, values)
    return found


def main():
    rng = np.random.default_rng(2026)
    codecs = {"vvc": scores(rng, 0.0), "model": scores(rng, 0.25)}
    rows = []
    for codec, found in codecs.items():
        for place in range(len(TARGETS) + 1):
            # The anchor has five points alone.
            if codec == "vvc" and place >= 5:
                continue
            for image in range(IMAGES):
                rate, values = found[place, image]
                for metric, value in zip(METRICS, values):
                    rows.append([codec, "mse", f"p{place}", f"image{image}", 768, 512, "", f"{rate:.9g}", metric,
                                 f"{value:.9g}", "0"])
    with open(FIXTURES / "jpeg_ai.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow("codec,objective,point,image,width,height,bytes,bpp,metric,score,definition".split(","))
        writer.writerows(rows)

    def curve(codec, metric, image):
        own = [row for row in rows if row[0] == codec and row[8] == metric and row[3] == f"image{image}"
               and row[2] in ("p0", "p1", "p2", "p3", "p4")]
        value = np.array([float(row[9]) for row in own])
        return np.array([float(row[7]) for row in own]), 1 - value if metric == "nlpd-jpeg-ai" else value

    images = {metric: [float(bd_rate(*curve("vvc", metric, image), *curve("model", metric, image), "pchip",
                                     require_matching_points=True, min_overlap=0)) for image in range(IMAGES)]
              for metric in METRICS}
    assert np.isfinite(list(images.values())).all()
    means = {metric: float(np.mean(values)) for metric, values in images.items()}
    answer = {"images": images, "means": means, "average": float(np.mean(list(means.values())))}
    (FIXTURES / "jpeg_ai.json").write_text(json.dumps(answer, indent=1) + "\n")
    print(means, answer["average"])


main()

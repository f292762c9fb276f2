"""Writes Tests/Fixtures/rd/bjontegaard.json: BD-rate and BD-quality by FAU's package.

    pip install bjontegaard==1.3.0 numpy==2.4.6 scipy==1.17.1
    CROSSMETRIC_DATA=... python Tests/References/rd_bjontegaard.py     (from the repository root)

Files without a folder are published Kodak results of CompressAI (BSD-3-Clause-Clear), cut down to rate and PSNR, in
Tests/Fixtures/rd; the others lie in $CROSSMETRIC_DATA/data/compressai-results/kodak.
"""
import json
import os
from pathlib import Path

import bjontegaard as bd
import numpy as np

FIXTURES = Path("Tests/Fixtures/rd")
DATA = Path(os.environ["CROSSMETRIC_DATA"]) / "data/compressai-results/kodak"
TABLE = ["hm", "bmshj2018-hyperprior", "mbt2018", "cheng2020-attn", "cheng2020-anchor"]
HYPER = "compressai-bmshj2018-hyperprior_mse_cuda.json"
TESTS = ["compressai-mbt2018_mse_cuda.json", "compressai-cheng2020-anchor_mse_cuda.json",
         "compressai-bmshj2018-hyperprior_ms-ssim_cuda.json", "jpeg.json", "jpeg2000.json"]


def curve(folder, name, metric, scale):
    results = json.loads((folder / name).read_text())["results"]
    quality = np.array(results[metric + "-rgb"])
    if metric == "ms-ssim" and scale == "log":
        quality = -10 * np.log10(1 - quality)
    rate = np.array(results["bpp"])
    order = np.argsort(rate)
    return rate[order], quality[order]


def cases(folder, outside, anchor, tests, metrics):
    for test in tests:
        for metric, scale in metrics:
            a, t = (curve(folder, name, metric, scale) for name in (anchor, test))
            for method in ("cubic", "pchip", "akima"):
                options = dict(require_matching_points=False, min_overlap=0)
                yield {"outside": outside, "anchor": anchor, "test": test, "metric": metric,
                       "scale": scale, "method": method,
                       "rate": bd.bd_rate(*a, *t, method=method, **options),
                       "quality": bd.bd_psnr(*a, *t, method=method, **options)}


rows = list(cases(FIXTURES, False, "vtm.json", [t + ".json" for t in TABLE], [("psnr", "log")]))
rows += cases(DATA, True, HYPER, TESTS,
              [("psnr", "log"), ("ms-ssim", "linear"), ("ms-ssim", "log")])
with open(FIXTURES / "bjontegaard.json", "w") as file:
    json.dump(rows, file, indent=1)
    file.write("\n")

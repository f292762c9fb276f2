#!/usr/bin/env python3
"""Writes the calibration tables of docs/metrics, and the printed definition that ends each page.

    swift build -c release && scripts/calibration.py [ID...]

With ids only those pages. Python 3.11, no packages. LPIPS and DISTS, whose trained weights are not ours
to give, run on the random narrow network of Tests/Fixtures/calibrated.
"""
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOL = ROOT / ".build/release/crossmetric"
NARROW = "Tests/Fixtures/calibrated/narrow.safetensors"
WEIGHTS = {"lpips-vgg": NARROW, "dists": NARROW}
HEADING = "## Calibration"
RANDOM = "(The weights are a narrow network of random numbers, from the tests; trained weights give other values.)"


def run(*arguments):
    return subprocess.run([TOOL, *arguments], cwd=ROOT, check=True, text=True,
                          stdout=subprocess.PIPE).stdout


def table(metric, pairs):
    options = ""
    if metric in WEIGHTS:
        options = f" --weights {metric}={WEIGHTS[metric]}"
    lines = [
        HEADING, "",
        "`crossmetric calibrate --out c` makes the pictures;",
        f"`crossmetric compare c/original.png c/control-*.png --metrics {metric}{options} --json` gives:", "",
    ]
    if metric in WEIGHTS:
        lines += [RANDOM, ""]
    lines += [f"| picture | `{metric}` |", "|---|---|"]
    for pair in pairs:
        name = Path(pair["reconstruction"]).name
        lines.append(f"| `{name}` | {float(pair['scores'][metric]):#.8g} |")
    return "\n".join(lines) + "\n\n"


def main():
    pages = sorted(path for path in (ROOT / "docs/metrics").glob("*.md") if path.stem != "README")
    with tempfile.TemporaryDirectory() as folder:
        names = run("calibrate", "--out", folder).split()
        for page in pages:
            metric = page.stem
            if len(sys.argv) > 1 and metric not in sys.argv[1:]:
                continue
            options = ["--weights", f"{metric}={WEIGHTS[metric]}"] if metric in WEIGHTS else []
            output = run("compare", *names, "--metrics", metric, "--json", *options)
            text = page.read_text()
            text = re.sub(f"{HEADING}\n.*?(?=^## )", "", text, flags=re.S | re.M)
            head, _ = text.split("## As the program prints it")
            printed = run("metrics", metric)
            page.write_text(
                head + table(metric, json.loads(output)["pairs"])
                + f"## As the program prints it\n\n```\n{printed}```\n")


if __name__ == "__main__":
    main()

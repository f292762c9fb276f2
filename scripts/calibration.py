#!/usr/bin/env python3
"""Writes the calibration tables of docs/metrics, and the printed definition that ends each page.

    swift build -c release && scripts/calibration.py [ID...]

With ids only those pages. Python 3.11, no packages. LPIPS and DISTS, which have no default weights, run on
the random narrow networks of Tests/Fixtures/calibrated. The tables with trained weights are written where
`crossmetric weights fetch` has put those; elsewhere they stay as they are.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOL = ROOT / ".build/release/crossmetric"
NARROW = "Tests/Fixtures/calibrated/narrow.safetensors"
WEIGHTS = {"lpips-vgg": NARROW, "dists": NARROW,
           "lpips-alex": "Tests/Fixtures/calibrated/narrow-alex.safetensors"}
# The trained weights that a metric is shown with, too.
TRAINED = {"vgg16": "vgg16", "vgg16-phases": "vgg16", "lpips-vgg": "lpips-vgg",
           "lpips-alex": "lpips-alex", "dists": "dists"}
HEADING = "## Calibration"
TRAINED_HEADING = "### With trained weights"
RANDOM = "(The weights are a narrow network of random numbers, from the tests.)"


def installed():
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share"
    return Path(os.environ.get("CROSSMETRIC_WEIGHTS") or Path(data) / "crossmetric/weights")


def run(*arguments):
    # Seeded weights where none are named, whatever is installed.
    with tempfile.TemporaryDirectory() as empty:
        environment = os.environ | {"CROSSMETRIC_WEIGHTS": empty}
        return subprocess.run([TOOL, *arguments], cwd=ROOT, check=True, text=True, env=environment,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout


def rows(metric, names, options):
    output = run("compare", *names, "--metrics", metric, "--json", *options)
    lines = [f"| image | `{metric}` |", "|---|---|"]
    for pair in json.loads(output)["pairs"]:
        name = Path(pair["reconstruction"]).name
        lines.append(f"| `{name}` | {float(pair['scores'][metric]):#.8g} |")
    return lines


def command(metric, options):
    return (f"`crossmetric compare c/original.png c/control-*.png --metrics {metric}"
            + "".join(f" {option}" for option in options) + " --json` gives:")


def section(metric, names, before):
    options = ["--weights", f"{metric}={WEIGHTS[metric]}"] if metric in WEIGHTS else []
    lines = [HEADING, "", "`crossmetric calibrate --out c` makes the images;",
             command(metric, options), ""]
    if metric in WEIGHTS:
        lines += [RANDOM, ""]
    lines += rows(metric, names, options) + [""]
    if metric in TRAINED:
        name = TRAINED[metric]
        path = installed() / f"{name}.h5"
        if path.exists():
            lines += [TRAINED_HEADING, "", f"With `{name}.h5` of `crossmetric weights fetch`:", ""]
            lines += rows(metric, names, ["--weights", f"{name}={path}"]) + [""]
        elif TRAINED_HEADING in before:
            lines += [TRAINED_HEADING + before.split(TRAINED_HEADING)[1].rstrip(), ""]
    return "\n".join(lines) + "\n"


def main():
    pages = sorted(path for path in (ROOT / "docs/metrics").glob("*.md") if path.stem != "README")
    with tempfile.TemporaryDirectory() as folder:
        names = run("calibrate", "--out", folder).split()
        for page in pages:
            metric = page.stem
            if len(sys.argv) > 1 and metric not in sys.argv[1:]:
                continue
            text = page.read_text()
            found = re.search(f"{HEADING}\n.*?(?=^## )", text, flags=re.S | re.M)
            before = found.group(0) if found else ""
            head, _ = text.replace(before, "").split("## As the program prints it")
            page.write_text(
                head + section(metric, names, before)
                + f"## As the program prints it\n\n```\n{run('metrics', metric)}```\n")


if __name__ == "__main__":
    main()

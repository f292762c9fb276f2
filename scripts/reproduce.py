#!/usr/bin/env python3
"""Published numbers beside ours, one row each, as the table of docs/reproduction.md.

    make reproduce                                   rows that the tree itself allows
    CROSSMETRIC_DATA=DIR make reproduce              those that outside data allow too

Ends with exit code 3 if a row differs by more than its limit. Rows whose data or weights are not there are
left out, and standard error says why.
"""
import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / ".build/release/crossmetric"
DATA = os.environ.get("CROSSMETRIC_DATA")
DATA = pathlib.Path(DATA).resolve() if DATA else None

rows = []


def crossmetric(*arguments):
    done = subprocess.run(
        [PROGRAM, *map(str, arguments)], capture_output=True, text=True, cwd=ROOT, check=False)
    if done.returncode != 0:
        sys.exit(f"crossmetric {arguments[0]}: {done.stderr.strip()}")
    return done.stdout


def skip(what, why):
    print(f"left out: {what} ({why})", file=sys.stderr)


def row(what, source, command, ours, theirs, limit, digits=2):
    """A number, ours against theirs; a limit on the difference, or theirs as "lower" or "higher" than 0."""
    if isinstance(theirs, str):
        good = ours < 0 if theirs == "lower" else ours > 0
        difference = "as observed" if good else "NOT as observed"
        theirs_text = theirs
    else:
        good = abs(ours - theirs) <= limit
        difference = f"{ours - theirs:+.{digits}g}" + ("" if good else " (beyond its limit)")
        theirs_text = f"{theirs:g}"
    rows.append((good, [what, source, f"`{command}`", f"{ours:.{6}g}", theirs_text, difference]))


def bd_rows(anchor, test, preset, metric="psnr-rgb"):
    text = crossmetric("bdrate", anchor, test, "--preset", preset, "--csv")
    return [r for r in csv.DictReader(text.splitlines()) if r["metric"] == "psnr"]


def zhang():
    """Zhang et al. 2022, Table III: BD-rate and BD-PSNR over Kodak against VTM."""
    curves = ROOT / "Tests/Fixtures/rd"
    for codec, rate, quality in [
        ("hm", 23.31, -1.01), ("bmshj2018-hyperprior", 30.49, -1.26), ("mbt2018", 11.02, -0.49),
        ("cheng2020-attn", 5.51, -0.23), ("cheng2020-anchor", 3.68, -0.16),
    ]:
        found = bd_rows(curves / "vtm.json", curves / f"{codec}.json", "zhang2022")[0]
        command = f"crossmetric bdrate vtm.json {codec}.json --preset zhang2022"
        source = "Zhang et al. 2022, Table III"
        row(f"{codec}: BD-rate (%)", source, command, float(found["bd_rate_percent"]), rate, 0.005)
        row(f"{codec}: BD-PSNR (dB)", source, command, float(found["bd_quality"]), quality, 0.005)


def hu_table():
    """Hu et al. 2021, Table 7, Kodak rows against BPG 4:4:4, low, median, high and full."""
    if DATA is None:
        return skip("Table 7 of Hu et al.", "CROSSMETRIC_DATA is unset")
    curves = DATA / "data/compressai-results/kodak"
    for codec, numbers in [
        ("vtm", [-20.85, -18.26, -15.86, -18.91]),
        ("paper-bmshj2018-factorized", [35.46, 32.75, 28.59, 32.96]),
        ("paper-bmshj2018-hyperprior", [6.11, 3.06, 0.32, 4.07]),
        ("paper-mbt2018-mean", [-4.63, -4.62, -5.03, -4.68]),
    ]:
        found = bd_rows(curves / "bpg_444_x265_ycbcr.json", curves / f"{codec}.json", "hu2021-kodak")
        command = f"crossmetric bdrate bpg_444_x265_ycbcr.json {codec}.json --preset hu2021-kodak"
        for name, part, theirs in zip(["low", "median", "high", "full"], found, numbers):
            row(f"{codec}, {name}: BD-rate (%)", "Hu et al. 2021, Table 7 (Kodak)", command,
                float(part["bd_rate_percent"]), theirs, 3)


def installed(network):
    text = crossmetric("weights", "list")
    return any(line.split()[:2] == [network, "yes"] for line in text.splitlines())


def calibration():
    """Official values of public distorted images (LPIPS v0.1 with AlexNet; DISTS)."""
    for metric, name, theirs in [
        ("lpips-alex", "LPIPS (AlexNet)", {"I03": 0.7237, "I06": 0.05079, "I19": 0.4253}),
        ("dists", "DISTS", {"I03": 0.4742, "I06": 0.06825, "I19": 0.3123}),
    ]:
        if DATA is None:
            skip(name, "CROSSMETRIC_DATA is unset")
        elif not installed(metric):
            skip(name, f"its weights are not installed: crossmetric weights fetch {metric}")
        else:
            for picture, value in theirs.items():
                pair = [DATA / f"data/calibration/{side}-{picture}.png" for side in ("ref", "dist")]
                found = json.loads(crossmetric("compare", *pair, "--metrics", metric, "--json"))
                row(f"{name} of {picture}", "values of the authors' code, calibration pairs",
                    f"crossmetric compare ref-{picture}.png dist-{picture}.png --metrics {metric}",
                    found["pairs"][0]["scores"][metric], value, 5e-5)


def lee():
    """The scores that Lee et al. published beside their reconstructions, and Hu et al.'s observations."""
    study = DATA and DATA / "study-lee2019.yaml"
    if study is None or not study.exists():
        return skip("Lee et al. and the observations of Hu et al.", "CROSSMETRIC_DATA is unset")
    trained = installed("vgg16")
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "results"
        crossmetric("score", study, "--out", out, "--quiet")
        crossmetric("analyze", study, "--out", out)
        scores = list(csv.DictReader(open(out / "scores.csv")))
        bias = list(csv.DictReader(open(out / "bias.csv")))
    command = "crossmetric run study-lee2019.yaml --out results"
    for metric, table, limit in [("psnr", "PSNR", 5e-6), ("ms-ssim-joint", "MS-SSIM", 2e-9)]:
        for objective, name in [("mse", "MSE"), ("ms-ssim", "MS-SSIM")]:
            path = DATA / f"data/lee2019/Evaluation Results/[{name} optimized] {table}.csv"
            published = {r[0].strip(): r for r in csv.reader(open(path))}
            header = list(csv.reader(open(path)))[0]
            differences = [
                abs(float(s["score"]) - float(published[s["image"]][header.index(s["point"])]))
                for s in scores if s["metric"] == metric and s["objective"] == objective]
            row(f"{metric} of {len(differences)} {name}-trained reconstructions: largest difference",
                "Lee et al. 2019, tables beside their reconstructions", command,
                max(differences), 0.0, limit)
    if not trained:
        return skip("observations of Hu et al.", "vgg16 is not installed: crossmetric weights fetch")
    source = "Hu et al. 2021, section 7.4 (a direction, no number)"
    for held, theirs in [("psnr", "lower"), ("ms-ssim", "higher")]:
        found = next(r for r in bias if r["at_equal"] == held and r["distance"] == "vgg16")
        row(f"VGG-16 distance of MS-SSIM- against MSE-trained models at equal {held} (%), "
            f"95 % [{float(found['ci_low']):.0f}, {float(found['ci_high']):.0f}]",
            source, command, float(found["difference_percent"]), theirs, None)


def main():
    for part in (zhang, hu_table, calibration, lee):
        part()
    print("| what | source | command | ours | theirs | difference |")
    print("|---|---|---|---|---|---|")
    for _, cells in rows:
        print("| " + " | ".join(cells) + " |")
    wrong = sum(not good for good, _ in rows)
    print(f"\n{len(rows)} rows, {wrong} beyond their limits")
    sys.exit(3 if wrong else 0)


if __name__ == "__main__":
    main()

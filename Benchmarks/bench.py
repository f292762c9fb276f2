"""Times crossmetric and its peers on the same images, in turns, and prints ratios."""
import argparse
import importlib.util
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from codecs_on_pictures import bench_codecs
from layers import bench_layers
from package import bench_package
from perceptual import PACKAGES, bench_perceptual
from pictures import sets

HERE = pathlib.Path(__file__).resolve().parent
OURS = "crossmetric"
NEEDS = {
    "PIL + NumPy": [],
    "pytorch-msssim": ["torch", "pytorch_msssim"],
    "piq": ["torch", "piq"],
    "PyTorch eager": ["torch"],
    "PyTorch channels_last": ["torch"],
    "PyTorch layers": ["torch"],
    "CompressAI": ["torch", "compressai"],
    "lpips": ["torch", "lpips"],
    "DISTS-pytorch": ["torch", "DISTS_pytorch"],
    "piq referees": ["torch", "piq"],
    "pyiqa": ["torch", "pyiqa"],
    "scikit-image": ["torch", "skimage"],
    "psnr-hvsm": ["torch", "psnr_hvsm"],
    "butteraugli_main": ["torch"],
}
# Metrics, and the package that is timed beside each.
REFEREES = {
    "fsimc": "piq referees", "vif-p": "piq referees", "iw-ssim": "piq referees", "gmsd": "pyiqa",
    "nlpd": "pyiqa", "ciede2000": "scikit-image", "psnr-hvs-m": "psnr-hvsm",
    "butteraugli": "butteraugli_main", "ssimulacra2": None, "xpsnr": None,
}
# Fused multiply-adds that are executed for a pixel: the products of Winograd's F(6x6, 3x3), and the
# four filters of SSIM over three channels and five scales.
FLOPS = {"vgg16": 44.0e9 / (768 * 512), "ms-ssim": 4 * 2 * 17 * 3 * 4 / 3}


class Contender:
    """A process that does a task a line."""

    def __init__(self, command):
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )

    def ask(self, *fields):
        self.process.stdin.write("\t".join(fields) + "\n")
        answer = self.process.stdout.readline().split()
        if not answer:
            raise SystemExit(f"{self.process.args} ended early")
        return [float(value) for value in answer]

    def memory(self):
        """Peak memory in MB."""
        try:
            status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
            return int(status.split("VmHWM:")[1].split()[0]) / 1024
        except (OSError, IndexError):
            return float("nan")

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def contender(name):
    if name == OURS:
        return Contender([str(HERE / "contender/.build/release/contender")])
    return Contender([sys.executable, str(HERE / "peers.py"), name])


def instruction_sets():
    """Those that decide which kernels run, ours (AVX2 with FMA at most) and the peers'."""
    try:
        text = pathlib.Path("/proc/cpuinfo").read_text()
    except OSError:
        return "unknown instruction sets"
    flags = next((line for line in text.splitlines() if line.startswith(("flags", "Features"))), "")
    known = ["avx", "avx2", "fma", "avx512f", "avx512_vnni", "amx_tile", "asimd", "sve"]
    return " ".join(name for name in known if name in flags.split()) or "no vector extensions named"


def compare(title, task, size, pictures, peers, rounds, peak, unit="pair", ours=1):
    """One block of the table: every contender on one task, medians for one unit, of which crossmetric
    does `ours` a pair."""
    original, paths = pictures
    names = [OURS] + [peer for peer in peers if all(map(importlib.util.find_spec, NEEDS[peer]))]
    running = {name: contender(name) for name in names}
    times = {name: [] for name in names}
    for turn in range(rounds + 1):
        for name in names:
            answer = running[name].ask(task, original, *paths)
            if turn > 0:  # the first warms up
                times[name].append(answer)
    memory = {name: running[name].memory() for name in names}
    for name in names:
        running[name].end()

    units = {name: len(paths) * (ours if name == OURS else 1) for name in names}

    def median(name, column):
        return statistics.median(time[column] for time in times[name]) / units[name]

    print(f"\n{title}, {size}, milliseconds a {unit}, median (minimum) of {rounds}")
    print(f"  {'':22}{'wall':>18}{'CPU':>9}{'memory':>10}{'ratio':>8}{'CPU ratio':>11}")
    for name in names:
        least = min(time[0] for time in times[name]) / units[name]
        cells = f"{1e3 * median(name, 0):.4g} ({1e3 * least:.4g})"
        line = f"  {name:22}{cells:>18} {1e3 * median(name, 1):>8.4g}{memory[name]:>7.0f} MB"
        if name != OURS:
            ratios = [median(name, column) / median(OURS, column) for column in (0, 1)]
            line += f"{ratios[0]:>7.1f}x{ratios[1]:>10.1f}x"
        print(line)
    if task in FLOPS and peak[0] > 0:
        width, height = map(int, size.split("x"))
        rate = FLOPS[task] * width * height / median(OURS, 1) * 1e-9
        print(f"  {rate:.0f} GFLOP/s a core, {100 * rate / peak[0]:.0f} % of the peak")
    for missing in (peer for peer in peers if peer not in names):
        print(f"  {missing}: not installed")
    if task in ("psnr", "ms-ssim"):
        for name in names[1:]:
            difference = times[name][0][2] - times[OURS][0][2]
            print(f"  value minus {name}'s: {-difference:.2g}")


def whole_study(original, paths):
    """`crossmetric score` on the shared study against the sum of its parts, measured before and after."""
    study = pathlib.Path(os.environ.get("CROSSMETRIC_DATA", "")) / "study-lee2019.yaml"
    if not os.environ.get("CROSSMETRIC_DATA") or not study.exists():
        return
    metrics = ["psnr", "ms-ssim", "vgg16"]

    def parts():
        """Six originals go through VGG-16 as well as 108 pairs of every metric."""
        ours, seconds = contender(OURS), 0
        for metric in metrics:
            ours.ask(metric, original, *paths)  # warms up
            pair = ours.ask(metric, original, *paths)[0] / len(paths)
            seconds += pair * (114 if metric == "vgg16" else 108)
        ours.end()
        return seconds

    before = parts()
    with tempfile.TemporaryDirectory() as out:
        command = [HERE.parent / ".build/release/crossmetric", "score", study, "--out", out, "--quiet", "--no-cache"]
        for metric in metrics:
            command += ["--metric", metric]
        start = time.perf_counter()
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
        whole = time.perf_counter() - start
    sum_of_parts = (before + parts()) / 2
    print(
        f"\ncrossmetric score, 108 pairs, three metrics: {whole:.1f} s, "
        f"{whole / sum_of_parts:.2f} of its parts' sum"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", choices=["small", "referees", "perceptual", "large", "layers", "codecs", "study", "package"], help="a part of the table")
    options = parser.parse_args()
    probe = contender(OURS)
    fma, read, cores = probe.ask("peak")
    probe.end()
    print(f"{platform.machine()} with {instruction_sets()}, {cores:.0f} cores, load {os.getloadavg()[0]:.1f}; one core does {fma:.0f} GFLOP/s of fused multiply-adds and reads {read:.0f} GB/s")
    msssim = ["pytorch-msssim", "piq"]
    torch = ["PyTorch eager", "PyTorch channels_last"]
    with tempfile.TemporaryDirectory() as scratch:
        (size, original, paths), (large_size, large, large_paths) = sets(pathlib.Path(scratch))
        peak, rounds = (fma, read), options.rounds

        def run(title, task, peers, size=size, pictures=(original, paths), **more):
            compare(title, task, size, pictures, peers, rounds, peak, **more)

        if options.only in (None, "small"):
            run("PSNR with decoding", "psnr", ["PIL + NumPy"])
            run("MS-SSIM", "ms-ssim", msssim)
            run("VGG-16 to relu4_3", "vgg16", torch, pictures=(original, paths[:4]))
        if options.only in (None, "referees"):
            for metric, peer in REFEREES.items():
                there = peer and (peer != "butteraugli_main" or shutil.which(peer))
                run(metric, metric, [peer] if there else [])
        if options.only in (None, "perceptual"):
            bench_perceptual(
                lambda name: contender(name if name in PACKAGES else OURS),
                lambda name: all(map(importlib.util.find_spec, NEEDS[name])),
                size, original, paths[:2], pathlib.Path(scratch), rounds)
        if options.only in (None, "large"):
            run("MS-SSIM", "ms-ssim", msssim, large_size, (large, large_paths))
            # The original's maps would take 1.3 GB: it goes through the network beside each
            # reconstruction.
            run("VGG-16 to relu4_3", "vgg16", torch, large_size, (large, large_paths[:1]),
                unit="forward", ours=2)
        if options.only in (None, "layers"):
            if importlib.util.find_spec("torch"):
                pair = [contender(OURS), contender("PyTorch layers")]
                bench_layers(pair, 3 * rounds)
                for process in pair:
                    process.end()
            else:
                print("\nLayers: PyTorch is not installed")
        if options.only in (None, "codecs"):
            there = all(map(importlib.util.find_spec, NEEDS["CompressAI"]))
            peer = (lambda: contender("CompressAI")) if there else None
            bench_codecs(lambda: contender(OURS), peer, original, pathlib.Path(scratch), rounds)
        if options.only in (None, "study"):
            whole_study(original, paths)
        if options.only in (None, "package"):
            if importlib.util.find_spec("crossmetric"):
                bench_package()
            else:
                print("\nPython package: not installed; run make wheel first")


if __name__ == "__main__":
    main()

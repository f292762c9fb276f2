"""Times crossmetric and its peers on the same pictures, in turns, and prints ratios."""
import argparse
import importlib.util
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import tempfile
import time

from pictures import sets

HERE = pathlib.Path(__file__).resolve().parent
OURS = "crossmetric"
NEEDS = {
    "PIL + NumPy": [],
    "pytorch-msssim": ["torch", "pytorch_msssim"],
    "piq": ["torch", "piq"],
    "PyTorch eager": ["torch"],
    "PyTorch channels_last": ["torch"],
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


def compare(title, task, size, pictures, peers, rounds, peak):
    """One block of the table: every contender on one task, medians for one pair."""
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

    def median(name, column):
        return statistics.median(time[column] for time in times[name]) / len(paths)

    print(f"\n{title}, {size}, milliseconds a pair, median (minimum) of {rounds}")
    print(f"  {'':22}{'wall':>18}{'CPU':>9}{'memory':>10}{'ratio':>8}{'CPU ratio':>11}")
    for name in names:
        least = min(time[0] for time in times[name]) / len(paths)
        cells = f"{1e3 * median(name, 0):.4g} ({1e3 * least:.4g})"
        line = f"  {name:22}{cells:>18}{1e3 * median(name, 1):>9.4g}{memory[name]:>7.0f} MB"
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
    return median(OURS, 0)


def whole_study(seconds):
    """`crossmetric score` on the shared study against the sum of its parts."""
    study = pathlib.Path(os.environ.get("CROSSMETRIC_DATA", "")) / "study-lee2019.yaml"
    if not os.environ.get("CROSSMETRIC_DATA") or not study.exists():
        return
    with tempfile.TemporaryDirectory() as out:
        command = [HERE.parent / ".build/release/crossmetric", "score", study, "--out", out, "--quiet"]
        for metric in ("psnr", "ms-ssim", "vgg16"):
            command += ["--metric", metric]
        start = time.perf_counter()
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
        whole = time.perf_counter() - start
    # Six originals go through VGG-16 as well; 108 pairs of every metric.
    parts = 108 * (seconds["psnr"] + seconds["ms-ssim"]) + 114 * seconds["vgg16"]
    print(f"\ncrossmetric score, 108 pairs, three metrics: {whole:.1f} s, {whole / parts:.2f} of its parts' sum")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="small pictures only, no whole study")
    options = parser.parse_args()
    probe = contender(OURS)
    fma, read, cores = probe.ask("peak")
    probe.end()
    print(f"{platform.machine()}, {cores:.0f} cores, load {os.getloadavg()[0]:.1f}; one core does {fma:.0f} GFLOP/s of fused multiply-adds and reads {read:.0f} GB/s")
    msssim = ["pytorch-msssim", "piq"]
    torch = ["PyTorch eager", "PyTorch channels_last"]
    with tempfile.TemporaryDirectory() as scratch:
        (size, original, paths), (large_size, large, large_paths) = sets(pathlib.Path(scratch))
        peak, rounds = (fma, read), options.rounds

        def run(title, task, peers, size=size, pictures=(original, paths)):
            return compare(title, task, size, pictures, peers, rounds, peak)

        seconds = {
            "psnr": run("PSNR with decoding", "psnr", ["PIL + NumPy"]),
            "ms-ssim": run("MS-SSIM", "ms-ssim", msssim),
            "vgg16": run("VGG-16 to relu4_3", "vgg16", torch),
        }
        run("VGG-16 to relu4_3, one pair by itself", "vgg16", torch, pictures=(original, paths[:1]))
        if not options.quick:
            run("MS-SSIM", "ms-ssim", msssim, large_size, (large, large_paths))
            run("VGG-16 to relu4_3", "vgg16", torch, large_size, (large, large_paths[:1]))
            whole_study(seconds)


if __name__ == "__main__":
    main()

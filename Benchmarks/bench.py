"""Times `crossmetric compare` against Python peers on one original and its reconstructions."""
import argparse
import importlib.util
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
PROGRAM = HERE.parent / ".build/release/crossmetric"
PEERS = {
    "psnr": ("PIL + numpy", ["numpy", "PIL"]),
    "ms-ssim": ("pytorch-msssim", ["torch", "pytorch_msssim", "PIL"]),
    "vgg16": ("PyTorch, VGG-16", ["torch", "PIL"]),
}


def pictures():
    """An original and up to eight reconstructions of it: outside data, else the demo's."""
    data = os.environ.get("CROSSMETRIC_DATA")
    if data:
        folder = pathlib.Path(data) / "data"
        original = folder / "kodak/kodim05.png"
        found = sorted(folder.glob("lee2019/Reconstructed images/MSE optimized/*/kodim05.png"))
    else:
        folder = HERE.parent / "crossmetric-demo"
        original = folder / "originals/leaves.png"
        found = sorted(folder.glob("results/reconstructions/x265/mse/*/leaves.png"))
    if not original.exists() or not found:
        sys.exit(f"no pictures in {folder}: run `make demo` first or set CROSSMETRIC_DATA")
    return str(original), [str(path) for path in found[:8]]


def ours(metric, original, reconstructions):
    command = [PROGRAM, "compare", original, *reconstructions, "--metrics", metric]
    start = time.perf_counter()
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def peer(metric, original, reconstructions):
    command = [sys.executable, HERE / "peers.py", metric, original, *reconstructions]
    done = subprocess.run(command, check=True, stdin=subprocess.DEVNULL, capture_output=True)
    return float(done.stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--metrics", nargs="+", default=list(PEERS), choices=list(PEERS))
    options = parser.parse_args()
    files = pictures()
    print(f"{len(files[1])} reconstructions of {files[0]}, median (minimum) of {options.rounds}")
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print(f"{'metric':8} {'crossmetric':>18} {'peer':>18} {'ratio':>7}")
    for metric in options.metrics:
        name, modules = PEERS[metric]
        rivals = all(importlib.util.find_spec(module) for module in modules)
        times = {"ours": [], "peer": []}
        # Interleaved, so that a change of load meets both.
        for _ in range(options.rounds):
            times["ours"].append(ours(metric, *files))
            if rivals:
                times["peer"].append(peer(metric, *files))

        def cell(values):
            return f"{statistics.median(values):.3f} s ({min(values):.3f})" if values else "-"

        ratio = (
            f"{statistics.median(times['peer']) / statistics.median(times['ours']):.1f}x"
            if rivals
            else "-"
        )
        note = name if rivals else f"{name} is not installed"
        print(f"{metric:8} {cell(times['ours']):>18} {cell(times['peer']):>18} {ratio:>7}  {note}")


if __name__ == "__main__":
    main()

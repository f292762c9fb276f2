"""LPIPS and DISTS against their packages, full width, random weights that all programs read."""
import json
import os
import statistics
import struct

import numpy

VGG = [64, 64, 128, 128, 256, 256, 256, 512, 512, 512, 512, 512, 512]
VGG_PLACES = [0, 2, 5, 7, 10, 12, 14, 17, 19, 21, 24, 26, 28]
ALEX = [(0, 64, 11), (3, 192, 5), (6, 384, 3), (8, 256, 3), (10, 256, 3)]
ROWS = {
    "lpips-vgg": ["vgg16", "lpips-vgg", "vgg16+lpips-vgg", "lpips"],
    "lpips-alex": ["lpips-alex", "lpips"],
    "dists": ["dists", "DISTS-pytorch"],
}
PACKAGES = ("lpips", "DISTS-pytorch")


def write(path, arrays):
    """safetensors."""
    header, offset = {}, 0
    for name, array in arrays.items():
        header[name] = {"dtype": "F32", "shape": list(array.shape),
                        "data_offsets": [offset, offset + array.nbytes]}
        offset += array.nbytes
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for array in arrays.values():
            file.write(array.tobytes())


def random_weights(folder):
    """He-normal networks, factors in 0...0.2."""
    draws = numpy.random.default_rng(0)

    def network(layers):
        arrays, inputs = {}, 3
        for place, outputs, kernel in layers:
            deviation = (2 / (inputs * kernel * kernel)) ** 0.5
            shape = (outputs, inputs, kernel, kernel)
            arrays[f"features.{place}.weight"] = (draws.standard_normal(shape) * deviation)
            arrays[f"features.{place}.bias"] = numpy.zeros(outputs)
            inputs = outputs
        return arrays

    def factors(widths):
        return {f"lin{i}.model.1.weight": draws.random((1, width, 1, 1)) * 0.2
                for i, width in enumerate(widths)}

    vgg = network([(place, width, 3) for place, width in zip(VGG_PLACES, VGG)])
    ratios = {name: draws.random((1, 1475, 1, 1)) for name in ("alpha", "beta")}
    for name, arrays in [("lpips-vgg", vgg | factors([64, 128, 256, 512, 512])), ("dists", vgg | ratios),
                         ("lpips-alex", network(ALEX) | factors([64, 192, 384, 256, 256]))]:
        write(folder / f"{name}.safetensors",
              {key: numpy.ascontiguousarray(value, dtype="<f4") for key, value in arrays.items()})


def bench_perceptual(contender, has, size, original, paths, folder, rounds):
    """`contender` starts a program, `has` says whether a package is there."""
    random_weights(folder)
    os.environ["BENCH_WEIGHTS"] = str(folder)
    for metric, names in ROWS.items():
        there = [name for name in names if name not in PACKAGES or has(name)]
        running = {name: contender(name) for name in there}
        times = {name: [] for name in there}
        for turn in range(rounds + 1):
            for name in there:
                answer = running[name].ask(metric if name in PACKAGES else name, original, *paths)
                if turn > 0:  # the first warms up
                    times[name].append(answer)
        memory = {name: running[name].memory() for name in there}
        for process in running.values():
            process.end()

        def median(name, column):
            return statistics.median(time[column] for time in times[name]) / len(paths)

        print(f"\n{metric}, {size}, milliseconds a pair, median (minimum) of {rounds}; packages compute both images")
        print(f"  {'':30}{'wall':>18}{'CPU':>9}{'memory':>10}{'ratio':>8}{'a forward':>11}{'CPU ratio':>11}")
        for name in there:
            least = min(time[0] for time in times[name]) / len(paths)
            cells = f"{1e3 * median(name, 0):.4g} ({1e3 * least:.4g})"
            shown = name if name in PACKAGES else "crossmetric " + name
            line = f"  {shown:30}{cells:>18} {1e3 * median(name, 1):>8.4g}{memory[name]:>7.0f} MB"
            if name in PACKAGES:
                wall, cpu = (median(name, column) / median(metric, column) for column in (0, 1))
                line += f"{wall:>7.1f}x{wall / 2:>10.1f}x{cpu:>10.1f}x"
            print(line)
        if "vgg16" in there:
            wall, cpu = (median(metric, column) / median("vgg16", column) for column in (0, 1))
            print(f"  {metric} takes {wall:.2f} times the time of vgg16, {cpu:.2f} times its CPU-seconds")
        for name in names:
            if name in PACKAGES and name in there:
                value, own = times[name][0][2], times[metric][0][2]
                print(f"  value over {name}'s, less 1: {own / value - 1:.1g}")
            elif name not in there:
                print(f"  {name}: not installed")

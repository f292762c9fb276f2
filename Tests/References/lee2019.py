"""Writes Tests/Fixtures/lee2019: two small networks of Lee et al. 2019 with random weights, every
intermediate of two images each, and their streams and files.

    pip install torch==2.13.0 numpy==2.4.6 h5py==3.16.0
    python3 Tests/References/lee2019.py

Everything is written from the paper and the specification of the authors' test program (second
version), in double precision: TensorFlow's SAME alignment by explicit padding, contexts by unfolding
padded maps, f by PyTorch's own convolutions on the 4x4 windows, the arithmetic coder on Python's
integers. `base` has f as the importer's conjecture (no f.layers), `hybrid` another list, effective GDN
parameters, |ŷ| before h_a, and truncated levels.
"""
import math
import pathlib

import h5py
import numpy as np
import torch
from torch.nn import functional as F

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "Fixtures/lee2019"
torch.set_num_threads(1)


# Layers

def same(x, kernel, stride):
    """Zeros as TensorFlow's SAME puts them: the smaller half before."""
    pads = []
    for extent in (x.shape[3], x.shape[2]):
        total = max((-(-extent // stride) - 1) * stride + kernel - extent, 0)
        pads += [total // 2, total - total // 2]
    return F.pad(x, pads)


class Network:
    def __init__(self, seed):
        self.random = np.random.default_rng(seed)
        self.weights = {}

    def normal(self, shape, deviation, mean=0.0):
        return torch.from_numpy(
            (mean + deviation * self.random.standard_normal(shape)).astype(np.float32))

    def layer(self, name, shape, fan_in, outputs, gain=1.0):
        self.weights[name + ".weight"] = self.normal(shape, gain / math.sqrt(fan_in))
        self.weights[name + ".bias"] = self.normal([outputs], 0.1)

    def get(self, name):
        return self.weights[name].double()

    def conv(self, name, x, stride=1, padding="same"):
        weight = self.get(name + ".weight")
        x = same(x, weight.shape[2], stride) if padding == "same" else x
        return F.conv2d(x, weight, self.get(name + ".bias"), stride=stride)

    def deconv(self, name, x):
        full = F.conv_transpose2d(x, self.get(name + ".weight"), stride=2)
        assert full.shape[2] == 2 * x.shape[2] + 3
        return full[:, :, 1:-2, 1:-2] + self.get(name + ".bias")[None, :, None, None]

    def gdn(self, name, x, inverse=False):
        if name + ".effective_beta" in self.weights:
            beta, gamma = self.get(name + ".effective_beta"), self.get(name + ".effective_gamma")
        else:
            beta = self.get(name + ".beta").clamp(min=math.sqrt(1e-6 + 2**-36)) ** 2 - 2**-36
            gamma = self.get(name + ".gamma").clamp(min=2**-18) ** 2 - 2**-36
        n = beta[None, :, None, None] + torch.einsum("ij,bjyx->biyx", gamma, x * x)
        return x * n.sqrt() if inverse else x / n.sqrt()


class Lee(Network):
    def __init__(self, seed, n, m1, m2, f, effective, absolute, truncated):
        super().__init__(seed)
        self.n, self.m1, self.m = n, m1, m1 + m2
        self.absolute, self.truncated = absolute, truncated
        for stage in range(4):
            a, b = (3 if stage == 0 else n), (self.m if stage == 3 else n)
            self.layer(f"g_a.{2 * stage}", [b, a, 5, 5], a * 25, b)
            a, b = (self.m if stage == 0 else n), (3 if stage == 3 else n)
            self.layer(f"g_s.{2 * stage}", [a, b, 5, 5], a * 25 / 4, b)
            if stage < 3:
                for network in "ga", "gs":
                    name = f"{network[0]}_{network[1]}.{2 * stage + 1}."
                    prefix = "effective_" if effective else ""
                    self.weights[name + prefix + "beta"] = self.normal([n], 0.1, 1).abs()
                    self.weights[name + prefix + "gamma"] = self.normal([n, n], 0.1, 0.2).abs()
        self.layer("h_a.0", [n, self.m, 3, 3], self.m * 9, n)
        self.layer("h_a.2", [n, n, 5, 5], n * 25, n)
        self.layer("h_a.4", [n, n, 5, 5], n * 25, n)
        self.layer("h_s.0", [n, n, 5, 5], n * 25 / 4, n)
        self.layer("h_s.2", [n, n, 5, 5], n * 25 / 4, n)
        self.layer("h_s.4", [self.m, n, 3, 3], n * 9, self.m)
        self.weights["sigma_z"] = self.normal([n], 0.4, -2.5)
        # f: shapes of the weights, and (stride, same, slope) of all layers but the last.
        shapes, self.list, stated = f
        for index, shape in enumerate(shapes):
            self.layer(f"f.{index}", shape, int(np.prod(shape[1:])), shape[0])
        if stated:
            self.weights["f.layers"] = torch.tensor(self.list, dtype=torch.float32)
        if absolute:
            self.weights["h_a.absolute"] = torch.ones(1)
        if truncated:
            self.weights["x_hat.truncated"] = torch.ones(1)

    def g_a(self, x):
        sides = []
        for stage in range(4):
            x = self.conv(f"g_a.{2 * stage}", x, 2)
            if stage < 3:
                x = self.gdn(f"g_a.{2 * stage + 1}", x)
                sides.append(x.shape[2:])
                x = F.pad(x, [0, x.shape[3] % 2, 0, x.shape[2] % 2])
        self.sides = sides
        return x

    def g_s(self, x):
        for stage in range(4):
            x = self.deconv(f"g_s.{2 * stage}", x)
            if stage < 3:
                x = self.gdn(f"g_s.{2 * stage + 1}", x, inverse=True)
                height, width = self.sides[2 - stage]
                x = x[:, :, :height, :width]
        return x

    def h_a(self, y_hat):
        pads = [(0, 0), (0, 0), (0, -y_hat.shape[2] % 4), (0, -y_hat.shape[3] % 4)]
        x = torch.from_numpy(np.pad(y_hat.numpy(), pads, mode="symmetric"))
        x = x.abs() if self.absolute else x
        x = F.relu(self.conv("h_a.0", x))
        x = F.relu(self.conv("h_a.2", x, 2))
        return self.conv("h_a.4", x, 2)

    def h_s(self, z_hat):
        x = F.relu(self.deconv("h_s.0", z_hat))
        x = F.relu(self.deconv("h_s.2", x))
        return torch.exp(self.conv("h_s.4", x))

    def f(self, window):
        x = window
        for index, (stride, padded, slope) in enumerate(self.list):
            if self.weights[f"f.{index}.weight"].dim() == 4:
                x = self.conv(f"f.{index}", x, stride, "same" if padded else "valid")
            else:
                x = F.linear(
                    x.flatten(1), self.get(f"f.{index}.weight"), self.get(f"f.{index}.bias"))
            x = torch.where(x < 0, slope * x, x)
        last = len(self.list)
        x = F.linear(x.flatten(1), self.get(f"f.{last}.weight"), self.get(f"f.{last}.bias"))
        return x[0, :self.m1], torch.exp(x[0, self.m1:])

    def parameters(self, y_hat, hyper):
        """Means and deviations, rows x columns x channels."""
        height, width = y_hat.shape[2:]
        windows = []
        for map_ in (y_hat[:, :self.m1], hyper[:, :self.m1]):
            padded = F.pad(map_, [2, 1, 3, 0])
            unfolded = padded.unfold(2, 4, 1).unfold(3, 4, 1)
            windows.append(unfolded[:, :, :height, :width])
        mask = torch.tensor([[1, 1, 1, 1]] * 3 + [[1, 1, 0, 0]])
        means = torch.zeros(height, width, self.m, dtype=torch.float64)
        deviations = torch.zeros_like(means)
        for h in range(height):
            for w in range(width):
                both = torch.cat([windows[0][:, :, h, w] * mask, windows[1][:, :, h, w]], dim=1)
                means[h, w, :self.m1], deviations[h, w, :self.m1] = self.f(both)
                deviations[h, w, self.m1:] = hyper[0, self.m1:, h, w]
        return means, deviations

    def condition(self, x):
        """Scales last layers so that latents reach over some symbols."""
        def scale(name, target, value, spread=torch.std):
            factor = target / spread(value)
            for part in ".weight", ".bias":
                self.weights[name + part] = (self.weights[name + part] * factor).float()
        scale("g_a.6", 5, self.g_a(x))
        y_hat = torch.round(self.g_a(x))
        scale("h_a.4", 2.5, self.h_a(y_hat))
        z_hat = torch.round(self.h_a(y_hat))
        scale("h_s.4", 0.6, torch.log(self.h_s(z_hat)))
        hyper = self.h_s(z_hat)
        means, deviations = self.parameters(y_hat, hyper)
        last = f"f.{len(self.list)}"
        raw = torch.cat([means[:, :, :self.m1], torch.log(deviations[:, :, :self.m1])])
        scale(last, 1.0, raw)
        self.weights[last + ".bias"][self.m1:] += 1
        self.weights["g_s.6.bias"] -= self.g_s(y_hat).mean(dim=(0, 2, 3)).float()
        # The inverse GDN has heavy tails.
        scale("g_s.6", 0.3, self.g_s(y_hat), spread=lambda value: value.abs().median())


# The arithmetic coder

class Coder:
    TOP, TOTAL = 1 << 64, 10_000_000 + 513

    def __init__(self):
        self.low, self.high, self.pending, self.bits = 0, self.TOP - 1, 0, []

    def below(self, mean, deviation, symbol):
        if symbol == 513:
            return self.TOTAL
        t = (symbol - 1 + 0.5 - mean) / ((deviation + 1e-10) * math.sqrt(2))
        return int(0.5 * (1 + math.erf(t)) * 10_000_000) + symbol

    def write(self, mean, deviation, symbol):
        """The mean has 255 added, as the symbol."""
        self.last = (mean, deviation)
        low, high = (self.below(mean, deviation, symbol + i) for i in (0, 1))
        length = self.high - self.low + 1
        self.high = self.low + high * length // self.TOTAL - 1
        self.low = self.low + low * length // self.TOTAL
        half, quarter = self.TOP >> 1, self.TOP >> 2
        while True:
            if self.high < half or self.low >= half:
                bit = int(self.low >= half)
                self.bits += [bit] + [1 - bit] * self.pending
                self.pending = 0
                shift = half if bit else 0
            elif self.low >= quarter and self.high < half + quarter:
                self.pending += 1
                shift = quarter
            else:
                return
            self.low = (self.low - shift) * 2
            self.high = (self.high - shift) * 2 + 1

    def finish(self):
        self.write(*self.last, 512)
        bits = self.bits + [1]
        bits += [0] * (-len(bits) % 8)
        return np.packbits(np.array(bits, np.uint8))


# Images

def picture(seed, height, width):
    random = np.random.default_rng(seed)
    coarse = torch.from_numpy(random.uniform(20, 235, [1, 3, height // 12 + 2, width // 12 + 2]))
    smooth = F.interpolate(coarse, size=(height, width), mode="bicubic", align_corners=False)
    noisy = smooth[0].permute(1, 2, 0).numpy() + random.normal(0, 9, [height, width, 3])
    return np.clip(np.rint(noisy), 0, 255).astype(np.uint8)


def scaled(levels):
    padded = np.pad(
        levels, ((0, levels.shape[0] % 2), (0, levels.shape[1] % 2), (0, 0)), mode="edge")
    return torch.from_numpy(padded.astype(np.float64) / 127.5 - 1).permute(2, 0, 1)[None]


def margin(value):
    """How near to a half the nearest number lies."""
    return float((value - torch.floor(value) - 0.5).abs().min())


def case(model, levels):
    """None where a latent lies near a half."""
    x = scaled(levels)
    y = model.g_a(x)
    y_hat = torch.round(y)
    z = model.h_a(y_hat)
    z_hat = torch.round(z)
    if margin(y) < 2e-3 or margin(z) < 2e-3:
        return None
    hyper = model.h_s(z_hat)
    means, deviations = (v.numpy().astype(np.float32) for v in model.parameters(y_hat, hyper))
    x_hat = model.g_s(y_hat)[0].permute(1, 2, 0)[:levels.shape[0], :levels.shape[1]].numpy()
    samples = np.clip((x_hat + 1) * 127.5, 0, 255)
    coder = Coder()
    z_symbols = z_hat.numpy()[0].astype(np.int32)
    y_symbols = y_hat.numpy()[0].astype(np.int32)
    sigma = np.abs(model.weights["sigma_z"].numpy())
    for channel, plane in enumerate(z_symbols):
        for value in plane.flatten():
            coder.write(255.0, float(sigma[channel]), int(value) + 255)
    for h in range(y_symbols.shape[1]):
        for w in range(y_symbols.shape[2]):
            for c in range(y_symbols.shape[0]):
                coder.write(
                    float(means[h, w, c]) + 255, float(deviations[h, w, c]),
                    int(y_symbols[c, h, w]) + 255)
    return {
        "x": levels, "y": y[0].numpy().astype(np.float32), "y_symbols": y_symbols,
        "z_symbols": z_symbols, "hyper": hyper[0].numpy().astype(np.float32), "means": means,
        "deviations": deviations, "stream": coder.finish(),
        "x_hat_u8": (np.floor if model.truncated else np.rint)(samples).astype(np.uint8),
    }


def write(name, model, sizes):
    with torch.no_grad():
        model.condition(scaled(picture(1, 96, 80)))
        with h5py.File(FOLDER / f"{name}.h5", "w", libver=("earliest", "v108")) as file:
            for key, value in sorted(model.weights.items()):
                file["weights/" + key] = value.numpy()
            for index, (height, width) in enumerate(sizes):
                seed, found = 100, None
                while found is None:
                    found = case(model, picture(seed, height, width))
                    seed += 1
                print(name, height, width, "seed", seed - 1, "bytes", len(found["stream"]),
                      "y", found["y_symbols"].std(), "z", found["z_symbols"].std(),
                      "deviations", found["deviations"].min(), found["deviations"].max())
                for key, value in found.items():
                    packed = {"compression": "gzip", "shuffle": True} if value.nbytes > 4096 else {}
                    file.create_dataset(f"case{index}/{key}", data=value, **packed)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    write("base", Lee(
        1, n=4, m1=5, m2=0,
        f=([[4, 10, 3, 3], [5, 4, 3, 3], [3, 5, 3, 3], [10, 12]],
           [(1, 1, 0.2), (2, 1, 0.2), (1, 1, 0.2)], False),
        effective=False, absolute=False, truncated=False), [(37, 53), (18, 140)])
    write("hybrid", Lee(
        2, n=5, m1=3, m2=4,
        f=([[4, 6, 2, 2], [5, 4, 3, 3], [6, 5, 2, 2], [7, 24], [6, 7]],
           [(1, 1, 0.0), (1, 0, 1.0), (1, 1, 0.3), (1, 0, 0.1)], True),
        effective=True, absolute=True, truncated=True), [(70, 35), (1, 1)])

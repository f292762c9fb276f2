"""Golden values of `ssim-matlab`: Tests/Fixtures/ssim-matlab.csv.

    pip install numpy==2.4.6 scipy==1.17.1
    python ssim_matlab.py > ../Fixtures/ssim-matlab.csv

The rule of the MATLAB code of Wang, Bovik, Sheikh and Simoncelli (ssim.m), written anew with SciPy's filters: rgb2gray of
8-bit colour, f = round(smaller side / 256) with halves away from zero, imfilter with a flat f x f kernel and 'symmetric'
edges (its centre is element floor((f + 1) / 2), counted from 1), every f-th sample, then SSIM with the 11x11 Gaussian of
sigma 1.5 where it fits. The sizes cover f from 1 to 4, halves of f, odd sides and sides that f does not divide.
"""
import numpy as np
from scipy import ndimage, signal

from patterns import ramps

CASES = [
    (61, 83, 12, 1),
    (383, 390, 8, 2),
    (384, 400, 25, 3),
    (501, 385, 60, 4),
    (640, 643, 4, 5),
    (645, 641, 127, 6),
    (899, 897, 40, 7),
]


def grey(rgb):
    r, g, b = np.moveaxis(rgb.astype(np.float64), -1, 0)
    return np.floor((298936 * r + 587043 * g + 114021 * b + 500000) / 1000000)


def shrunk(plane):
    factor = max(1, int(np.floor(min(plane.shape) / 256 + 0.5)))
    if factor == 1:
        return plane
    # SciPy's centre is element floor(f / 2), counted from 0.
    origin = (factor + 1) // 2 - 1 - factor // 2
    kernel = np.full((factor, factor), 1 / factor**2)
    return ndimage.correlate(plane, kernel, mode="reflect", origin=origin)[::factor, ::factor]


def ssim(x, y):
    places = np.arange(-5, 6)
    window = np.exp(-(places[:, None] ** 2 + places**2) / (2 * 1.5**2))
    window /= window.sum()
    mean = lambda plane: signal.correlate2d(plane, window, mode="valid")
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    mx, my = mean(x), mean(y)
    sxx, syy, sxy = mean(x * x) - mx * mx, mean(y * y) - my * my, mean(x * y) - mx * my
    return np.mean((2 * mx * my + c1) * (2 * sxy + c2) / ((mx * mx + my * my + c1) * (sxx + syy + c2)))


print("width,height,noise,seed,ssim-matlab")
for width, height, noise, seed in CASES:
    pair = [shrunk(grey(picture)) for picture in (ramps(width, height), ramps(width, height, noise, seed))]
    print(f"{width},{height},{noise},{seed},{float(ssim(*pair))!r}")

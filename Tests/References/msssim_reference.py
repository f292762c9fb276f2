"""Golden values of PSNR and MS-SSIM for Tests/MetricsTests.

    pip install torch==2.13.0 pytorch-msssim==1.0.0 numpy scipy
    python msssim_reference.py > ../Fixtures/msssim.csv

Even sizes: pytorch-msssim in float64. Odd sizes and the joint mean: numpy and scipy below, written
from Wang et al. 2003 with TensorFlow's symmetric padding; it stops if it disagrees with
pytorch-msssim on the even sizes.
"""
import numpy as np
import torch
from pytorch_msssim import ms_ssim
from scipy.ndimage import correlate1d

from patterns import ramps

WEIGHTS = np.array([0.0448, 0.2856, 0.3001, 0.2363, 0.1333])
TAPS = np.exp(-np.arange(-5, 6) ** 2 / (2 * 1.5**2))
TAPS /= TAPS.sum()
CASES = [
    (176, 176, 20, 1),
    (256, 192, 3, 2),
    (320, 208, 60, 3),
    (161, 161, 25, 4),
    (255, 181, 40, 5),
    (333, 200, 90, 6),
]


def window(plane):
    return correlate1d(correlate1d(plane, TAPS, axis=0), TAPS, axis=1)[5:-5, 5:-5]


def halve(plane):
    h, w = plane.shape
    plane = np.pad(plane, ((0, h % 2), (0, w % 2)), mode="symmetric")
    return (plane[::2, ::2] + plane[1::2, ::2] + plane[::2, 1::2] + plane[1::2, 1::2]) / 4


def terms(x, y):
    """Means of contrast-structure (and, at the last scale, SSIM) of one channel."""
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    means = []
    for scale in range(5):
        mx, my = window(x), window(y)
        vx, vy, vxy = window(x * x) - mx * mx, window(y * y) - my * my, window(x * y) - mx * my
        cs = (2 * vxy + c2) / (vx + vy + c2)
        luminance = (2 * mx * my + c1) / (mx * mx + my * my + c1)
        means.append((cs if scale < 4 else cs * luminance).mean())
        x, y = halve(x), halve(y)
    return np.maximum(means, 0)


def main():
    print("width,height,noise,seed,psnr,ms-ssim,ms-ssim-joint")
    for width, height, noise, seed in CASES:
        a = ramps(width, height)
        b = ramps(width, height, noise, seed)
        psnr = 10 * np.log10(255**2 / np.mean((a.astype(float) - b) ** 2))
        per_channel = np.array(
            [terms(a[..., c].astype(float), b[..., c].astype(float)) for c in range(3)])
        separate = np.prod(per_channel**WEIGHTS, axis=1).mean()
        joint = np.prod(per_channel.mean(axis=0) ** WEIGHTS)
        # Its window is made in float32, hence the tolerance.
        if width % 16 == 0 and height % 16 == 0:
            tensors = [torch.tensor(i.astype(float)).permute(2, 0, 1)[None] for i in (a, b)]
            theirs = ms_ssim(*tensors, data_range=255).item()
            assert abs(theirs - separate) < 1e-6, (theirs, separate)
        print(f"{width},{height},{noise},{seed},{psnr!r},{separate!r},{joint!r}".replace("np.float64(", "").replace(")", ""))


if __name__ == "__main__":
    main()

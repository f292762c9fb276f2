"""Golden values of the luma metrics, SSIM and the metrics that follow a package.

    pip install torch==2.13.0 numpy==2.4.6 scipy==1.17.1 scikit-image==0.26.0
    pip install --no-deps pytorch-msssim==1.0.0 piq==0.8.0 pyiqa==0.1.16
    python packages_reference.py > ../Fixtures/packages.csv

With tensorflow-cpu==2.21.0 (another environment will do) the column of TensorFlow:

    python packages_reference.py tensorflow > ../Fixtures/tensorflow.csv

Columns without a suffix: the package's own code on float64, with its window made in float64 too, so
that its rule shows and not its rounding. `-stock`: as a user calls it, in float32.
"""
import importlib
import os
import sys
import sysconfig
import types

import numpy as np

from patterns import ramps

CASES = [
    (176, 208, 12, 1),
    (177, 209, 25, 2),
    (161, 161, 4, 3),
    (300, 201, 60, 4),
    (201, 302, 127, 5),
    (167, 330, 1, 6),
]


def tensorflow():
    import tensorflow as tf
    from tensorflow.python.ops import image_ops_impl

    print("width,height,noise,seed,ms-ssim,ms-ssim-stock")
    stock = image_ops_impl.convert_image_dtype
    for case in CASES:
        scores = []
        for dtype in (tf.float64, tf.float32):
            # It turns whatever it is given into float32, else its code runs on float64 as well.
            image_ops_impl.convert_image_dtype = (
                stock if dtype == tf.float32 else lambda image, _: tf.cast(image, dtype))
            a, b = (tf.constant(i[None], dtype) for i in pictures(*case))
            scores.append(float(tf.image.ssim_multiscale(a, b, 255)[0]))
        print(",".join(map(str, case)) + f",{scores[0]!r},{scores[1]!r}")


def pictures(width, height, noise, seed):
    return ramps(width, height), ramps(width, height, noise, seed)


def bare(name):
    """A module of piq or pyiqa without its package's own imports, which ask for far more."""
    parts = name.split(".")
    root = os.path.join(sysconfig.get_paths()["purelib"], parts[0])
    for depth in range(1, len(parts) + 1):
        folder = os.path.join(root, *parts[1:depth])
        if os.path.isdir(folder) and (depth < 2 or parts[depth - 1] in ("archs", "utils")):
            module = sys.modules.setdefault(
                ".".join(parts[:depth]), types.ModuleType(".".join(parts[:depth])))
            module.__path__ = [folder]
    return importlib.import_module(name)


def to_ycbcr(rgb):
    """JFIF 1.02."""
    r, g, b = np.moveaxis(rgb.astype(np.float64), -1, 0)
    y = 0.299 * r + 0.587 * g + 0.114 * b
    return y, (b - y) / 1.772 + 128, (r - y) / 1.402 + 128


def psnr(a, b):
    return 10 * np.log10(255**2 / np.mean((a - b) ** 2))


def main():
    import torch
    from pytorch_msssim import ms_ssim as pytorch_msssim
    from skimage.metrics import structural_similarity

    from msssim_reference import TAPS, WEIGHTS, terms

    bare("pyiqa.utils.color_util")
    ssim_arch, psnr_arch = bare("pyiqa.archs.ssim_arch"), bare("pyiqa.archs.psnr_arch")
    preprocess = bare("pyiqa.archs.func_util").preprocess_rgb
    piq_msssim = bare("piq.ms_ssim").multi_scale_ssim
    piq_psnr = bare("piq.psnr").psnr
    window = torch.from_numpy(TAPS)
    print("width,height,noise,seed,ssim,psnr-y,psnr-ycbcr-611,ms-ssim-y,ms-ssim-pytorch,"
          "ms-ssim-piq,ms-ssim-pyiqa,psnr-pyiqa,psnr-compressai-stock,ms-ssim-pytorch-stock,"
          "ms-ssim-piq-stock,ms-ssim-pyiqa-stock,psnr-pyiqa-stock")
    for case in CASES:
        a, b = pictures(*case)
        planes = list(zip(to_ycbcr(a), to_ycbcr(b)))
        levels = [psnr(x, y) for x, y in planes]
        float64 = [torch.from_numpy(i.astype(np.float64)).permute(2, 0, 1)[None] for i in (a, b)]
        unit64 = [i / 255 for i in float64]
        float32 = [i.float() for i in float64]
        unit32 = [i / 255 for i in float32]
        luma = [preprocess(i, True, 255, "yiq") for i in unit64]
        # CompressAI's eval_model: both images times 255, clamped, rounded; then this.
        rounded = [(i * 255).clamp(0, 255).round() for i in unit32]
        mse = (rounded[0] - rounded[1]).pow(2).mean().item()
        values = [
            structural_similarity(a, b, gaussian_weights=True, sigma=1.5, data_range=255,
                                  use_sample_covariance=False, channel_axis=-1),
            levels[0],
            (6 * levels[0] + levels[1] + levels[2]) / 8,
            np.prod(terms(*planes[0]) ** WEIGHTS),
            pytorch_msssim(*float64, data_range=255, win=window.expand(3, 1, 1, -1)).item(),
            piq_msssim(*unit64, data_range=1.0).item(),
            ssim_arch.ms_ssim(*luma, win=torch.outer(window, window)[None, None],
                              data_range=255).item(),
            psnr_arch.PSNR()(*unit64).item(),
            20 * np.log10(255) - 10 * np.log10(mse),
            pytorch_msssim(*float32, data_range=255).item(),
            piq_msssim(*unit32, data_range=1.0).item(),
            ssim_arch.MS_SSIM()(*unit32).item(),
            psnr_arch.PSNR()(*unit32).item(),
        ]
        theirs = 10 ** (-piq_psnr(*unit64, convert_to_greyscale=True).item() / 10) - 1e-8
        assert abs(levels[0] + 10 * np.log10(theirs)) < 1e-5
        print(",".join([str(n) for n in case] + [repr(float(v)) for v in values]))


if __name__ == "__main__":
    tensorflow() if "tensorflow" in sys.argv else main()

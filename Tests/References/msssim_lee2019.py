"""MS-SSIM of the 108 published reconstructions of Lee et al. (ICLR 2019) with pytorch-msssim.

    pip install torch==2.13.0 pytorch-msssim==1.0.0 pillow numpy
    python msssim_lee2019.py DATA > ../Fixtures/msssim_lee2019.csv

DATA holds kodak/ and lee2019/. Computed in float64, with the window in float64 too: the package's own
is made in float32, which moves the result by up to 1.1e-6.
"""
import sys
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from pytorch_msssim import ms_ssim

torch.set_num_threads(1)

taps = torch.exp(-torch.arange(-5, 6, dtype=torch.float64) ** 2 / (2 * 1.5**2))
WINDOW = (taps / taps.sum()).reshape(1, 1, 1, 11).repeat(3, 1, 1, 1)


def load(path):
    return torch.tensor(np.array(Image.open(path).convert("RGB")).astype(float)).permute(2, 0, 1)[None]


def main(data):
    print("objective,point,image,ms-ssim")
    originals = {path.stem: load(path) for path in sorted((data / "kodak").glob("*.png"))}
    for path in sorted((data / "lee2019/Reconstructed images").glob("*/*/*.png")):
        objective = path.parts[-3].removesuffix(" optimized")
        value = ms_ssim(originals[path.stem], load(path), data_range=255, win=WINDOW).item()
        print(f"{objective},{path.parts[-2]},{path.stem},{value!r}")


main(Path(sys.argv[1]))

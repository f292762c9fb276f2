"""Images that all tests share."""

import numpy as np
import pytest

import crossmetric


@pytest.fixture(scope="session")
def original():
    return picture(96, 80)


@pytest.fixture(scope="session")
def noisy(original):
    return worse(original, 12)


@pytest.fixture(scope="session")
def psnr():
    return crossmetric.Scorer("psnr")


def picture(width, height, seed=0, channels=3):
    """Gradients, edges and grain, uint8."""
    y, x, c = np.mgrid[0:height, 0:width, 0:channels]
    smooth = 7 * x + 13 * y + 31 * c + (x * y) // 4
    grain = np.random.default_rng(seed).integers(0, 9, smooth.shape)
    return ((smooth // 3 + grain) % 256).astype(np.uint8)


def worse(array, strength, seed=1):
    noise = np.random.default_rng(seed).integers(-strength, strength + 1, array.shape)
    return np.clip(array.astype(int) + noise, 0, 255).astype(np.uint8)


def write_pnm(path, array):
    """A PPM or PGM file of 8 or 16 bit."""
    kind = "P5" if array.ndim == 2 else "P6"
    most = np.iinfo(array.dtype).max
    header = f"{kind}\n{array.shape[1]} {array.shape[0]}\n{most}\n".encode()
    path.write_bytes(header + array.astype(array.dtype.newbyteorder(">")).tobytes())
    return path

"""The images that are timed: one original and its reconstructions, small and large."""
import os
import pathlib

import numpy
from PIL import Image

HERE = pathlib.Path(__file__).resolve().parent


def sets(scratch):
    """(name, original, eight reconstructions) of 768x512 and of 2048x1365 pixels.

    Outside data where CROSSMETRIC_DATA names some, else the demo's; the large ones are mosaics.
    """
    data = os.environ.get("CROSSMETRIC_DATA")
    if data:
        folder = pathlib.Path(data) / "data"
        originals = sorted(folder.glob("kodak/kodim*.png"))
        pattern = "lee2019/Reconstructed images/MSE optimized/*/{}.png"
    else:
        folder = HERE.parent / "crossmetric-demo"
        originals = sorted(folder.glob("originals/*.png"))
        pattern = "results/reconstructions/x265/mse/*/{}.png"
    if not originals:
        raise SystemExit(f"no images in {folder}: run `make demo` first or set CROSSMETRIC_DATA")
    points = [sorted(folder.glob(pattern.format(path.stem)))[:8] for path in originals]
    large = [_mosaic(originals, scratch / "large.png")]
    for index in range(2):
        files = [found[index] for found in points]
        large.append(_mosaic(files, scratch / f"large-{index}.png"))
    small = next(i for i, path in enumerate(originals) if Image.open(path).width > Image.open(path).height)
    return _set(originals[small], points[small]), _set(large[0], large[1:])


def _set(original, reconstructions):
    with Image.open(original) as image:
        size = f"{image.width}x{image.height}"
    return size, str(original), [str(path) for path in reconstructions]


def _mosaic(paths, out, width=2048, height=1365):
    """Copies of the images side by side and below each other."""
    pixels = [numpy.asarray(Image.open(path).convert("RGB")) for path in paths]
    side = min(min(array.shape[:2]) for array in pixels)
    across, down = -(-width // side), -(-height // side)
    tiles = [pixels[i % len(pixels)][:side, :side] for i in range(across * down)]
    rows = [numpy.concatenate(tiles[r * across : (r + 1) * across], 1) for r in range(down)]
    Image.fromarray(numpy.concatenate(rows, 0)[:height, :width]).save(out)
    return out

"""Writes Tests/Fixtures/codecs/coarse-to-fine-seams.json: seams of blocks, smoothed by Pillow.

    pip install pillow==13.0.0 numpy==2.4.6
    python3 Tests/References/coarse_to_fine_seams.py

The rule is that of the program of Hu et al. 2021, on small images of small blocks; values are planes
of red, green and blue.
"""

import json
import pathlib

import numpy as np
from PIL import Image, ImageFilter


def smoothed(picture, side):
    height, width, _ = picture.shape
    result = picture.copy()
    for horizontal in (True, False):
        source = Image.fromarray(result)
        across, along = (height, width) if horizontal else (width, height)
        pieces = []
        for seam in range(side, across, side):
            for start in range(0, along - 8, 4):
                box = (start, seam - 4) if horizontal else (seam - 4, start)
                block = source.crop((*box, box[0] + 8, box[1] + 8))
                block = block.filter(ImageFilter.SMOOTH).crop((2, 2, 6, 6))
                pieces.append((box, np.asarray(block)))
        for (x, y), block in pieces:
            result[y + 2 : y + 6, x + 2 : x + 6] = block
    return result


random = np.random.default_rng(11)
cases = []
for height, width, side in [(24, 32, 16), (16, 24, 8), (40, 12, 16)]:
    picture = random.integers(0, 256, (height, width, 3), dtype=np.uint8)
    planes = lambda array: array.transpose(2, 0, 1).ravel().tolist()
    cases.append(
        {
            "height": height,
            "width": width,
            "side": side,
            "before": planes(picture),
            "after": planes(smoothed(picture, side)),
        }
    )

path = pathlib.Path(__file__).parent.parent / "Fixtures/codecs/coarse-to-fine-seams.json"
path.parent.mkdir(exist_ok=True)
path.write_text(json.dumps(cases, separators=(",", ":")) + "\n")

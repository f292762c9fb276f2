"""The images of `pictures.tsv`, scaled down so that JPEG's traces vanish.

Each image of the training part is kept at several sizes (longest side 480 to 900, at most 1/1.8 of the original); those of
the other parts at 640. `python pictures.py FOLDER [PACKAGE...]` makes them; what exists is kept.
"""

import csv
import os
import sys

import numpy as np
from PIL import Image

TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pictures.tsv")
TRAINING_SIDES = (480, 640, 900)
OTHER_SIDE = 640
LEAST_REDUCTION = 1.8


def table():
    with open(TABLE, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _name(row, side):
    parts = row["file"].split("/")
    stem = parts[-4] if "contents" in parts else parts[-1].rsplit(".", 1)[0]
    return f"{row['part']}-{stem}-{side}.png"


def prepare(folder, packages=()):
    """Makes the scaled images, of some packages or all; packages that are missing are named, and left out."""
    os.makedirs(folder, exist_ok=True)
    missing, made = set(), 0
    for row in table():
        if packages and row["package"] not in packages:
            continue
        if not os.path.exists(row["file"]):
            missing.add(row["package"])
            continue
        sides = TRAINING_SIDES if row["part"] == "train" else (OTHER_SIDE,)
        original = None
        for side in sides:
            path = os.path.join(folder, _name(row, side))
            if os.path.exists(path):
                continue
            original = original or Image.open(row["file"]).convert("RGB")
            if max(original.size) < side * LEAST_REDUCTION and side != min(sides):
                continue
            scale = side / max(original.size)
            size = tuple(max(1, round(length * scale)) for length in original.size)
            original.resize(size, Image.Resampling.LANCZOS, reducing_gap=3).save(path)
            made += 1
    if missing:
        print("not installed, their images are left out: " + " ".join(sorted(missing)))
    return made


def load(folder, parts):
    """The images of these parts as arrays [height, width, 3] of bytes, in the order of their names."""
    names = sorted(name for name in os.listdir(folder) if name.split("-")[0] in parts and name.endswith(".png"))
    return [np.asarray(Image.open(os.path.join(folder, name)).convert("RGB")) for name in names]


class Crops:
    """Random crops. Of four places one is drawn with a chance proportional to its detail (mean absolute difference of
    neighbours), so that flat sky and blur are rare."""

    def __init__(self, pictures, seed):
        self.random = np.random.default_rng(seed)  # a number, or several
        self.pictures = pictures
        self.sums = []
        for picture in pictures:
            grey = picture.astype(np.float32).mean(2)
            detail = np.zeros_like(grey)
            detail[:, 1:] += np.abs(np.diff(grey, axis=1))
            detail[1:] += np.abs(np.diff(grey, axis=0))
            self.sums.append(np.pad(detail.cumsum(0).cumsum(1), ((1, 0), (1, 0))))
        area = np.array([picture.shape[0] * picture.shape[1] for picture in pictures], dtype=np.float64)
        mean = np.array([s[-1, -1] for s in self.sums]) / area
        # Images with detail more often, large ones a little more often.
        weights = np.sqrt(area) * (mean + 1)
        self.weights = weights / weights.sum()

    def crop(self, side):
        index = self.random.choice(len(self.pictures), p=self.weights)
        picture, sums = self.pictures[index], self.sums[index]
        tops = self.random.integers(0, picture.shape[0] - side + 1, 4)
        lefts = self.random.integers(0, picture.shape[1] - side + 1, 4)
        bottoms, rights = tops + side, lefts + side
        detail = sums[bottoms, rights] - sums[tops, rights] - sums[bottoms, lefts] + sums[tops, lefts]
        detail = detail / side**2 + 1
        chosen = self.random.choice(4, p=detail / detail.sum())
        crop = picture[tops[chosen] : tops[chosen] + side, lefts[chosen] : lefts[chosen] + side]
        if self.random.random() < 0.5:
            crop = crop[:, ::-1]
        if self.random.random() < 0.25:
            crop = crop.transpose(1, 0, 2)
        return crop

    def batch(self, count, side):
        return np.stack([self.crop(side) for _ in range(count)])


if __name__ == "__main__":
    print(f"{prepare(sys.argv[1], sys.argv[2:])} images made")

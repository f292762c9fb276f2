"""Scores epoch by epoch."""

import numpy as np
import pytest

import crossmetric
from conftest import picture, worse


def test_means_of_each_epoch_are_kept():
    originals = [picture(64, 48, seed=place) for place in range(3)]
    scores = crossmetric.EpochScores(originals, ["psnr", "ssim"])
    for epoch in range(2):
        means = scores(epoch, [worse(original, 20 - 9 * epoch) for original in originals])
    each = [crossmetric.score(original, worse(original, 11), ["psnr", "ssim"]) for original in originals]
    assert means["psnr"] == pytest.approx(np.mean([score["psnr"] for score in each]))
    assert [row["epoch"] for row in scores.rows] == [0, 1]
    with pytest.raises(crossmetric.CallError, match="3 originals and 2"):
        scores(2, originals[:2])
    with pytest.raises(crossmetric.CallError, match="no originals"):
        crossmetric.EpochScores([], "psnr")


def test_batches_of_floats():
    originals = np.stack([picture(64, 48, seed=place) for place in range(2)])
    planes = np.moveaxis(originals, 3, 1) / 255
    scores = crossmetric.EpochScores(planes, "psnr", quantise=(0, 1), layout="CHW")
    assert scores(0, planes)["psnr"] == np.inf
    assert scores.originals[0].width == 64

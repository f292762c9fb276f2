"""BD-rates, cross-metric bias and intervals of arrays."""

from __future__ import annotations

import math
from collections.abc import Sequence
from ctypes import POINTER, byref, c_double
from dataclasses import dataclass
from typing import Any, NamedTuple, Optional

import numpy as np

from . import _library
from ._library import BiasFound, Curve, CurveRules, Delta
from .errors import CurvesError


class Interval(NamedTuple):
    """A 95 % interval over images."""

    low: float
    high: float


@dataclass(frozen=True)
class BDRate:
    """Bjontegaard's deltas of a test against its anchor."""

    #: BD-rate: negative says that the test needs less rate; NaN with a note if it is unknown.
    percent: float
    #: Over images; None if it is unknown.
    interval: Optional[Interval]
    #: BD-quality: dB, or percent for a distance.
    quality: float
    #: Shared over union of the two intervals of qualities.
    overlap_percent: float
    #: Points of each curve inside what the number is the mean over; None if it is unknown.
    anchor_points: Optional[int]
    test_points: Optional[int]
    #: What must be known of the number; empty for nothing.
    note: str

    def __float__(self) -> float:
        return self.percent


@dataclass(frozen=True)
class Bias:
    """Cross-metric bias of objective b against objective a."""

    #: How much larger the distance of b is; NaN with a note if it is unknown.
    percent: float
    interval: Optional[Interval]
    #: Two-sided probability of a bias so far from none; None without images.
    p: Optional[float]
    #: What the number is the mean over: a metric on its curve scale (dB), or bits per pixel.
    over: Interval
    a_points: Optional[int]
    b_points: Optional[int]
    note: str

    def __float__(self) -> float:
        return self.percent


def bd_rate(
    anchor: tuple[Any, Any],
    test: tuple[Any, Any],
    metric: Optional[str] = "psnr",
    *,
    method: str = "pchip",
    range: str = "overlap",
    scale: str = "log",
    least_points: int = 4,
    drop_dominated: bool = False,
    draws: int = 20_000,
    seed: int = 0,
) -> BDRate:
    """BD-rate and BD-quality of a test curve against an anchor.

    anchor, test: (rates, scores): bits per pixel and raw scores (MS-SSIM between 0 and 1, a distance as it is) of
        the operating points, in any order. Arrays of one dimension hold means; arrays (points, images) hold each
        image, and give an interval from 5 images on.
    metric: the id of what the scores are, which says how they enter; None for a quality of which more is better,
        taken as it is.
    method: "pchip", "akima" or "cubic". range: "overlap", "LO:HI" in bits per pixel, or "low", "median", "high",
        "full" of the shared rates. scale: "log" (MS-SSIM in dB, a distance as -ln) or "linear".
    least_points: fewest points of a curve, 1 to 4. drop_dominated: leave out points that another one beats.
    draws, seed: of the bootstrap, which gives the intervals from 24 images on.
    """
    with_anchor, with_test = _curve(anchor, "anchor"), _curve(test, "test")
    rules = CurveRules(
        method=method.encode(),
        range=range.encode(),
        scale=scale.encode(),
        least_points=_at_least_one(least_points, "least_points"),
        leaves_out_dominated=int(drop_dominated),
        draws=_at_least_one(draws, "draws"),
        seed=seed,
    )
    found = Delta()
    _library.check(
        _library.library().cm_bd_rate,
        byref(with_anchor.curve),
        byref(with_test.curve),
        None if metric is None else metric.encode(),
        byref(rules),
        byref(found),
    )
    return BDRate(
        percent=found.rate_percent,
        interval=_interval(found.rate_low, found.rate_high),
        quality=found.quality,
        overlap_percent=found.overlap_percent,
        anchor_points=_count(found.anchor_points),
        test_points=_count(found.test_points),
        note=_library.take_text(found.note),
    )


def cross_metric_bias(
    a: tuple[Any, Any],
    b: tuple[Any, Any],
    at_equal: str = "psnr",
    distance: str = "vgg16",
    *,
    draws: int = 20_000,
    seed: int = 0,
) -> Bias:
    """How much larger a perceptual distance of objective b is than that of objective a, at equal quality.

    a, b: (held, distances) of the operating points: raw scores of the metric `at_equal` (or bits per pixel where
        that is "bpp"), and the distances. Arrays of one dimension hold means; arrays (points, images) hold each
        image, and give an interval from 5 images on.
    distance: the id of a distance, such as "vgg16", "lpips-alex" or "dists".
    """
    with_a, with_b = _curve(a, "a"), _curve(b, "b")
    rules = CurveRules(draws=_at_least_one(draws, "draws"), seed=seed)
    found = BiasFound()
    _library.check(
        _library.library().cm_cross_metric_bias,
        byref(with_a.curve),
        byref(with_b.curve),
        at_equal.encode(),
        distance.encode(),
        byref(rules),
        byref(found),
    )
    return Bias(
        percent=found.percent,
        interval=_interval(found.low, found.high),
        p=None if math.isnan(found.p) else found.p,
        over=Interval(found.from_, found.to),
        a_points=_count(found.a_points),
        b_points=_count(found.b_points),
        note=_library.take_text(found.note),
    )


def mean_interval(
    values: Sequence[float], *, draws: int = 20_000, seed: int = 0
) -> tuple[float, Optional[Interval]]:
    """A mean over images and its 95 % interval: by the jackknife with Student's t under 24 values, by BCa over draws
    from then on; None under 5 values."""
    array = _doubles(values, "values")
    if array.ndim != 1 or array.size == 0:
        raise CurvesError(f"values is one number an image, not of shape {array.shape}")
    mean, low, high = c_double(), c_double(), c_double()
    _library.check(
        _library.library().cm_mean_interval,
        array.ctypes.data_as(POINTER(c_double)),
        array.size,
        _at_least_one(draws, "draws"),
        seed,
        byref(mean),
        byref(low),
        byref(high),
    )
    return mean.value, _interval(low.value, high.value)


class _Held(NamedTuple):
    """A curve, and the arrays that it points into."""

    curve: Curve
    arrays: tuple[np.ndarray, np.ndarray]


def _curve(given: tuple[Any, Any], name: str) -> _Held:
    try:
        first, second = given
    except (TypeError, ValueError):
        raise CurvesError(f"{name} is a pair of arrays, (rates, scores)") from None
    rates, scores = _doubles(first, f"rates of {name}"), _doubles(second, f"scores of {name}")
    if rates.shape != scores.shape or rates.ndim not in (1, 2) or rates.size == 0:
        raise CurvesError(
            f"{name} has arrays of shape {rates.shape} and {scores.shape}; give two of one shape, (points,) or "
            "(points, images)"
        )
    pointer = POINTER(c_double)
    return _Held(
        Curve(
            rates=rates.ctypes.data_as(pointer),
            scores=scores.ctypes.data_as(pointer),
            points=rates.shape[0],
            images=1 if rates.ndim == 1 else rates.shape[1],
        ),
        (rates, scores),
    )


def _doubles(values: Any, name: str) -> np.ndarray:
    try:
        return np.ascontiguousarray(values, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise CurvesError(f"{name} are no numbers: {error}") from None


def _at_least_one(value: int, name: str) -> int:
    if value < 1:
        raise CurvesError(f"{name} is at least 1, not {value}")
    return min(value, 2**31 - 1)


def _interval(low: float, high: float) -> Optional[Interval]:
    return None if math.isnan(low) or math.isnan(high) else Interval(low, high)


def _count(value: int) -> Optional[int]:
    return None if value < 0 else value



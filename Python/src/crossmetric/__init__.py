"""Cross-metric analysis of image codecs: scores of images, BD-rates, cross-metric bias, studies.

The numbers are those of the program `crossmetric`, bit for bit.
"""

from ._version import __version__
from .curves import BDRate, Bias, Interval, bd_rate, cross_metric_bias, mean_interval
from .errors import (
    CallError,
    Cancelled,
    CrossMetricError,
    CurvesError,
    ForkedError,
    ImageError,
    MetricError,
    PartlyFailed,
    StudyError,
    UntrainedWeights,
    WeightsError,
)
from .results import Figure, Results
from .scoring import Definition, Original, Score, Scorer, Scores, metrics, score
from .studies import command, run
from .training import EpochScores

__all__ = [
    "BDRate",
    "Bias",
    "CallError",
    "Cancelled",
    "CrossMetricError",
    "CurvesError",
    "Definition",
    "EpochScores",
    "Figure",
    "ForkedError",
    "ImageError",
    "Interval",
    "MetricError",
    "Original",
    "PartlyFailed",
    "Results",
    "Score",
    "Scorer",
    "Scores",
    "StudyError",
    "UntrainedWeights",
    "WeightsError",
    "__version__",
    "bd_rate",
    "command",
    "cross_metric_bias",
    "mean_interval",
    "metrics",
    "run",
    "score",
]

"""Scores of reconstructions."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Optional, Union, overload

from . import _library
from .pictures import Layout, Quantise
from .scorer import USUAL, Original, PathLike, Scorer, Several
from .scores import Definition, Score, Scores

__all__ = [
    "USUAL",
    "Definition",
    "Original",
    "PathLike",
    "Score",
    "Scorer",
    "Scores",
    "Several",
    "metrics",
    "score",
]


def metrics() -> list[str]:
    """Ids of all metrics; docs/metrics has a page on each."""
    library = _library.library()
    return [library.cm_metric_id(index).decode() for index in range(library.cm_metric_count())]


@overload
def score(
    original: Any,
    reconstructions: PathLike,
    metrics: Union[str, Sequence[str]] = ...,
    weights: Optional[Mapping[str, Union[str, os.PathLike[str]]]] = ...,
    *,
    alpha: str = ...,
    depth: str = ...,
    exact: bool = ...,
    layout: Layout = ...,
    quantise: Optional[Quantise] = ...,
) -> Score: ...
@overload
def score(
    original: Any,
    reconstructions: Several,
    metrics: Union[str, Sequence[str]] = ...,
    weights: Optional[Mapping[str, Union[str, os.PathLike[str]]]] = ...,
    *,
    alpha: str = ...,
    depth: str = ...,
    exact: bool = ...,
    layout: Layout = ...,
    quantise: Optional[Quantise] = ...,
) -> Scores: ...
@overload
def score(
    original: Any,
    reconstructions: Any,
    metrics: Union[str, Sequence[str]] = ...,
    weights: Optional[Mapping[str, Union[str, os.PathLike[str]]]] = ...,
    *,
    alpha: str = ...,
    depth: str = ...,
    exact: bool = ...,
    layout: Layout = ...,
    quantise: Optional[Quantise] = ...,
) -> Any: ...
def score(
    original: Any,
    reconstructions: Any,
    metrics: Union[str, Sequence[str]] = USUAL,
    weights: Optional[Mapping[str, Union[str, os.PathLike[str]]]] = None,
    *,
    alpha: str = "refuse",
    depth: str = "equal",
    exact: bool = False,
    layout: Layout = "auto",
    quantise: Optional[Quantise] = None,
) -> Any:
    """Scores reconstructions of an original.

    Images are arrays of uint8 or uint16, (height, width, 3) or (height, width) for grey; tensors of PyTorch,
    (3, height, width); anything else with `__array__` or DLPack on the CPU; PIL images; paths of PNG, PPM or PGM
    files. The other arguments are those of `Scorer`.

    One reconstruction gives a `Score`; a list, a dictionary by name, or a batch (N, 3, height, width) gives
    `Scores`. A batch of originals is scored pair by pair.

    Weights are read once, however often this is called with the same arguments.
    """
    ids = (metrics,) if isinstance(metrics, str) else tuple(metrics)
    chosen = tuple(sorted((name, os.fspath(choice)) for name, choice in (weights or {}).items()))
    kept = _kept_scorer(ids, chosen, _state_of(chosen), alpha, depth, exact, layout, quantise)
    return kept.score(original, reconstructions)


@lru_cache(maxsize=8)
def _kept_scorer(
    ids: tuple[str, ...],
    chosen: tuple[tuple[str, str], ...],
    state: tuple[int, ...],
    alpha: str,
    depth: str,
    exact: bool,
    layout: Layout,
    quantise: Optional[Quantise],
) -> Scorer:
    return Scorer(
        ids,
        dict(chosen),
        alpha=alpha,
        depth=depth,
        exact=exact,
        layout=layout,
        quantise=tuple(quantise) if quantise is not None else None,  # type: ignore[arg-type]
    )


def _state_of(chosen: tuple[tuple[str, str], ...]) -> tuple[int, ...]:
    """Changes when files of weights do, installed ones included."""
    data = os.environ.get("XDG_DATA_HOME", "")
    if not data.startswith("/"):
        data = os.path.expanduser("~/.local/share")
    folder = os.environ.get("CROSSMETRIC_WEIGHTS") or data + "/crossmetric/weights"
    paths = [folder] + [choice for _, choice in chosen if choice not in ("trained", "seeded")]
    state = [hash(folder)]
    for path in paths:
        try:
            state.append(os.stat(path).st_mtime_ns)
        except OSError:
            state.append(0)
    return tuple(state)

"""Metrics with their weights, made once, and originals with their side of each metric."""

from __future__ import annotations

import ctypes
import os
import warnings
from collections.abc import Mapping, Sequence
from ctypes import byref, c_double
from typing import Any, Optional, Union, overload

import numpy as np

from . import _interrupt, _library
from ._library import Handle, Owned, Picture, Rules
from .errors import CallError, ImageError, MetricError, UntrainedWeights
from .pictures import Layout, Quantise, Reading, Source, batch, is_path, plain, source
from .scores import Definition, Score, Scores

PathLike = Union[str, "os.PathLike[str]"]
Several = Union[list[Any], tuple[Any, ...], "Mapping[str, Any]"]

USUAL = ("psnr", "ms-ssim", "vgg16")
# Pixels times metrics from which a call may last long enough that Ctrl-C should end it; a network counts for
# more. A twentieth of a second with most metrics, half of one with the slowest that has no network.
_LONG = 1_000_000
_NETWORK = 40


class Scorer:
    """Metrics with their weights, made once; any number of threads may use one.

    metrics: ids (`crossmetric.metrics()` lists them).
    weights: by metric "trained", "seeded" or a file's path. A metric without an entry runs on trained weights
        where `crossmetric weights fetch` has installed them, else on seeded ones, with a warning.
    alpha: what to do with alpha channels of files: "refuse", "drop", "black", "white".
    depth: pairs of 8 and 16 bit: "equal" refuses them, "match" puts both on the scale 0...255.
    exact: the most exact arithmetic of each metric, slower and by another definition.
    cores: cores to use, 0 for all; changes no number.
    layout: how arrays are laid out: "HWC", "CHW", or "auto": tensors of PyTorch CHW, all else HWC.
    quantise: the range of floats, such as (0, 1); they are then clipped to it and rounded to 8 bits. Without it
        floats are refused.
    """

    def __init__(
        self,
        metrics: Union[str, Sequence[str]] = USUAL,
        weights: Optional[Mapping[str, Union[str, os.PathLike[str]]]] = None,
        *,
        alpha: str = "refuse",
        depth: str = "equal",
        exact: bool = False,
        cores: int = 0,
        layout: Layout = "auto",
        quantise: Optional[Quantise] = None,
    ) -> None:
        ids = [metrics] if isinstance(metrics, str) else list(metrics)
        chosen = {name: os.fspath(choice) for name, choice in (weights or {}).items()}
        if not ids:
            raise CallError("name at least one metric, such as psnr")
        if layout not in ("auto", "HWC", "CHW"):
            raise CallError(f'layout is "auto", "HWC" or "CHW", not {layout!r}')
        self._arguments = (ids, chosen, alpha, depth, exact, cores, layout, quantise)
        self._reading = Reading(layout, quantise)
        library = _library.library()
        handle = Handle()
        rules = Rules(alpha.encode(), depth.encode(), int(exact), cores)
        choices = [f"{name}={choice}" for name, choice in chosen.items()]
        _library.check(
            library.cm_scorer_new,
            _library.texts(ids),
            len(ids),
            _library.texts(choices),
            len(choices),
            byref(rules),
            byref(handle),
        )
        self._owned = Owned(handle.value, library.cm_scorer_free)
        count = library.cm_scorer_column_count(handle)
        #: What a score has: metrics, and their parts behind each.
        self.columns: list[str] = [
            library.cm_scorer_column(handle, column).decode() for column in range(count)
        ]
        self._row = c_double * count
        #: By metric.
        self.definitions: dict[str, Definition] = {}
        for column in range(count):
            metric = library.cm_scorer_metric(handle, column).decode()
            if metric not in self.definitions:
                self.definitions[metric] = self._definition(library, handle, column, metric)
        networks = sum(1 for known in self.definitions.values() if known.weights)
        self._cost = len(self.definitions) + _NETWORK * networks
        self._tell_if_untrained(chosen)

    @staticmethod
    def _definition(library: Any, handle: Handle, column: int, metric: str) -> Definition:
        def text(function: Any) -> str:
            found: str = function(handle, column).decode()
            return found

        return Definition(
            metric=metric,
            fingerprint=text(library.cm_scorer_fingerprint),
            text=text(library.cm_scorer_definition),
            weights=text(library.cm_scorer_weights),
            untrained=bool(library.cm_scorer_is_untrained(handle, column)),
            better=text(library.cm_scorer_orientation),
        )

    def _tell_if_untrained(self, chosen: dict[str, str]) -> None:
        untrained = [
            name
            for name, known in self.definitions.items()
            if known.untrained and "seeded" not in (chosen.get(name), chosen.get("vgg16"))
        ]
        if untrained:
            warnings.warn(
                f"{' and '.join(untrained)} runs on seeded, untrained weights: the numbers show an "
                "effect but are no published ones; to install trained weights run: crossmetric weights fetch "
                '(or say that it is meant: weights={"vgg16": "seeded"})',
                UntrainedWeights,
                stacklevel=4,
            )

    def __reduce__(self) -> Any:
        return (_scorer_again, self._arguments)

    def __repr__(self) -> str:
        return f"Scorer({', '.join(self.definitions)})"

    def original(self, picture: Any) -> Original:
        """An original, whose side of each metric is computed once."""
        return Original(self, source(picture, self._reading, "the original"))

    @overload
    def score(self, original: Any, reconstructions: PathLike) -> Score: ...
    @overload
    def score(self, original: Any, reconstructions: Several) -> Scores: ...
    @overload
    def score(self, original: Any, reconstructions: Any) -> Any: ...
    def score(self, original: Any, reconstructions: Any) -> Any:
        """Scores as `crossmetric.score` does."""
        originals = batch(original, self._reading, "original")
        if originals is None:
            return self.original(original).score(reconstructions)
        pictures = batch(reconstructions, self._reading, "reconstructions")
        if pictures is None:
            raise CallError("a batch of originals needs a batch of reconstructions: both (N, C, H, W)")
        if len(pictures) != len(originals):
            raise CallError(
                f"there are {len(originals)} originals and {len(pictures)} reconstructions; give as many of each"
            )
        values = np.empty((len(pictures), len(self.columns)))
        for place, (one, picture) in enumerate(zip(originals, pictures)):
            with _naming(f"pair {place}"):
                values[place] = Original(self, one)._scores_of([picture])[0]
        return Scores(
            [str(place) for place in range(len(pictures))], self.columns, values, self.definitions
        )


def _scorer_again(
    ids: list[str],
    chosen: dict[str, str],
    alpha: str,
    depth: str,
    exact: bool,
    cores: int,
    layout: Layout,
    quantise: Optional[Quantise],
) -> Scorer:
    return Scorer(
        ids,
        chosen,
        alpha=alpha,
        depth=depth,
        exact=exact,
        cores=cores,
        layout=layout,
        quantise=quantise,
    )


class Original:
    """An original with its side of each metric; made by `Scorer.original`. Any number of threads may use one."""

    def __init__(self, scorer: Scorer, picture: Source) -> None:
        self.scorer = scorer
        library = _library.library()
        handle = Handle()
        if isinstance(picture, str):
            arguments: tuple[Any, ...] = (library.cm_original_read, scorer._owned.value, os.fsencode(picture))
        else:
            arguments = (library.cm_original_new, scorer._owned.value, picture)
        _library.check(*arguments, byref(handle))
        self._owned = Owned(handle.value, library.cm_original_free)
        self.width: int = library.cm_original_width(handle)
        self.height: int = library.cm_original_height(handle)
        self._library = library
        self._work = self.width * self.height * scorer._cost

    def __repr__(self) -> str:
        return f"Original({self.width}x{self.height}, {', '.join(self.scorer.definitions)})"

    @overload
    def score(self, reconstructions: PathLike) -> Score: ...
    @overload
    def score(self, reconstructions: Several) -> Scores: ...
    @overload
    def score(self, reconstructions: Any) -> Any: ...
    def score(self, reconstructions: Any) -> Any:
        """A `Score` for one reconstruction; `Scores` for a list, a batch, or a dictionary of names."""
        reading = self.scorer._reading
        one: Optional[Source] = plain(reconstructions, reading)
        if one is not None:
            return self._score_of(one)
        if isinstance(reconstructions, Mapping):
            names = [str(name) for name in reconstructions]
            pictures = [
                source(picture, reading, f"reconstruction {name}")
                for name, picture in reconstructions.items()
            ]
        elif isinstance(reconstructions, (list, tuple)):
            names = [
                os.fsdecode(os.fspath(picture)) if is_path(picture) else str(place)
                for place, picture in enumerate(reconstructions)
            ]
            pictures = [
                source(picture, reading, f"reconstruction {place}")
                for place, picture in enumerate(reconstructions)
            ]
        else:
            found = batch(reconstructions, reading, "reconstructions")
            if found is None:
                return self._score_of(source(reconstructions, reading, "the reconstruction"))
            names, pictures = [str(place) for place in range(len(found))], found
        return Scores(
            names, self.scorer.columns, self._scores_of(pictures), self.scorer.definitions
        )

    def _score_of(self, picture: Source) -> Score:
        scorer = self.scorer
        room = scorer._row()
        if self._work > _LONG:
            _interrupt.run(lambda cancel: self._fill_row(room, picture, cancel))
        else:
            self._fill_row(room, picture, None)
        return Score(dict(zip(scorer.columns, room)), scorer.definitions)

    def _scores_of(self, pictures: list[Source]) -> np.ndarray:
        values = np.empty((len(pictures), len(self.scorer.columns)))
        if len(pictures) * self._work > _LONG:
            _interrupt.run(lambda cancel: self._fill(values, pictures, cancel))
        else:
            self._fill(values, pictures, None)
        return values

    def _fill_row(self, room: Any, picture: Source, cancel: Any) -> None:
        """Scores of one image into room for its numbers."""
        library, handle = self._library, self._owned.value
        if isinstance(picture, str):
            _library.check(library.cm_score_file, handle, os.fsencode(picture), cancel, room)
        else:
            _library.check(library.cm_score, handle, picture, cancel, room)

    def _fill(self, values: np.ndarray, pictures: list[Source], cancel: Any) -> None:
        """Scores of all images into the rows of an array."""
        library, handle, room = self._library, self._owned.value, _doubles(values)
        paths = [picture for picture in pictures if isinstance(picture, str)]
        samples = [picture for picture in pictures if not isinstance(picture, str)]
        if paths and samples:
            for place, picture in enumerate(pictures):
                with _naming(f"reconstruction {place}"):
                    self._fill(values[place : place + 1], [picture], cancel)
        elif len(pictures) == 1:
            self._fill_row(room, pictures[0], cancel)
        elif paths:
            texts = (ctypes.c_char_p * len(paths))(*map(os.fsencode, paths))
            _library.check(
                library.cm_score_files, handle, texts, len(paths), cancel, room, None
            )
        elif samples:
            failed = ctypes.c_int64(-1)
            array = (Picture * len(samples))(*samples)
            try:
                _library.check(
                    library.cm_score_many, handle, array, len(samples), cancel, room, byref(failed)
                )
            except (ImageError, MetricError) as error:
                raise type(error)(f"reconstruction {failed.value}: {error}") from None


class _naming:
    """Puts a name before what is wrong."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: Any, trace: Any) -> None:
        if isinstance(error, (ImageError, MetricError)):
            raise type(error)(f"{self._name}: {error}") from None


def _doubles(values: np.ndarray) -> Any:
    return values.ctypes.data_as(ctypes.POINTER(c_double))

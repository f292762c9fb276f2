"""Scores of reconstructions."""

from __future__ import annotations

import ctypes
import os
import warnings
from collections.abc import Mapping, Sequence
from ctypes import byref, c_double
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Iterator, Optional, Union, overload

import numpy as np

from . import _interrupt, _library
from ._library import Handle, Owned, Picture, Rules
from .errors import CallError, ImageError, MetricError, UntrainedWeights
from .pictures import Layout, Quantise, Reading, Source, batch, is_path, plain, source

if TYPE_CHECKING:
    import pandas

PathLike = Union[str, "os.PathLike[str]"]
Several = Union[list[Any], tuple[Any, ...], "Mapping[str, Any]"]

USUAL = ("psnr", "ms-ssim", "vgg16")
# Pixels times metrics from which a call may last long enough that Ctrl-C should end it; a network counts for
# more. A twentieth of a second with most metrics, half of one with the slowest that has no network.
_LONG = 1_000_000
_NETWORK = 40


def metrics() -> list[str]:
    """Ids of all metrics; docs/metrics has a page on each."""
    library = _library.library()
    return [library.cm_metric_id(index).decode() for index in range(library.cm_metric_count())]


@dataclass(frozen=True)
class Definition:
    """Everything that changes a metric's number."""

    metric: str
    #: The start of the SHA-256 of `text`; numbers of different fingerprints are of different metrics.
    fingerprint: str
    text: str
    #: Where the weights come from; empty without weights.
    weights: str
    #: Whether the weights were drawn and never trained.
    untrained: bool
    #: "higher", "lower" or "neither" is better.
    better: str


class Score(Mapping):  # type: ignore[type-arg]
    """What the metrics say of one reconstruction: numbers by metric and by part ("vgg16/relu1_2")."""

    __slots__ = ("_values", "definitions")

    def __init__(self, values: dict[str, float], definitions: dict[str, Definition]) -> None:
        self._values = values
        #: By metric.
        self.definitions = definitions

    def __getitem__(self, metric: str) -> float:
        try:
            return self._values[metric]
        except KeyError:
            raise KeyError(f"{metric}; there are {', '.join(self._values)}") from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        main = {name: value for name, value in self._values.items() if "/" not in name}
        return f"Score({', '.join(f'{name}={value:.6g}' for name, value in main.items())})"


class Scores(Sequence):  # type: ignore[type-arg]
    """Scores of several reconstructions, in their order. `scores["psnr"]` is an array, `scores[0]` a `Score`."""

    def __init__(
        self,
        names: list[str],
        columns: list[str],
        values: np.ndarray,
        definitions: dict[str, Definition],
    ) -> None:
        #: Paths, the keys of a dictionary, or places in the list.
        self.names = names
        #: Metrics, and their parts behind each.
        self.columns = columns
        self.definitions = definitions
        self._values = values

    @overload
    def __getitem__(self, key: int) -> Score: ...
    @overload
    def __getitem__(self, key: str) -> np.ndarray: ...
    @overload
    def __getitem__(self, key: slice) -> Scores: ...
    def __getitem__(self, key: Union[int, str, slice]) -> Union[Score, np.ndarray, Scores]:
        if isinstance(key, str):
            try:
                return self._values[:, self.columns.index(key)].copy()
            except ValueError:
                raise KeyError(f"{key}; there are {', '.join(self.columns)}") from None
        if isinstance(key, slice):
            return Scores(self.names[key], self.columns, self._values[key], self.definitions)
        row = self._values[key]
        return Score(dict(zip(self.columns, row.tolist())), self.definitions)

    def __len__(self) -> int:
        return len(self.names)

    def __repr__(self) -> str:
        return f"Scores of {len(self)} reconstructions in {', '.join(self.definitions)}"

    def mean(self) -> dict[str, float]:
        """The mean of each column over the reconstructions."""
        return dict(zip(self.columns, self._values.mean(axis=0).tolist()))

    def to_pandas(self) -> pandas.DataFrame:
        """A row a reconstruction, a column a metric or part; the index holds the names, as text."""
        import pandas

        index = pandas.Index(self.names, dtype=object, name="reconstruction")
        return pandas.DataFrame(self._values.copy(), index=index, columns=self.columns)


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
            arguments = (library.cm_original_new, scorer._owned.value, byref(picture.picture))
        _library.check(*arguments, byref(handle))
        self._owned = Owned(handle.value, library.cm_original_free)
        self.width: int = library.cm_original_width(handle)
        self.height: int = library.cm_original_height(handle)

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
        columns = self.scorer.columns
        room = (c_double * len(columns))()
        _interrupt.run(lambda cancel: self._fill_row(room, picture, cancel), self._is_long(1))
        return Score(dict(zip(columns, room)), self.scorer.definitions)

    def _scores_of(self, pictures: list[Source]) -> np.ndarray:
        values = np.empty((len(pictures), len(self.scorer.columns)))
        _interrupt.run(lambda cancel: self._fill(values, pictures, cancel), self._is_long(len(pictures)))
        return values

    def _is_long(self, count: int) -> bool:
        return count * self.width * self.height * self.scorer._cost > _LONG

    def _fill_row(self, room: Any, picture: Source, cancel: Any) -> None:
        """Scores of one image into room for its numbers."""
        library, handle = _library.library(), self._owned.value
        if isinstance(picture, str):
            _library.check(library.cm_score_file, handle, os.fsencode(picture), cancel, room)
        else:
            _library.check(library.cm_score, handle, byref(picture.picture), cancel, room)

    def _fill(self, values: np.ndarray, pictures: list[Source], cancel: Any) -> None:
        """Scores of all images into the rows of an array."""
        library, handle, room = _library.library(), self._owned.value, _doubles(values)
        paths = [picture for picture in pictures if isinstance(picture, str)]
        samples = [picture.picture for picture in pictures if not isinstance(picture, str)]
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

"""What scoring gives: numbers by metric, with the definitions behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Iterator, Union, overload

import numpy as np

if TYPE_CHECKING:
    import pandas


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

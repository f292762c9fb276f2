"""Scores of a validation set, epoch by epoch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Optional, Union

from .errors import CallError
from .pictures import Layout, Quantise, batch
from .scoring import USUAL, Original, Scorer

if TYPE_CHECKING:
    import pandas


class EpochScores:
    """Scores a fixed set of validation images after each epoch, and keeps the means.

    There are no gradients: these are measurements, not losses.

    originals: images, or one batch (N, 3, height, width); their side of each metric is computed once and kept, so
        crops are kinder to the memory than whole images (VGG-16 keeps about 1 kB a pixel).
    quantise: the range of the network's floats, such as (0, 1); what is scored are the 8-bit images that a file
        would hold.
    The other arguments are those of `Scorer`.
    """

    def __init__(
        self,
        originals: Any,
        metrics: Union[str, Sequence[str]] = USUAL,
        weights: Optional[Mapping[str, str]] = None,
        *,
        quantise: Optional[Quantise] = None,
        layout: Layout = "auto",
        cores: int = 0,
    ) -> None:
        self.scorer = Scorer(metrics, weights, quantise=quantise, layout=layout, cores=cores)
        reading = self.scorer._reading
        pictures = batch(originals, reading, "originals")
        if pictures is not None:
            self.originals = [Original(self.scorer, picture) for picture in pictures]
        else:
            self.originals = [self.scorer.original(picture) for picture in originals]
        if not self.originals:
            raise CallError("there are no originals")
        #: A row an epoch: the epoch, then the mean of each metric and part.
        self.rows: list[dict[str, float]] = []

    def __call__(self, epoch: float, reconstructions: Any) -> dict[str, float]:
        """Means over the set, which are kept under `epoch`; reconstructions in the order of the originals."""
        pictures: Iterable[Any] = reconstructions
        reading = self.scorer._reading
        found = batch(reconstructions, reading, "reconstructions")
        if found is not None:
            values = [
                original._scores_of([picture])[0]
                for original, picture in zip(self.originals, found)
            ]
            count = len(found)
        else:
            given = list(pictures)
            values = [
                list(original.score(picture).values())
                for original, picture in zip(self.originals, given)
            ]
            count = len(given)
        if count != len(self.originals):
            raise CallError(
                f"there are {len(self.originals)} originals and {count} reconstructions; give as many of each"
            )
        means = {
            column: float(sum(row[place] for row in values) / count)
            for place, column in enumerate(self.scorer.columns)
        }
        self.rows.append({"epoch": epoch, **means})
        return means

    def to_pandas(self) -> pandas.DataFrame:
        """A row an epoch."""
        import pandas

        return pandas.DataFrame(self.rows).set_index("epoch")

"""A results folder as data frames and figures."""

from __future__ import annotations

import io
import os
from ctypes import byref, c_void_p
from pathlib import Path
from typing import TYPE_CHECKING, Union

from . import _library
from .errors import StudyError

if TYPE_CHECKING:
    import pandas



class Results:
    """The tables and figures of a results folder, read anew at each use.

    Names of points stay text, since "0.10" is another point than "0.1"; an empty cell of text is an empty text, an
    empty cell of numbers is NaN.
    """

    def __init__(self, folder: Union[str, os.PathLike[str]]) -> None:
        self.folder = Path(folder)
        if not self.folder.is_dir():
            raise StudyError(f"there is no results folder {self.folder}; `crossmetric run STUDY --out {self.folder}` makes one")

    def __repr__(self) -> str:
        return f"Results({str(self.folder)!r})"

    @property
    def scores(self) -> pandas.DataFrame:
        """The scores that count: of the study's images, codecs and points, under current definitions."""
        text = c_void_p()
        _library.check(_library.library().cm_results_scores, os.fsencode(self.folder), byref(text))
        return _frame(io.StringIO(_library.take_text(text.value)))

    @property
    def main_scores(self) -> pandas.DataFrame:
        """Those of them that are neither parts of a metric ("vgg16/relu1_2") nor of reference distortions, which have no rate."""
        scores = self.scores
        is_main = ~scores["metric"].str.contains("/", regex=False) & (scores["objective"] != "control")
        return scores[is_main].reset_index(drop=True)

    @property
    def curves(self) -> pandas.DataFrame:
        """Mean curves."""
        return self.table("curves")

    @property
    def bd_rate(self) -> pandas.DataFrame:
        """Bjontegaard deltas."""
        return self.table("bdrate")

    @property
    def bias(self) -> pandas.DataFrame:
        """Cross-metric biases."""
        return self.table("bias")

    @property
    def verdicts(self) -> pandas.DataFrame:
        """What the biases say in words."""
        return self.table("verdicts")

    @property
    def definitions(self) -> pandas.DataFrame:
        """What each fingerprint stands for."""
        return self.table("definitions")

    @property
    def tables(self) -> list[str]:
        """Names of the tables that are there."""
        return sorted(path.stem for path in self.folder.glob("*.csv"))

    def table(self, name: str) -> pandas.DataFrame:
        """A table by its name, such as "influence"; docs/files.md lists them."""
        file = self.folder / (name if name.endswith(".csv") else name + ".csv")
        if not file.is_file():
            raise StudyError(f"{self.folder} has no table {file.name}; it has {', '.join(self.tables) or 'none'}")
        with open(file, encoding="utf-8", newline="") as text:
            return _frame(text)

    @property
    def figures(self) -> list[str]:
        """Names of the figures that are drawn."""
        return sorted(path.stem for path in (self.folder / "plots").glob("*.svg"))

    def figure(self, name: str) -> Figure:
        """A figure, such as "rd-psnr"; a notebook shows it."""
        file = self.folder / "plots" / f"{name}.svg"
        if not file.is_file():
            raise StudyError(f"{self.folder} has no figure {name}; it has {', '.join(self.figures) or 'none'}")
        return Figure(file)

    @property
    def report(self) -> Path:
        """The report, one HTML file."""
        file = self.folder / "report.html"
        if not file.is_file():
            raise StudyError(f"{self.folder} has no report.html; run: crossmetric report STUDY --out {self.folder}")
        return file


class Figure:
    """A drawn figure."""

    def __init__(self, file: Path) -> None:
        #: The SVG file.
        self.file = file

    def __repr__(self) -> str:
        return f"Figure({str(self.file)!r})"

    @property
    def svg(self) -> str:
        return self.file.read_text(encoding="utf-8")

    def _repr_svg_(self) -> str:
        return self.svg


def _frame(text: io.TextIOBase) -> pandas.DataFrame:
    try:
        import pandas
    except ImportError:
        raise StudyError("tables need pandas; run: pip install pandas") from None

    header = text.readline()
    text.seek(0)
    is_text = _library.library().cm_column_is_text
    names = [name.strip().strip('"') for name in header.strip().split(",")]
    words = [name for name in names if is_text(name.encode()) == 1]
    # Only an empty cell and the word nan are missing: a codec may be called "NA".
    frame = pandas.read_csv(
        text, dtype={name: str for name in words}, keep_default_na=False, na_values=["", "nan"]
    )
    words += [name for name in frame.columns if frame[name].dtype == object and name not in words]
    return frame.fillna({name: "" for name in words})

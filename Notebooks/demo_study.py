"""Where the notebooks find a study and its results, and copies of the study to try something on.

CROSSMETRIC_RESULTS  folder of the results (default: what `make demo` leaves)
CROSSMETRIC_STUDY    its study file (default: study.yaml beside that folder)
"""

import os
import shutil
import tempfile
from pathlib import Path

import yaml

_CLONE = Path(__file__).resolve().parent.parent

RESULTS = Path(
    os.environ.get("CROSSMETRIC_RESULTS", _CLONE / "crossmetric-demo" / "results")
).resolve()
STUDY = Path(os.environ.get("CROSSMETRIC_STUDY", RESULTS.parent / "study.yaml")).resolve()

if not (RESULTS / "scores.csv").is_file():
    raise SystemExit(
        f"There are no results in {RESULTS}: run `make demo`, or set CROSSMETRIC_RESULTS."
    )
if not STUDY.is_file():
    raise SystemExit(f"There is no study file {STUDY}: set CROSSMETRIC_STUDY to its path.")


def trial(change=lambda study: None):
    """A copy of the study and its results, to try something without touching either.

    `change` gets the study as a dictionary of text and alters it. The copy's other files are links to
    the study's own, so its relative paths stay true; what has been scored is not scored again.
    Returns the study file and the results folder of the copy, which lasts as long as the notebook.
    """
    _trials.append(tempfile.TemporaryDirectory(prefix="crossmetric-notebook-"))
    folder = Path(_trials[-1].name)
    results = folder / "trial-results"
    (results / "reconstructions").mkdir(parents=True)
    for entry in STUDY.parent.iterdir():
        if entry.resolve() not in (STUDY, RESULTS):
            (folder / entry.name).symlink_to(entry.resolve())
    for table in RESULTS.glob("*.csv"):
        shutil.copy2(table, results)
    for codec in RESULTS.glob("reconstructions/*"):
        (results / "reconstructions" / codec.name).symlink_to(codec)
    described = _described(STUDY)
    change(described)
    file = folder / STUDY.name
    file.write_text(yaml.safe_dump(described, sort_keys=False, width=1000))
    return file, results


_trials = []


def paths(codec, objective):
    """Patterns of the originals and of one codec's reconstructions, with {image} and {point}."""
    described = _described(STUDY)
    for entry in described["codecs"]:
        if (entry["codec"], entry["objective"]) == (codec, objective):
            made = RESULTS / "reconstructions" / codec / objective / "{point}" / "{image}.png"
            pattern = STUDY.parent / entry["reconstructions"] if "reconstructions" in entry else made
            return str(STUDY.parent / described["originals"]), str(pattern)
    raise KeyError(f"{STUDY} has no codec {codec} with objective {objective}")


def _described(study):
    # The base loader keeps the file's characters: 0.10 is the name of another point than 0.1.
    return yaml.load(study.read_text(), Loader=yaml.BaseLoader)

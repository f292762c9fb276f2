"""What the notebooks share: where the results are, the program, tables as data frames, figures.

CROSSMETRIC_RESULTS  folder of the results (default: what `make demo` leaves)
CROSSMETRIC_STUDY    its study file (default: study.yaml beside that folder)
CROSSMETRIC          the program (default: `crossmetric` on the path, else this clone's build)
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pandas as pd
import yaml
from IPython.display import SVG

_CLONE = Path(__file__).resolve().parent.parent

RESULTS = Path(
    os.environ.get("CROSSMETRIC_RESULTS", _CLONE / "crossmetric-demo" / "results")
).resolve()
STUDY = Path(os.environ.get("CROSSMETRIC_STUDY", RESULTS.parent / "study.yaml")).resolve()
PROGRAM = (
    os.environ.get("CROSSMETRIC")
    or shutil.which("crossmetric")
    or str(_CLONE / ".build" / "release" / "crossmetric")
)

if not (RESULTS / "scores.csv").is_file():
    raise SystemExit(
        f"There are no results in {RESULTS}: run `make demo`, or set CROSSMETRIC_RESULTS."
    )
if not STUDY.is_file():
    raise SystemExit(f"There is no study file {STUDY}: set CROSSMETRIC_STUDY to its path.")


def run(*arguments, accept=(0,)):
    """Runs `crossmetric` and shows what it prints; any other exit code than `accept` stops."""
    print(_output(arguments, accept), end="")


def _output(arguments, accept=(0,)):
    command = [PROGRAM, *map(str, arguments)]
    try:
        done = subprocess.run(command, capture_output=True, text=True)
    except FileNotFoundError:
        raise SystemExit(f"There is no program {PROGRAM}: run `make build`, or set CROSSMETRIC.")
    if done.returncode not in accept:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


def table(name, folder=RESULTS):
    """A CSV table of a results folder.

    Names of points stay text, since "0.10" is another point than "0.1", and an empty cell of text is
    an empty text. `inf` and `nan` are read as such, an empty cell of numbers as nan.
    """
    path = Path(folder) / name
    text = {"codec", "objective", "point", "image", "metric", "note", "anchor", "anchor_objective"}
    dtype = {column: str for column in pd.read_csv(path, nrows=0).columns.intersection(text)}
    # Only an empty cell and the word nan are missing: a codec may be called "NA".
    frame = pd.read_csv(path, dtype=dtype, keep_default_na=False, na_values=["", "nan"])
    words = [*dtype, *frame.select_dtypes(object).columns]
    return frame.fillna({column: "" for column in words})


def scores(folder=RESULTS):
    """The main scores of a results folder under one definition a metric, without controls.

    A folder keeps the rows of older revisions of a metric, which are other metrics; the newest counts.
    """
    rows = table("scores.csv", folder)
    rows = rows[~rows["metric"].str.contains("/") & (rows["objective"] != "control")]
    texts = table("definitions.csv", folder).set_index("definition")["text"]
    used = rows[["metric", "definition"]].drop_duplicates()
    used["revision"] = used["definition"].map(texts).str.extract(r"; revision (\d+);")[0].astype(int)
    newest = used[used["revision"] == used.groupby("metric")["revision"].transform("max")]
    if newest["metric"].duplicated().any():
        raise SystemExit(
            f"{folder}/scores.csv holds scores under several definitions of one metric, such as other "
            "weights: choose among them by the column `definition`."
        )
    return rows[rows["definition"].isin(newest["definition"])].reset_index(drop=True)


def figure(name, study=STUDY, results=RESULTS):
    """A figure of an analysed study; `crossmetric plot` draws all of them when the first is asked for."""
    if results not in _drawn:
        _output(["plot", study, "--out", results])
        _drawn.add(results)
    file = Path(results) / "plots" / f"{name}.svg"
    if not file.is_file():
        known = sorted(path.stem for path in file.parent.glob("*.svg"))
        raise SystemExit(f"There is no figure {name}; there are {', '.join(known)}.")
    return SVG(filename=str(file))


_drawn = set()


def trial(change):
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

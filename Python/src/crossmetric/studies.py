"""Whole studies and all other commands, each in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import warnings
from collections.abc import Sequence
from typing import Any, Optional, Union

from . import _library
from .errors import PartlyFailed, StudyError
from .results import Results

PathLike = Union[str, "os.PathLike[str]"]
_PARTLY = 2
# Seconds that a process has to end its own children and go.
_PATIENCE = 5


def run(
    study: PathLike,
    out: PathLike = "results",
    *,
    jobs: Optional[int] = None,
    keep_going: bool = False,
    quiet: bool = True,
    options: Sequence[str] = (),
) -> Results:
    """Scores, analyzes, plots and reports a study; what a results folder holds already is not computed again.

    jobs: pairs in flight; all cores by default. keep_going: score the rest after a fault; a warning (`PartlyFailed`)
    then names the file that lists the faults. quiet: no progress on standard error. options: further ones of `crossmetric
    run`, such as ["--draws", "2000"].

    The study runs in a process of its own, so Ctrl-C ends it at once, with everything that it started; run it again
    to go on.
    """
    arguments = ["run", os.fspath(study), "--out", os.fspath(out)]
    if jobs is not None:
        arguments += ["--jobs", str(jobs)]
    if keep_going:
        arguments.append("--keep-going")
    if quiet:
        arguments.append("--quiet")
    code, _, said = _run(arguments + list(options), shows_errors=not quiet)
    if code == _PARTLY:
        warnings.warn(said.strip() or "some of the study failed; see failures.csv", PartlyFailed, stacklevel=2)
    elif code:
        raise StudyError(_sentence(said, code))
    return Results(out)


def command(*arguments: Any, accept: Sequence[int] = (0,)) -> str:
    """What a command of `crossmetric` prints, such as command("table", "results/bdrate.csv", "--pivot").

    Raises `StudyError` with its sentence for any other exit code than `accept`.
    """
    code, output, said = _run([os.fspath(a) if isinstance(a, os.PathLike) else str(a) for a in arguments])
    if code not in accept:
        raise StudyError(_sentence(said, code))
    return output


def _run(arguments: list[str], shows_errors: bool = False) -> tuple[int, str, str]:
    """Exit code, standard output and standard error (where it is not shown)."""
    process = subprocess.Popen(
        [_library.program(), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=None if shows_errors else subprocess.PIPE,
        text=True,
        errors="replace",
    )
    try:
        output, said = process.communicate()
    except BaseException:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        raise
    return process.returncode, output, said or ""


def _sentence(said: str, code: int) -> str:
    lines = [line for line in said.strip().splitlines() if line]
    for place, line in enumerate(lines):
        if line.startswith("Error: "):
            return "\n".join([line[len("Error: ") :], *lines[place + 1 :]])
    return "\n".join(lines) or f"crossmetric ended with code {code}"

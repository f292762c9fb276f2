"""The shared library: where it is, its functions and structures (crossmetric.h), its errors."""

from __future__ import annotations

import ctypes
import os
import threading
from ctypes import POINTER, byref, c_char_p, c_double, c_int32, c_int64, c_uint64, c_void_p
from pathlib import Path
from typing import Any, Callable, Optional

from .errors import BY_STATUS, CrossMetricError

ABI_VERSION = 1
NATIVE = Path(__file__).resolve().parent / "_native"

Handle = c_void_p
Message = POINTER(c_void_p)


class Rules(ctypes.Structure):
    _fields_ = [
        ("alpha", c_char_p),
        ("depth", c_char_p),
        ("exact", c_int32),
        ("cores", c_int32),
    ]


class Picture(ctypes.Structure):
    _fields_ = [
        ("samples", c_void_p),
        ("width", c_int64),
        ("height", c_int64),
        ("channels", c_int32),
        ("bits", c_int32),
        ("row_stride", c_int64),
        ("pixel_stride", c_int64),
        ("channel_stride", c_int64),
    ]


class Curve(ctypes.Structure):
    _fields_ = [
        ("rates", POINTER(c_double)),
        ("scores", POINTER(c_double)),
        ("points", c_int64),
        ("images", c_int64),
    ]


class CurveRules(ctypes.Structure):
    _fields_ = [
        ("method", c_char_p),
        ("range", c_char_p),
        ("scale", c_char_p),
        ("least_points", c_int32),
        ("leaves_out_dominated", c_int32),
        ("draws", c_int64),
        ("seed", c_uint64),
    ]


class Delta(ctypes.Structure):
    _fields_ = [
        ("rate_percent", c_double),
        ("rate_low", c_double),
        ("rate_high", c_double),
        ("quality", c_double),
        ("overlap_percent", c_double),
        ("anchor_points", c_int64),
        ("test_points", c_int64),
        ("note", c_void_p),
    ]


class BiasFound(ctypes.Structure):
    _fields_ = [
        ("percent", c_double),
        ("low", c_double),
        ("high", c_double),
        ("p", c_double),
        ("from_", c_double),
        ("to", c_double),
        ("a_points", c_int64),
        ("b_points", c_int64),
        ("note", c_void_p),
    ]


_Texts = POINTER(c_char_p)
_Doubles = POINTER(c_double)

# Result and arguments of each function.
_SIGNATURES: dict[str, tuple[Any, list[Any]]] = {
    "cm_abi_version": (c_int32, []),
    "cm_version": (c_char_p, []),
    "cm_free": (None, [c_void_p]),
    "cm_set_program": (c_int32, [c_char_p, Message]),
    "cm_metric_count": (c_int32, []),
    "cm_metric_id": (c_char_p, [c_int32]),
    "cm_metric_is_usual": (c_int32, [c_int32]),
    "cm_scorer_new": (
        c_int32,
        [_Texts, c_int32, _Texts, c_int32, POINTER(Rules), POINTER(Handle), Message],
    ),
    "cm_scorer_free": (None, [Handle]),
    "cm_scorer_column_count": (c_int32, [Handle]),
    "cm_scorer_column": (c_char_p, [Handle, c_int32]),
    "cm_scorer_metric": (c_char_p, [Handle, c_int32]),
    "cm_scorer_orientation": (c_char_p, [Handle, c_int32]),
    "cm_scorer_definition": (c_char_p, [Handle, c_int32]),
    "cm_scorer_fingerprint": (c_char_p, [Handle, c_int32]),
    "cm_scorer_weights": (c_char_p, [Handle, c_int32]),
    "cm_scorer_is_untrained": (c_int32, [Handle, c_int32]),
    "cm_original_new": (c_int32, [Handle, POINTER(Picture), POINTER(Handle), Message]),
    "cm_original_read": (c_int32, [Handle, c_char_p, POINTER(Handle), Message]),
    "cm_original_free": (None, [Handle]),
    "cm_original_width": (c_int64, [Handle]),
    "cm_original_height": (c_int64, [Handle]),
    "cm_cancel_new": (Handle, []),
    "cm_cancel_set": (None, [Handle]),
    "cm_cancel_free": (None, [Handle]),
    "cm_score": (c_int32, [Handle, POINTER(Picture), Handle, _Doubles, Message]),
    "cm_score_file": (c_int32, [Handle, c_char_p, Handle, _Doubles, Message]),
    "cm_score_many": (
        c_int32,
        [Handle, POINTER(Picture), c_int64, Handle, _Doubles, POINTER(c_int64), Message],
    ),
    "cm_score_files": (
        c_int32,
        [Handle, _Texts, c_int64, Handle, _Doubles, POINTER(c_int64), Message],
    ),
    "cm_bd_rate": (
        c_int32,
        [POINTER(Curve), POINTER(Curve), c_char_p, POINTER(CurveRules), POINTER(Delta), Message],
    ),
    "cm_cross_metric_bias": (
        c_int32,
        [
            POINTER(Curve),
            POINTER(Curve),
            c_char_p,
            c_char_p,
            POINTER(CurveRules),
            POINTER(BiasFound),
            Message,
        ],
    ),
    "cm_mean_interval": (
        c_int32,
        [_Doubles, c_int64, c_int64, c_uint64, _Doubles, _Doubles, _Doubles, Message],
    ),
    "cm_results_scores": (c_int32, [c_char_p, POINTER(c_void_p), Message]),
    "cm_column_is_text": (c_int32, [c_char_p]),
}

_loaded: Optional[ctypes.CDLL] = None
_loading = threading.Lock()
_is_forked_child = False


def _mark_child() -> None:
    # A lock that another thread of the parent held would never be released here.
    global _is_forked_child, _loading
    _loading = threading.Lock()
    _is_forked_child = _loaded is not None


os.register_at_fork(after_in_child=_mark_child)


def library() -> ctypes.CDLL:
    """The library, loaded at its first use."""
    global _loaded
    if _loaded is None:
        with _loading:
            if _loaded is None:
                _loaded = _load()
    return _loaded


def program() -> str:
    """The command `crossmetric` that belongs to the library."""
    given = os.environ.get("CROSSMETRIC")
    path = given or str(NATIVE / "bin" / "crossmetric")
    if not os.access(path, os.X_OK):
        raise CrossMetricError(
            f"there is no program {path}; install the wheel that `make wheel` builds, or set CROSSMETRIC "
            "to the program's path"
        )
    return path


def _load() -> ctypes.CDLL:
    path = os.environ.get("CROSSMETRIC_LIBRARY") or str(NATIVE / "libcrossmetric.so")
    try:
        found = ctypes.CDLL(path)
    except OSError as error:
        raise CrossMetricError(
            f"the library of CrossMetric cannot be loaded ({error}); install the wheel that `make wheel` "
            "builds, or set CROSSMETRIC_LIBRARY to libcrossmetric.so"
        ) from None
    for name, (result, arguments) in _SIGNATURES.items():
        try:
            function = getattr(found, name)
        except AttributeError:
            raise CrossMetricError(f"{path} has no {name}: it is another version's library") from None
        function.restype = result
        function.argtypes = arguments
    if found.cm_abi_version() != ABI_VERSION:
        raise CrossMetricError(
            f"{path} speaks version {found.cm_abi_version()} of the C interface and this package version "
            f"{ABI_VERSION}; install both from one wheel"
        )
    launcher = os.environ.get("CROSSMETRIC") or str(NATIVE / "bin" / "crossmetric")
    if os.access(launcher, os.X_OK):
        # Not by `check`, so that loading alone does not make this process the one that uses the library.
        found.cm_set_program(os.fsencode(launcher), None)
    return found


def take_text(pointer: Any) -> str:
    """The text behind a pointer of the library, which is freed."""
    if not pointer:
        return ""
    text = ctypes.string_at(pointer).decode("utf-8", "replace")
    library().cm_free(pointer)
    return text


def check(function: Callable[..., int], *arguments: Any, prefix: str = "") -> None:
    """Calls a function whose last argument is the message; raises what it says."""
    message = c_void_p()
    status = function(*arguments, message)
    if status:
        sentence = take_text(message.value)
        raise BY_STATUS.get(status, CrossMetricError)(prefix + sentence)


def texts(words: list[str]) -> Any:
    return (c_char_p * len(words))(*[word.encode() for word in words])


class Owned:
    """A handle of the library that is freed with this object."""

    __slots__ = ("value", "_free", "__weakref__")

    def __init__(self, value: Any, free: Callable[[Any], None]) -> None:
        self.value = value
        self._free = free

    def __del__(self) -> None:
        # In a forked child a lock of the library may be held by a thread that is gone.
        if self.value and not _is_forked_child:
            self._free(self.value)

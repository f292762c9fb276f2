"""Images as people hold them in Python, to samples that the library reads."""

from __future__ import annotations

import os
from ctypes import addressof, c_char
from typing import Any, Literal, NamedTuple, Optional, Sequence, Union

import numpy as np

from ._library import Picture
from .errors import ImageError

Layout = Literal["auto", "HWC", "CHW"]
# Lowest and highest value of floats.
Quantise = tuple[float, float]


class Samples(Picture):
    """An image in memory, for the time of a call: `array` keeps its samples alive."""

    array: np.ndarray


class Reading(NamedTuple):
    """How arrays are understood."""

    layout: Layout = "auto"
    quantise: Optional[Quantise] = None


Source = Union[str, Samples]


def is_path(picture: Any) -> bool:
    return isinstance(picture, (str, os.PathLike))


def source(picture: Any, reading: Reading, name: str) -> Source:
    """A path, or samples in memory."""
    if is_path(picture):
        path = os.fspath(picture)
        return os.fsdecode(path)
    array, channels_first = _array(picture, reading, name)
    return samples(array, channels_first, name)


def _address(array: Any) -> Any:
    """The address of the samples of a NumPy array without gaps."""
    # What every array has is a dictionary of nine objects, which takes twice as long.
    if array.flags.writeable:
        return addressof(c_char.from_buffer(array))
    return array.__array_interface__["data"][0]


_BYTES = np.dtype(np.uint8)


def plain(picture: Any, reading: Reading) -> Optional[Samples]:
    """An array of bytes (height, width, 3) without gaps: the usual case, in a fraction of the time. None for all else."""
    if (
        type(picture) is not np.ndarray
        or picture.dtype is not _BYTES
        or picture.ndim != 3
        or not picture.flags.c_contiguous
        or reading.layout == "CHW"
    ):
        return None
    height, width, channels = picture.shape
    if channels != 3 or not height or not width:
        return None
    # Without strides: nothing between the samples.
    found = Samples(_address(picture), width, height, 3, 8)
    found.array = picture
    return found


def batch(pictures: Any, reading: Reading, name: str) -> Optional[list[Source]]:
    """The images of an array of four dimensions; None for anything else."""
    if is_path(pictures) or isinstance(pictures, (list, tuple, dict)) or _is_pil(pictures):
        return None
    if len(getattr(pictures, "shape", ())) != 4:
        return None
    array, channels_first = _array(pictures, reading, name)
    if array.shape[0] == 0:
        raise ImageError(f"{name} is a batch of no images; its shape is {array.shape}")
    return [
        samples(part, channels_first, f"{name}[{place}]") for place, part in enumerate(array)
    ]


def samples(array: np.ndarray, channels_first: bool, name: str) -> Samples:
    """An array of two or three dimensions as an image; it is not copied unless it must be."""
    if array.ndim == 3 and channels_first:
        array = np.moveaxis(array, 0, 2)
    if array.ndim == 2:
        array = array[:, :, np.newaxis]
    if array.ndim != 3:
        raise ImageError(
            f"{name} has {array.ndim} dimensions; give (height, width), (height, width, 3), or with "
            'layout="CHW" (3, height, width)'
        )
    height, width, channels = array.shape
    if height == 0 or width == 0:
        raise ImageError(f"{name} is an image of {width} x {height} pixels: it has no samples")
    if channels == 4:
        raise ImageError(
            f"{name} has four channels; metrics know no transparency: lay it over a colour, or leave alpha "
            "out with a[..., :3]"
        )
    if channels not in (1, 3):
        other = "CHW" if not channels_first else "HWC"
        hint = f'; its shape looks like layout="{other}"' if _looks_like(array, other) else ""
        raise ImageError(f"{name} has {channels} channels; give 1 (grey) or 3 (RGB){hint}")
    # A stride of 0 (a broadcast array) means something else to the library.
    if any(step == 0 and side > 1 for step, side in zip(array.strides, array.shape)):
        array = np.ascontiguousarray(array)
    rows, pixels, steps = array.strides
    found = Samples(
        samples=array.__array_interface__["data"][0],
        width=width,
        height=height,
        channels=channels,
        bits=8 * array.itemsize,
        row_stride=rows,
        pixel_stride=pixels,
        channel_stride=steps,
    )
    found.array = array
    return found


def _looks_like(array: np.ndarray, layout: str) -> bool:
    # `array` is already as the given layout says, channels last.
    if layout == "CHW":
        return array.shape[0] in (1, 3)
    return array.shape[1] in (1, 3)


def _array(picture: Any, reading: Reading, name: str) -> tuple[np.ndarray, bool]:
    """Samples of 8 or 16 bit, and whether channels come first."""
    is_torch = type(picture).__module__.split(".")[0] == "torch"
    if _is_pil(picture):
        array = _of_pil(picture, name)
    elif is_torch:
        array = _of_torch(picture, name)
    elif isinstance(picture, np.ndarray):
        array = picture
    elif hasattr(picture, "__array__") or hasattr(picture, "__array_interface__"):
        array = np.asarray(picture)
    elif hasattr(picture, "__dlpack__"):
        try:
            array = np.from_dlpack(picture)
        except (BufferError, RuntimeError, TypeError) as error:
            raise ImageError(
                f"{name} cannot be read through DLPack ({error}); move it to the CPU first"
            ) from None
    else:
        raise ImageError(
            f"{name} is {_article(type(picture).__name__)}, which is no image; give an array of uint8 or uint16, "
            "a tensor, a PIL image or a path"
        )
    if isinstance(array, np.ma.MaskedArray):
        if np.ma.is_masked(array):
            raise ImageError(f"{name} has masked samples; fill them first: a.filled(0)")
        array = array.data
    first = reading.layout == "CHW" or (reading.layout == "auto" and is_torch)
    return _quantised(array, reading.quantise, name), first


def _article(noun: str) -> str:
    return ("an " if noun[:1].lower() in "aeiou" else "a ") + noun


def _quantised(array: np.ndarray, quantise: Optional[Quantise], name: str) -> np.ndarray:
    kind = array.dtype
    if kind in (np.uint8, np.uint16):
        return array
    if kind.newbyteorder("=") == np.uint16:
        return array.astype(np.uint16)
    if kind.kind == "f":
        if quantise is None:
            raise ImageError(
                f"{name} holds floats ({kind}), and metrics are about what a file would hold; quantise it as your "
                "codec writes it, such as np.rint(255 * x.clip(0, 1)).astype(np.uint8), or state the range: "
                "quantise=(0, 1)"
            )
        return quantised(array, quantise, name)
    if kind == np.bool_:
        raise ImageError(f"{name} holds truth values; give 255 * a.astype(np.uint8)")
    if kind.kind in "iu":
        raise ImageError(
            f"{name} holds {kind}; give uint8 or uint16, such as a.astype(np.uint8) where all values are in 0...255"
        )
    raise ImageError(f"{name} holds {kind}, which are no samples; give uint8 or uint16")


def quantised(array: np.ndarray, limits: Sequence[float], name: str = "the image") -> np.ndarray:
    """Floats as 8-bit samples: clipped to the range, scaled to 0...255, rounded to nearest, halves to even.

    Computed in double precision.
    """
    try:
        low, high = (float(limit) for limit in limits)
    except (TypeError, ValueError):
        raise ImageError(f"quantise is the range of the floats, such as (0, 1), not {limits!r}") from None
    if not (np.isfinite(low) and np.isfinite(high) and low < high):
        raise ImageError(f"quantise is the range of the floats, the smaller first, not {limits!r}")
    wide = array.astype(np.float64)
    odd = wide.size - int(np.count_nonzero(np.isfinite(wide)))
    if odd:
        raise ImageError(f"{name} has {odd} samples that are NaN or infinite; correct what made them")
    if low == 0:
        scaled = wide * (255 / high) if high != 1 else wide * 255
    else:
        scaled = (wide - low) * (255 / (high - low))
    return np.rint(np.clip(scaled, 0, 255)).astype(np.uint8)


def _of_torch(tensor: Any, name: str) -> np.ndarray:
    tensor = tensor.detach()
    if tensor.device.type != "cpu":
        raise ImageError(f"{name} lies on {tensor.device}; give {name}.cpu()")
    if tensor.layout != getattr(__import__("torch"), "strided"):
        raise ImageError(f"{name} is a sparse tensor; give {name}.to_dense()")
    if tensor.dtype.is_floating_point and tensor.element_size() < 4:
        tensor = tensor.float()
    try:
        array: np.ndarray = tensor.resolve_conj().resolve_neg().numpy()
        return array
    except (TypeError, RuntimeError) as error:
        raise ImageError(f"{name} cannot be read as an array: {error}") from None


def _is_pil(picture: Any) -> bool:
    return any(
        base.__module__ == "PIL.Image" and base.__name__ == "Image" for base in type(picture).__mro__
    )


def _of_pil(image: Any, name: str) -> np.ndarray:
    if image.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in image.info:
        raise ImageError(
            f"{name} has an alpha channel; lay it over a colour, drop it with {name}.convert(\"RGB\"), or give the "
            'file\'s path with alpha="drop", "black" or "white"'
        )
    if image.mode == "P":
        image = image.convert("RGB")
    elif image.mode == "1":
        image = image.convert("L")
    if image.mode not in ("L", "RGB", "I;16", "I;16L", "I;16B", "I;16N"):
        raise ImageError(
            f"{name} has the mode {image.mode}; give L, RGB or I;16, such as {name}.convert(\"RGB\")"
        )
    return np.asarray(image)

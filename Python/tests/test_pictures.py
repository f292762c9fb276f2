"""Everything that is an image in Python, and what is none."""

import numpy as np
import pytest

import crossmetric
from crossmetric import ImageError, pictures
from crossmetric.pictures import quantised

from conftest import write_pnm


def same(scorer, original, array, reference):
    assert scorer.score(original, array) == scorer.score(original, reference)


def test_strides_of_all_kinds(psnr, original, noisy):
    backwards = np.ascontiguousarray(noisy[::-1, ::-1, ::-1])[::-1, ::-1, ::-1]
    assert backwards.strides[0] < 0
    same(psnr, original, backwards, noisy)
    wide = np.repeat(noisy, 2, axis=1)[:, ::2]
    same(psnr, original, wide, noisy)
    same(psnr, original, np.asfortranarray(noisy), noisy)
    planes = np.ascontiguousarray(np.moveaxis(noisy, 2, 0))
    same(psnr, original, np.moveaxis(planes, 0, 2), noisy)
    deeper = noisy.astype(np.uint16) * 257
    same(crossmetric.Scorer("psnr", depth="match"), original, deeper.astype(">u2")[::-1][::-1], noisy)
    # A row, a column and a channel that are repeated by a stride of 0.
    for broadcast in (
        np.broadcast_to(noisy[:1], noisy.shape),
        np.broadcast_to(noisy[:, :1], noisy.shape),
        np.broadcast_to(noisy[:, :, :1], noisy.shape),
    ):
        same(psnr, original, broadcast, broadcast.copy())
    unaligned = np.frombuffer(b"x" + deeper.tobytes(), dtype=np.uint8)[1:].view(np.uint16).reshape(deeper.shape)
    same(crossmetric.Scorer("psnr", depth="match"), original, unaligned, noisy)
    locked = noisy.copy()
    locked.flags.writeable = False
    same(psnr, original, locked, noisy)


def test_the_address_is_that_of_the_samples(tmp_path, noisy):
    locked = noisy[1:]
    locked.flags.writeable = False
    file = np.memmap(tmp_path / "samples", np.uint8, "w+", shape=noisy.shape)
    borrowed = np.frombuffer(bytes(300), np.uint8, offset=7)
    for array in (noisy, locked, file, file[2:], borrowed, np.uint8(3).reshape(1)):
        assert pictures._address(array) == array.ctypes.data


def test_samples_live_as_long_as_what_describes_them(noisy):
    for array in (noisy, noisy[::-1], noisy[:, ::2]):
        found = pictures.source(array, pictures.Reading(), "it")
        kept = found.array
        while kept is not None and kept is not noisy:
            kept = kept.base
        assert kept is noisy


def test_grey_in_its_forms(psnr, original, noisy):
    grey = noisy[:, :, 0]
    colour = np.repeat(grey[:, :, np.newaxis], 3, axis=2)
    for form in (grey, grey[:, :, np.newaxis], grey[:, ::-1][:, ::-1]):
        same(psnr, original, form, colour)
    first = crossmetric.Scorer("psnr", layout="CHW")
    assert first.score(np.moveaxis(original, 2, 0), grey[np.newaxis]) == psnr.score(original, colour)


@pytest.mark.parametrize(
    "array, words",
    [
        (np.zeros((8, 8, 3)), "quantise=\\(0, 1\\)"),
        (np.zeros((8, 8, 3), np.float16), "quantise"),
        (np.zeros((8, 8, 3), np.int64), "int64"),
        (np.zeros((8, 8, 3), np.int8), "int8"),
        (np.zeros((8, 8, 3), np.uint32), "uint32"),
        (np.zeros((8, 8, 3), bool), "truth values"),
        (np.zeros((8, 8, 3), complex), "complex"),
        (np.zeros((8, 8, 3), object), "object"),
        (np.zeros((8, 8, 3), "U1"), "no samples"),
        (np.zeros((8, 8, 4), np.uint8), "four channels"),
        (np.zeros((8, 8, 2), np.uint8), "2 channels"),
        (np.zeros((3, 8, 9), np.uint8), 'layout="CHW"'),
        (np.zeros((0, 8, 3), np.uint8), "no samples"),
        (np.zeros((8, 0, 3), np.uint8), "no samples"),
        (np.zeros((8, 8, 0), np.uint8), "0 channels"),
        (np.zeros((8,), np.uint8), "1 dimensions"),
        (np.zeros((), np.uint8), "0 dimensions"),
        (np.zeros((2, 2, 8, 8, 3), np.uint8), "5 dimensions"),
        (np.zeros((0, 8, 8, 3), np.uint8), "no images"),
        (np.ma.masked_array(np.zeros((8, 8, 3), np.uint8), mask=True), "masked"),
        (7, "an int"),
        (None, "NoneType"),
        (object(), "an object"),
    ],
)
def test_what_is_no_picture_is_refused_in_a_sentence(psnr, original, array, words):
    with pytest.raises(ImageError, match=words):
        psnr.original(original).score(array)


def test_huge_claims_are_refused_without_their_memory(psnr):
    rows = np.lib.stride_tricks.as_strided(np.zeros(3, np.uint8), (1 << 30, 1 << 30, 3), (1, 1, 1))
    with pytest.raises(ImageError, match="1073741824 x 1073741824"):
        psnr.original(rows)


def test_floats_are_quantised_where_that_is_asked_for(original, noisy):
    scorer = crossmetric.Scorer("psnr", quantise=(0, 1))
    expected = scorer.score(original, noisy)
    for kind in (np.float32, np.float64):
        assert scorer.score(original, (noisy / 255).astype(kind)) == expected
    signed = crossmetric.Scorer("psnr", quantise=(-1, 1))
    assert signed.score(original, noisy / 127.5 - 1) == expected
    # What overshoots is clipped, as a codec's output is.
    over = np.where(noisy == 255, 1.5, noisy / 255)
    assert scorer.score(original, over) == expected
    for value in (np.nan, np.inf):
        odd = noisy / 255
        odd[3, 4, 1] = value
        with pytest.raises(ImageError, match="1 samples that are NaN or infinite"):
            scorer.score(original, odd)
    for limits in ((1, 0), (0, 0), (0, np.inf), (0,), "ab", 3):
        with pytest.raises(ImageError, match="range of the floats"):
            crossmetric.Scorer("psnr", quantise=limits).score(original, noisy / 255)


def test_quantising_rounds_to_nearest_and_ties_to_even():
    values = np.array([[0.5, 1.5, 2.5, 254.4999, 255.6, -3]]) / 255
    assert quantised(values, (0, 1)).tolist() == [[0, 2, 2, 254, 255, 0]]
    every = np.arange(256) / 255
    assert quantised(every.astype(np.float32), (0, 1)).tolist() == list(range(256))


def test_pil_images(psnr, original, noisy, tmp_path):
    images = pytest.importorskip("PIL.Image", reason="Pillow is not installed")
    same(psnr, original, images.fromarray(noisy), noisy)
    grey = images.fromarray(noisy[:, :, 0])
    same(psnr, original, grey, noisy[:, :, 0])
    palette = images.fromarray(noisy).quantize(64)
    assert palette.mode == "P"
    same(psnr, original, palette, np.asarray(palette.convert("RGB")))
    deep = images.fromarray(noisy[:, :, 0].astype(np.uint16) * 257)
    matched = crossmetric.Scorer("psnr", depth="match")
    assert matched.score(original, deep) == psnr.score(original, noisy[:, :, 0])
    for mode in ("RGBA", "LA", "CMYK", "YCbCr", "F"):
        with pytest.raises(ImageError, match="alpha|mode"):
            psnr.score(original, images.fromarray(noisy).convert(mode))
    path = tmp_path / "a.png"
    images.fromarray(noisy).save(path)
    same(psnr, original, path, noisy)
    same(psnr, original, str(path), noisy)
    same(psnr, original, images.open(path), noisy)


def test_pictures_with_alpha_in_files(psnr, original, noisy, tmp_path):
    images = pytest.importorskip("PIL.Image", reason="Pillow is not installed")
    path = tmp_path / "alpha.png"
    images.fromarray(noisy).convert("RGBA").save(path)
    with pytest.raises(ImageError, match="alpha"):
        psnr.score(original, path)
    dropped = crossmetric.Scorer("psnr", alpha="drop")
    assert dropped.score(original, path) == psnr.score(original, noisy)


def test_whatever_has_array_or_dlpack(psnr, original, noisy):
    class Arrayed:
        def __array__(self, dtype=None, copy=None):
            return noisy

    class Packed:
        def __dlpack__(self, **options):
            return noisy.copy().__dlpack__(**options)

        def __dlpack_device__(self):
            return (1, 0)

    same(psnr, original, Arrayed(), noisy)
    same(psnr, original, Packed(), noisy)
    same(psnr, original, memoryview_array(noisy), noisy)


def memoryview_array(array):
    """An array over memory that NumPy does not own."""
    return np.asarray(memoryview(bytearray(array.tobytes()))).reshape(array.shape)


def test_tensors_of_pytorch(psnr, original, noisy):
    torch = pytest.importorskip("torch", reason="PyTorch is not installed")

    def tensor(array):
        return torch.from_numpy(np.ascontiguousarray(np.moveaxis(array, 2, 0)))

    same(psnr, original, tensor(noisy), noisy)
    expected = psnr.score(original, noisy)
    floats = crossmetric.Scorer("psnr", quantise=(0, 1))
    image = tensor(noisy).float() / 255
    assert floats.score(original, image) == expected
    assert floats.score(original, image.double().requires_grad_()) == expected
    assert floats.score(original, image.to(memory_format=torch.preserve_format).flip(2).flip(2)) == expected
    batch = torch.stack([image, image.flip(0)]).to(memory_format=torch.channels_last)
    scores = floats.score(original, batch)
    assert len(scores) == 2 and scores[0] == expected
    pairs = floats.score(torch.stack([tensor(original)] * 2).float() / 255, batch)
    assert pairs[0] == expected
    half = (tensor(original).float() / 255).to(torch.bfloat16)
    assert np.isfinite(floats.score(noisy, half)["psnr"])
    with pytest.raises(ImageError, match="quantise=\\(0, 1\\)"):
        psnr.score(original, image)
    with pytest.raises(ImageError, match="channels"):
        psnr.score(original, torch.from_numpy(noisy))
    with pytest.raises(ImageError, match="sparse"):
        floats.score(original, image.to_sparse())
    with pytest.raises(ImageError, match="meta"):
        floats.score(original, image.to("meta"))


def test_paths_of_pnm(psnr, original, noisy, tmp_path):
    same(psnr, original, write_pnm(tmp_path / "a.ppm", noisy), noisy)
    assert psnr.score(tmp_path / "a.ppm", noisy)["psnr"] == np.inf

"""The numbers of the command line, from memory."""

import json
import pickle

import numpy as np
import pytest

import crossmetric
from crossmetric import _library, scoring
from conftest import picture, worse, write_pnm

SEEDED = {"vgg16": "seeded"}
METRICS = ("psnr", "ms-ssim", "ssim", "vgg16", "psnr-phases")


def test_the_module_has_all_names_of_scoring():
    names = {"USUAL", "Definition", "Original", "PathLike", "Score", "Scorer", "Scores", "Several"}
    assert set(scoring.__all__) == names | {"metrics", "score"}
    assert all(hasattr(scoring, name) for name in scoring.__all__)
    assert scoring.Scorer is crossmetric.Scorer and scoring.score is crossmetric.score


def printed(original, *reconstructions, options=()):
    """What `crossmetric compare --json` says of files."""
    text = crossmetric.command(
        "compare", original, *reconstructions, "--metrics", ",".join(METRICS), "--weights", "vgg16=seeded", "--json",
        *options)
    return json.loads(text)


def files(folder, *arrays):
    return [write_pnm(folder / f"{place}.ppm", array) for place, array in enumerate(arrays)]


def test_the_default_metrics_are_those_of_the_program():
    loaded = _library.library()
    ids = crossmetric.metrics()
    assert [name for place, name in enumerate(ids) if loaded.cm_metric_is_usual(place)] == list(scoring.USUAL)


@pytest.mark.parametrize("deep", [False, True])
@pytest.mark.parametrize("grey", [False, True])
def test_same_bits_as_the_command_line(tmp_path, deep, grey):
    arrays = [picture(192, 176), worse(picture(192, 176), 9), worse(picture(192, 176), 20)]
    if grey:
        arrays = [array[:, :, 1] for array in arrays]
    if deep:
        arrays = [array.astype(np.uint16) * 257 - (array > 7) for array in arrays]
    paths = files(tmp_path, *arrays)
    expected = printed(*paths)
    scorer = crossmetric.Scorer(METRICS, SEEDED)
    from_memory = scorer.score(arrays[0], arrays[1:])
    from_files = scorer.score(paths[0], paths[1:])
    one_by_one = [scorer.score(arrays[0], array) for array in arrays[1:]]
    for place, pair in enumerate(expected["pairs"]):
        assert dict(from_memory[place]) == pair["scores"]
        assert dict(from_files[place]) == pair["scores"]
        assert dict(one_by_one[place]) == pair["scores"]
    assert list(from_files.names) == [str(path) for path in paths[1:]]
    for metric, definition in scorer.definitions.items():
        known = expected["definitions"][metric]
        assert (definition.fingerprint, definition.text, definition.weights) == (
            known["id"], known["text"], known["weights"])
    assert scorer.definitions["vgg16"].untrained and not scorer.definitions["psnr"].untrained
    assert scorer.definitions["vgg16"].better == "lower"


def test_trained_weights_are_those_of_the_command_line(tmp_path, original, noisy):
    try:
        scorer = crossmetric.Scorer("vgg16", {"vgg16": "trained"})
    except crossmetric.WeightsError as error:
        pytest.skip(str(error))
    paths = files(tmp_path, original, noisy)
    expected = json.loads(crossmetric.command(
        "compare", *paths, "--metrics", "vgg16", "--weights", "vgg16=trained", "--json"))
    assert dict(scorer.score(original, noisy)) == expected["pairs"][0]["scores"]
    assert not scorer.definitions["vgg16"].untrained


def test_rules_are_the_command_lines(tmp_path, original, noisy):
    deep = original.astype(np.uint16) * 257
    with pytest.raises(crossmetric.MetricError, match="16 bits"):
        crossmetric.score(deep, noisy, "psnr")
    matched = crossmetric.score(deep, noisy, "psnr", depth="match")
    assert matched["psnr"] == crossmetric.score(original, noisy, "psnr")["psnr"]
    exact = crossmetric.Scorer("vgg16", SEEDED, exact=True)
    plain = crossmetric.Scorer("vgg16", SEEDED)
    assert exact.definitions["vgg16"].fingerprint != plain.definitions["vgg16"].fingerprint
    assert exact.score(original, noisy)["vgg16"] == pytest.approx(plain.score(original, noisy)["vgg16"], rel=1e-4)


def test_forms_of_reconstructions(original, noisy):
    scorer = crossmetric.Scorer(["psnr", "ssim"])
    kept = scorer.original(original)
    one = kept.score(noisy)
    assert kept.width == 96 and kept.height == 80
    assert isinstance(one, crossmetric.Score) and set(one) == {"psnr", "ssim"}
    assert "psnr=" in repr(one)
    by_name = kept.score({"0.10": noisy, "0.1": original})
    assert by_name.names == ["0.10", "0.1"]
    assert by_name[0] == one and by_name["psnr"][1] == np.inf
    batch = kept.score(np.stack([noisy, original]))
    assert list(batch) == [one, by_name[1]]
    assert batch[1:].names == ["1"]
    assert kept.score([]).to_pandas().shape == (0, 2)
    pairs = scorer.score(np.stack([original, noisy]), np.stack([noisy, original]))
    assert len(pairs) == 2 and pairs[0] == one
    assert batch.mean()["ssim"] == pytest.approx((one["ssim"] + 1) / 2)
    with pytest.raises(crossmetric.CallError, match="2 originals and 1"):
        scorer.score(np.stack([original, noisy]), noisy[np.newaxis])
    with pytest.raises(crossmetric.CallError, match="batch of reconstructions"):
        scorer.score(np.stack([original, noisy]), noisy)
    with pytest.raises(KeyError, match="psnr, ssim"):
        one["vgg16"]


def test_tables_keep_names_as_text(original, noisy):
    frame = crossmetric.score(original, {"0.10": noisy, "0.1": noisy}, "psnr").to_pandas()
    assert list(frame.index) == ["0.10", "0.1"] and list(frame.columns) == ["psnr"]


def test_seeded_weights_are_reported_once_unless_requested(tmp_path, monkeypatch):
    monkeypatch.setenv("CROSSMETRIC_WEIGHTS", str(tmp_path))
    with pytest.warns(crossmetric.UntrainedWeights, match="crossmetric weights fetch"):
        crossmetric.Scorer("vgg16")
    import warnings
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        crossmetric.Scorer("vgg16", SEEDED)
        crossmetric.Scorer("psnr")


def test_what_is_wrong_is_a_sentence(original, noisy, tmp_path):
    with pytest.raises(crossmetric.MetricError, match='no metric "psmr"'):
        crossmetric.Scorer("psmr")
    with pytest.raises(crossmetric.CallError):
        crossmetric.Scorer([])
    with pytest.raises(crossmetric.WeightsError, match="no such file"):
        crossmetric.Scorer("vgg16", {"vgg16": tmp_path / "none.h5"})
    with pytest.raises(crossmetric.CallError, match="equal, match"):
        crossmetric.Scorer("psnr", depth="any")
    with pytest.raises(crossmetric.MetricError, match="95x80"):
        crossmetric.score(original, noisy[:, :95], "psnr")
    with pytest.raises(crossmetric.MetricError, match="reconstruction 1: .*95x80"):
        crossmetric.score(original, [noisy, noisy[:, :95]], "psnr")
    path = write_pnm(tmp_path / "small.ppm", noisy[:, :95])
    for given in (path, [path, path]):
        with pytest.raises(crossmetric.MetricError, match="small.ppm: .*95x80"):
            crossmetric.score(original, given, "psnr")
    with pytest.raises(crossmetric.CrossMetricError, match="none.png"):
        crossmetric.score(original, tmp_path / "none.png", "psnr")
    with pytest.raises(crossmetric.MetricError, match="ms-ssim needs sides"):
        crossmetric.score(original[:9, :9], noisy[:9, :9], "ms-ssim")


def test_a_scorer_can_be_pickled(original, noisy):
    scorer = crossmetric.Scorer(["psnr", "ssim"], quantise=(0, 1), layout="HWC")
    again = pickle.loads(pickle.dumps(scorer))
    assert again.score(original, noisy) == scorer.score(original, noisy)


def test_metrics_are_listed():
    assert {"psnr", "ms-ssim", "vgg16", "lpips-alex", "dists"} <= set(crossmetric.metrics())

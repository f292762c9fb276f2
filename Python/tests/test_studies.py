"""A study from Python, and its results as data frames."""

import numpy as np
import pytest

import crossmetric
from conftest import picture, worse, write_pnm

pd = pytest.importorskip("pandas", reason="pandas is not installed")

STUDY = """
study: small
originals: "originals/{image}.ppm"
codecs:
  - {codec: NA, objective: mse, reconstructions: "mse/{point}/{image}.ppm", rate: {bpp: {"0.10": 0.2, "0.1": 0.4, "3": 0.8, "4": 1.6}}}
  - {codec: NA, objective: ms-ssim, reconstructions: "ssim/{point}/{image}.ppm", rate: {bpp: {"0.10": 0.2, "0.1": 0.4, "3": 0.8, "4": 1.6}}}
metrics: [psnr, ms-ssim]
anchor: {codec: NA, objective: mse}
"""
POINTS = ["0.10", "0.1", "3", "4"]


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    folder = tmp_path_factory.mktemp("study")
    (folder / "originals").mkdir()
    for image in range(5):
        original = picture(192, 176, seed=image)
        write_pnm(folder / "originals" / f"{image}.ppm", original)
        for codec, base in (("mse", 40), ("ssim", 34)):
            for step, point in enumerate(POINTS):
                (folder / codec / point).mkdir(parents=True, exist_ok=True)
                write_pnm(folder / codec / point / f"{image}.ppm", worse(original, base // (step + 1) + image % 2))
    (folder / "study.yaml").write_text(STUDY)
    return folder / "study.yaml"


@pytest.fixture(scope="module")
def results(study):
    crossmetric.command("score", study, "--out", study.parent / "results", "--no-cache", "--quiet")
    crossmetric.command("analyze", study, "--out", study.parent / "results")
    return crossmetric.Results(study.parent / "results")


def test_scores_are_data_frames_whose_points_stay_text(results):
    scores = results.scores
    assert len(scores) == 2 * 4 * 5 * 7  # PSNR, MS-SSIM and its five scales
    main = results.main_scores
    assert len(main) == 2 * 4 * 5 * 2 and set(main["metric"]) == {"psnr", "ms-ssim"}
    assert sorted(scores["point"].unique()) == sorted(POINTS)
    assert set(scores["codec"]) == {"NA"} and scores["score"].dtype == float
    assert all(isinstance(image, str) for image in scores["image"])
    row = scores[(scores["objective"] == "mse") & (scores["point"] == "0.10") & (scores["metric"] == "psnr")].iloc[0]
    folder = results.folder.parent
    expected = crossmetric.score(
        folder / "originals" / f"{row['image']}.ppm", folder / "mse" / "0.10" / f"{row['image']}.ppm", "psnr")
    assert row["score"] == expected["psnr"]


def test_scores_that_no_longer_count_are_left_out(results):
    file = results.folder / "scores.csv"
    text = file.read_text()
    lines = text.splitlines()
    try:
        file.write_text(text + ",".join(["gone", *lines[1].split(",")[1:]]) + "\n")
        assert "gone" in set(results.table("scores")["codec"])
        assert "gone" not in set(results.scores["codec"])
    finally:
        file.write_text(text)


def test_tables(results):
    assert {"scores", "curves", "bdrate", "bias", "verdicts", "definitions"} <= set(results.tables)
    assert sorted(results.curves["point"].unique()) == sorted(POINTS)
    assert len(results.bd_rate) == 7 and results.bd_rate["ci_low"].dtype == float
    assert (results.bd_rate["note"].map(type) == str).all()
    assert len(results.definitions) == 2 and len(results.bias.columns) > 10
    assert list(results.verdicts.columns)[0] == "codec"
    with pytest.raises(crossmetric.StudyError, match="no table none.csv; it has"):
        results.table("none")
    with pytest.raises(crossmetric.StudyError, match="report"):
        results.report
    with pytest.raises(crossmetric.StudyError, match="no figure"):
        results.figure("rd-psnr")
    with pytest.raises(crossmetric.StudyError, match="no results folder"):
        crossmetric.Results(results.folder / "none")


def test_arrays_of_the_scores_have_the_bd_rate_of_the_table(results):
    scores = results.scores[results.scores["metric"] == "psnr"]

    def curve(objective):
        rows = scores[scores["objective"] == objective].sort_values(["point", "image"])
        return rows["bpp"].to_numpy().reshape(4, 5), rows["score"].to_numpy().reshape(4, 5)

    row = results.bd_rate[results.bd_rate["metric"] == "psnr"].iloc[0]
    found = crossmetric.bd_rate(curve("mse"), curve("ms-ssim"))
    assert found.percent == pytest.approx(row["bd_rate_percent"], rel=1e-12)
    assert found.interval.low == pytest.approx(row["ci_low"], rel=1e-9)


def test_a_run_ends_with_a_report_and_figures(study, tmp_path):
    try:
        found = crossmetric.run(study, out=tmp_path / "out", options=["--no-cache"])
    except crossmetric.StudyError as error:
        if "gnuplot" in str(error):
            pytest.skip(str(error))
        raise
    except crossmetric.PartlyFailed as error:
        pytest.skip(str(error))
    if not found.figures:
        pytest.skip("gnuplot is not installed")
    assert found.report.read_text().startswith("<!")
    figure = found.figure("rd-psnr")
    assert "<svg" in figure._repr_svg_() and figure.file.is_file()
    again = crossmetric.run(study, out=tmp_path / "out", options=["--no-cache"])
    pd.testing.assert_frame_equal(again.scores, found.scores)


SHIPPED = """
study: shipped
originals: "originals/{image}.ppm"
codecs:
  - {codec: own, objective: mse, model: {files: "shipped:hyperprior-mse", rates: [0, 7]}}
  - {codec: own, objective: ms-ssim, model: {files: "shipped:hyperprior-ms-ssim", rates: [0, 7]}}
metrics: [psnr]
"""


def test_models_that_come_with_the_wheel_run(tmp_path):
    listed = crossmetric.command("codec", "list")
    assert "shipped:hyperprior-mse" in listed and "shipped:hyperprior-ms-ssim" in listed
    original = picture(128, 64)
    (tmp_path / "originals").mkdir()
    file = write_pnm(tmp_path / "originals" / "a.ppm", original)
    (tmp_path / "study.yaml").write_text(SHIPPED)
    crossmetric.command("score", tmp_path / "study.yaml", "--out", tmp_path / "out", "--no-cache", "--quiet")
    scores = crossmetric.Results(tmp_path / "out").scores
    assert sorted(zip(scores["objective"], scores["point"])) == [
        ("ms-ssim", "0"), ("ms-ssim", "7"), ("mse", "0"), ("mse", "7")]
    for objective in ("mse", "ms-ssim"):
        low, high = (scores[(scores["objective"] == objective) & (scores["point"] == point)].iloc[0] for point in "07")
        assert low["bpp"] < high["bpp"] and low["score"] < high["score"]
    # One image by hand: the study's stream and score.
    stream, decoded = tmp_path / "a.bin", tmp_path / "a.png"
    crossmetric.command("codec", "encode", "shipped:hyperprior-mse", file, stream, "--rate", "7")
    crossmetric.command("codec", "decode", "shipped:hyperprior-mse", stream, decoded)
    row = scores[(scores["objective"] == "mse") & (scores["point"] == "7")].iloc[0]
    assert crossmetric.score(original, decoded, "psnr")["psnr"] == row["score"]
    assert 8 * stream.stat().st_size / (128 * 64) == row["bpp"]


def test_what_is_wrong_with_a_study_is_its_sentence(tmp_path):
    with pytest.raises(crossmetric.StudyError, match="none.yaml"):
        crossmetric.run(tmp_path / "none.yaml", out=tmp_path / "out")
    with pytest.raises(crossmetric.StudyError):
        crossmetric.command("no-such-command")


def test_commands_print_what_they_print():
    assert crossmetric.command("--version").strip() == crossmetric.__version__
    assert "psnr" in crossmetric.command("metrics")

"""BD-rates, biases and intervals of arrays."""

import numpy as np
import pytest

import crossmetric
from crossmetric import CurvesError

RATES = np.array([0.1, 0.2, 0.4, 0.8])
PSNR = np.array([28.0, 31.0, 34.0, 37.0])


def images(seed, count, shift=0.0):
    """Rates, PSNR and a distance, (points, images)."""
    draws = np.random.default_rng(seed)
    own = draws.normal(0, 1, count)
    rates = 0.1 * 1.9 ** np.arange(5)[:, None] * np.exp(0.1 * own)
    psnr = 34 + 6 * np.log10(rates) - shift + own
    distance = np.exp(-1 - np.log(rates) - 0.3 * shift + 0.1 * own)
    return rates, psnr, distance


def test_a_rate_that_is_known():
    found = crossmetric.bd_rate((RATES, PSNR), (0.9 * RATES, PSNR))
    assert found.percent == pytest.approx(-10, abs=1e-9) and float(found) == found.percent
    assert found.interval is None and found.anchor_points == 4
    assert found.overlap_percent == pytest.approx(100)


def test_order_of_points_does_not_matter():
    order = [2, 0, 3, 1]
    assert crossmetric.bd_rate((RATES[order], PSNR[order]), (0.9 * RATES, PSNR + 0.1)) == crossmetric.bd_rate(
        (RATES, PSNR), (0.9 * RATES, PSNR + 0.1))


def test_ms_ssim_enters_in_decibels_and_a_distance_by_its_logarithm():
    similarity = 1 - 10 ** (-PSNR / 20)
    as_decibels = -10 * np.log10(1 - similarity)
    other = 1.1 * RATES
    assert crossmetric.bd_rate((RATES, similarity), (other, similarity + 0.001), "ms-ssim").percent == pytest.approx(
        crossmetric.bd_rate((RATES, as_decibels), (other, -10 * np.log10(1 - similarity - 0.001)), None).percent)
    distance = np.exp(-PSNR / 10)
    assert crossmetric.bd_rate((RATES, distance), (other, 0.9 * distance), "vgg16").percent == pytest.approx(
        crossmetric.bd_rate((RATES, PSNR / 10), (other, PSNR / 10 - np.log(0.9)), None).percent)


def test_images_give_intervals():
    for count in (7, 30):
        anchor, test = images(1, count), images(2, count, shift=1)
        found = crossmetric.bd_rate(anchor[:2], test[:2])
        assert found.interval.low < found.percent < found.interval.high
        again = crossmetric.bd_rate(anchor[:2], test[:2], draws=500, seed=3)
        assert again.percent == found.percent
        assert (again.interval == found.interval) == (count < 24)
    assert crossmetric.bd_rate(images(1, 3)[:2], images(2, 3)[:2]).interval is None


def test_rules():
    test = (0.9 * RATES, PSNR + np.array([0, 0.3, 0.1, -0.2]))
    plain = crossmetric.bd_rate((RATES, PSNR), test).percent
    for rule in ({"method": "cubic"}, {"method": "akima"}, {"range": "0.15:0.5"}, {"range": "high"}):
        assert crossmetric.bd_rate((RATES, PSNR), test, **rule).percent != plain
    few = crossmetric.bd_rate((RATES[:3], PSNR[:3]), (test[0][:3], test[1][:3]))
    assert np.isnan(few.percent) and "3 points, 4 are needed" in few.note
    assert np.isfinite(crossmetric.bd_rate((RATES[:3], PSNR[:3]), (test[0][:3], test[1][:3]), least_points=3).percent)
    bent = PSNR.copy()
    bent[2] = 30.5
    assert "not monotone" in crossmetric.bd_rate((RATES, PSNR), (RATES, bent)).note
    longer = (np.append(RATES, 0.3), np.append(PSNR, 20))
    assert crossmetric.bd_rate(longer, test, drop_dominated=True).percent == pytest.approx(plain)


def test_a_bias_that_is_known():
    a = images(4, 8)
    b = (a[0], a[1], 1.2 * a[2])
    for held, pair in (("psnr", 1), ("bpp", 0)):
        found = crossmetric.cross_metric_bias((a[pair], a[2]), (b[pair], b[2]), at_equal=held)
        assert found.percent == pytest.approx(20) and float(found) == found.percent
        assert found.interval.low == pytest.approx(20) and found.a_points == 5
        assert found.over.low < found.over.high
    means = crossmetric.cross_metric_bias((a[1].mean(1), a[2].mean(1)), (b[1].mean(1), b[2].mean(1)))
    assert means.percent == pytest.approx(20) and means.interval is None and means.p is None


def test_a_mean_has_an_interval():
    values = np.random.default_rng(0).normal(3, 1, 12)
    mean, interval = crossmetric.mean_interval(values)
    assert mean == pytest.approx(values.mean()) and interval.low < mean < interval.high
    assert crossmetric.mean_interval([1.0, 2.0]) == (1.5, None)


@pytest.mark.parametrize(
    "call, words",
    [
        (lambda: crossmetric.bd_rate((RATES, PSNR[:3]), (RATES, PSNR)), "shape"),
        (lambda: crossmetric.bd_rate(([], []), (RATES, PSNR)), "shape"),
        (lambda: crossmetric.bd_rate(RATES, (RATES, PSNR)), "pair of arrays"),
        (lambda: crossmetric.bd_rate((RATES, ["a"] * 4), (RATES, PSNR)), "no numbers"),
        (lambda: crossmetric.bd_rate((RATES, PSNR), (RATES, PSNR), method="linear"), "cubic, pchip, akima"),
        (lambda: crossmetric.bd_rate((RATES, PSNR), (RATES, PSNR), range="0.5"), "not a range of rates"),
        (lambda: crossmetric.bd_rate((RATES, PSNR), (RATES, PSNR), least_points=5), "1, 2, 3 or 4"),
        (lambda: crossmetric.bd_rate((RATES, PSNR), (RATES, PSNR), draws=0), "at least 1"),
        (lambda: crossmetric.bd_rate(images(1, 5)[:2], images(1, 6)[:2]), "5 and 6 images"),
        (lambda: crossmetric.cross_metric_bias((PSNR, PSNR), (PSNR, PSNR), distance="psnr"), "not a distance"),
        (lambda: crossmetric.mean_interval([]), "shape"),
    ],
)
def test_what_cannot_be_compared_is_refused(call, words):
    with pytest.raises(CurvesError, match=words):
        call()


def test_unknown_metrics_are_named():
    with pytest.raises(crossmetric.MetricError, match="psmr"):
        crossmetric.bd_rate((RATES, PSNR), (RATES, PSNR), "psmr")


def test_numbers_that_are_none_have_a_note():
    odd = PSNR.copy()
    odd[1] = np.nan
    found = crossmetric.bd_rate((RATES, odd), (RATES, PSNR))
    assert np.isnan(found.percent) and "not finite" in found.note
    zero = crossmetric.bd_rate((RATES - 0.1, PSNR), (RATES, PSNR))
    assert np.isnan(zero.percent) and zero.note

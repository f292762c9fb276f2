"""BD numbers of curves of one to three points, for PointRuleTests: straight lines by numpy.interp in
(log10 rate, quality), their mean difference by the trapezoidal rule over all kinks; the anchor of four
points by SciPy's PCHIP, integrated exactly.

    pip install numpy scipy; python3 few_points.py
"""

import numpy as np
from scipy.interpolate import PchipInterpolator

ANCHOR = ([0.1, 0.2, 0.4, 0.8], [28.0, 31.0, 34.5, 37.0])
TESTS = [
    ([0.15, 0.3, 0.6], [30.0, 33.5, 36.0]),
    ([0.15, 0.6], [30.0, 36.0]),
    ([0.3], [33.5]),
    ([0.3], [40.0]),
]


def function(x, y):
    """The curve and its integral from a to b."""
    if len(x) > 3:
        curve = PchipInterpolator(x, y)
        return curve, curve.integrate
    def integral(a, b):
        knots = np.array([a] + [v for v in x if a < v < b] + [b])
        return np.trapezoid(np.interp(knots, x, y), knots)
    return (lambda v: np.interp(v, x, y)), integral


def mean_difference(a, b):
    low, high = max(a[0][0], b[0][0]), min(a[0][-1], b[0][-1])
    return (function(*b)[1](low, high) - function(*a)[1](low, high)) / (high - low)


def main():
    for anchor in (ANCHOR, tuple(values[1:] for values in ANCHOR)):
        rate, quality = np.log10(anchor[0]), np.array(anchor[1])
        for rates, qualities in TESTS:
            x, y = np.log10(rates), np.array(qualities)
            if len(x) > 1:
                by_quality = mean_difference((quality, rate), (y, x))
                by_rate = mean_difference((rate, quality), (x, y))
            else:
                inside = quality[0] <= y[0] <= quality[-1]
                by_quality = x[0] - function(quality, rate)[0](y[0]) if inside else np.nan
                by_rate = y[0] - function(rate, quality)[0](x[0])
            print(len(rate), rates, repr(float(100 * (10**by_quality - 1))), repr(float(by_rate)))


if __name__ == "__main__":
    main()

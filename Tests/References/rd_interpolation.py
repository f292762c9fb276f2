"""Writes Tests/Fixtures/rd/interpolation.json: curves through points, by SciPy and NumPy.

    pip install numpy==2.4.6 scipy==1.17.1
    python Tests/References/rd_interpolation.py        (from the repository root)
"""
import json

import numpy as np
from scipy.interpolate import Akima1DInterpolator, PchipInterpolator

SETS = {
    "four": ([27.1, 30.4, 33.2, 36.9], [-0.9, -0.55, -0.31, 0.05]),
    "nine uneven": ([20, 21, 21.5, 25, 26, 31, 31.2, 38, 45],
                    [-1.2, -1.1, -1.0, -0.6, -0.2, 0.1, 0.13, 0.4, 0.9]),
    "flat and turning": ([0, 1, 2, 3.5, 4, 5, 6, 7], [0, 0, 1, 1, 1, -2, 3, 3.1]),
    "straight": ([0, 1, 2, 3, 4], [1, 3, 5, 7, 9]),
    "corner": ([0, 1, 2, 3, 4, 5], [0, 0, 0, 1, 2, 3]),
    "overshooting ends": ([0, 1, 1.2, 2], [0, 5, 5.1, -3]),
    "end against the chord": ([0, 1, 3, 4], [0, 0.1, 9, 9.05]),
    "far from zero": ([1e6, 1e6 + 1, 1e6 + 2, 1e6 + 4, 1e6 + 7], [3, 4, 4.5, 9, 11]),
    "two": ([1, 4], [2, -1]),
    "three": ([1, 2, 4], [0, 3, 4]),
}


def polynomial(x, y):
    # NumPy maps x to [-1, 1] with a loss of digits far from zero, so x starts at 0 here.
    start = x[0]
    fit = np.polynomial.Polynomial.fit(x - start, y, 3)
    whole = fit.integ()
    return lambda v: fit(v - start), lambda a, b: whole(b - start) - whole(a - start)


def piecewise(kind):
    def make(x, y):
        curve = kind(x, y)
        return curve, lambda a, b: float(curve.integrate(a, b))
    return make


METHODS = {"cubic": polynomial, "pchip": piecewise(PchipInterpolator),
           "akima": piecewise(Akima1DInterpolator)}

cases = []
for name, (x, y) in SETS.items():
    x, y = np.array(x, float), np.array(y, float)
    for method, make in METHODS.items():
        if method == "cubic" and len(x) < 4:
            continue
        curve, integral = make(x, y)
        at = np.unique(np.concatenate([x, np.linspace(x[0], x[-1], 17)]))
        span = x[-1] - x[0]
        spans = [(x[0], x[-1]), (x[0] + 0.1 * span, x[-1] - 0.23 * span),
                 (x[0] + 0.4 * span, x[0] + 0.41 * span)]
        cases.append({
            "name": name, "method": method, "x": x.tolist(), "y": y.tolist(), "at": at.tolist(),
            "values": [float(curve(v)) for v in at],
            "spans": [[float(a), float(b)] for a, b in spans],
            "integrals": [float(integral(a, b)) for a, b in spans]})

with open("Tests/Fixtures/rd/interpolation.json", "w") as file:
    json.dump(cases, file, indent=1)
    file.write("\n")

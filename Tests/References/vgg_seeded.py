"""Seeded VGG-16 weights and the weights digest, written independently of the Swift code.

Run with numpy 2.4: python vgg_seeded.py [SEED]
Prints the first values, moments and the digest that WeightsTests compare with.
"""

import hashlib
import sys

import numpy as np

LAYERS = [
    (0, 64), (2, 64), (5, 128), (7, 128), (10, 256), (12, 256), (14, 256),
    (17, 512), (19, 512), (21, 512), (24, 512), (26, 512), (28, 512),
]


def splitmix(seed, first, count):
    """Outputs first ... first+count-1 (from 0) of SplitMix64."""
    with np.errstate(over="ignore"):
        z = np.uint64(seed) + np.uint64(0x9E3779B97F4A7C15) * np.arange(
            first + 1, first + count + 1, dtype=np.uint64)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


# Wichura 1988, algorithm AS 241, PPND16; lowest power first.
A = [3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
     1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
     3.3430575583588128105e4, 2.5090809287301226727e3]
B = [1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
     2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4,
     5.2264952788528545610e3]
C = [1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
     3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
     2.27238449892691845833e-2, 7.74545014278341407640e-4]
D = [1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
     1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
     1.05075007164441684324e-9]
E = [6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
     2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
     2.71155556874348757815e-5, 2.01033439929228813265e-7]
F = [1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
     7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
     2.04426310338993978564e-15]


def horner(coefficients, x):
    value = np.full_like(x, coefficients[-1])
    for c in reversed(coefficients[:-1]):
        value = value * x + c
    return value


def logarithm(x):
    mantissa, exponent = np.frexp(x)  # mantissa in [1/2, 1)
    mantissa, exponent = mantissa * 2, exponent - 1.0
    high = mantissa > np.float64(1.4142135623730951)
    mantissa = np.where(high, mantissa * 0.5, mantissa)
    exponent = np.where(high, exponent + 1, exponent)
    s = (mantissa - 1) / (mantissa + 1)
    square = s * s
    series = np.zeros_like(s)
    for odd in range(23, 0, -2):
        series = series * square + 1.0 / odd
    return exponent * 0.6931471805599453 + 2 * s * series


def quantile(p):
    q = p - 0.5
    r = 0.180625 - q * q
    centre = q * horner(A, r) / horner(B, r)
    tail = np.sqrt(-logarithm(np.where(q < 0, p, 1 - p)))
    near = horner(C, tail - 1.6) / horner(D, tail - 1.6)
    far = horner(E, tail - 5) / horner(F, tail - 5)
    size = np.where(tail <= 5, near, far)
    return np.where(np.abs(q) <= 0.425, centre, np.where(q < 0, -size, size))


def normals(seed, first, count):
    k = (splitmix(seed, first, count) >> np.uint64(12)).astype(np.float64)
    return quantile((k + 0.5) * 2.0**-52)


def seeded(seed, widths=None):
    """Torchvision names to float32 arrays."""
    tensors, inputs, first = {}, 3, 0
    for place, (index, outputs) in enumerate(LAYERS):
        outputs = widths[place] if widths else outputs
        count = outputs * inputs * 9
        deviation = np.sqrt(2.0 / (9 * inputs))
        values = (normals(seed, first, count) * deviation).astype(np.float32)
        tensors[f"features.{index}.weight"] = values.reshape(outputs, inputs, 3, 3)
        tensors[f"features.{index}.bias"] = np.zeros(outputs, np.float32)
        first, inputs = first + count, outputs
    return tensors


def digest(tensors, preprocessing="rgb-imagenet"):
    message = hashlib.sha256((preprocessing + "\n").encode())
    for name in sorted(tensors):
        shape = "x".join(map(str, tensors[name].shape))
        message.update(f"{name}\n{shape}\n".encode())
        message.update(np.ascontiguousarray(tensors[name], "<f4").tobytes())
    return message.hexdigest()


if __name__ == "__main__":
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    z = normals(seed, 0, 14_710_464)
    print("first normals", [v.hex() for v in z[:6]])
    print("mean", z.mean(), "sd", z.std(), "kurtosis", np.mean(((z - z.mean()) / z.std()) ** 4))
    for p in [0.5, 0.025, 0.075, 0.0749, 1e-6, 1 - 2.0**-53, 2.0**-53, 1e-12]:
        print("quantile", repr(p), float(quantile(np.array([p]))[0]).hex())
    print("digest", digest(seeded(seed)))

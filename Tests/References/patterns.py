"""The test images of Tests/TestSupport/TestImages.swift, made again with numpy."""
import numpy as np

MASK = (1 << 64) - 1


def splitmix64(seed, count):
    """`count` values of SplitMix64 as a uint64 array."""
    with np.errstate(over="ignore"):
        z = np.uint64(seed) + np.uint64(0x9E3779B97F4A7C15) * np.arange(1, count + 1, dtype=np.uint64)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return z ^ (z >> np.uint64(31))


def ramps(width, height, noise=0, seed=0):
    """Slanted ramps with uniform noise: height x width x 3, uint8."""
    y, x, c = np.meshgrid(np.arange(height), np.arange(width), np.arange(3), indexing="ij")
    phase = (3 * x + 2 * y + 40 * c + (x * y) // 64) % 256
    ramp = np.where(phase < 128, 2 * phase, 511 - 2 * phase)
    draws = (splitmix64(seed, height * width * 3) >> np.uint64(33)).astype(np.int64)
    offset = draws.reshape(ramp.shape) % (2 * noise + 1) - noise
    return np.clip(ramp + offset, 0, 255).astype(np.uint8)

"""Golden values of the layers of learned codecs, from PyTorch in float64.

Run with torch 2.13, numpy 2.4, safetensors 0.8:
    python layers_reference.py ../Fixtures/layers
writes layers.safetensors: for each case its input, weights as a checkpoint stores them, and output.
"""

import sys
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import save_file
from torch import nn
from torch.nn import functional as F

GENERATOR = torch.Generator().manual_seed(8)
FILE = {}


def random(*shape):
    return torch.randn(*shape, generator=GENERATOR)


def case(name, output, **inputs):
    for part, values in {**inputs, "output": output}.items():
        array = values.detach().float().numpy()
        FILE[f"{name}.{part}"] = np.ascontiguousarray(array[0] if array.ndim == 4 and part in ("input", "output") else array)


def convolution(name, inputs, outputs, kernel, stride, padding, size, mask=None):
    x, weight, bias = random(1, inputs, *size), random(outputs, inputs, kernel, kernel), random(outputs)
    used = weight if mask is None else weight * mask
    padded = F.pad(x.double(), padding)
    case(name, F.conv2d(padded, used.double(), bias.double(), stride), input=x, weight=weight, bias=bias)


def transposed(name, inputs, outputs, kernel, stride, tf, size):
    x, weight, bias = random(1, inputs, *size), random(inputs, outputs, kernel, kernel), random(outputs)
    if stride == 1:
        y = F.conv_transpose2d(x.double(), weight.double(), bias.double(), 1, kernel // 2)
    elif tf:
        # As Hu's PyTorch code writes TensorFlow's SAME.
        y = F.conv_transpose2d(F.pad(x.double(), (1, 0, 1, 0)), weight.double(), bias.double(), 2, 3, 1)
    else:
        y = F.conv_transpose2d(x.double(), weight.double(), bias.double(), 2, kernel // 2, 1)
    case(name, y, input=x, weight=weight, bias=bias)


def gdn(name, channels, inverse, size):
    x, beta, gamma = random(1, channels, *size), random(channels), random(channels, channels) / 4
    pedestal = 2.0**-36
    b = torch.clamp(beta.double(), min=(1e-6 + pedestal) ** 0.5) ** 2 - pedestal
    g = torch.clamp(gamma.double(), min=2.0**-18) ** 2 - pedestal
    norm = F.conv2d(x.double() ** 2, g[:, :, None, None], b)
    case(name, x * (torch.sqrt(norm) if inverse else torch.rsqrt(norm)), input=x, beta=beta, gamma=gamma)


mask = torch.ones(5, 5)
mask[2, 2:] = 0
mask[3:] = 0
# F.pad counts left, right, top, bottom.
convolution("k5s2.torch", 3, 8, 5, 2, (2, 2, 2, 2), (13, 18))
convolution("k5s2.tf.even", 5, 7, 5, 2, (1, 2, 1, 2), (12, 18))
convolution("k5s2.tf.odd", 5, 7, 5, 2, (2, 2, 2, 2), (11, 9))
convolution("k3s1", 6, 9, 3, 1, (1, 1, 1, 1), (7, 20))
convolution("k3s2", 6, 9, 3, 2, (1, 1, 1, 1), (8, 21))
convolution("k1s1", 17, 4, 1, 1, (0, 0, 0, 0), (5, 9))
convolution("k1s2", 7, 4, 1, 2, (0, 0, 0, 0), (6, 9))
convolution("k5.masked", 6, 12, 5, 1, (2, 2, 2, 2), (6, 9), mask)
transposed("up.torch", 7, 8, 5, 2, False, (5, 9))
transposed("up.torch.few", 9, 3, 5, 2, False, (5, 9))
transposed("up.tf", 7, 8, 5, 2, True, (5, 9))
transposed("turned", 5, 6, 3, 1, False, (6, 9))
gdn("gdn", 11, False, (5, 7))
gdn("igdn", 11, True, (5, 7))
x = random(1, 12, 2, 3)
case("shuffle", nn.PixelShuffle(2)(x), input=x)
save_file(FILE, Path(sys.argv[1]) / "layers.safetensors")

"""Losses: λ·255²·MSE + bpp, or λ·(1 - MS-SSIM) + bpp. Each image of a batch has its own λ."""

import torch
from pytorch_msssim import ms_ssim

from network import LAMBDAS

# Losses of high rates are several times those of low ones; this brings them nearer, so that no rate is neglected.
BALANCE = -0.25


def distortion(objective, x, x_hat):
    """Of each image, in the unit that λ multiplies."""
    if objective == "mse":
        return 255.0**2 * (x_hat - x).square().mean((1, 2, 3))
    return 1 - ms_ssim(x_hat, x, data_range=1.0, size_average=False)


def balance(objective, rates):
    lambdas = torch.tensor(LAMBDAS[objective])
    weights = lambdas**BALANCE
    return (weights / weights.mean())[rates]


def losses(objective, x, x_hat, bits, rates):
    """(λD + R of each image, its bpp, its distortion)."""
    bpp = bits / (x.shape[2] * x.shape[3])
    d = distortion(objective, x, x_hat)
    lambdas = torch.tensor(LAMBDAS[objective])[rates]
    return lambdas * d + bpp, bpp, d

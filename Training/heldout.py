"""The loss on images that training never sees, with real rounding, at every rate."""

import torch

from losses import balance, losses
from network import RATES


def crops(pictures, side=256):
    """The middle of each image, as one batch of numbers from 0 to 1."""
    out = []
    for picture in pictures:
        top, left = (picture.shape[0] - side) // 2, (picture.shape[1] - side) // 2
        out.append(torch.from_numpy(picture[top : top + side, left : left + side].copy()).permute(2, 0, 1))
    return torch.stack(out).float() / 255


@torch.no_grad()
def evaluate(network, x, objective):
    """(balanced mean of λD + R over all rates, a row (loss, bpp, distortion, PSNR) for each rate). Bits are those of the
    continuous model, within a few thousandths of the coder's."""
    training = network.training
    network.eval()
    rows = []
    y = torch.cat([network.g_a(part) for part in x.split(2)])
    z = network.h_a(y.abs())
    for rate in range(RATES):
        rates = torch.full((len(x),), rate)
        bits, y_hat = network.code(y, z, rates)
        x_hat = torch.cat([network.g_s(part) for part in y_hat.split(2)]).clamp(0, 1)
        x_hat = (x_hat * 255).round() / 255
        loss, bpp, d = losses(objective, x, x_hat, bits, rates)
        psnr = -10 * (x_hat - x).square().mean((1, 2, 3)).log10()
        rows.append([value.mean().item() for value in (loss, bpp, d, psnr)])
    network.train(training)
    weights = balance(objective, torch.arange(RATES))
    total = sum(row[0] * weight.item() for row, weight in zip(rows, weights)) / RATES
    return total, rows

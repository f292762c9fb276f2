"""Logs PSNR, MS-SSIM and VGG-16 distance of validation crops while PyTorch trains a denoiser."""

import argparse
import math

import torch
from torch import nn

import crossmetric


def pictures(count, side, generator):
    """Synthetic images in 0...1: gradients and edges at random places, (N, 3, side, side)."""
    y, x = torch.meshgrid(torch.linspace(0, 1, side), torch.linspace(0, 1, side), indexing="ij")
    waves = torch.rand(count, 3, 4, generator=generator) * 12
    angles = torch.rand(count, 3, 4, generator=generator) * 2 * math.pi
    total = torch.zeros(count, 3, side, side)
    for wave in range(4):
        a, w = angles[..., wave, None, None], waves[..., wave, None, None]
        total += torch.sin(w * (a.cos() * x + a.sin() * y) + 5 * a)
    edges = (total > 0.5).float()
    return (0.35 * torch.sigmoid(total) + 0.4 * edges + 0.1).clamp(0, 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--steps", type=int, default=40, help="batches an epoch")
    options = parser.parse_args()

    generator = torch.Generator().manual_seed(0)
    torch.manual_seed(0)
    network = nn.Sequential(
        nn.Conv2d(3, 24, 3, padding=1), nn.ReLU(), nn.Conv2d(24, 24, 3, padding=1), nn.ReLU(), nn.Conv2d(24, 3, 3, padding=1))
    optimiser = torch.optim.Adam(network.parameters(), 2e-3)

    def noisy(batch):
        return batch + 0.1 * torch.randn(batch.shape, generator=generator)

    # Fixed crops of at least 176 pixels a side, for the five scales of MS-SSIM.
    originals = pictures(4, 192, generator)
    inputs = noisy(originals)
    log = crossmetric.EpochScores(originals, ["psnr", "ms-ssim", "vgg16"], quantise=(0, 1))

    for epoch in range(options.epochs):
        for _ in range(options.steps):
            batch = pictures(8, 64, generator)
            loss = nn.functional.mse_loss(network(noisy(batch)), batch)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        log(epoch, network(inputs))

    print(log.to_pandas()[["psnr", "ms-ssim", "vgg16"]].round(5).to_string())


if __name__ == "__main__":
    main()

"""The network: CompressAI's `bmshj2018-hyperprior-vbr`, with a forward pass that gives every image of a batch a rate of its own."""

import math

import torch

from compressai_layers import ScaleHyperpriorVbr, quantize_ste

# One λ a rate index, the same for every width: λ·255²·MSE + bpp, or λ·(1 - MS-SSIM) + bpp.
RATES = 8
LAMBDAS = {
    "mse": [0.0005 * 2**s for s in range(RATES)],
    "ms-ssim": [1.0 * 2**s for s in range(RATES)],
}


class Network(ScaleHyperpriorVbr):
    def __init__(self, N=64, M=128):
        super().__init__(N, M)
        lambdas = LAMBDAS["mse"]
        # At high rates the best step of a quantizer is proportional to λ to the power of -1/2.
        self.Gain.data = torch.tensor([math.sqrt(value / lambdas[-1]) for value in lambdas])
        # No offsets at the start.
        torch.nn.init.zeros_(self.QuantABCD[4].weight)
        torch.nn.init.zeros_(self.QuantABCD[4].bias)

    def offsets(self, deviations, gains):
        inputs = torch.stack((deviations, gains.detach().expand_as(deviations)), dim=-1)
        return -self.QuantABCD(inputs).squeeze(-1)

    def code(self, y, z, rates):
        """Bits of each image, and the latents that a decoder sees. Noise stands for rounding in the rate while training;
        what the synthesis sees is always rounded (the gradient passes straight through)."""
        gains = self.Gain[rates].abs().view(-1, 1, 1, 1)
        _, z_likelihoods = self.entropy_bottleneck(z)
        medians = self.entropy_bottleneck.quantiles[:, :, 1:2].detach().reshape(1, -1, 1, 1)
        z_hat = quantize_ste(z - medians) + medians
        # Crops need not be multiples of 64: of the hyperprior's map the part over the image counts.
        deviations = self.h_s(z_hat)[..., : y.shape[2], : y.shape[3]] * gains
        scaled = y * gains
        if self.training:
            _, y_likelihoods = self.gaussian_conditional(scaled, deviations, training=True)
        else:
            _, y_likelihoods = self.gaussian_conditional(scaled, deviations, training=False)
        rounded = quantize_ste(scaled)
        bounded = self.gaussian_conditional.lower_bound_scale(deviations)
        offsets = self.offsets(bounded, gains) * torch.sign(rounded).detach()
        y_hat = (rounded + offsets) / gains
        bits = -(y_likelihoods.log2().sum((1, 2, 3)) + z_likelihoods.log2().sum((1, 2, 3)))
        return bits, y_hat

    def forward(self, x, rates):
        y = self.g_a(x)
        z = self.h_a(y.abs())
        bits, y_hat = self.code(y, z, rates)
        return bits, self.g_s(y_hat)

    @torch.no_grad()
    def settle_medians(self):
        """The medians and tails of the factorized prior, by bisection; this stands for CompressAI's auxiliary loss."""
        self.entropy_bottleneck._update_quantiles()

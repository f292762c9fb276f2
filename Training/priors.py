"""Second stage of a round: the hyperprior and the probability models alone, on larger crops, with analysis and synthesis as they
are. The first stage sees crops of 96 or 176 pixels, on which the hyperprior's map, a sixty-fourth of them, is mostly border; what
it learns there costs a quarter of the rate on whole images. In minutes this stage wins that back, at equal reconstructions."""

import argparse
import math
import os

import torch

import heldout
import pictures
import weights
from losses import balance
from network import RATES, Network

PARTS = ("h_a.", "h_s.", "entropy_bottleneck.")
AVERAGE = 0.99


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", help="folder of the round; its weights.safetensors is improved in place")
    parser.add_argument("--pictures", required=True)
    parser.add_argument("--objective", default="mse")
    parser.add_argument("--start", help="weights whose hyperprior and probability models to start from (default: the round's own)")
    parser.add_argument("--steps", type=int, default=1200)
    parser.add_argument("--crop", type=int, default=256)
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=3)
    return parser.parse_args()


def load(path):
    arrays = weights.load(path)
    network = Network(len(arrays["g_a.0.weight"]), len(arrays["g_a.6.weight"]))
    weights.restore(network, path)
    return network.eval()


def fit(network, o):
    torch.manual_seed(o.seed)
    crops = pictures.Crops(pictures.load(o.pictures, ["train"]), [o.seed, o.seed])
    own = [p for name, p in network.named_parameters() if name.startswith(PARTS) and "quantiles" not in name]
    for name, p in network.named_parameters():
        p.requires_grad_(any(p is other for other in own))
    optimizer = torch.optim.Adam(own, o.rate)
    averages = [p.detach().clone() for p in own]
    network.train()
    for step in range(o.steps):
        for group in optimizer.param_groups:
            group["lr"] = o.rate * min(1, (step + 1) / 50) * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * step / o.steps)))
        x = torch.from_numpy(crops.batch(o.batch, o.crop)).permute(0, 3, 1, 2).float() / 255
        rates = torch.tensor([(i * RATES + torch.randint(0, RATES, (1,)).item()) // o.batch for i in range(o.batch)])
        with torch.no_grad():
            y = network.g_a(x)
        bits, _ = network.code(y, network.h_a(y.abs()), rates)
        loss = (bits / o.crop**2 * balance(o.objective, rates)).mean()
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(own, 1.0)
        optimizer.step()
        with torch.no_grad():
            for average, p in zip(averages, own):
                average.lerp_(p, 1 - min(AVERAGE, (step + 1) / (step + 10)))
        if (step + 1) % 200 == 0:
            print(f"priors, step {step + 1} of {o.steps}: {loss.item():.4f}", flush=True)
    with torch.no_grad():
        for average, p in zip(averages, own):
            p.copy_(average)
    network.eval()


def main():
    o = options()
    path = os.path.join(o.folder, "weights.safetensors")
    network = load(path)
    if o.start:
        state, start = network.state_dict(), load(o.start).state_dict()
        for name in state:
            if name.startswith(PARTS):
                state[name].copy_(start[name])
    held = heldout.crops(pictures.load(o.pictures, ["held", "demo"]))
    before = heldout.evaluate(network, held, o.objective)[0]
    fit(network, o)
    weights.round_to_half(network)
    network.entropy_bottleneck.update(force=True)
    after = heldout.evaluate(network, held, o.objective)[0]
    print(f"priors: held out {before:.5f} before, {after:.5f} after", flush=True)
    if after < before:
        weights.save(path + ".new", network)
        os.replace(path + ".new", path)


if __name__ == "__main__":
    main()

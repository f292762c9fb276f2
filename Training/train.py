"""One round of training; see README.md. All of a round lies in its folder: `state.pt` (to go on after a stop), `log.tsv`,
and at its end, or on a signal, `weights.safetensors`, which `keep.py` compares with the committed ones."""

import argparse
import math
import os
import signal
import time

import numpy as np
import torch

import heldout
import pictures
import weights
from losses import balance, losses
from network import RATES, Network

WARM_UP = 500
AVERAGE = 0.999


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", help="folder of this round")
    parser.add_argument("--pictures", required=True, help="folder that pictures.py made")
    parser.add_argument("--objective", choices=("mse", "ms-ssim"), default="mse")
    parser.add_argument("--start", help="weights to start from (.safetensors); else a new network")
    parser.add_argument("--steps", type=int, default=100_000, help="the round's length")
    parser.add_argument("--minutes", type=float, default=120, help="... or its length in time, where that is shorter")
    parser.add_argument("--crop", type=int, default=96)
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1e-3, help="learning rate of Adam after the warm-up")
    parser.add_argument("--clip", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--every", type=int, default=1000, help="steps between rows of the log")
    parser.add_argument("--widths", type=int, nargs=2, default=(64, 128), metavar=("N", "M"))
    return parser.parse_args()


class Round:
    def __init__(self, options):
        self.options = options
        torch.manual_seed(options.seed)
        torch.set_num_threads(options.threads)
        self.network = Network(*options.widths)
        if options.start:
            weights.restore(self.network, options.start)
        self.network = self.network.train().to(memory_format=torch.channels_last)
        self.average = Network(*options.widths).eval()
        self.average.load_state_dict(self.network.state_dict())
        self.average = self.average.to(memory_format=torch.channels_last)
        self.trained = [p for name, p in self.network.named_parameters() if "quantiles" not in name]
        self.averaged = [p for name, p in self.average.named_parameters() if "quantiles" not in name]
        self.optimizer = torch.optim.Adam(self.trained, lr=options.rate, foreach=True)
        self.crops = pictures.Crops(pictures.load(options.pictures, ["train"]), options.seed)
        self.held = heldout.crops(pictures.load(options.pictures, ["held", "demo"]))
        self.held = self.held.contiguous(memory_format=torch.channels_last)
        self.step, self.seconds = 0, 0.0
        self.sums = np.zeros(4)
        self.stopped = False

    def path(self, name):
        return os.path.join(self.options.folder, name)

    def progress(self):
        return min(1.0, max(self.step / self.options.steps, self.seconds / 60 / self.options.minutes))

    def learning_rate(self):
        warm = min(1.0, (self.step + 1) / WARM_UP)
        return self.options.rate * warm * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * self.progress())))

    def train_step(self):
        o = self.options
        x = torch.from_numpy(self.crops.batch(o.batch, o.crop)).permute(0, 3, 1, 2).float() / 255
        # One picture in each stretch of the rates, so that every batch has high and low ones.
        rates = (torch.arange(o.batch) * RATES + torch.randint(0, RATES, (o.batch,))) // o.batch
        for group in self.optimizer.param_groups:
            group["lr"] = self.learning_rate()
        self.optimizer.zero_grad()
        bits, x_hat = self.network(x, rates)
        loss, bpp, d = losses(o.objective, x, x_hat, bits, rates)
        (loss * balance(o.objective, rates)).mean().backward()
        norm = torch.nn.utils.clip_grad_norm_(self.trained, o.clip, foreach=True)
        if torch.isfinite(norm):
            self.optimizer.step()
        decay = min(AVERAGE, (self.step + 1) / (self.step + 10))
        with torch.no_grad():
            torch._foreach_lerp_(self.averaged, self.trained, 1 - decay)
        self.sums += [loss.mean().item(), bpp.mean().item(), d.mean().item(), norm.item()]
        self.step += 1

    def settle(self):
        self.network.settle_medians()
        with torch.no_grad():
            self.average.settle_medians()

    def evaluate(self):
        self.settle()
        return heldout.evaluate(self.average, self.held, self.options.objective)

    def log(self):
        total, rows = self.evaluate()
        mean = self.sums / self.options.every
        self.sums[:] = 0
        new = not os.path.exists(self.path("log.tsv"))
        with open(self.path("log.tsv"), "a", encoding="utf-8") as file:
            if new:
                file.write("step\tminutes\tlearning_rate\ttrain_loss\ttrain_bpp\ttrain_distortion\tgradient\theld_out_loss\t"
                           + "\t".join(f"bpp_{s}\tpsnr_{s}\tdistortion_{s}" for s in range(RATES)) + "\n")
            file.write(f"{self.step}\t{self.seconds / 60:.1f}\t{self.learning_rate():.2e}\t{mean[0]:.4f}\t{mean[1]:.4f}\t"
                       f"{mean[2]:.6g}\t{mean[3]:.3g}\t{total:.5f}\t"
                       + "\t".join(f"{row[1]:.4f}\t{row[3]:.3f}\t{row[2]:.5g}" for row in rows) + "\n")
        print(f"step {self.step}, {self.seconds / 60:.0f} min, {100 * self.progress():.0f} %: loss {mean[0]:.4f}, held out "
              f"{total:.5f}; " + " ".join(f"{row[1]:.3f}/{row[3]:.2f}" for row in rows), flush=True)

    def save_state(self):
        state = {"network": self.network.state_dict(), "average": self.average.state_dict(), "step": self.step,
                 "seconds": self.seconds, "optimizer": self.optimizer.state_dict(), "sums": self.sums,
                 "torch": torch.get_rng_state(), "numpy": self.crops.random.bit_generator.state}
        torch.save(state, self.path("state.new"))
        os.replace(self.path("state.new"), self.path("state.pt"))

    def load_state(self):
        state = torch.load(self.path("state.pt"), weights_only=False)
        for network, name in ((self.network, "network"), (self.average, "average")):
            network.load_state_dict(state[name])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.seconds, self.sums = state["step"], state["seconds"], state["sums"]
        torch.set_rng_state(state["torch"])
        self.crops.random.bit_generator.state = state["numpy"]
        print(f"goes on from step {self.step}", flush=True)

    def save_weights(self):
        """The averaged weights, rounded to 16 bits, with their tables; the state goes on unrounded."""
        rounded = Network(*self.options.widths).eval()
        rounded.load_state_dict(self.average.state_dict())
        weights.round_to_half(rounded)
        rounded.entropy_bottleneck.update(force=True)
        weights.save(self.path("weights.safetensors"), rounded)
        total, _ = heldout.evaluate(rounded, self.held, self.options.objective)
        print(f"weights.safetensors: held out {total:.5f}", flush=True)

    def run(self):
        os.makedirs(self.options.folder, exist_ok=True)
        if os.path.exists(self.path("state.pt")):
            self.load_state()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: setattr(self, "stopped", True))
        last = saved = time.monotonic()
        while self.progress() < 1 and not self.stopped:
            self.train_step()
            now = time.monotonic()
            self.seconds += now - last
            last = now
            if self.step % self.options.every == 0:
                self.log()
            if now - saved > 120:
                self.save_state()
                saved = now
        self.settle()
        self.save_state()
        self.save_weights()


if __name__ == "__main__":
    Round(options()).run()

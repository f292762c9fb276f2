"""One round of training; see README.md. All of a round lies in its folder: `state.pt` (to go on after a stop), `log.tsv`,
and at its end, or on a signal, `weights.safetensors`, which `keep.py` compares with the committed ones."""

import argparse
import math
import os
import signal
import time

import numpy as np
import torch
import torch.multiprocessing as processes

import heldout
import pictures
import weights
from losses import balance, losses
from network import RATES, Network
from soap import SOAP



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
    parser.add_argument("--rate", type=float, default=1e-3, help="learning rate of SOAP after the warm-up")
    parser.add_argument("--warm-up", type=int, default=200, help="steps in which the learning rate rises")
    parser.add_argument("--average", type=float, default=0.998, help="decay of the running average of the weights")
    parser.add_argument("--clip", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("--workers", type=int, default=2, help="processes, each with its part of a batch")
    parser.add_argument("--every", type=int, default=1000, help="steps between rows of the log")
    parser.add_argument("--widths", type=int, nargs=2, default=(64, 128), metavar=("N", "M"))
    return parser.parse_args()


def trained(network):
    return [p for name, p in network.named_parameters() if "quantiles" not in name]


class Shared:
    """What the processes of a round share: weights, gradients, and the word of the first one."""

    def __init__(self, options, network):
        self.network = network.share_memory()
        count = sum(p.numel() for p in trained(network))
        self.gradients = torch.zeros(options.workers, count).share_memory_()
        self.squares = torch.zeros(options.workers).share_memory_()
        self.learning_rate = torch.zeros(1).share_memory_()
        # The step at which every process saves its optimizer, 0 for not now.
        self.save = torch.zeros(1, dtype=torch.int64).share_memory_()
        self.barrier = processes.Barrier(options.workers)


class Worker:
    """One process: a part of every batch, and the optimizer of a part of the weights."""

    def __init__(self, options, shared, number, step):
        torch.set_num_threads(1)
        torch.manual_seed(options.seed + 1000 * number + step)
        self.options, self.shared, self.number = options, shared, number
        self.weights = trained(shared.network)
        self.crops = pictures.Crops(pictures.load(options.pictures, ["train"]), [options.seed, number, step])
        self.count = options.batch // options.workers
        # The largest weights first, each to the process that has the least work so far.
        loads, self.own, offset = [0] * options.workers, [], 0
        places = []
        for p in self.weights:
            places.append((p, offset))
            offset += p.numel()
        for p, place in sorted(places, key=lambda entry: -entry[0].numel()):
            worker = loads.index(min(loads))
            loads[worker] += p.numel()
            if worker == number:
                self.own.append((p, place))
        self.optimizer = SOAP([p for p, _ in self.own], lr=options.rate)
        self.warm_from = step
        if os.path.exists(self.path):
            state = torch.load(self.path, weights_only=False)
            if state["step"] == step:
                self.optimizer.load_state_dict(state["optimizer"])
                self.warm_from = 0
        self.shared.barrier.wait()

    @property
    def path(self):
        return os.path.join(self.options.folder, f"optimizer-{self.number}.pt")

    def step(self):
        """One step of all processes together; returns loss, bpp and distortion of this one's part, and the gradient's norm."""
        shared = self.shared
        shared.barrier.wait()
        if shared.save.item():
            torch.save({"step": shared.save.item(), "optimizer": self.optimizer.state_dict()}, self.path + ".new")
            os.replace(self.path + ".new", self.path)
        sums = self.compute()
        shared.barrier.wait()
        squares = 0.0
        for p, place in self.own:
            p.grad = shared.gradients[:, place : place + p.numel()].mean(0).view(p.shape)
            squares += p.grad.square().sum().item()
        shared.squares[self.number] = squares
        shared.barrier.wait()
        norm = shared.squares.sum().sqrt().item()
        if math.isfinite(norm):
            for p, _ in self.own:
                p.grad.mul_(min(1.0, self.options.clip / norm))
            for group in self.optimizer.param_groups:
                group["lr"] = shared.learning_rate.item()
            self.optimizer.step()
        shared.barrier.wait()
        return [*sums, norm]

    def compute(self):
        """Puts the gradient of the part's mean loss where all can read it."""
        o = self.options
        x = torch.from_numpy(self.crops.batch(self.count, o.crop)).permute(0, 3, 1, 2).float() / 255
        # One image in each stretch of the rates, so that every batch has high and low ones.
        place = torch.arange(self.count) * o.workers + self.number
        rates = (place * RATES + torch.randint(0, RATES, (self.count,))) // (self.count * o.workers)
        for p in self.weights:
            p.grad = None
        bits, x_hat = self.shared.network(x, rates)
        loss, bpp, d = losses(o.objective, x, x_hat, bits, rates)
        (loss * balance(o.objective, rates)).mean().backward()
        torch.cat([p.grad.reshape(-1) for p in self.weights], out=self.shared.gradients[self.number])
        return loss.mean().item(), bpp.mean().item(), d.mean().item()


def work(options, shared, number, step):
    """The life of all processes but the first; they end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    worker = Worker(options, shared, number, step)
    while True:
        worker.step()


class Round:
    def __init__(self, options):
        self.options = options
        torch.set_num_threads(1)
        torch.manual_seed(options.seed)
        self.network = Network(*options.widths)
        if options.start:
            weights.restore(self.network, options.start)
        self.network = self.network.train()
        self.average = Network(*options.widths).eval()
        self.average.load_state_dict(self.network.state_dict())
        self.held = heldout.crops(pictures.load(options.pictures, ["held", "demo"]))
        self.step, self.seconds = 0, 0.0
        self.sums, self.summed = np.zeros(4), 0
        self.stopped = False

    def start_workers(self):
        o = self.options
        self.shared = Shared(o, self.network)
        for number in range(1, o.workers):
            processes.Process(target=work, args=(o, self.shared, number, self.step), daemon=True).start()
        self.worker = Worker(o, self.shared, 0, self.step)
        self.trained, self.averaged = trained(self.network), trained(self.average)

    def path(self, name):
        return os.path.join(self.options.folder, name)

    def progress(self):
        return min(1.0, max(self.step / self.options.steps, self.seconds / 60 / self.options.minutes))

    def learning_rate(self):
        warm = min(1.0, (self.step + 1 - self.worker.warm_from) / self.options.warm_up)
        return self.options.rate * warm * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * self.progress())))

    def train_step(self):
        self.shared.learning_rate.fill_(self.learning_rate())
        self.sums += self.worker.step()
        self.summed += 1
        self.shared.save.zero_()
        decay = min(self.options.average, (self.step + 1) / (self.step + 10))
        with torch.no_grad():
            torch._foreach_lerp_(self.averaged, self.trained, 1 - decay)
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
        mean = self.sums / max(1, self.summed)
        self.sums[:], self.summed = 0, 0
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
        """Weights now; the optimizers at the beginning of the next step, which is the same moment."""
        state = {"network": self.network.state_dict(), "average": self.average.state_dict(), "step": self.step,
                 "seconds": self.seconds, "sums": self.sums, "summed": self.summed}
        torch.save(state, self.path("state.new"))
        os.replace(self.path("state.new"), self.path("state.pt"))
        self.shared.save.fill_(self.step)

    def load_state(self):
        state = torch.load(self.path("state.pt"), weights_only=False)
        self.network.load_state_dict(state["network"])
        self.average.load_state_dict(state["average"])
        self.step, self.seconds = state["step"], state["seconds"]
        self.sums, self.summed = state["sums"], state["summed"]
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
        self.start_workers()
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
        if self.summed:
            self.log()
        self.settle()
        self.save_state()
        self.worker.step()
        self.save_weights()


if __name__ == "__main__":
    Round(options()).run()

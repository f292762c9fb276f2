"""After a round: its weights take the place of the committed ones where they lose less on the held-out images; its log
is appended to `Training/logs/NAME.tsv`. With `--trial`: whether the loss of a short round has fallen."""

import argparse
import csv
import os
import shutil
import sys

import heldout
import pictures
import weights
from network import Network

LOGS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "logs")


def rows(folder):
    with open(os.path.join(folder, "log.tsv"), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def held_out_loss(path, x, objective):
    arrays = weights.load(path)
    network = Network(len(arrays["g_a.0.weight"]), len(arrays["g_a.6.weight"])).eval()
    weights.restore(network, path)
    return heldout.evaluate(network, x, objective)[0]


def append_log(folder, name):
    """Numbers the rounds; steps count on from round to round."""
    os.makedirs(LOGS, exist_ok=True)
    path = os.path.join(LOGS, name + ".tsv")
    with open(os.path.join(folder, "log.tsv"), encoding="utf-8") as file:
        header, *lines = file.read().splitlines()
    number = 1
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            number = 1 + int(file.read().splitlines()[-1].split("\t")[0])
    with open(path, "a", encoding="utf-8") as file:
        if number == 1:
            file.write("round\t" + header + "\n")
        file.writelines(f"{number}\t{line}\n" for line in lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--trial", action="store_true")
    parser.add_argument("--pictures")
    parser.add_argument("--objective", default="mse")
    parser.add_argument("--model")
    options = parser.parse_args()
    if options.trial:
        losses = [float(row["held_out_loss"]) for row in rows(options.folder)]
        print("held-out losses: " + ", ".join(f"{loss:.2f}" for loss in losses))
        sys.exit(0 if len(losses) > 1 and losses[-1] < losses[0] else "the loss has not fallen")
    made = os.path.join(options.folder, "weights.safetensors")
    x = heldout.crops(pictures.load(options.pictures, ["held", "demo"]))
    new = held_out_loss(made, x, options.objective)
    if os.path.exists(options.model):
        old = held_out_loss(options.model, x, options.objective)
        print(f"held-out loss: {old:.5f} before, {new:.5f} now")
        if new >= old:
            sys.exit(f"the round has not made it better; {options.model} stays as it is")
    os.makedirs(os.path.dirname(options.model), exist_ok=True)
    shutil.copyfile(made, options.model)
    append_log(options.folder, os.path.basename(options.model).removesuffix(".safetensors"))
    shutil.rmtree(options.folder)  # the next round starts anew
    print(f"{options.model}: held-out loss {new:.5f}; commit it with its log")


if __name__ == "__main__":
    main()

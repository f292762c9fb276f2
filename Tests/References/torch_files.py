"""Writes Tests/Fixtures/torch: files of torch.save in both formats, and what they hold.

    pip install torch==2.13.0 numpy
    python3 Tests/References/torch_files.py
"""
import argparse
import collections
import json
import os
import pathlib
import zipfile

import numpy
import torch

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "Fixtures/torch"


class Hostile:
    def __reduce__(self):
        return (os.system, ("echo executed",))


def tensors():
    numbers = torch.arange(24.0).reshape(2, 3, 4) - 5
    return {
        "plain": numbers,
        "permuted": numbers.permute(2, 0, 1),
        "sliced": numbers[1, 1:, ::2],
        "half": numbers.half() / 3,
        "bfloat": numbers.bfloat16() / 3,
        "double": numbers.double(),
        "whole": numbers.int(),
        "long": numbers.long(),
        "empty": torch.zeros(0, 3),
        "scalar": torch.tensor(3.25),
        "parameter": torch.nn.Parameter(numbers[0]),
    }


class Settings:
    """A class of a training script's own."""

    def __init__(self, **values):
        self.__dict__.update(values)


def training():
    """Checkpoints of training scripts: tensors, and what stands beside or around them."""
    (FOLDER / "training").mkdir(exist_ok=True)
    weight = torch.tensor([1.0, 2.0])
    beside = {
        "counter": collections.Counter([10]),
        "numpy-scalar": numpy.float64(3.2),
        "numpy-array": numpy.arange(3.0),
        "set": {1, 2},
        "size": torch.Size([1, 2]),
        "device": torch.device("cuda:0"),
        "bytes": b"\x80",
        "defaultdict": collections.defaultdict(list, a=[1]),
        "namespace": argparse.Namespace(lr=1e-4, size=torch.Size([3])),
        "class": Settings(rate=3, inner=Settings()),
        "path": pathlib.PurePosixPath("runs/1"),
    }
    for name, value in beside.items():
        save({"state_dict": {"weight": weight}, "beside": value}, f"training/{name}")

    def alone(contents, name):
        torch.save(contents, FOLDER / f"training/{name}.pth")

    alone(collections.defaultdict(dict, weight=weight), "under-defaultdict")
    alone(Settings(weight=weight), "under-class")
    for name in ["model", "model_state_dict", "network", "net", "params", "ema", "state_dict_ema"]:
        alone({"epoch": 3, name: {"weight": weight}}, f"container-{name}")
    alone({"model": {"state_dict": {"weight": weight}, "step": 1}}, "container-nested")
    averaged = {"module.weight": torch.tensor([3.0, 4.0])}
    alone({"ema": averaged, "model": {"weight": weight}}, "container-two")
    alone({"state_dict": {"weight": weight}, "beside": Hostile()}, "hostile-beside")
    alone({"state_dict": {"weight": weight}, "beside": Settings(inner=[Hostile()])}, "hostile-inside")


def save(contents, name):
    torch.save(contents, FOLDER / f"{name}.pth")
    torch.save(contents, FOLDER / f"{name}-legacy.pth", _use_new_zipfile_serialization=False)


def large_zip():
    """The archive again with the 64-bit fields of zip files over 4 GB."""
    with zipfile.ZipFile(FOLDER / "tensors.pth") as source:
        with zipfile.ZipFile(FOLDER / "tensors-zip64.pth", "w") as target:
            for info in source.infolist():
                with target.open(info.filename, "w", force_zip64=True) as out:
                    out.write(source.read(info))


def main():
    FOLDER.mkdir(exist_ok=True)
    torch.manual_seed(1)
    save(tensors(), "tensors")
    large_zip()
    layer = torch.nn.Linear(3, 2)
    optimizer = torch.optim.Adam(layer.parameters())
    layer(torch.ones(1, 3)).sum().backward()
    optimizer.step()
    checkpoint = {
        "epoch": 3,
        "optimizer": optimizer.state_dict(),
        "loss": torch.tensor(1.5),
        "state_dict": layer.state_dict(),
    }
    save(checkpoint, "checkpoint")
    save({"outer": {"inner": torch.tensor([1.0, 2.0])}, "note": "text"}, "nested")
    save({"weight": Hostile()}, "hostile")
    save(layer, "model")
    training()
    expected = {
        name: {"shape": list(tensor.shape), "values": tensor.detach().float().flatten().tolist()}
        for name, tensor in {
            **tensors(),
            **{f"checkpoint.{key}": value for key, value in layer.state_dict().items()},
        }.items()
    }
    (FOLDER / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")


if __name__ == "__main__":
    main()

"""Writes Tests/Fixtures/torch/ema*.pth: checkpoints with several dictionaries of the same names.

Written as torch.save writes them, without PyTorch: a pickle with storages by persistent id in a zip
archive.

    python3 Tests/References/torch_dictionaries.py
"""
import io
import pathlib
import pickle
import struct
import sys
import types
import zipfile

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "Fixtures/torch"


def module(name, **contents):
    sys.modules[name] = types.ModuleType(name)
    for key, value in contents.items():
        value.__module__ = name
        value.__qualname__ = value.__name__ = key
        setattr(sys.modules[name], key, value)


class FloatStorage:
    pass


def _rebuild_tensor_v2():
    pass


module("torch", FloatStorage=FloatStorage)
module("torch._utils", _rebuild_tensor_v2=_rebuild_tensor_v2)


class Storage:
    def __init__(self, values):
        self.values = values


class Tensor:
    def __init__(self, *values):
        self.storage = Storage(values)

    def __reduce__(self):
        count = len(self.storage.values)
        return (_rebuild_tensor_v2, (self.storage, 0, (count,), (1,), False, {}))


class Pickler(pickle.Pickler):
    def __init__(self, file):
        super().__init__(file, protocol=2)
        self.storages = []

    def persistent_id(self, thing):
        if not isinstance(thing, Storage):
            return None
        self.storages.append(thing)
        key = str(len(self.storages) - 1)
        return ("storage", FloatStorage, key, "cpu", len(thing.values))


def save(contents, name):
    stream = io.BytesIO()
    pickler = Pickler(stream)
    pickler.dump(contents)
    with zipfile.ZipFile(FOLDER / f"{name}.pth", "w") as archive:
        def add(path, data):
            archive.writestr(zipfile.ZipInfo(f"{name}/{path}", (1980, 1, 1, 0, 0, 0)), data)

        add("data.pkl", stream.getvalue())
        add("byteorder", "little")
        for key, storage in enumerate(pickler.storages):
            add(f"data/{key}", struct.pack(f"<{len(storage.values)}f", *storage.values))
        add("version", "3\n")


def main():
    plain = {"weight": Tensor(1, 2), "bias": Tensor(3)}
    average = {"weight": Tensor(4, 5), "bias": Tensor(6)}
    optimizer = {"state": {0: {"exp_avg": Tensor(7, 8)}}}
    save(
        {"epoch": 3, "state_dict": plain, "state_dict_ema": average, "optimizer": optimizer}, "ema")
    save({"ema": {"decay": 0.99, "module": average}, "swa": average, "state_dict": plain}, "ema-inner")
    save({"state_dict": plain, "optimizer": optimizer, "hparams": {"weight": 2}}, "ema-none")


main()

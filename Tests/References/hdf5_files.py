"""Small HDF5 files: Tests/Fixtures/hdf5, for tests and as seeds of `make fuzz`.

    pip install h5py==3.16.0 numpy==2.4.6
    python hdf5_files.py
"""
from pathlib import Path

import h5py
import numpy as np

FOLDER = Path(__file__).parent.parent / "Fixtures/hdf5"


def write(name):
    return h5py.File(FOLDER / name, "w", libver="earliest", track_order=False)


def main():
    FOLDER.mkdir(exist_ok=True)
    # 1.2 GB of floats that were never stored.
    with write("promise.h5") as file:
        file.create_dataset("features.0.weight", (300_000_000,), "<f4")
    # What a Keras file has, small.
    with write("keras.h5") as file:
        model = file.create_group("model_weights")
        model.attrs["layer_names"] = np.array([b"block1_conv1", b"block1_pool"])
        layer = model.create_group("block1_conv1")
        layer.attrs["weight_names"] = np.array([b"block1_conv1/kernel:0", b"block1_conv1/bias:0"])
        layer["block1_conv1/kernel:0"] = np.arange(18, dtype="<f4").reshape(3, 3, 1, 2)
        layer["block1_conv1/bias:0"] = np.arange(2, dtype="<f2")
        model.create_group("block1_pool").attrs["weight_names"] = np.array([])
    # Groups, links, chunks, compression, text of variable length.
    with write("others.h5") as file:
        file.attrs["layout"] = "crossmetric weights 1"
        file.attrs["preprocessing"] = np.bytes_(b"rgb-imagenet")
        file.create_dataset("a/b/c", data=np.zeros((8, 8), "<f4"), chunks=(4, 4), compression=6)
        file["whole"] = np.arange(3, dtype="<i4")
        file["soft"] = h5py.SoftLink("/a/b/c")
        file["outside"] = h5py.ExternalLink("keras.h5", "/model_weights")


if __name__ == "__main__":
    main()

"""Weights as safetensors of 16-bit floats: a header in JSON, then the arrays. Tables of whole numbers stay 32-bit."""

import json
import struct

import numpy as np
import torch

_KINDS = {"F16": np.float16, "F32": np.float32, "I32": np.int32}
# What a new network of the same widths has anyway.
_CONSTANT = (".pedestal", ".bound", ".target", "gaussian_conditional._offset", "gaussian_conditional._quantized_cdf",
             "gaussian_conditional._cdf_length", "gaussian_conditional.scale_table")


def _kept(name):
    return not name.endswith(_CONSTANT)


def save(path, network):
    """Writes the network's weights. Call `round_to_half` and `update` before, so that tables belong to the rounded values."""
    arrays = {}
    for name, value in network.state_dict().items():
        if _kept(name) and value.numel():
            array = value.detach().cpu().contiguous().numpy()
            arrays[name] = array.astype(np.float16) if array.dtype == np.float32 else array.astype(np.int32)
    header, offset = {}, 0
    for name in sorted(arrays):
        array = arrays[name]
        kind = "F16" if array.dtype == np.float16 else "I32"
        header[name] = {"dtype": kind, "shape": list(array.shape), "data_offsets": [offset, offset + array.nbytes]}
        offset += array.nbytes
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for name in sorted(arrays):
            file.write(arrays[name].astype(arrays[name].dtype.newbyteorder("<")).tobytes())


def load(path):
    """The arrays of a file by name, floats as 32-bit tensors."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = file.read()
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        begin, end = entry["data_offsets"]
        array = np.frombuffer(data[begin:end], dtype=np.dtype(_KINDS[entry["dtype"]]).newbyteorder("<")).reshape(entry["shape"])
        tensors[name] = torch.from_numpy(array.astype(np.float32 if entry["dtype"] != "I32" else np.int32))
    return tensors


def restore(network, path):
    """Puts the weights of a file into a network; tables are left out (`update` makes them)."""
    own = network.state_dict()
    for name, value in load(path).items():
        if value.dtype == torch.int32:
            continue
        own[name].copy_(value)


@torch.no_grad()
def round_to_half(network):
    """Rounds all weights to 16-bit floats, then settles the medians of the prior for them and rounds those too."""
    for parameter in network.parameters():
        parameter.copy_(parameter.half().float())
    network.settle_medians()
    quantiles = network.entropy_bottleneck.quantiles
    quantiles.copy_(quantiles.half().float())

"""Small networks of Caffe: Tests/Fixtures/caffe, in the wire format of protobuf, written by hand.

    pip install numpy==2.4.6 safetensors==0.8.0
    python caffe_files.py

They hold the arrays of Fixtures/vgg/narrow-keras1.h5, those of narrow.safetensors, as caffe.proto has
them: layers-v1.caffemodel as of 2014 (V1LayerParameter, four extents), layers-v2.caffemodel with
LayerParameter and BlobShape.
"""
import struct
from pathlib import Path

from safetensors.numpy import load_file

from vgg_seeded import LAYERS

FIXTURES = Path(__file__).parent.parent / "Fixtures"
BLOCKS = [2, 2, 3, 3, 3]
NAMES = [f"conv{block + 1}_{place + 1}" for block, count in enumerate(BLOCKS) for place in range(count)]


def varint(number):
    out = b""
    while number >= 128:
        out += bytes([number & 127 | 128])
        number >>= 7
    return out + bytes([number])


def field(number, content):
    if isinstance(content, int):
        return varint(number << 3) + varint(content)
    content = content.encode() if isinstance(content, str) else content
    return varint(number << 3 | 2) + varint(len(content)) + content


def blob(array, old):
    if old:
        shape = [1] * (4 - array.ndim) + list(array.shape)
        head = b"".join(field(place + 1, extent) for place, extent in enumerate(shape))
    else:
        head = field(7, field(1, b"".join(map(varint, array.shape))))
    return head + field(5, struct.pack(f"<{array.size}f", *array.ravel()))


def layer(name, arrays, old):
    blobs = b"".join(field(6 if old else 7, blob(array, old)) for array in arrays)
    # Type 4 of V1 is CONVOLUTION.
    return (field(2, field(4, name) + field(5, 4) + blobs) if old
            else field(100, field(1, name) + field(2, "Convolution") + blobs))


def main():
    (FIXTURES / "caffe").mkdir(exist_ok=True)
    arrays = load_file(FIXTURES / "vgg/narrow.safetensors")
    for version, old in ((1, True), (2, False)):
        network = field(1, "narrow")
        for name, (index, _) in zip(NAMES, LAYERS, strict=True):
            pair = [arrays[f"features.{index}.{part}"] for part in ("weight", "bias")]
            network += layer(name, pair, old)
        (FIXTURES / f"caffe/layers-v{version}.caffemodel").write_bytes(network)


if __name__ == "__main__":
    main()

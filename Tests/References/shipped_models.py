"""The models that come with the program, run by CompressAI and by this program on the same images.

    make model-parity KODAK=FOLDER
    .build/training/venv/bin/python Tests/References/shipped_models.py FOLDER [RATE...]

For each model, PNG file of the folder and rate (all eight by default): whether the streams are equal byte for byte, their
lengths, how far the decoded images of both are apart, and whether this program decodes CompressAI's streams. At the end a table
with a row for each model and rate. `Training/setup.sh` makes the environment; the program must be built.
"""

import os
import struct
import subprocess
import sys
import tempfile
import zlib

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
sys.path.insert(0, os.path.join(root, "Training"))
import weights  # noqa: E402
from compressai_layers import ScaleHyperpriorVbr  # noqa: E402

program = os.environ.get("CROSSMETRIC") or os.path.join(root, ".build", "release", "crossmetric")
models = os.path.join(root, "share", "crossmetric", "models")


def varint(number):
    out = b""
    while number >= 128:
        out += bytes([number & 127 | 128])
        number >>= 7
    return out + bytes([number])


def streams(file):
    """Header and streams of a file of `codec encode`."""
    place, numbers = 18, []

    def number():
        nonlocal place
        value = shift = 0
        while True:
            byte = file[place]
            place += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    width, height, count = number(), number(), number()
    lengths = [number() for _ in range(count)]
    parts = []
    for length in lengths:
        parts.append(file[place : place + length])
        place += length
    return file[:14], width, height, parts


def container(start, width, height, parts, symbols):
    """The same file with other streams and the check value of their symbols."""
    check = zlib.crc32(b"".join(np.asarray(s, "<i4").tobytes() for s in symbols))
    numbers = b"".join(varint(n) for n in [width, height, len(parts), *map(len, parts)])
    return start + struct.pack("<I", check) + numbers + b"".join(parts)


def run(*arguments):
    done = subprocess.run([program, "codec", *arguments], capture_output=True, text=True)
    return done.returncode == 0


@torch.no_grad()
def compare(name, path, rates):
    file = os.path.join(models, name)
    arrays = weights.load(file)
    net = ScaleHyperpriorVbr(len(arrays["g_a.0.weight"]), len(arrays["g_a.6.weight"])).eval()
    weights.restore(net, file)
    net.update(force=True)
    tables_equal = torch.equal(net.entropy_bottleneck._quantized_cdf, arrays["entropy_bottleneck._quantized_cdf"].int())
    picture = np.asarray(Image.open(path).convert("RGB"))
    height, width = picture.shape[:2]
    down, right = -height % 64, -width % 64
    x = torch.from_numpy(picture.copy()).permute(2, 0, 1)[None].float() / 255
    x = F.pad(x, (right // 2, right - right // 2, down // 2, down - down // 2))
    y = net.g_a(x)
    z_symbols = torch.round(net.h_a(y.abs()) - net.entropy_bottleneck.quantiles[:, 0, 1].reshape(1, -1, 1, 1))
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        bin_file, png, other = (os.path.join(folder, n) for n in ("a.bin", "a.png", "b.bin"))
        for rate in rates:
            theirs = net.compress(x, s=rate)
            decoded = net.decompress(theirs["strings"], theirs["shape"], s=rate)["x_hat"]
            decoded = (decoded[0].permute(1, 2, 0) * 255).round().to(torch.uint8).numpy()
            decoded = decoded[down // 2 : down // 2 + height, right // 2 : right // 2 + width]
            assert run("encode", "shipped:" + name.removesuffix(".safetensors"), path, bin_file, "--rate", str(rate))
            start, _, _, own = streams(open(bin_file, "rb").read())
            assert run("decode", "shipped:" + name.removesuffix(".safetensors"), bin_file, png)
            differences = np.abs(np.asarray(Image.open(png)).astype(int) - decoded)
            their_parts = [theirs["strings"][0][0], theirs["strings"][1][0]]
            symbols = [z_symbols.flatten(), torch.round(y * net.Gain[rate].abs()).flatten(), [rate], [width, height]]
            with open(other, "wb") as out:
                out.write(container(start, width, height, their_parts + [bytes([rate])], symbols))
            theirs_decode = run("decode", "shipped:" + name.removesuffix(".safetensors"), other, png)
            lengths = sum(map(len, own[:2])), sum(map(len, their_parts))
            lines.append((rate, own[:2] == their_parts, lengths, differences.max(), (differences > 0).mean(), theirs_decode))
            print(f"{name} {os.path.basename(path)} rate {rate}: streams {'equal' if own[:2] == their_parts else 'differ'}, "
                  f"{lengths[0]} and {lengths[1]} bytes; images differ by {differences.max()} on {(differences > 0).mean():.1e}; "
                  f"CompressAI's streams {'decode' if theirs_decode else 'do not decode'}; tables "
                  f"{'equal' if tables_equal else 'differ'}", flush=True)
    return lines


def share(part):
    return f"{100 * part:.4f} %"


def table(name, lines):
    """A row a rate."""
    for rate in sorted({line[0] for line in lines}):
        own = [line[1:] for line in lines if line[0] == rate]
        apart = max(abs(a / b - 1) for _, (a, b), *_ in own)
        same = [line for line in own if line[0]] or [(True, (1, 1), 0, 0.0, True)]
        yield (f"| {name} {rate} | {sum(line[0] for line in own)} of {len(own)} | {share(apart)} | {sum(line[4] for line in own)} of "
               f"{len(own)} | {max(line[2] for line in same)} on {share(max(line[3] for line in same))} | "
               f"{max(line[2] for line in own)} on {share(max(line[3] for line in own))} |")


folder, *rates = sys.argv[1:]
rates = [int(rate) for rate in rates] or list(range(8))
rows = []
for name in sorted(os.listdir(models)):
    lines = []
    for file in sorted(os.listdir(folder)):
        if file.endswith(".png"):
            lines += compare(name, os.path.join(folder, file), rates)
    if not lines:
        sys.exit(f"{folder} has no PNG files")
    rows += table(name.removesuffix(".safetensors"), lines)
print("""
| model and rate | streams equal byte for byte | lengths differ by at most | CompressAI's streams decode here | largest difference of images of equal streams, and its share of samples | of all images |
|---|---|---|---|---|---|""")
print("\n".join(rows))

"""Writes Tests/Fixtures/entropy/vectors.json: streams and tables of the reference coders.

    pip install torch==2.13.0 numpy==1.26.4 compressai==1.2.8
    python3 Tests/References/entropy_coding.py fixtures/codecs/entropy-coder.h5

rANS streams, integer tables and densities come from CompressAI 1.2.8. The arithmetic coder is Nayuki's
textbook one with a state of 64 bits, written here bit by bit in Python's unbounded integers; its counts
are those of the published codes of Lee et al. and Hu et al. Streams of Lee et al.'s own program are taken
from the parity data, which `CROSSMETRIC_DATA` holds; that program ran under numpy 1.26.4.
"""
import json
import math
import pathlib
import sys

import h5py
import numpy as np
import torch
from compressai import ans
from compressai._CXX import pmf_to_quantized_cdf
from compressai.entropy_models import EntropyBottleneck, GaussianConditional

TARGET = pathlib.Path(__file__).resolve().parent.parent / "Fixtures/entropy/vectors.json"
draw = np.random.RandomState(8)
torch.manual_seed(8)


def pmfs():
    for size in (1, 2, 3, 9, 40):
        for tail in (1e-9, 0.2):
            p = draw.rand(size) ** 6
            p = np.append(p / p.sum() * (1 - tail), tail).astype(np.float32)
            yield {"pmf": p.tolist(), "cdf": list(map(int, pmf_to_quantized_cdf(p.tolist(), 16)))}


def rans():
    tables, rows = [], []
    for size, offset in ((5, -2), (21, -10), (2, 7)):
        p = np.exp(-np.abs(np.arange(size) - size // 2) / 2)
        p = np.append(p / p.sum() * 0.99, 0.01).astype(np.float32)
        rows.append(list(map(int, pmf_to_quantized_cdf(p.tolist(), 16))))
        tables.append({"bounds": rows[-1], "offset": offset})
    lengths = [len(row) for row in rows]
    offsets = [table["offset"] for table in tables]
    cases = []
    for count in (2, 3, 17, 200):
        indexes = draw.randint(0, 3, count)
        symbols = np.round(draw.standard_normal(count) * 4).astype(int)
        symbols[draw.rand(count) < 0.05] *= 100000
        stream = ans.RansEncoder().encode_with_indexes(
            symbols.tolist(), indexes.tolist(), rows, lengths, offsets)
        cases.append({"values": symbols.tolist(), "rows": indexes.tolist(), "stream": stream.hex()})
    # By the format's rules; the reference writes out of bounds here.
    cases.append({"values": [], "rows": [], "stream": "0000008000000000"})
    return {"tables": tables, "cases": cases}


def bottleneck():
    model = EntropyBottleneck(2)
    with torch.no_grad():
        for k in range(5):
            model.matrices[k].add_(0.5 * torch.randn_like(model.matrices[k]))
            model.biases[k].add_(0.3 * torch.randn_like(model.biases[k]))
            if k < 4:
                model.factors[k].add_(0.5 * torch.randn_like(model.factors[k]))
        model.quantiles.copy_(torch.tensor([[[-3.2, 0.3, 4.1]], [[-11.0, -0.7, 9.0]]]))
    model.update(force=True)
    x = torch.linspace(-6, 6, 25)[None, None].repeat(2, 1, 1)
    logits = model._logits_cumulative(x, stop_gradient=True)[:, 0]
    names = ("matrices", "biases", "factors")
    return {
        **{n: [p.detach().flatten().tolist() for p in getattr(model, n)] for n in names},
        "quantiles": model.quantiles.detach().flatten().tolist(),
        "x": x[0, 0].tolist(),
        "logits": logits.detach().tolist(),
        "rows": [
            {"bounds": model._quantized_cdf[c, : model._cdf_length[c]].tolist(),
             "offset": int(model._offset[c])} for c in range(2)],
    }


def gaussian():
    model = GaussianConditional(None)
    model.update_scale_table(np.exp(np.linspace(math.log(0.11), math.log(256), 64)).tolist())
    table = model.scale_table
    sigmas = torch.cat([
        table[::7], torch.nextafter(table[::7], torch.tensor(1e9)),
        torch.nextafter(table[::7], torch.tensor(0.0)), torch.tensor([0.0, -1.0, 1e9])])
    y = draw.standard_normal(20) * 6
    mean, sigma = draw.standard_normal(20), np.abs(draw.standard_normal(20)) * 4
    as_tensor = lambda v: torch.tensor(v, dtype=torch.float32)[None, None, None]  # noqa: E731
    value, likelihood = model(as_tensor(y), as_tensor(sigma), as_tensor(mean), training=False)
    return {
        "scales": table.tolist(), "lengths": model._cdf_length.tolist(),
        "first rows": model._quantized_cdf[:3, :7].tolist(),
        "sigma": sigmas.tolist(), "row": model.build_indexes(sigmas).tolist(),
        "y": as_tensor(y).flatten().tolist(), "mean": as_tensor(mean).flatten().tolist(),
        "deviation": as_tensor(sigma).flatten().tolist(), "value": value.flatten().tolist(),
        "likelihood": likelihood.detach().flatten().tolist(),
    }


def arithmetic(symbols, padded):
    """Bytes of (from, to, total) triples."""
    full, half, quarter = 1 << 64, 1 << 63, 1 << 62
    low, high, pending, bits = 0, full - 1, 0, []
    for start, end, total in symbols:
        length = high - low + 1
        low, high = low + start * length // total, low + end * length // total - 1
        while (low ^ high) & half == 0:
            bit = low >> 63
            bits += [bit] + [1 - bit] * pending
            pending = 0
            low, high = (low << 1) % full, (high << 1) % full | 1
        while low & ~high & quarter:
            pending += 1
            low, high = (low << 1) ^ half, ((high ^ half) << 1) | half | 1
    bits.append(1)
    if padded:
        bits += [0] * (-len(bits) % 8)
    whole = len(bits) // 8
    return bytes(int("".join(map(str, bits[8 * i : 8 * i + 8])), 2) for i in range(whole))


def lee(mean, deviation, symbol):
    def below(s):
        if s == 513:
            return 10000513
        x = (s - 1 + 0.5 - mean) / ((deviation + 1e-10) * math.sqrt(2))
        return int(0.5 * (1 + math.erf(x)) * 10000000) + s

    return below(symbol), below(symbol + 1), 10000513


def hu(mean, deviation, symbol):
    clear = lambda v: (np.float32(v).view(np.uint32) & np.uint32(0xFFFFFFFE)).view(np.float32)  # noqa: E731
    mean, deviation = clear(mean), clear(deviation)

    def below(s):
        if s == 1025:
            return 10001025
        spread = float(np.float32(deviation + np.float32(1e-10))) * math.sqrt(2)
        share = np.float32(0.5 * (1 + math.erf((s - 1 + 0.5 - float(mean)) / spread)))
        return int(np.float32(share * np.float32(10000000))) + s

    return below(symbol), below(symbol + 1), 10001025


def normal(counts, middle, end, padded):
    means = np.float32(draw.standard_normal(60) * 8 + middle).astype(float)
    deviations = np.float32(np.exp(draw.standard_normal(60))).astype(float)
    symbols = np.clip(np.round(means + deviations * draw.standard_normal(60)), 0, 511).astype(int)
    symbols[5] = 3
    triples = [counts(m, d, int(s)) for m, d, s in zip(means, deviations, symbols)]
    last = (means[-1], deviations[-1]) if padded else (255.0, 1.0)
    triples.append(counts(*last, end))
    return {
        "mean": means.tolist(), "deviation": deviations.tolist(), "symbols": symbols.tolist(),
        "end mean": last[0], "end deviation": last[1], "end": end,
        "stream": arithmetic(triples, padded).hex(),
    }


def program(data):
    for name in sorted(n for n in data if n.startswith("case")):
        case = data[name]
        mean, deviation = case["mu"][:].tolist(), case["sigma"][:].tolist()
        yield {
            "mean": mean, "deviation": deviation, "symbols": case["symbols"][:].tolist(),
            "end mean": mean[-1], "end deviation": deviation[-1], "end": 512,
            "stream": bytes(case["bytes"][:]).hex(),
        }


def program_counts(data):
    for mean, deviation, below in zip(data["lo_mu"], data["lo_sigma"], data["lo"]):
        yield {"mean": float(mean), "deviation": float(deviation), "below": below.tolist()}


LEE = h5py.File(sys.argv[1])["arithmetic_lee"]
TARGET.parent.mkdir(exist_ok=True)
TARGET.write_text(json.dumps({
    "pmfs": list(pmfs()), "rans": rans(), "bottleneck": bottleneck(), "gaussian": gaussian(),
    "lee": normal(lee, 255, 512, True), "hu": normal(hu, 511, 512, False),
    "leeProgram": list(program(LEE)), "leeCounts": list(program_counts(LEE)),
}) + "\n")

"""Parity data for bmshj2018-hyperprior-vbr: Tests/Fixtures/codecs/bmshj2018-hyperprior-vbr.safetensors.

CompressAI 1.2.8 on PyTorch 2.13 (CPU, one thread; `Training/setup.sh` makes such an environment) runs a small random
network: N = 8, M = 12, weights rounded to 16 bits, tables for 24 deviations. Images are smooth noise with an edge; seeds
are tried until no value lies near a half and no deviation near a threshold, so that any order of sums gives the same
symbols. Cases: rate indices 0, 4, 7 and the gain 0.3 (`inputscale`), with streams and images of `compress` and `decompress`.
"""

import json
import os
import struct
import sys

import numpy as np
import torch
import torch.nn.functional as F

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "..", "Training"))
from compressai_layers import ScaleHyperpriorVbr  # noqa: E402

MARGIN = 2e-4
torch.set_num_threads(1)


def network():
    torch.manual_seed(1008)
    net = ScaleHyperpriorVbr(8, 12).eval()
    with torch.no_grad():
        for name, p in net.named_parameters():
            if p.dim() == 4:
                transposed = name.startswith("g_s") or name in ("h_s.0.weight", "h_s.2.weight")
                taps = p.shape[0] * 25 / 4 if transposed else p.shape[1] * p.shape[2] * p.shape[3]
                gain = {"g_a.6.weight": 12.0}.get(name, 0.3 if name.startswith("g_s") else 1.0)
                p.normal_(0, gain * (2 / taps) ** 0.5)
            elif name.endswith("gamma"):
                p.copy_(torch.sqrt(torch.rand_like(p) * 0.1 + 2.0**-36))
            elif "QuantABCD" in name and p.dim() == 2:
                p.normal_(0, 0.3)
            elif name.startswith("entropy_bottleneck.factors"):
                p.normal_(0, 0.2)
        net.g_s[6].bias.fill_(0.5)
        net.QuantABCD[4].bias.fill_(0.1)
        for p in net.parameters():
            p.copy_(p.half().float())
        net.entropy_bottleneck._update_quantiles()
        q = net.entropy_bottleneck.quantiles
        q.copy_(q.half().float())
    net.update(scale_table=torch.exp(torch.linspace(np.log(0.11), np.log(40), 24)).tolist(), force=True)
    return net


def picture(seed, height, width):
    g = torch.Generator().manual_seed(seed)
    x = F.interpolate(torch.rand(1, 3, height // 12 + 2, width // 12 + 2, generator=g), (height, width), mode="bicubic")
    x[..., width // 3 :] = x[..., width // 3 :] * 0.5 + 0.4
    x += 0.03 * torch.randn(x.shape, generator=g)
    return (x.clamp(0, 1) * 255).round().to(torch.uint8)


def padded(x):
    height, width = x.shape[2:]
    down, right = -height % 64, -width % 64
    return F.pad(x.float() / 255, (right // 2, right - right // 2, down // 2, down - down // 2)), down // 2, right // 2


@torch.no_grad()
def case(net, seed, height, width, s, gain):
    """What the case holds, or None where a value is too near to a threshold."""
    picture_bytes = picture(seed, height, width)
    x, top, left = padded(picture_bytes)
    scale = torch.tensor(gain) if gain else net.Gain[s].abs()
    arguments = {"inputscale": scale} if gain else {"s": s}
    y = net.g_a(x)
    z = net.h_a(y.abs())
    medians = net.entropy_bottleneck.quantiles[:, 0, 1].reshape(1, -1, 1, 1)
    z_symbols = torch.round(z - medians)
    scales = net.h_s(z_symbols + medians) * scale
    table = net.gaussian_conditional.scale_table
    for values in (z - medians, y * scale):
        if ((values - values.floor() - 0.5).abs() < MARGIN).any():
            return None
    if ((scales.unsqueeze(-1) / table - 1).abs() < MARGIN).any():
        return None
    out = net.compress(x, **arguments)
    symbols = torch.round(y * scale)
    y_seen = []
    hook = net.g_s.register_forward_pre_hook(lambda _, inputs: y_seen.append(inputs[0].clone()))
    x_hat = net.decompress(out["strings"], out["shape"], **arguments)["x_hat"]
    hook.remove()
    decoded = (x_hat * 255).round().to(torch.uint8)[0, :, top : top + height, left : left + width]
    offsets = symbols.ne(0) & y_seen[0].mul(scale).sub(symbols).abs().gt(1e-3)
    print(f"seed {seed}, {height} x {width}: {len(out['strings'][0][0])} + {len(out['strings'][1][0])} bytes, symbols to "
          f"{int(symbols.abs().max())}, {int(offsets.sum())} of {int(symbols.ne(0).sum())} with offsets, "
          f"{len(set(net.gaussian_conditional.build_indexes(scales).flatten().tolist()))} rows")
    return {
        "x": picture_bytes[0].permute(1, 2, 0), "x_hat_u8": decoded.permute(1, 2, 0),
        "padded_size": torch.tensor(x.shape[2:], dtype=torch.int32), "y_hat": y_seen[0],
        "y_symbols": symbols.int(), "z_symbols": z_symbols.int(),
        "stream_y": torch.frombuffer(bytearray(out["strings"][0][0]), dtype=torch.uint8),
        "stream_z": torch.frombuffer(bytearray(out["strings"][1][0]), dtype=torch.uint8),
        **({"gain": scale.reshape(1)} if gain else {"rate": torch.tensor([s], dtype=torch.int32)}),
    }


def save(path, arrays):
    kinds = {np.dtype("float16"): "F16", np.dtype("float32"): "F32", np.dtype("int32"): "I32", np.dtype("uint8"): "U8"}
    header, data = {}, b""
    for name in sorted(arrays):
        array = np.ascontiguousarray(arrays[name])
        header[name] = {"dtype": kinds[array.dtype], "shape": list(array.shape), "data_offsets": [len(data), len(data) + array.nbytes]}
        data += array.tobytes()
    text = json.dumps(header, separators=(",", ":")).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


net = network()
arrays = {}
for name, value in net.state_dict().items():
    array = value.numpy()
    keep_whole = array.dtype == np.int32 or "scale_table" in name or "pedestal" in name or "bound" in name or "target" in name
    arrays["weights/" + name] = array if keep_whole else array.astype(np.float16)
for index, (height, width, s, gain) in enumerate([(64, 64, 0, None), (61, 99, 4, None), (64, 64, 7, None), (50, 70, None, 0.3)]):
    seed = 100 * index
    while (made := case(net, seed, height, width, s, gain)) is None:
        seed += 1
    for key, value in made.items():
        arrays[f"case{index}/{key}"] = value.numpy()
path = os.path.join(here, "..", "Fixtures", "codecs", "bmshj2018-hyperprior-vbr.safetensors")
save(path, arrays)
print(os.path.getsize(path), "bytes")

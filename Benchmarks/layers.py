"""Every layer of the hyperprior networks (bmshj2018-hyperprior, N = 128, M = 192, 768x512) against
PyTorch: one layer after the other in turns, each on all cores."""

N, M = 128, 192
# Name, kind, from, to, kernel, stride, rows and columns of the input. Normalisations have one width.
# Minimal filtering uses smaller tiles, which round less, in those that give deviations.
LAYERS = [
    ("g_a.0", "convolution", 3, N, 5, 2, 512, 768),
    ("g_a.1", "gdn", N, N, 1, 1, 256, 384),
    ("g_a.2", "convolution", N, N, 5, 2, 256, 384),
    ("g_a.3", "gdn", N, N, 1, 1, 128, 192),
    ("g_a.4", "convolution", N, N, 5, 2, 128, 192),
    ("g_a.5", "gdn", N, N, 1, 1, 64, 96),
    ("g_a.6", "convolution", N, M, 5, 2, 64, 96),
    ("h_a.0", "convolution", M, N, 3, 1, 32, 48),
    ("h_a.2", "convolution", N, N, 5, 2, 32, 48),
    ("h_a.4", "convolution", N, N, 5, 2, 16, 24),
    ("h_s.0", "transposed precise", N, N, 5, 2, 8, 12),
    ("h_s.2", "transposed precise", N, N, 5, 2, 16, 24),
    ("h_s.4", "convolution precise", N, M, 3, 1, 32, 48),
    ("g_s.0", "transposed", M, N, 5, 2, 32, 48),
    ("g_s.1", "igdn", N, N, 1, 1, 64, 96),
    ("g_s.2", "transposed", N, N, 5, 2, 64, 96),
    ("g_s.3", "igdn", N, N, 1, 1, 128, 192),
    ("g_s.4", "transposed", N, N, 5, 2, 128, 192),
    ("g_s.5", "igdn", N, N, 1, 1, 256, 384),
    ("g_s.6", "transposed", N, 3, 5, 2, 256, 384),
]


def multiply_adds(kind, inputs, outputs, kernel, stride, rows, columns):
    """Products of taps; those of a transposed convolution belong to its inputs."""
    pixels = rows * columns if not kind.startswith("convolution") else -(-rows // stride) * -(-columns // stride)
    return pixels * inputs * outputs * kernel * kernel


def bench_layers(contenders, rounds):
    """`contenders`: ours and PyTorch's process. Minima, since other work on the machine only adds."""
    ours, torch = contenders
    print(f"\nLayers of bmshj2018-hyperprior, 768x512, milliseconds, minimum of {rounds}")
    print(f"  {'':6}{'':34}{'crossmetric':>12}{'GFLOP/s':>9}{'PyTorch':>10}{'ratio':>8}{'CPU ratio':>11}")
    for name, *spec in LAYERS:
        task = ",".join(map(str, spec))
        times = {0: [], 1: []}
        for turn in range(rounds + 1):
            for who, process in enumerate((ours, torch)):
                answer = process.ask("layer", task)
                if turn > 0:  # the first warms up
                    times[who].append(answer)
        wall = [min(time[0] for time in times[who]) for who in (0, 1)]
        cpu = [min(time[1] for time in times[who]) for who in (0, 1)]
        kind, inputs, outputs, kernel, stride, rows, columns = spec
        text = f"{kind.split()[0]} {inputs}-{outputs} k{kernel}s{stride} {columns}x{rows}"
        rate = 2e-9 * multiply_adds(*spec) / wall[0]
        print(
            f"  {name:6}{text:38}{1e3 * wall[0]:>8.2f}{rate:>9.0f}{1e3 * wall[1]:>10.2f}"
            f"{wall[1] / wall[0]:>7.2f}x{cpu[1] / cpu[0]:>10.2f}x"
        )

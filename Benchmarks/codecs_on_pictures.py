"""Whole codecs on one picture against CompressAI: random networks of full width, conditioned on the
picture so that latents reach over the tables as trained ones do; both read one checkpoint. From
decoded pixels to streams in memory and back, both on all cores."""

# Name, N, M, and whether one turn is long enough: the autoregressive ones take CompressAI a minute.
CODECS = [
    ("bmshj2018-factorized", 128, 192, False),
    ("bmshj2018-hyperprior", 128, 192, False),
    ("bmshj2018-hyperprior", 192, 320, False),
    ("mbt2018-mean", 128, 192, False),
    ("mbt2018", 192, 192, True),
    ("cheng2020-anchor", 128, 128, True),
]


def bench_codecs(contenders, picture, scratch, rounds):
    """`contenders`: ours and CompressAI's process. Minima, since other work on the machine only adds."""
    ours, peer = contenders
    print(f"\nCodecs, {picture}, seconds, minimum of {rounds} (autoregressive: 1)")
    print(f"  {'':32}{'crossmetric':>12}{'CompressAI':>12}{'ratio':>8}{'CPU ratio':>11}{'stream bytes':>22}")
    for name, N, M, slow in CODECS:
        checkpoint = scratch / f"{name}-{N}-{M}.pth.tar"
        peer.ask("make", f"{name},{N},{M},{checkpoint}", str(picture))
        for task in ("encode", "decode"):
            times = {0: [], 1: []}
            for turn in range(2 if slow else rounds + 1):
                for who, process in enumerate((ours, peer)):
                    if who == 1 and slow and turn == 0:
                        continue
                    answer = process.ask(task, str(checkpoint), str(picture))
                    if turn > 0:  # the first warms up
                        times[who].append(answer)
            wall = [min(time[0] for time in times[who]) for who in (0, 1)]
            cpu = [min(time[1] for time in times[who]) for who in (0, 1)]
            size = f"{times[0][0][2]:.0f}, {times[1][0][2]:.0f}" if task == "encode" else ""
            text = f"{name} {N} {M} {task}"
            print(
                f"  {text:32}{wall[0]:>12.3f}{wall[1]:>12.3f}{wall[1] / wall[0]:>7.1f}x"
                f"{cpu[1] / cpu[0]:>10.1f}x{size:>22}", flush=True
            )
        checkpoint.unlink()

"""Whole codecs on one picture: random networks of full width, from decoded pixels to streams in memory
and back, on all cores. Each codec has fresh processes, so that peak memory is its own."""
import pathlib

import wide_networks

# Name, N, M, kMAC a pixel of the networks of encoder and decoder, and whether one turn is long
# enough: the autoregressive ones take CompressAI a minute. Conditioned on the image so that latents
# reach over the tables as trained ones do; both programs read one checkpoint.
WITH_PEER = [
    ("bmshj2018-factorized", 128, 192, 42, 42, False),
    ("bmshj2018-hyperprior", 128, 192, 45, 44, False),
    ("bmshj2018-hyperprior", 192, 320, 100, 97, False),
    ("mbt2018-mean", 128, 192, 49, 48, False),
    ("mbt2018-mean", 192, 320, 112, 109, False),
    ("mbt2018", 192, 192, 110, 108, True),
    ("mbt2018", 192, 320, 143, 140, True),
    ("cheng2020-anchor", 128, 128, 175, 260, True),
    ("cheng2020-attn", 128, 128, 197, 283, True),
]
# Name, kMAC a pixel, weights. The reference programs of these are not packages.
ALONE = [
    ("lee2019 128 192", 81, 79, lambda: wide_networks.lee2019(128, 192, 0)),
    ("lee2019 400 192+408", 458, 445, lambda: wide_networks.lee2019(400, 192, 408)),
    ("hu2021 low", 134, 779, lambda: wide_networks.hu2021(192)),
    ("hu2021 high", 493, 3082, lambda: wide_networks.hu2021(384)),
    ("msp-baseline", 202, 280, lambda: wide_networks.multi_scale_progressive(64, 1)),
    ("msp-normal", 297, 375, lambda: wide_networks.multi_scale_progressive(64, 128)),
    ("msp-extra", 1633, 1710, lambda: wide_networks.multi_scale_progressive(128, 128)),
]
COLUMNS = f"{'':34}{'kMAC/px':>9}{'crossmetric':>12}{'CPU':>8}{'MB':>7}"


def times(processes, task, checkpoint, picture, turns):
    """For each process the answer with the least wall time, and the least CPU time: other work on the
    machine only adds. The first turn of several warms up."""
    answers = [[] for _ in processes]
    for turn in range(turns):
        for who, process in enumerate(processes):
            answer = process.ask(task, str(checkpoint), str(picture))
            if turn > 0 or turns == 1:
                answers[who].append(answer)
    return [(min(a)[0], min(row[1] for row in a), a[0][2]) for a in answers]


def bench_codecs(ours, peer, picture, scratch, rounds):
    """`ours` and `peer` start a process; without a peer only the codecs that have none are timed."""
    if peer:
        print(f"\nCodecs, {pathlib.Path(picture).name}, seconds, minimum of {rounds} (autoregressive: 1)")
        print(f"  {COLUMNS}{'CompressAI':>12}{'MB':>7}{'ratio':>8}{'CPU ratio':>11}{'stream bytes':>18}")
        for name, N, M, *cost, slow in WITH_PEER:
            pair = [ours(), peer()]
            checkpoint = scratch / "checkpoint.pth.tar"
            pair[1].ask("make", f"{name},{N},{M},{checkpoint}", str(picture))
            for task, kmac in zip(("encode", "decode"), cost):
                (wall, cpu, size), (other, other_cpu, other_size) = times(
                    pair, task, checkpoint, picture, 1 if slow else rounds + 1)
                memory = [process.memory() for process in pair]
                text = f"{size:.0f}, {other_size:.0f}" if task == "encode" else ""
                print(
                    f"  {f'{name} {N} {M} {task}':34}{kmac:>9}{wall:>12.3f}{cpu:>8.2f}{memory[0]:>7.0f}"
                    f"{other:>12.3f}{memory[1]:>7.0f}{other / wall:>7.1f}x{other_cpu / cpu:>10.1f}x{text:>18}",
                    flush=True)
            for process in pair:
                process.end()
    else:
        print("\nCodecs: CompressAI is not installed")
    print(f"\nCodecs without a package to compare with, {pathlib.Path(picture).name}, seconds, minimum of {rounds}")
    print(f"  {COLUMNS}{'stream bytes':>14}")
    for name, *cost, weights in ALONE:
        process = ours()
        checkpoint = scratch / "network.safetensors"
        wide_networks.write_safetensors(checkpoint, weights())
        for task, kmac in zip(("encode", "decode"), cost):
            wall, cpu, size = times([process], task, checkpoint, picture, rounds + 1)[0]
            text = f"{size:.0f}" if task == "encode" else ""
            print(f"  {f'{name} {task}':34}{kmac:>9}{wall:>12.3f}{cpu:>8.2f}{process.memory():>7.0f}{text:>14}", flush=True)
        process.end()

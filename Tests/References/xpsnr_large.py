"""Golden values of XPSNR for pictures above 2048 x 1152 pixels, where its high-pass is the wider one.

    pip install numpy==1.26.4 scipy==1.17.1 imageio-ffmpeg==0.8.1
    CROSSMETRIC_DATA=... python Tests/References/xpsnr_large.py > Tests/Fixtures/xpsnr-large.csv

Columns y, cb, cr: the plain version in numpy (panel_reference.py of the data). Columns ffmpeg_*: FFmpeg's own filter on
the same planes, original first, which prints four decimals. The sides are such that
the blocks at the right edge have 15 pixels or more: of narrower ones FFmpeg 9.0.2 loses the activity (0.02 dB at a width
of 2052), and at odd heights it crashes.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import imageio_ffmpeg

from patterns import ramps

sys.path.insert(0, os.path.join(os.environ["CROSSMETRIC_DATA"], "fixtures/metric-panel"))
import panel_reference as P  # noqa: E402

CASES = [(2064, 1160, 9, 1), (2056, 1168, 40, 2)]


def ffmpeg(original, other, width, height):
    with tempfile.TemporaryDirectory() as folder:
        for name, planes in (("a", original), ("b", other)):
            data = b"".join(plane.astype("uint8").tobytes() for plane in planes)
            pathlib.Path(folder, name).write_bytes(data)
        raw = ["-f", "rawvideo", "-pix_fmt", "yuv444p", "-s", f"{width}x{height}", "-i"]
        subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), "-loglevel", "error", *raw, "a", *raw, "b", "-lavfi",
                        "xpsnr=stats_file=log", "-f", "null", "-"], cwd=folder, check=True)
        line = pathlib.Path(folder, "log").read_text().splitlines()[0]
    return [float(value) for value in re.findall(r"XPSNR [yuv]: +(\S+)", line)]


def main():
    print("width,height,noise,seed,y,cb,cr,ffmpeg_y,ffmpeg_cb,ffmpeg_cr")
    for case in CASES:
        planes = [P.ycc601_limited(ramps(*case[:2])), P.ycc601_limited(ramps(*case))]
        own, theirs = P.xpsnr(*planes), ffmpeg(*planes, *case[:2])
        assert all(abs(a - b) < 5.1e-5 for a, b in zip(own, theirs)), (own, theirs)
        print(",".join(map(repr, [*case, *map(float, own), *theirs])))


if __name__ == "__main__":
    main()

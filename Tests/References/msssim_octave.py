"""Golden values of `ms-ssim-matlab`: Tests/Fixtures/octave.csv.

Needs GNU Octave 7.3.0 (Debian: octave) and numpy 2.4.6: python msssim_octave.py > ../Fixtures/octave.csv
"""
import subprocess
import sys
import tempfile
from pathlib import Path

from packages_reference import CASES, pictures


def main():
    script = Path(__file__).with_suffix(".m")
    with tempfile.TemporaryDirectory() as folder:
        lines = ""
        for case in CASES:
            names = [f"{folder}/{case[3]}{side}" for side in "ab"]
            for name, picture in zip(names, pictures(*case)):
                Path(name).write_bytes(picture.tobytes())
            lines += f"{case[0]} {case[1]} {' '.join(names)}\n"
        output = subprocess.run(["octave-cli", "-q", script], input=lines, text=True, check=True,
                                stdout=subprocess.PIPE).stdout
    print("width,height,noise,seed,ms-ssim-matlab")
    for case, line in zip(CASES, output.splitlines(), strict=True):
        real, imaginary = line.split()
        if float(imaginary) != 0:
            sys.exit(f"{case} has negative means")
        print(",".join(map(str, case)) + "," + real)


if __name__ == "__main__":
    main()

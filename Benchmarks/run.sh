#!/usr/bin/env bash
# Times crossmetric against Python peers; see README.md beside this file.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# BENCH_PYTHON=PROGRAM uses an environment that has the peers; otherwise one is made here.
python=${BENCH_PYTHON:-}
if [ -z "$python" ]; then
  python=.build/bench-venv/bin/python
  [ -x "$python" ] || python3 -m venv .build/bench-venv ||
    { echo "bench needs Python 3 with venv (Debian: apt-get install python3-venv)" >&2; exit 1; }
  "$python" -m pip install -q numpy pillow
  if [ -n "${TORCH_WHEEL:-}" ]; then
    # piq would pull torchvision in, which it needs for other metrics' weights only.
    "$python" -m pip install -q "$TORCH_WHEEL" pytorch-msssim
    # So would lpips and DISTS-pytorch, whose networks are given to them.
    "$python" -m pip install -q --no-deps piq lpips==0.1.4 DISTS-pytorch==0.1 pyiqa psnr-hvsm
    "$python" -m pip install -q scikit-image
  fi
  # What `make wheel` built, if it did.
  for wheel in dist/crossmetric-*.whl; do
    [ ! -f "$wheel" ] || "$python" -m pip install -q --no-deps --force-reinstall "$wheel"
  done
fi
swift build -c release --package-path Benchmarks/contender
exec "$python" Benchmarks/bench.py "$@"

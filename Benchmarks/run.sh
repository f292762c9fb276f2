#!/usr/bin/env bash
# Times `crossmetric compare` against Python peers; see README.md beside this file.
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
    "$python" -m pip install -q "$TORCH_WHEEL"
    "$python" -m pip install -q pytorch-msssim
  fi
fi
exec "$python" Benchmarks/bench.py "$@"

#!/usr/bin/env bash
# setup.sh VENV [PACKAGE...]: what training needs beside the product: Debian packages of photographs, and a virtual environment with
# PyTorch (CPU build) and CompressAI. Nothing here is needed to build or run the product.
set -euo pipefail
venv=$1
shift

missing=()
for package in "$@"; do dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package"); done
if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" -eq 0 ]; then root=(); else root=(sudo); fi
  echo "Installing ${missing[*]}."
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends "${missing[@]}" </dev/null ||
    echo "They cannot be had here; their images are left out."
fi

[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
have() { "$venv/bin/python" -c "import importlib.metadata as m, sys; sys.exit(not m.version('$1').startswith('$2'))" 2>/dev/null; }
pip() { "$venv/bin/python" -m pip install --quiet --disable-pip-version-check "$@"; }
# The build for CPUs is in PyTorch's own index; TORCH_WHEEL=FILE takes a wheel that is there already.
if ! have torch 2.13.0; then
  if [ -n "${TORCH_WHEEL:-}" ]; then pip "$TORCH_WHEEL"
  else pip torch==2.13.0+cpu --extra-index-url "${TORCH_INDEX:-https://download.pytorch.org/whl/cpu}"; fi
fi
have numpy 1.26 || pip numpy==1.26.4
have pillow "" || pip pillow
have scipy "" || pip scipy
have tqdm "" || pip tqdm
have einops "" || pip einops
have pytorch-msssim 1.0.0 || pip --no-deps pytorch-msssim==1.0.0
# What else CompressAI asks for is for data sets that are not used (compressai_layers.py).
have compressai 1.2.8 || pip --no-deps compressai==1.2.8

#!/usr/bin/env bash
# Installs the wheel of `make wheel` into a fresh virtual environment and runs its tests there, without Swift on the path.
# PYTHON_TEST_WITH="torch pytorch-msssim" installs further packages, against which tests then compare; they skip otherwise.
# PYTHON=PROGRAM takes another Python (3.9 or later), which need not be the one that built the wheel.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

environment=$PWD/.build/wheel/environment
wheel=$(ls dist/crossmetric-*.whl)
rm -rf "$environment"
"${PYTHON:-python3}" -m venv "$environment"
"$environment/bin/pip" install --quiet "$wheel" pytest pandas pillow bjontegaard mypy
if [ -n "${PYTHON_TEST_WITH:-}" ]; then
  # shellcheck disable=SC2086
  "$environment/bin/pip" install --quiet $PYTHON_TEST_WITH
fi

# Nothing of this build or of a toolchain is in reach.
clean=(env -i "HOME=$HOME" "PATH=$environment/bin:/usr/bin:/bin" LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1)
for name in CROSSMETRIC_WEIGHTS XDG_DATA_HOME CROSSMETRIC_CACHE; do
  if [ -n "${!name:-}" ]; then clean+=("$name=${!name}"); fi
done
cd Python
"${clean[@]}" "$environment/bin/mypy" --cache-dir "$environment/mypy" src
"${clean[@]}" "$environment/bin/python" -m pytest -q -rs -p no:cacheprovider tests

#!/usr/bin/env bash
# Runs the notebooks on a results folder, the demo's where CROSSMETRIC_RESULTS names none. Their
# sources are left alone: what they show goes to .build/notebooks.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

environment=.build/notebooks/environment
installed=$environment/requirements.txt
if ! cmp -s Notebooks/requirements.txt "$installed"; then
  rm -rf "$environment"
  python3 -m venv "$environment"
  "$environment/bin/pip" install --quiet --requirement Notebooks/requirements.txt
  cp Notebooks/requirements.txt "$installed"
fi

# The package as `make wheel` has just built it.
"$environment/bin/pip" install --quiet --no-deps --force-reinstall dist/crossmetric-*.whl

# Outputs are made here, never kept in the sources.
if grep -lE '"(output_type|execution_count)": [^n]' Notebooks/*.ipynb; then
  echo "These notebooks hold outputs: clear them before you commit." >&2
  exit 1
fi

export PYTHONDONTWRITEBYTECODE=1
"$environment/bin/jupyter" nbconvert --log-level ERROR --to html --execute \
  --output-dir .build/notebooks Notebooks/*.ipynb
echo "The notebooks ran; read them in .build/notebooks:"
ls .build/notebooks/*.html

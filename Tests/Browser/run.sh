#!/usr/bin/env bash
# Opens a report in headless Chromium from file:// with the network off and uses it.
# SCREENSHOTS=DIR: also takes images of it there, to be looked at. REPORT=FILE: of this report.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
root=$(cd ../.. && pwd)
for program in chromium chromedriver; do
  command -v "$program" >/dev/null ||
    { echo "$program is missing: apt-get install chromium chromium-driver" >&2; exit 1; }
done
venv=$root/.build/browser-venv
if [ ! -x "$venv/bin/python" ] || ! cmp -s requirements.txt "$venv/requirements.txt"; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install -q -r requirements.txt
  "$venv/bin/pip" install -q --no-deps axe-playwright-python==0.1.8
  cp requirements.txt "$venv/"
fi
export CROSSMETRIC="$root/.build/release/crossmetric"
"$venv/bin/python" -B -m unittest -b "$@"
if [ -n "${SCREENSHOTS:-}" ]; then "$venv/bin/python" -B screenshots.py "$SCREENSHOTS" ${REPORT:+"$REPORT"}; fi

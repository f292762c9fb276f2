#!/usr/bin/env bash
# Installs what the build and the demo need and this machine does not have (Debian 12), with `demo` its photographs, with `python` what the
# notebooks need, with `test` what some tests need, with `browser` what the browser test needs. Changes nothing else.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

command -v swift >/dev/null || fail "Swift 6.3 is missing: install it with swiftly as https://www.swift.org/install/linux says, then run make again."

# Each line: what to look for, and the Debian package that brings it. Programs and libraries are
# looked for themselves, since another package may bring them (gnuplot-qt, for one).
needs="
program:git git
program:pkg-config pkg-config
program:gnuplot gnuplot-nox
font:Helvetica fonts-liberation
program:python3 python3
module:pip python3-pip
library:libpng libpng-dev
library:libdeflate libdeflate-dev
library:openblas libopenblas-dev
library:hdf5 libhdf5-dev
library:libcrypto libssl-dev
"
# The programs of the encoder recipes, and the packages that crossmetric itself names for them.
while read -r program package; do
  if grep -qF "\"$program\"" Sources/Studies/Recipes/*Recipe.swift; then needs+="program:$program $package
"; fi
done < <(sed -n 's/.*"\([^"]*\)": KnownProgram("\([^"]*\)".*/\1 \2/p' Sources/Processes/KnownProgram.swift)

if [ "${1:-}" = python ]; then
  needs+="module:ensurepip python3-venv
"
fi

if [ "${1:-}" = test ] && [ "$(uname -m)" = x86_64 ]; then
  # Plays processors with and without AVX2.
  needs+="program:qemu-x86_64 qemu-user
"
fi

if [ "${1:-}" = browser ]; then
  needs+="module:ensurepip python3-venv
program:chromium chromium
program:chromedriver chromium-driver
"
fi

if [ "${1:-}" = demo ]; then
  # Photographs; the demo goes on without them.
  needs+="package:wallpapers lomiri-wallpapers-16.04
package:wallpapers lomiri-wallpapers-20.04
"
fi

have() {
  local name=${1#*:}
  case $1 in
    program:*) command -v "$name" >/dev/null ;;
    module:*) python3 -c "import $name" 2>/dev/null ;;
    package:*) false ;;
    # Figures are measured for Helvetica or a font of its widths; fontconfig gives DejaVu, which is wider, where it has none.
    font:*) command -v fc-match >/dev/null && ! fc-match "$name" | grep -qi dejavu ;;
    library:*) command -v pkg-config >/dev/null && pkg-config --exists "$name" ;;
  esac || dpkg -s "$2" >/dev/null 2>&1
}

missing=()
while read -r need package; do
  if [ -n "$need" ] && ! have "$need" "$package" && [[ " ${missing[*]} " != *" $package "* ]]; then missing+=("$package"); fi
done <<<"$needs"
[ ${#missing[@]} -gt 0 ] || exit 0

command -v apt-get >/dev/null ||
  fail "Please install these missing packages (Debian's names): ${missing[*]}."
if [ "$(id -u)" -eq 0 ]; then
  root=()
  say "Installing ${missing[*]}."
elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
  root=(sudo)
  say "Installing ${missing[*]} with sudo, which may ask for your password."
else
  fail "Please let root run: apt-get install ${missing[*]}"
fi
apt() { "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y "$@" </dev/null; }
apt update
apt install --no-install-recommends "${missing[@]}"

#!/usr/bin/env bash
# Builds Examples/score-a-pair, scores a pair of pictures of the demo's kind with it, and checks that the
# program says the same.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

program=$PWD/.build/release/crossmetric
example=$PWD/.build/example
swift build -c release --package-path Examples/score-a-pair --scratch-path "$example"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
# Two pictures without any other tool: noise of different strength, as PPM.
picture() { printf 'P6\n192 176\n255\n'; awk -v strength="$1" 'BEGIN {
  srand(1); for (i = 0; i < 192 * 176 * 3; i++) printf "%c", 65 + int(i / 3) % 40 + int(strength * rand()) }'; }
LC_ALL=C picture 1 >original.ppm
LC_ALL=C picture 20 >reconstruction.ppm

"$example/release/score-a-pair" original.ppm reconstruction.ppm | tee example.txt
# The library starts seeded, whatever is installed.
"$program" compare original.ppm reconstruction.ppm --metrics psnr,ms-ssim,vgg16 --weights vgg16=seeded --json >program.json
while read -r metric score _; do
  tr -d ' ,' <program.json | grep -qxF "\"$metric\":$score" || {
    echo "crossmetric compare has another $metric than $score:" >&2
    cat program.json >&2
    exit 1
  }
done <example.txt
echo "crossmetric compare says the same."

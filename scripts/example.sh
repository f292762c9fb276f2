#!/usr/bin/env bash
# Builds Examples/from-swift, scores a pair of images and runs a small study with it, and checks that the
# program says the same.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

program=$PWD/.build/release/crossmetric
example=$PWD/.build/example
swift build -c release --package-path Examples/from-swift --scratch-path "$example"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
# Two images without any other tool: noise of different strength, as PPM.
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

# A metric of the other package, against its definition written in Python.
"$example/release/own-metric" original.ppm reconstruction.ppm | tee own.txt
python3 - own.txt <<'END'
import hashlib, sys
a, b = (open(name, "rb").read()[-192 * 176 * 3:] for name in ("original.ppm", "reconstruction.ppm"))
(_, score), (fingerprint, text) = (line.rstrip("\n").split(" ", 1) for line in open(sys.argv[1]))
expected = sum(abs(x - y) for x, y in zip(a, b)) / len(a)
assert abs(float(score) - expected) < 1e-12 * expected, (score, expected)
assert hashlib.sha256(text.encode()).hexdigest().startswith(fingerprint), text
END
echo "The metric of the other package gives its definition's value and fingerprint."

# A study of two images in two objectives at four rates.
for objective in mse ms-ssim; do
  for point in 1 2 3 4; do
    mkdir -p "codec/$objective/$point"
    for image in 1 2; do
      [ $objective = mse ] && strength=$((36 / point + image)) || strength=$((30 / point + image))
      LC_ALL=C picture $strength >"codec/$objective/$point/$image.ppm"
    done
  done
done
mkdir originals
cp original.ppm originals/1.ppm
cp original.ppm originals/2.ppm
{
  echo "study: example"
  echo 'originals: "originals/{image}.ppm"'
  echo "codecs:"
  for objective in mse ms-ssim; do
    echo "  - {codec: noise, objective: $objective, reconstructions: \"codec/$objective/{point}/{image}.ppm\","
    echo "     rate: {bpp: {1: 0.2, 2: 0.4, 3: 0.8, 4: 1.6}}}"
  done
  echo "metrics: [psnr, ms-ssim]"
  echo "anchor: {codec: noise, objective: mse}"
} >study.yaml
"$example/release/run-a-study" study.yaml from-swift
"$program" score study.yaml --out program --no-cache --quiet
"$program" analyze study.yaml --out program 2>/dev/null
for table in scores curves bdrate bias matrix verdicts; do cmp "from-swift/$table.csv" "program/$table.csv"; done
echo "crossmetric score and analyze give the same tables."

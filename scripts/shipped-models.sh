#!/usr/bin/env bash
# shipped-models.sh FOLDER: how good the models that come with the program are, on the PNG files of a folder (the Kodak set): BD-rates
# against JPEG over 0.15 to 0.8 bpp, the bias, and the grid phases. VGG16=FILE takes trained weights for VGG-16.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
pictures=${1:-}
[ -d "$pictures" ] || { echo "Usage: make models KODAK=FOLDER, a folder with the Kodak images as PNG" >&2; exit 64; }

place=.build/shipped-models
mkdir -p "$place"
ln -sfn "$(realpath "$pictures")" "$place/kodak"
cp Examples/shipped-models/study.yaml "$place/study.yaml"
if [ -n "${VGG16:-}" ]; then echo "weights: {vgg16: \"$(realpath "$VGG16")\"}" >>"$place/study.yaml"; fi
program=.build/release/crossmetric
"$program" run "$place/study.yaml" --out "$place/results" --rate-range 0.15:0.8 --format markdown
for table in bdrate bias signs phases; do
  if [ -e "$place/results/$table.md" ]; then
    printf '\n%s\n\n' "$table.csv"
    cat "$place/results/$table.md"
  fi
done

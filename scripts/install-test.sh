#!/usr/bin/env bash
# Installs below a new folder and uses what is there, away from the sources: the models that come with the program, a study
# with them, the demo. Then removes it, after which nothing is left.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
fail() { printf 'install-test: %s\n' "$*" >&2; exit 1; }

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
export PREFIX=$place/tree DESTDIR= CROSSMETRIC_CACHE=off
scripts/install.sh install
sources=$PWD
cd "$place"
program=$PREFIX/bin/crossmetric
"$program" codec list | grep -q shipped:hyperprior-ms-ssim || fail "codec list names no shipped model"

mkdir originals
"$program" calibrate --out calibrated >/dev/null
cp calibrated/original.png originals/a.png
cat >study.yaml <<'STUDY'
study: installed
originals: "originals/{image}.png"
codecs:
  - {codec: own, objective: mse, model: {files: "shipped:hyperprior-mse", rates: [0, 7]}}
metrics: [psnr]
STUDY
"$program" score study.yaml --out results --quiet
[ "$(grep -c '^own,mse,' results/scores.csv)" -eq 2 ] || fail "the study with a shipped model has no two scores"

"$program" demo --out demo --weights seeded
[ -s demo/results/report.html ] || [ -s demo/report.html ] || fail "the demo wrote no report"
grep -rq 'shipped:' demo --include='*.yaml' || fail "the demo's study names no shipped model"

(cd "$sources" && scripts/install.sh uninstall)
left=$(find "$PREFIX" -type f 2>/dev/null || true)
[ -z "$left" ] || fail "uninstall left $left"
echo "The installed program found its models, ran a study with one of them and the demo."

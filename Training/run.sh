#!/usr/bin/env bash
# run.sh: one round of training, and the decision whether its weights are kept. Environment:
#   OBJECTIVE=mse|ms-ssim   STEPS=N   MINUTES=M (at most 120)   OPTIONS="--crop 192 ..." for train.py
# A round that was stopped goes on where it was. With STEPS below 1000 it is a trial: a new network and one package of
# images, nothing is kept, and it fails where the loss does not fall.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

objective=${OBJECTIVE:-mse}
steps=${STEPS:-200000}
work=.build/training
venv=$work/venv
packages=(mate-backgrounds)
if [ "$steps" -ge 1000 ]; then
  packages+=(lomiri-wallpapers-16.04 lomiri-wallpapers-20.04 plasma-workspace-wallpapers)
fi
mkdir -p "$work"
Training/setup.sh "$venv" "${packages[@]}"
# Allocations of large maps stay with the process; threads that wait do not spin.
export MALLOC_MMAP_THRESHOLD_=2000000000 MALLOC_TRIM_THRESHOLD_=20000000000 OMP_WAIT_POLICY=passive
python=$venv/bin/python

if [ "$steps" -lt 1000 ]; then
  rm -rf "$work/trial"
  "$python" Training/pictures.py "$work/trial/pictures" mate-backgrounds
  "$python" Training/train.py "$work/trial/round" --pictures "$work/trial/pictures" --objective "$objective" --steps "$steps" \
    --every "$((steps / 2))" --warm-up "$((steps / 5))" --average 0.9 ${OPTIONS:-}
  exec "$python" Training/keep.py --trial "$work/trial/round"
fi

name=hyperprior-$objective
model=share/crossmetric/models/$name.safetensors
start=()
if [ -e "$model" ]; then
  start=(--start "$model")
elif [ "$objective" = ms-ssim ]; then
  start=(--start share/crossmetric/models/hyperprior-mse.safetensors)
fi
if [ "$objective" = ms-ssim ]; then shape=(--crop 176 --batch 2); else shape=(--rate 2e-3); fi
"$python" Training/pictures.py "$work/pictures"
"$python" Training/train.py "$work/$name" --pictures "$work/pictures" --objective "$objective" --steps "$steps" \
  --minutes "${MINUTES:-120}" --warm-up 500 "${start[@]}" "${shape[@]}" ${OPTIONS:-}
"$python" Training/priors.py "$work/$name" --pictures "$work/pictures" --objective "$objective"
"$python" Training/keep.py "$work/$name" --pictures "$work/pictures" --objective "$objective" --model "$model"

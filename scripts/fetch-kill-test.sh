#!/usr/bin/env bash
# Kills `weights fetch` at ten random moments and checks that the last run ends right: needs the network.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
program=$PWD/.build/release/crossmetric
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# How long a whole fetch takes here, downloads and imports. A kill keeps the networks that are there, so the
# first six come early, while packages are downloaded and the first networks imported.
started=$SECONDS
CROSSMETRIC_WEIGHTS=$folder/whole "$program" weights fetch --quiet
seconds=$((SECONDS - started + 1))
echo "a whole fetch: $seconds s"
export CROSSMETRIC_WEIGHTS=$folder/weights
for try in 1 2 3 4 5 6 7 8 9 10; do
  "$program" weights fetch --quiet 2>/dev/null &
  limit=$((try <= 6 ? seconds / 8 + 1 : seconds))
  sleep "$((RANDOM % limit)).$((RANDOM % 10))"
  kill -9 $! 2>/dev/null && wait $! 2>/dev/null || true
  # Whatever is there under its name is whole.
  for file in "$CROSSMETRIC_WEIGHTS"/*.h5; do
    if [ -e "$file" ]; then "$program" weights inspect "$file" >/dev/null; fi
  done
  echo "killed $try: $(find "$CROSSMETRIC_WEIGHTS" -name '*.h5' 2>/dev/null | wc -l) networks there"
done
"$program" weights fetch --quiet
for network in vgg16 lpips-vgg dists; do "$program" weights verify "$CROSSMETRIC_WEIGHTS/$network.h5" | tail -n 1; done
[ -z "$(find "$CROSSMETRIC_WEIGHTS" -mindepth 1 -not -name '*.h5')" ] || { echo "something is left over" >&2; exit 1; }
echo "all right"

#!/usr/bin/env bash
# The tests of the C code and of the readers of pictures, once under each sanitizer.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# XCTest itself leaks.
export ASAN_OPTIONS=detect_leaks=0
for sanitizer in ${SANITIZERS:-address undefined thread}; do
  scratch=$PWD/.build/sanitized-$sanitizer
  mkdir -p "$scratch/repositories"  # SwiftPM wants to find it
  echo "== $sanitizer"
  swift test --sanitize "$sanitizer" --package-path Tests/Sanitized --scratch-path "$scratch"
done

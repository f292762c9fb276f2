#!/usr/bin/env bash
# The tests of the C code and of the readers of images, once under each sanitizer.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# XCTest itself leaks.
export ASAN_OPTIONS=detect_leaks=0
for sanitizer in ${SANITIZERS:-address undefined}; do
  scratch=$PWD/.build/sanitized-$sanitizer
  mkdir -p "$scratch/repositories"  # SwiftPM wants to find it
  flags=(--sanitize "$sanitizer")
  # Only the C code can have this one: what it finds ends the process.
  if [ "$sanitizer" = undefined ]; then
    flags=(-Xcc -fsanitize=undefined -Xcc -fsanitize-trap=undefined)
  fi
  echo "== $sanitizer"
  swift test -c release --disable-testable-imports "${flags[@]}" --package-path Tests/Sanitized --scratch-path "$scratch"
done

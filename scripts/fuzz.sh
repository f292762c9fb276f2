#!/usr/bin/env bash
# Fuzzes the PNG readers with libFuzzer, address and undefined-behaviour sanitizers, for SECONDS_EACH
# seconds. What it finds stays in .build/fuzz, beside the corpus that the next run starts from.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
mkdir -p .build/fuzz/png
clang -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined -fuse-ld=lld \
  -ISources/CPNGShims/include -ISources/CKernels/include -ISources/CKernels \
  Tests/Fuzzing/png.c Sources/CPNGShims/*.c Sources/CKernels/png_unfilter.c \
  -lpng -ldeflate -o .build/fuzz/png-fuzzer
.build/fuzz/png-fuzzer -max_total_time="${SECONDS_EACH:-60}" -max_len=16384 -print_final_stats=1 \
  -verbosity=0 -artifact_prefix=.build/fuzz/ .build/fuzz/png Tests/Fixtures/imaging

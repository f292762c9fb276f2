#!/usr/bin/env bash
# Fuzzes the readers of foreign files and streams with libFuzzer, address and undefined-behaviour sanitizers, each
# for SECONDS_EACH seconds. What it finds stays in .build/fuzz, beside the corpora that the next run
# starts from. Known and not ours: HDF5 1.10 reads beyond damaged attributes (H5Aexists), which ends a
# run of the weights.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
out=$PWD/.build/fuzz
mkdir -p "$out/png" "$out/weights" "$out/entropy"

# Runs a fuzzer on its corpus and the seeds behind it.
fuzz() {
  echo "== $1"
  ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1 "$out/$1-fuzzer" -max_total_time="${SECONDS_EACH:-60}" \
    -max_len=65536 -timeout=20 -print_final_stats=1 -verbosity=0 \
    -artifact_prefix="$out/$1-" "$out/$1" "${@:2}"
}

build_png() {
  clang -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined -fuse-ld=lld \
    -ISources/CPNGShims/include -ISources/CKernels/include -ISources/CKernels \
    Tests/Fuzzing/png.c Sources/CPNGShims/*.c Sources/CKernels/png_unfilter.c \
    -lpng -ldeflate -o "$out/png-fuzzer"
}

# SwiftPM cannot link libFuzzer's own main, so the few modules are compiled here.
build_weights() {
  local flags=(-O -wmo -parse-as-library -sanitize=fuzzer,address -swift-version 6
    -package-name crossmetric -I "$out" -enable-upcoming-feature ExistentialAny
    -enable-upcoming-feature InternalImportsByDefault -enable-upcoming-feature MemberImportVisibility)
  local maps objects=()
  for map in COpenBLAS CHDF5 COpenSSL CLibDeflate; do
    flags+=(-Xcc "-fmodule-map-file=Sources/$map/module.modulemap")
  done
  read -ra maps <<<"$(pkg-config --cflags hdf5 openblas libcrypto libdeflate)"
  for flag in "${maps[@]}"; do flags+=(-Xcc "$flag"); done
  for module in Tensors Digests Randomness Weights; do
    mapfile -t sources < <(find "Sources/$module" -name '*.swift')
    swiftc "${flags[@]}" -module-name "$module" -emit-module -emit-module-path "$out/$module.swiftmodule" \
      -c -o "$out/$module.o" "${sources[@]}"
    objects+=("$out/$module.o")
  done
  # shellcheck disable=SC2046
  swiftc "${flags[@]}" -use-ld=lld -module-name fuzzing Tests/Fuzzing/weights.swift "${objects[@]}" \
    $(pkg-config --libs hdf5 openblas libcrypto libdeflate) -o "$out/weights-fuzzer"
}

build_entropy() {
  swiftc -O -wmo -parse-as-library -sanitize=fuzzer,address -swift-version 6 -use-ld=lld \
    -package-name crossmetric -I "$out" -module-name EntropyCoding -emit-module \
    -emit-module-path "$out/EntropyCoding.swiftmodule" -c -o "$out/EntropyCoding.o" \
    $(find Sources/EntropyCoding -name '*.swift')
  swiftc -O -parse-as-library -sanitize=fuzzer,address -swift-version 6 -use-ld=lld \
    -I "$out" -module-name fuzzing Tests/Fuzzing/entropy.swift "$out/EntropyCoding.o" \
    -o "$out/entropy-fuzzer"
}

readers=("$@")
[ ${#readers[@]} -gt 0 ] || readers=(png weights entropy)
for reader in "${readers[@]}"; do
  case "$reader" in
    png) build_png; fuzz png Tests/Fixtures/imaging ;;
    weights) build_weights; fuzz weights Tests/Fixtures/torch Tests/Fixtures/vgg ;;
    entropy) build_entropy; fuzz entropy ;;
    *) echo "fuzz knows png, weights and entropy, not $reader" >&2; exit 64 ;;
  esac
done

#!/usr/bin/env bash
# Fuzzes the readers of foreign files and streams with libFuzzer, address and undefined-behaviour sanitizers, each
# for SECONDS_EACH seconds. What it finds stays in .build/fuzz, beside the corpora that the next run
# starts from. The project's own parsers (png, weights, entropy, curves) must stay clean. The HDF5 library (hdf5) is
# known not to be: its finds are gone through, and the built program must end each with one sentence.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
out=$PWD/.build/fuzz
mkdir -p "$out/png" "$out/weights" "$out/hdf5" "$out/entropy" "$out/curves"

# Runs a fuzzer on its corpus and the seeds and options behind it.
fuzz() {
  echo "== $1"
  ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1 "$out/$1-fuzzer" -max_total_time="${SECONDS_EACH:-60}" \
    -max_len=65536 -timeout=20 -print_final_stats=1 -verbosity=0 \
    -artifact_prefix="$out/$1-" "$out/$1" "${@:2}"
}

build_png() {
  clang -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined -fuse-ld=lld \
    -ISources/CPNGShims/include -ISources/CKernels/include \
    Tests/Fuzzing/png.c Sources/CPNGShims/*.c Sources/CKernels/PNG/png_unfilter.c \
    -lpng -ldeflate -o "$out/png-fuzzer"
}

# Builds the fuzzer of this name with the flags behind it. SwiftPM cannot link libFuzzer's own main,
# so the few modules are compiled here.
build_weights() {
  local flags=(-O -wmo -parse-as-library -sanitize=fuzzer,address -swift-version 6
    -package-name crossmetric -I "$out" -enable-upcoming-feature ExistentialAny
    -enable-upcoming-feature InternalImportsByDefault -enable-upcoming-feature MemberImportVisibility)
  local maps objects=()
  for map in COpenBLAS CHDF5 COpenSSL CLibDeflate; do
    flags+=(-Xcc "-fmodule-map-file=Sources/$map/module.modulemap")
  done
  printf 'module CSpawn { header "%s/Sources/CSpawn/include/CSpawn.h" export * }\n' "$PWD" >"$out/CSpawn.modulemap"
  flags+=(-Xcc "-fmodule-map-file=$out/CSpawn.modulemap")
  clang -g -O1 -fsanitize=address -ISources/CSpawn/include -c Sources/CSpawn/*.c -o "$out/CSpawn.o"
  objects+=("$out/CSpawn.o")
  read -ra maps <<<"$(pkg-config --cflags hdf5 openblas libcrypto libdeflate)"
  for flag in "${maps[@]}"; do flags+=(-Xcc "$flag"); done
  for module in Basics Tensors Digests Processes Weights; do
    mapfile -t sources < <(find "Sources/$module" -name '*.swift')
    swiftc "${flags[@]}" -module-name "$module" -emit-module -emit-module-path "$out/$module.swiftmodule" \
      -c -o "$out/$module.o" "${sources[@]}"
    objects+=("$out/$module.o")
  done
  # shellcheck disable=SC2046
  swiftc "${flags[@]}" "${@:2}" -use-ld=lld -module-name fuzzing Tests/Fuzzing/weights.swift "${objects[@]}" \
    $(pkg-config --libs hdf5 openblas libcrypto libdeflate) -o "$out/$1-fuzzer"
}

# The built program on every file that the fuzzer of HDF5 kept or failed on: it may read it or not,
# but it must end soon, by itself, and tell of a fault in one line.
replay_hdf5() {
  local file code count=0 stopped=0 wrong=0
  for file in "$out"/hdf5-* "$out"/hdf5/* Tests/Fixtures/finds/hdf5-*; do
    [[ -f $file && $file != *-fuzzer ]] || continue
    count=$((count + 1)) code=0
    timeout 100 .build/release/crossmetric weights inspect "$file" >/dev/null 2>"$out/sentence" || code=$?
    if grep -q "the HDF5 library stopped" "$out/sentence"; then stopped=$((stopped + 1)); fi
    if [[ $code -gt 1 || $(wc -l <"$out/sentence") -ne $code ]]; then
      wrong=$((wrong + 1))
      echo "code $code: $file" >&2
      head -n 3 "$out/sentence" >&2
    fi
  done
  echo "replayed by the program: $count files, $stopped of them stopped the library, $wrong ended wrongly"
  [ "$wrong" -eq 0 ]
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

build_curves() {
  # Optimising these rooms with sanitizers takes longer than the fuzzing.
  local objects=() flags=(-Onone -wmo -parse-as-library -sanitize=fuzzer,address -swift-version 6 -use-ld=lld
    -package-name crossmetric -I "$out" -enable-upcoming-feature ExistentialAny
    -enable-upcoming-feature InternalImportsByDefault -enable-upcoming-feature MemberImportVisibility)
  for module in Basics Results Randomness RateDistortion; do
    mapfile -t sources < <(find "Sources/$module" -name '*.swift')
    swiftc "${flags[@]}" -module-name "$module" -emit-module -emit-module-path "$out/$module.swiftmodule" \
      -c -o "$out/$module.o" "${sources[@]}"
    objects+=("$out/$module.o")
  done
  swiftc "${flags[@]}" -module-name fuzzing Tests/Fuzzing/curves.swift "${objects[@]}" -o "$out/curves-fuzzer"
}

# Every fixture as the fuzzer takes it: a first byte for the name, then the file.
seed_curves() {
  local file place=0
  while IFS= read -r file; do
    { printf "\\x$(printf %02x $((place % 10)))"; cat "$file"; } >"$out/curves/seed-$place"
    place=$((place + 1))
  done < <(find Tests/Fixtures/curves Tests/Fixtures/rd Tests/Fixtures/tables -type f -size -60k | sort)
  printf '\0bpp = [0.1, 0.2]\nPSNR = [30, 31]\n' >"$out/curves/seed-lists"
  printf '\1# bpp psnr\n0.1 30\n0.2 31\n' >"$out/curves/seed-columns"
  printf '\100codec;bpp;psnr;ms-ssim (dB)\nhm;0,1;30;10\nhm;0,2;31;11\n' >"$out/curves/seed-long"
  printf '\202Real Format : 64x64 30 Hz\n Total Frames | Bitrate Y-PSNR U-PSNR V-PSNR YUV-PSNR\n 2 a 100.0 35.1 36 37 35.5\n' \
    >"$out/curves/seed-log"
  printf '\202[Parsed_psnr_0 @ 0x1] PSNR y:30.1 u:31 v:32 average:30.5 min:30 max:31\n' >"$out/curves/seed-ffmpeg"
  printf '\202<VMAF version="2"><pooled_metrics><metric name="psnr_y" mean="30"/></pooled_metrics></VMAF>\n' \
    >"$out/curves/seed-vmaf"
}

readers=("$@")
[ ${#readers[@]} -gt 0 ] || readers=(png weights hdf5 entropy curves)
for reader in "${readers[@]}"; do
  case "$reader" in
    png) build_png; fuzz png Tests/Fixtures/imaging ;;
    weights)
      swift build -c release
      .build/release/crossmetric read-hdf5 Tests/Fixtures/hdf5/keras.h5 >"$out/weights/transfer"
      build_weights weights
      fuzz weights Tests/Fixtures/caffe Tests/Fixtures/torch Tests/Fixtures/vgg Tests/Fixtures/finds
      ;;
    hdf5)
      swift build -c release
      build_weights hdf5 -D HDF5
      # Runs on after a failure, in child processes.
      fuzz hdf5 Tests/Fixtures/hdf5 Tests/Fixtures/vgg Tests/Fixtures/finds -fork=1 -ignore_crashes=1 \
        -ignore_timeouts=1 -ignore_ooms=1 -rss_limit_mb=4096 >"$out/hdf5.log" 2>&1 || true
      tail -n 1 "$out/hdf5.log"
      replay_hdf5
      ;;
    entropy) build_entropy; fuzz entropy ;;
    curves) build_curves; seed_curves; fuzz curves ;;
    *) echo "fuzz knows png, weights, hdf5, entropy and curves, not $reader" >&2; exit 64 ;;
  esac
done

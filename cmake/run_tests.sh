#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Configures, builds and runs the tests; `make test` and `make nightly` call it after the set-up.
#
# Usage: cmake/run_tests.sh release|nightly
#   release  the whole suite as users get it, then unit, error and reader tests under ASan and UBSan
#   nightly  the whole suite under the sanitizers, with full products and libFuzzer
# Ends with every skipped test and the line "N passed, N failed, N skipped".
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1

readonly jobs=${JOBS:-$(nproc)}
readonly sanitized_labels='^(unit|errors|fuzz)$'
# Following __tls_get_addr, GCC 12's runtime takes a thread-local block 16 bytes into a page for one with a
# header of an old glibc and walks whatever stands there: one address in 64 of a loaded LLVM or NVRTC.
export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_leaks=1:intercept_tls_get_addr=0}
export CTEST_OUTPUT_ON_FAILURE=1
logs=()
failures=0

configure() { cmake --preset "$1" || exit 1; }

# run_ctest TREE [CTEST OPTION...]
run_ctest() {
  local tree=$1
  shift
  ctest --test-dir "$tree" --output-on-failure -j "$jobs" "$@" || failures=1
  logs+=("$tree/Testing/Temporary/LastTest.log")
}

case ${1:-} in
  release)
    configure release
    cmake --build --preset release -j "$jobs" || exit 1
    run_ctest build
    configure asan
    mapfile -t targets < <(python3 cmake/test_targets.py build-asan "$sanitized_labels")
    ((${#targets[@]})) || exit 1
    cmake --build --preset asan -j "$jobs" --target "${targets[@]}" || exit 1
    run_ctest build-asan -L "$sanitized_labels"
    ;;
  nightly)
    configure nightly
    cmake --build --preset nightly -j "$jobs" || exit 1
    run_ctest build-nightly
    ;;
  *)
    echo "usage: cmake/run_tests.sh release|nightly" >&2
    exit 2
    ;;
esac

python3 cmake/count_tests.py "${logs[@]}" || failures=1
exit "$failures"

#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Everything that only a GPU can show, in one run: facts, correctness, conformance, measurements,
# benchmarks beside torch. One JSON per subject and summary.md in OUT_DIR. No network, no root.
#
# Usage: bench/gpu/run.sh OUT_DIR [LIMIT_S] [--only SECTION,...]     LIMIT_S: 540 unless given
#   ATTNGEN  the program (build/attngen, or the package's own); the library and gpu_probe lie beside it
#   PYTHON   the Python 3 to use (python3); NumPy and torch are used where it has them
# Exit codes: 0 done · 1 a check failed · 2 usage · 7 time ran out
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
exec "${PYTHON:-python3}" -B "$here/kit/run_sections.py" "$@"

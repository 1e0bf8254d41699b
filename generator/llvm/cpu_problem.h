// SPDX-License-Identifier: Apache-2.0
// From the numbers of a request to its CpuProblem: what the text of a CPU kernel depends on.
#pragma once

#include "generator/llvm/llvm_source.h"

namespace attngen {

/// The problem of a request with these numbers: extents by rank id, the values of static params
/// (NaN elsewhere), as many batch axes as `binding.batch` has, rows as shared_rows() counts them.
/// Every array's columns are neighbours.
CpuProblem cpu_problem_of(const Cascade& cascade, const Analysis& analysis, const Binding& binding,
                          const CpuLimits& limits);

}  // namespace attngen

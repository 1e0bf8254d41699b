// SPDX-License-Identifier: Apache-2.0
// Any verified cascade as plain loops: right for everything the language has, fast for little of
// it.
#pragma once

#include "generator/llvm/llvm_source.h"

namespace attngen {

/// Prints NAME_whole(ptr arguments, i64 item, ptr scratch). An item is one batch point; every
/// temporary lies in scratch (see loopnest_scratch()), and no argument array is read outside its
/// extents, whatever tables hold: a point behind such a read counts as absent.
LlvmSource emit_loopnest(const Cascade& cascade, const Analysis& analysis,
                         const CpuProblem& problem, const CpuPlan& plan);

}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
// attngen_merge: outputs over disjoint sets of keys become the outputs over all of them.
#pragma once

#include <attngen.h>
#include "runtime/api/engine.h"
#include "runtime/api/outcome.h"
#include "runtime/api/spec.h"

namespace attngen {

/// In fp64, in this thread, in the order of the parts. ATTNGEN_E_UNSUPPORTED with the reason where
/// the outputs of the spec do not determine its running values, and on a GPU.
Outcome merge_outputs(const Engine& engine, const Spec& spec, const attngen_merge_args& args,
                      void* stream);

}  // namespace attngen

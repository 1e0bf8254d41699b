// SPDX-License-Identifier: Apache-2.0
// attngen_merge: outputs over disjoint sets of keys become the outputs over all of them.
#pragma once

#include <attngen.h>
#include <cstdint>
#include <memory>

#include "runtime/api/engine.h"
#include "runtime/api/outcome.h"
#include "runtime/api/spec.h"

namespace attngen {

/// In the order of the parts: by a kernel in f32 on a GPU, real or virtual; elsewhere in fp64, in
/// this thread. ATTNGEN_E_UNSUPPORTED with the reason where the outputs of the spec do not
/// determine its running values. Throws Error as planning and loading a kernel do.
Outcome merge_outputs(Engine& engine, const std::shared_ptr<const Spec>& spec,
                      const attngen_merge_args& args, void* stream);

/// What merge_outputs() would compile, compiled. Nothing to do off a GPU.
Outcome prepare_merge(Engine& engine, const std::shared_ptr<const Spec>& spec,
                      std::uint32_t batch_axes);

}  // namespace attngen

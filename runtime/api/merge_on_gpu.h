// SPDX-License-Identifier: Apache-2.0
// A merge by a kernel, real GPU or virtual one.
#pragma once

#include <memory>

#include "runtime/api/engine.h"
#include "runtime/api/merge_reader.h"

namespace attngen {

/// Launches on `stream`; `reader` has read and writes something. ATTNGEN_E_UNSUPPORTED for more
/// parts than one launch takes. Throws as Engine::load does, and Error(refused) for too many rows.
Outcome merge_on_gpu(Engine& engine, EngineKernel& kernel, const MergeRule& rule,
                     const MergeReader& reader, void* stream);

}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
// A kernel that a call needs and nobody prepared.
#pragma once

#include "runtime/api/engine.h"
#include "runtime/api/outcome.h"

namespace attngen {

/// Compiles or finds, and loads, with a warning that says how to have it earlier.
/// ATTNGEN_E_WOULD_COMPILE where the stream is being captured, naming `prepare`, the call that
/// would have helped. Nothing to do for a loaded kernel. Throws as Engine::load does.
Outcome require_loaded(Engine& engine, EngineKernel& kernel, void* stream, const char* prepare);

}  // namespace attngen

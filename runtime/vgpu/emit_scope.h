// SPDX-License-Identifier: Apache-2.0
// Semantics and scope of memory instructions, from their modifiers to SyncFlags.
#pragma once

#include "runtime/vgpu/function_emitter.h"

namespace attngen::vgpu {

/// Whether a load or store takes part in synchronisation: relaxed, acquire, release, volatile.
bool is_strong(const PtxInstruction& instruction);

/// Of a strong load or store; volatile is relaxed.sys.
int sync_flags_of_access(const PtxInstruction& instruction, bool writes);
/// Of atom and red: relaxed and .gpu where nothing else is written. `sees_result` is whether the
/// thread learns what was there.
int sync_flags_of_atomic(const PtxInstruction& instruction, bool sees_result);
/// Of fence and membar: acquire and release unless one of them is named alone.
int sync_flags_of_fence(const PtxInstruction& instruction);

/// Whether some instruction lets a thread learn what another block did, races apart: a strong load,
/// or an atom whose result is used, of other than shared memory.
bool blocks_can_communicate(const PtxFunction& function);

}  // namespace attngen::vgpu

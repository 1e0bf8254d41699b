// SPDX-License-Identifier: Apache-2.0
// Float forms of the opcodes that integers have as well; defined with the float instructions.
#pragma once

#include "runtime/vgpu/function_emitter.h"

namespace attngen::vgpu {

void emit_float_binary(FunctionEmitter& emitter, const PtxInstruction& instruction);
void emit_fma(FunctionEmitter& emitter, const PtxInstruction& instruction);
void emit_float_division(FunctionEmitter& emitter, const PtxInstruction& instruction);
void emit_float_min_max(FunctionEmitter& emitter, const PtxInstruction& instruction);
void emit_float_sign(FunctionEmitter& emitter, const PtxInstruction& instruction);
/// add sub mul fma min max abs neg ex2 tanh on f16, bf16 and their pairs.
void emit_half_arithmetic(FunctionEmitter& emitter, const PtxInstruction& instruction);

}  // namespace attngen::vgpu

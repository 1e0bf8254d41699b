// SPDX-License-Identifier: Apache-2.0
// Kernel bodies and variable declarations of a PTX module.
#pragma once

#include <string_view>

#include "runtime/vgpu/ptx_module.h"
#include "runtime/vgpu/ptx_token_stream.h"

namespace attngen::vgpu {

/// Whether a directive declares a variable: .shared .global .const .local
bool starts_variable(std::string_view word);

/// One declaration up to its ';', initialiser included; offsets are assigned later.
void parse_variable(PtxTokenStream& tokens, PtxModule& module, bool external);

/// From '{' to the matching '}' of a kernel: registers, labels and instructions of `function`.
void parse_body(PtxTokenStream& tokens, PtxModule& module, PtxFunction& function);

}  // namespace attngen::vgpu

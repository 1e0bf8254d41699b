// SPDX-License-Identifier: Apache-2.0
// A printed kernel of either back end, and what both say of themselves.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "generator/cuda/source.h"
#include "generator/llvm/llvm_source.h"

namespace attngen {

using KernelSource = std::variant<CudaSource, LlvmSource>;

const std::string& entry_of(const KernelSource& source);
const std::string& text_of(const KernelSource& source);
/// The command line that prints the text again.
const std::string& command_of(const KernelSource& source);
const std::vector<KernelArgument>& arguments_of(const KernelSource& source);
/// "forward rows=64 keys=64 warps=4 stages=2"
std::string plan_text_of(const KernelSource& source);

}  // namespace attngen

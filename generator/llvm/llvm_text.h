// SPDX-License-Identifier: Apache-2.0
// What stands around the functions of a printed text: its name, the command that prints it again,
// the comment on top.
#pragma once

#include <string>

#include "generator/form/forward_form.h"
#include "generator/llvm/llvm_source.h"

namespace attngen {

/// attngen_causal_e64_f64_bf16_avx512
std::string llvm_slug(const Cascade& cascade, const ForwardForm& form, const CpuProblem& problem);

std::string llvm_command(const Cascade& cascade, const ForwardForm& form, const CpuProblem& problem,
                         const CpuPlan& plan);

/// Variant, digest and command, the cascade, the plan.
std::string llvm_header(const Cascade& cascade, const CpuPlan& plan, const std::string& command);

}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
// What stops a kernel, told as findings that point into the emitted source.
#pragma once

#include "generator/cuda/source.h"
#include "runtime/binary.h"
#include "runtime/vgpu/machine.h"

namespace attngen {

/// Throws Error(compile_failed) with one finding per broken gate (spills, stack, C75xx).
void require_gates(const Binary& binary, const CudaSource& source);

/// Throws Error(check_failed) with one finding per fault, each with its line of the emitted source.
void require_clean(const vgpu::Report& report, const CudaSource& source);

}  // namespace attngen

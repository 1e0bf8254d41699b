// SPDX-License-Identifier: Apache-2.0
// The CPU of this machine, as what a measurement was taken on.
#pragma once

#include "autotune/device_identity.h"
#include "generator/llvm/llvm_source.h"

namespace attngen::tune {

/// This machine, as kernels for `limits` see it. Throws Error(missing_tool) without a libLLVM.
DeviceIdentity cpu_identity(const CpuLimits& limits);

}  // namespace attngen::tune

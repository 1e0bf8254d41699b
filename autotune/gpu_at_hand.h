// SPDX-License-Identifier: Apache-2.0
// Which GPU would be measured on, without this process ever calling its driver.
#pragma once

#include "autotune/gpu_device.h"

namespace attngen::tune {

/// The first GPU, asked for in a process of its own: one that has called the driver cannot fork
/// another that measures. Throws what gpu_facts() throws, and Error(io).
GpuDevice gpu_at_hand();

}  // namespace attngen::tune

// SPDX-License-Identifier: Apache-2.0
// What a launch may touch, as a device that looks at each access wants it.
#pragma once

#include <vector>

#include "runtime/binary.h"

namespace attngen {

/// Sorted by address. Inputs may overlap, as slices of one packed tensor do: they are one buffer
/// then, which is writable if one of them is.
std::vector<Buffer> joined_buffers(std::vector<Buffer> buffers);

}  // namespace attngen

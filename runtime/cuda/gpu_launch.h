// SPDX-License-Identifier: Apache-2.0
// One launch through a given driver table: copies in, kernel, copies out, everything released.
#pragma once

#include <vector>

#include "runtime/binary.h"
#include "runtime/cuda/driver_api.h"

namespace attngen::cuda {

/// run_on_gpu with the driver passed in. A null pointer in the argument block stays null; one into
/// no buffer is our bug. A grid with a zero side launches nothing.
double run(const Api& api, const Binary& binary, const Launch& launch,
           const std::vector<Buffer>& buffers, const std::vector<std::size_t>& pointer_offsets);

}  // namespace attngen::cuda

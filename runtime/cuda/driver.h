// SPDX-License-Identifier: Apache-2.0
// The minimal CUDA driver: load a cubin, copy in, launch, copy back.
#pragma once

#include <string>
#include <vector>

#include "runtime/binary.h"

namespace attngen {

struct GpuFacts {
  std::string name;
  std::string arch;  ///< "sm_90"
  int multiprocessors = 0;
  int shared_bytes_per_block = 0;
};

/// Why no GPU can be used, one sentence; empty when one can.
std::string why_no_gpu();
/// Throws Error(no_device) with that sentence.
GpuFacts gpu_facts();

/// Copies every buffer to the device, rewrites the pointers of the argument block at
/// `pointer_offsets` (host address -> device address), launches, waits, copies writable ones back.
/// Returns the kernel's time in ms. Throws Error(no_device) or Error(compile_failed) naming the
/// call.
double run_on_gpu(const Binary& binary, const Launch& launch, const std::vector<Buffer>& buffers,
                  const std::vector<std::size_t>& pointer_offsets);

}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
// The CUDA driver of this process: opened once, its GPUs, and one launch with host arrays.
#pragma once

#include <string>
#include <vector>

#include "runtime/binary.h"
#include "runtime/cuda/device_facts.h"
#include "runtime/cuda/driver_api.h"

namespace attngen {

/// Why no GPU can be used, one sentence; empty when one can.
std::string why_no_gpu();

/// The table of this process, valid until it ends. Throws Error(no_device) with that sentence.
const cuda::Api& driver_api();

/// Facts of the first GPU. Throws Error(no_device) with that sentence.
cuda::DeviceFacts gpu_facts();
/// Of every GPU, by ordinal. Throws the same.
std::vector<cuda::DeviceFacts> all_gpu_facts();

/// Copies every buffer to the device, rewrites the pointers of the argument block at
/// `pointer_offsets` (host address -> device address), launches, waits, copies writable ones back.
/// Returns the kernel's time in ms. Throws Error(no_device) or Error(compile_failed) naming the
/// call.
double run_on_gpu(const Binary& binary, const Launch& launch, const std::vector<Buffer>& buffers,
                  const std::vector<std::size_t>& pointer_offsets);

}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
// Whether this process may still call CUDA: not in a forked child, not while it is exiting.
#pragma once

#include "runtime/cuda/driver_status.h"

namespace attngen::cuda {

/// Starts watching for fork() and exit(). Called once when the driver is opened; again is harmless.
void watch_process() noexcept;

/// True in a child forked after the driver was opened: there every CUDA call fails or hangs. One
/// relaxed atomic load. After exec() it is a new process and this is false.
bool is_forked_child() noexcept;

/// True once static destruction has begun: CUDA may be gone already.
bool is_exiting() noexcept;

/// kErrorNotInitialized with a sentence in a forked child, success elsewhere.
DriverStatus fork_status() noexcept;

}  // namespace attngen::cuda

// SPDX-License-Identifier: Apache-2.0
// One launch: exactly one driver call, no allocation, synchronisation or attribute call.
#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "runtime/cuda/device_facts.h"
#include "runtime/cuda/loaded_kernel.h"

namespace attngen::cuda {

using Extent3 = std::array<unsigned, 3>;  ///< x, y, z

struct LaunchAttributes {
  Extent3 cluster{1, 1, 1};   ///< CTAs per cluster; {1, 1, 1} launches without clusters
  bool programmatic = false;  ///< may begin before the kernel in front of it in the stream has
                              ///< ended: it waits itself, by griddepcontrol.wait
  bool cooperative = false;   ///< all CTAs resident at once, for a grid-wide barrier
};

/// Why a device cannot launch so, one sentence; empty when it can. For plans: launch() leaves
/// judging to the driver.
std::string why_launch_refused(const LaunchAttributes& attributes, const Extent3& grid,
                               const DeviceFacts& facts);

/// Launches into `stream`, whose device must be prepared (LoadedKernel::prepare); for the null
/// stream a context must be current. `argument_block` is the kernel's one struct parameter by
/// value, `bytes` its sizeof; it is copied before the call returns. Legal inside a capture.
DriverStatus launch(const Api& api, const LoadedKernel& kernel, const Extent3& grid,
                    const Extent3& block, unsigned shared_bytes, Stream stream,
                    const LaunchAttributes& attributes, const void* argument_block,
                    std::size_t bytes) noexcept;

}  // namespace attngen::cuda

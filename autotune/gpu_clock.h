// SPDX-License-Identifier: Apache-2.0
// A GPU as a clock: kernels are compiled, verified and timed by events, with a cold L2.
#pragma once

#include <memory>
#include <vector>

#include "autotune/clock.h"
#include "autotune/gpu_device.h"
#include "runtime/cuda/driver_api.h"

namespace attngen::tune {

/// The first GPU of `api`, which must outlive the clock. Holds the arrays of one task at a time:
/// tasks are best measured one after another. Before each run a buffer of twice the L2 is written.
/// A fault of a kernel leaves a device that answers nothing more: put the clock into a ChildClock.
class GpuClock : public Clock {
 public:
  /// Throws Error(no_device) naming the driver's call.
  GpuClock(const cuda::Api& api, GpuDevice device, std::vector<Task> tasks);
  ~GpuClock() override;

  DeviceIdentity device() override;
  /// On a shape cut down for the oracle.
  double err_ratio(std::size_t task, const Candidate& candidate) override;
  double sample_ns(std::size_t task, const Candidate& candidate) override;
  bool is_lost() const override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace attngen::tune

// SPDX-License-Identifier: Apache-2.0
// The CPU device as a clock: kernels are compiled, verified and run here.
#pragma once

#include <memory>
#include <vector>

#include "autotune/clock.h"
#include "generator/llvm/llvm_source.h"

namespace attngen::tune {

/// Holds the arrays of one task at a time: tasks are best measured one after another. Between runs
/// a buffer of twice the last cache is walked, so that no run finds its keys in a cache. A crash of
/// a kernel is a crash of the process: put it into a ChildClock.
class CpuClock : public Clock {
 public:
  CpuClock(std::vector<Task> tasks, CpuLimits limits);
  ~CpuClock() override;

  DeviceIdentity device() override;
  /// On a shape cut down for the oracle, its keys in units of one tile, so that states are merged.
  double err_ratio(std::size_t task, const Candidate& candidate) override;
  double sample_ns(std::size_t task, const Candidate& candidate) override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace attngen::tune

// SPDX-License-Identifier: Apache-2.0
// A clock that times nothing: it says what a cost model says. For tests, and for what is marked
// "model".
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "autotune/clock.h"
#include "autotune/subject.h"

namespace attngen::tune {

class ModelClock : public Clock {
 public:
  using Time = std::function<double(std::size_t task, const Candidate& candidate)>;

  /// `spread`: each sample is off by up to so much, the same in every run.
  ModelClock(DeviceIdentity device, Time time, double spread = 0);

  DeviceIdentity device() override { return device_; }
  double err_ratio(std::size_t task, const Candidate& candidate) override;
  double sample_ns(std::size_t task, const Candidate& candidate) override;

  /// By the models of the subjects.
  static ModelClock of_subjects(const std::vector<Subject>& subjects, DeviceIdentity device);

 private:
  DeviceIdentity device_;
  Time time_;
  double spread_;
  std::uint64_t samples_ = 0;
};

}  // namespace attngen::tune

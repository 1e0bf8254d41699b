// SPDX-License-Identifier: Apache-2.0
// A clock in a process of its own, which may crash or hang: that costs one candidate.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "autotune/clock.h"

namespace attngen::tune {

/// The child is a fork of this process, which makes the inner clock at its first question: nothing
/// of it lives here. A question that is not answered in time kills the child, and waits for its
/// end; the next one starts another. The child ends with its parent, however that ends.
class ChildClock : public Clock {
 public:
  using Make = std::function<std::unique_ptr<Clock>()>;

  /// `make` runs in the child. Call before this process starts threads.
  ChildClock(DeviceIdentity device, Make make, std::chrono::milliseconds limit);
  ~ChildClock() override;
  ChildClock(const ChildClock&) = delete;
  ChildClock& operator=(const ChildClock&) = delete;

  DeviceIdentity device() override { return device_; }
  /// Throw InvalidCandidate with what the inner clock said, "killed by signal 11 (Segmentation
  /// fault)", or "no answer within 5000 ms"; Error(io) where no process can be made.
  double err_ratio(std::size_t task, const Candidate& candidate) override;
  double sample_ns(std::size_t task, const Candidate& candidate) override;

  int child() const { return child_; }  ///< -1: none
  int started() const { return started_; }

 private:
  double ask(const char* verb, std::size_t task, const Candidate& candidate);
  void start();
  std::string stop();  ///< how it ended
  bool read_line(std::string& line);

  DeviceIdentity device_;
  Make make_;
  std::chrono::milliseconds limit_;
  int child_ = -1;
  int to_child_ = -1;
  int from_child_ = -1;
  int started_ = 0;
  bool timed_out_ = false;
  std::string unread_;
};

}  // namespace attngen::tune

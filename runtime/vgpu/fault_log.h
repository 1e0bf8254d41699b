// SPDX-License-Identifier: Apache-2.0
// The faults of one block: distinct ones kept, all races counted.
#pragma once

#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "runtime/vgpu/machine.h"

namespace attngen::vgpu {

class FaultLog {
 public:
  static constexpr std::size_t kMostFaults = 32;

  /// Faults of equal kind and sites are one; `other` is the second site of a race.
  void add(Fault fault, int site, int other = -1);
  /// Appends what `later` has and this has not.
  void merge(const FaultLog& later);

  const std::vector<Fault>& faults() const { return faults_; }
  std::uint64_t races() const { return races_; }

 private:
  using Key = std::tuple<FaultKind, int, int>;
  bool full() const { return faults_.size() >= kMostFaults; }

  std::vector<Fault> faults_;
  std::vector<Key> keys_;
  std::set<Key> seen_;
  std::uint64_t races_ = 0;
};

}  // namespace attngen::vgpu

// SPDX-License-Identifier: Apache-2.0
// What this machine can do at best: multiply-adds from registers, and reads of a buffer.
#pragma once

#include <cstdint>

#include "generator/llvm/llvm_source.h"
#include "runtime/cpu/thread_pool.h"
#include "runtime/llvm_object.h"

namespace attngen::bench {

class ProbeLoops {
 public:
  /// Vectors as wide as `limits` allows.
  explicit ProbeLoops(const CpuLimits& limits);

  /// GFLOP/s of f32 multiply-adds on every thread at once, 16 independent sums each; one
  /// measurement of about `ms` milliseconds.
  double multiply_adds(ThreadPool& pool, double ms) const;

  /// GB/s of one pass over the buffer, each thread its part.
  double read(ThreadPool& pool, const float* buffer, std::int64_t bytes) const;

 private:
  using Multiply = void (*)(std::int64_t rounds, float* out);
  using Read = void (*)(const float* from, std::int64_t floats, float* out);

  LlvmObject object_;
  int lanes_;
  int sums_;  ///< of the peak loop
  Multiply multiply_ = nullptr;
  Read read_ = nullptr;
};

}  // namespace attngen::bench

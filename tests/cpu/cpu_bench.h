// SPDX-License-Identifier: Apache-2.0
// Runs a request on the CPU device from memory that ends where a page ends that nobody may touch,
// with outputs that start as NaN.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "generator/analysis/analysis.h"
#include "generator/ir/binding.h"
#include "generator/llvm/llvm_source.h"
#include "runtime/cpu/cpu_kernel.h"
#include "runtime/cpu/thread_pool.h"
#include "runtime/store/store.h"

namespace attngen::testing {

/// Elements of an input that must not even be read. Its whole pages fault.
struct HiddenElements {
  std::string tensor;
  std::int64_t begin = 0;
  std::int64_t end = 0;
};

struct CpuRequest {
  std::string arch;  ///< one that this machine runs
  bool in_f64 = false;
  std::int64_t key_tiles = 0;  ///< key tiles of one unit of work; 0 = as planned
  int threads = 1;             ///< 1 or 3
  std::vector<HiddenElements> hidden = {};
};

/// Bytes whose last one is the last of a page; the pages before and after fault.
class GuardedBytes {
 public:
  explicit GuardedBytes(std::size_t bytes);
  ~GuardedBytes();
  GuardedBytes(const GuardedBytes&) = delete;
  GuardedBytes& operator=(const GuardedBytes&) = delete;

  std::byte* data() const { return data_; }
  /// Makes the whole pages in [begin, end) of data() fault; returns how many.
  int hide(std::size_t begin, std::size_t end);

 private:
  std::byte* pages_ = nullptr;
  std::size_t size_ = 0;
  std::byte* data_ = nullptr;
};

/// One cascade, its kernels compiled once each.
class CpuBench {
 public:
  explicit CpuBench(Cascade cascade);

  const Cascade& cascade() const { return cascade_; }
  LlvmSource source_of(const Binding& binding, const CpuRequest& request) const;

  /// Outputs by name, in their declared types.
  std::map<std::string, Array> run(const BoundInputs& inputs, const CpuRequest& request);

  int compiled() const { return static_cast<int>(kernels_.size()); }

 private:
  Cascade cascade_;
  Analysis analysis_;
  std::map<std::string, std::unique_ptr<CpuKernel>> kernels_;
};

/// The widths that this machine runs, widest first.
std::vector<std::string> runnable_archs();

/// What a naive evaluation in the narrowest input's precision makes of a request, and fp64.
struct Oracle {
  std::map<std::string, Array> exact;
  std::map<std::string, Array> naive;
};
Oracle consult_oracle(const Cascade& cascade, const BoundInputs& inputs);

/// Why `outputs` are not the oracle's: another place of an infinity or NaN, or an error more than
/// twice the largest naive one, counted as at least eight units in the last place of the largest
/// f32 result (one where inputs are narrower): a naive result of few terms can be exact by chance.
/// Empty when they are.
std::string difference_from(const Oracle& oracle, const Cascade& cascade,
                            const std::map<std::string, Array>& outputs);
std::string difference_from_oracle(const Cascade& cascade, const BoundInputs& inputs,
                                   const std::map<std::string, Array>& outputs);

/// Squares of errors, over as many requests as one likes.
struct ErrorSums {
  std::map<std::string, double> ours;
  std::map<std::string, double> naive;

  void add(const Oracle& oracle, const std::map<std::string, Array>& outputs);
  /// Of the root mean squares, the output whose ratio is largest.
  double worst_ratio() const;
};

}  // namespace attngen::testing

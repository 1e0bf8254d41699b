// SPDX-License-Identifier: Apache-2.0
// One variant at one shape with random data, ready to run again and again.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "generator/ir/binding.h"
#include "generator/llvm/llvm_source.h"
#include "runtime/cpu/cpu_kernel.h"
#include "runtime/pack_arguments.h"

namespace attngen::bench {

/// What a line of the protocol asks for.
struct AskedCase {
  std::string variant;  ///< of the gallery, or a file
  std::string dtype = "f32";
  std::int64_t batch = 0;  ///< of Q, K and V; 0 = no batch axis
  std::map<std::string, std::int64_t> extents;
  std::map<std::string, double> params;
  std::int64_t document_rows = 512;  ///< rows of one document, where the variant has tables of them
  std::int64_t kept_percent = 100;   ///< of the entries of boolean tables, by chance
  std::optional<CpuTile> tile;       ///< else the planner's own
  std::int64_t shuffled_documents = 0;  ///< so many documents, each row of one by chance; 0 = rows
                                        ///< of a document are neighbours
};

class BenchCase {
 public:
  BenchCase(const AskedCase& asked, const CpuLimits& limits);

  double run_ms(ThreadPool& pool);

  const LlvmSource& source() const { return source_; }
  double compile_ms() const { return compile_ms_; }
  /// Of the row and key pairs that tiles are met for, 2 (E + F) each; padding rows included.
  double visited_flops() const;
  /// Bytes of every input.
  std::int64_t input_bytes() const;

 private:
  Cascade cascade_;
  BoundInputs inputs_;
  std::map<std::string, Array> outputs_;
  LlvmSource source_;
  double compile_ms_ = 0;
  std::unique_ptr<CpuKernel> kernel_;
  ArgumentBlock block_;
  std::int64_t items_ = 0;
  CpuScratch scratch_;
};

}  // namespace attngen::bench

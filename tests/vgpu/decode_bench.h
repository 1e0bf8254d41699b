// SPDX-License-Identifier: Apache-2.0
// One request through the `decode` skeleton on the virtual GPU, with a grid of the test's choosing.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "generator/cuda/source.h"
#include "generator/ir/binding.h"
#include "runtime/binary.h"
#include "runtime/vgpu/machine.h"

namespace attngen::test {

/// What the text of a kernel and its inputs are made of. Ranks that are not named are 5.
struct DecodeCase {
  std::string text;  ///< of the cascade, or a gallery name
  std::map<std::string, std::int64_t> extents;
  std::map<std::string, double> params;
  Shape batch = {2};
  std::map<std::string, std::vector<double>> tables;  ///< values of integer inputs, by name
  DType type = DType::bf16;
  std::uint64_t seed = 1;
};

/// How the line is cut.
struct DecodeCut {
  MergeProtocol merge = MergeProtocol::combine;
  int blocks = 7;
  int least_tiles = 1;
};

struct DecodeRun {
  std::string fault;  ///< of the machine, the outputs or the tickets; empty = none
  double worst_ratio = 0;
  std::map<std::string, Array> outputs;
  vgpu::Report report;
};

class DecodeBench {
 public:
  /// Binds random inputs: what `is_read` of a case's tables does not reach is up to the caller, who
  /// may poison() it.
  explicit DecodeBench(const DecodeCase& of);
  ~DecodeBench();

  /// NaN in every row of `tensor` at these coordinates of its leading axes (batch, then dims but
  /// the last): call before run().
  using IsDead = bool (*)(const std::vector<std::int64_t>& at, const void* context);
  void poison(const std::string& tensor, IsDead is_dead, const void* context);

  /// The plan, the text and the compile are made once per cut's protocol; the grid is free.
  DecodeRun run(const DecodeCut& cut, const vgpu::Options& options = {});

  const CudaSource& source(MergeProtocol merge);
  const Cascade& cascade() const { return cascade_; }

 private:
  struct Kernel;
  Kernel& kernel(const DecodeCut& cut);

  Cascade cascade_;
  BoundInputs inputs_;
  std::map<std::string, Array> exact_;
  std::map<std::string, Array> narrow_;
  std::map<std::string, std::unique_ptr<Kernel>> kernels_;
};

}  // namespace attngen::test

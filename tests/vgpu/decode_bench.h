// SPDX-License-Identifier: Apache-2.0
// One request through the `decode` skeleton on the virtual GPU, with a grid of the test's choosing;
// or through `forward`, which cuts nothing.
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
  bool check_tables = false;  ///< the instance that traps at what no table should say
  Skeleton skeleton = Skeleton::decode;
};

/// How the line is cut.
struct DecodeCut {
  MergeProtocol merge = MergeProtocol::combine;
  int blocks = 7;
  int least_tiles = 1;
  int direct_peers = 2;  ///< of two_level: more peers than these meet in groups
  int chunk_tiles = 0;   ///< of batch-invariant bits; 0 = not asked
  int piece_edge = 0;    ///< sixteenths of a tile, 8 * (least_tiles - 1) at most
};

struct DecodeRun {
  std::string fault;  ///< of the machine, the outputs or the tickets; empty = none
  double worst_ratio = 0;
  std::map<std::string, Array> outputs;
  vgpu::Report report;
};

/// Compiled texts, for as many benches as share them.
class DecodeKernels {
 public:
  DecodeKernels();
  ~DecodeKernels();

  struct Kernel;
  /// The kernel of this text, compiled if it is new. Throws Error(compile_failed).
  Kernel& of(const CudaSource& source);
  std::size_t compiled() const { return kernels_.size(); }

 private:
  std::map<std::string, std::unique_ptr<Kernel>> kernels_;
};

class DecodeBench {
 public:
  /// Binds random inputs: what `is_read` of a case's tables does not reach is up to the caller, who
  /// may poison() it.
  explicit DecodeBench(const DecodeCase& of, std::shared_ptr<DecodeKernels> kernels = nullptr);
  ~DecodeBench();

  /// Other values for an integer input; every other input is as it was before any poison().
  void set_table(const std::string& tensor, const std::vector<double>& values);

  /// NaN in every row of `tensor` at these coordinates of its leading axes (batch, then dims but
  /// the last): call before run().
  using IsDead = bool (*)(const std::vector<std::int64_t>& at, const void* context);
  void poison(const std::string& tensor, IsDead is_dead, const void* context);

  /// The text is compiled once per cut's protocol; the grid is free. Workspace and tickets are new:
  /// what was not written there must not be read.
  DecodeRun run(const DecodeCut& cut, const vgpu::Options& options = {});

  /// The same with the workspace and the tickets of the replay before, as that left them. All
  /// replays are of one cut.
  DecodeRun replay(const DecodeCut& cut, const vgpu::Options& options = {});

  /// The fault of a run whose outputs nobody compares.
  std::string run_unchecked(const DecodeCut& cut);

  CudaSource source(const DecodeCut& cut) const;
  /// From the next run on.
  void check_tables(bool check) { check_tables_ = check; }
  const Cascade& cascade() const { return cascade_; }
  const DecodeKernels& kernels() const { return *kernels_; }

 private:
  /// Of one launch in flight.
  struct Split;
  DecodeRun launch(const CudaSource& source, Split& split, const vgpu::Options& options);
  void compare(DecodeRun& run);

  Cascade cascade_;
  bool check_tables_;
  Skeleton skeleton_;
  BoundInputs inputs_;
  BoundInputs clean_;
  std::map<std::string, Array> exact_;
  std::map<std::string, Array> narrow_;
  std::shared_ptr<DecodeKernels> kernels_;
  std::unique_ptr<Split> replayed_;
};

}  // namespace attngen::test

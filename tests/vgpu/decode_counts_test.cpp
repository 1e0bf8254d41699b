// SPDX-License-Identifier: Apache-2.0
// The kernel's own schedule, counted: an instance that is the same but for its tile body, which
// counts, does block by block what generator/schedule says, on the batches of docs/schedule.md.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <vector>

#include "base/error.h"
#include "generator/cuda/problem.h"
#include "generator/cuda/source.h"
#include "generator/language/language.h"
#include "generator/schedule/line_cut.h"
#include "generator/schedule/segment.h"
#include "generator/schedule/slot_simulation.h"
#include "runtime/cuda/nvrtc.h"
#include "runtime/device_memory.h"
#include "runtime/pack_arguments.h"
#include "runtime/vgpu/machine.h"
#include "tests/unit/generator/schedule/published_batches.h"
#include "tests/vgpu/decode_caches.h"

namespace attngen::test {
namespace {

constexpr const char* kArch = "sm_80";
constexpr std::int64_t kHeadDim = 16;
constexpr int kKeyTile = 64;

std::size_t at(std::int64_t index) {
  return static_cast<std::size_t>(index);
}

class CountingKernel {
 public:
  CountingKernel(int least_tiles, int piece_edge)
      : cascade_(parse_variant({"test", ragged_groups_text()}).front()),
        least_tiles_(least_tiles),
        piece_edge_(piece_edge) {
    module_ = std::make_unique<vgpu::Module>(Nvrtc::instance().compile(source_for(1), kArch).ptx);
  }

  struct Counted {
    std::string fault;
    std::vector<std::uint64_t> tiles;           ///< by block
    std::vector<float> unwritten_or_not_empty;  ///< what an O of rows without keys must not hold
  };

  Counted run(const published::DecodeBatch& of, int blocks) const {
    const CudaSource source = source_for(blocks);
    const auto sequences = static_cast<std::int64_t>(of.lengths.size());
    const std::int64_t rows = sequences * of.kv_heads;
    DeviceMemory memory;
    std::vector<std::int32_t> lengths(of.lengths.begin(), of.lengths.end());
    // Keys and values are not read; every query is the same.
    const std::vector<std::byte> zeros(64);
    auto* output =
        static_cast<float*>(memory.add("O", at(rows * kHeadDim) * sizeof(float), nullptr, true));
    std::vector<std::vector<std::int64_t>> strides(cascade_.tensors.size());
    std::vector<TensorView> views(cascade_.tensors.size());
    for (std::size_t id = 0; id < cascade_.tensors.size(); ++id) {
      const Tensor& tensor = cascade_.tensors[id];
      strides[id].assign(tensor.dims.size() + 1, 0);
      if (tensor.name == "len") {
        views[id].data = memory.add("len", lengths.size() * 4, lengths.data(), false);
        strides[id] = {1};
      } else if (tensor.name == "O") {
        views[id].data = output;
        strides[id] = {of.kv_heads * kHeadDim, kHeadDim, kHeadDim, 1};
      } else if (tensor.name == "LSE") {
        views[id].data = memory.add("LSE", at(rows) * sizeof(float), nullptr, true);
        strides[id] = {of.kv_heads, 1, 1};
      } else if (tensor.kind == TensorKind::input) {
        views[id].data = memory.add(tensor.name, zeros.size(), zeros.data(), false);
      }
    }
    for (std::size_t id = 0; id < views.size(); ++id) views[id].strides = strides[id];
    std::vector<std::uint64_t> counts(at(blocks), 0);
    auto* counted = static_cast<std::uint64_t*>(
        memory.add("counts", counts.size() * sizeof(std::uint64_t), counts.data(), true));
    const std::vector<std::byte> tickets(at(source.ticket_bytes));
    const std::vector<std::int64_t> extents = extents_of(of);
    const std::vector<std::int64_t> batch = {sequences};
    const std::vector<double> params = {1.0};
    const LaunchNumbers numbers{extents,
                                batch,
                                params,
                                views,
                                counted,
                                memory.add("workspace", at(source.workspace_bytes), nullptr, true),
                                memory.add("tickets", tickets.size(), tickets.data(), true)};
    std::vector<std::byte> block(argument_bytes(source.arguments));
    pack_arguments(cascade_, source.arguments, numbers, block);
    std::vector<Buffer> buffers = memory.buffers();
    for (Buffer& buffer : buffers) buffer.ends_zero = buffer.name == "tickets";
    const vgpu::Report report = module_->run(
        {source.entry, {blocks, 1, 1}, {source.threads, 1, 1}, source.shared_bytes, block},
        buffers);
    Counted result;
    if (!report.clean()) {
      result.fault = report.faults.empty() ? "not completed" : to_text(report.faults.front());
    }
    result.tiles.assign(counted, counted + blocks);
    std::copy_if(output, output + rows * kHeadDim,
                 std::back_inserter(result.unwritten_or_not_empty),
                 [](float value) { return !(value == 0.0f); });
    return result;
  }

 private:
  std::vector<std::int64_t> extents_of(const published::DecodeBatch& of) const {
    std::vector<std::int64_t> extents;
    for (const Rank& rank : cascade_.ranks) {
      const bool is_heads = rank.name == "H" || rank.name == "HK";
      const bool is_keys = rank.name == "M";
      extents.push_back(is_heads           ? of.kv_heads
                        : is_keys          ? *std::max_element(of.lengths.begin(), of.lengths.end())
                        : rank.name == "P" ? 1
                                           : kHeadDim);
    }
    return extents;
  }

  CudaSource source_for(int blocks) const {
    Problem problem;
    problem.extents = extents_of({"", {64}, 1});
    problem.static_params.assign(cascade_.params.size(), std::numeric_limits<double>::quiet_NaN());
    problem.batch_axes = 1;
    problem.limits = limits_of_arch(kArch);
    problem.skeleton = Skeleton::decode;
    problem.count_tiles = true;
    const Analysis analysis = analyse(cascade_);
    Plan plan = choose_plan(cascade_, analysis, problem);
    plan.blocks = blocks;
    plan.least_tiles = least_tiles_;
    plan.piece_edge = piece_edge_;
    plan.stream_tile = kKeyTile;
    plan.warps = 1;
    plan.direct_peers = 16;
    return emit_cuda(cascade_, analysis, problem, plan);
  }

  Cascade cascade_;
  int least_tiles_;
  int piece_edge_;
  std::unique_ptr<vgpu::Module> module_;
};

/// Those of docs/schedule.md, and such with sequences that a captured batch has room for.
std::vector<published::DecodeBatch> batches_of_all_cuts() {
  std::vector<published::DecodeBatch> batches = published::decode_batches();
  std::vector<std::int64_t> padded(36, 4096);
  padded[0] = padded[5] = padded[35] = 0;
  batches.push_back({"B33 4K h8, 3 empty", padded, 8});
  batches.push_back({"B2 4K h8, 2 empty", {0, 4096, 0, 4096}, 8});
  return batches;
}

std::vector<std::int64_t> tiles_of(const published::DecodeBatch& batch) {
  std::vector<std::int64_t> tiles;
  for (const std::int64_t length : batch.lengths)
    tiles.push_back((length + kKeyTile - 1) / kKeyTile);
  return tiles;
}

/// Of every block.
std::vector<std::uint64_t> tiles_by(const LineCut& cut, const published::DecodeBatch& batch,
                                    int blocks) {
  const UnitLine line(tiles_of(batch), batch.kv_heads);
  std::vector<std::uint64_t> tiles(at(blocks), 0);
  for (std::int64_t block = 0; block < cut.blocks; ++block) {
    for (const Segment& segment : segments_of(line, cut, block)) {
      tiles[at(block)] += static_cast<std::uint64_t>(segment.tiles());
    }
  }
  return tiles;
}

CountingKernel::Counted check_counts(const CountingKernel& kernel,
                                     const published::DecodeBatch& batch, int blocks,
                                     std::int64_t least_tiles, std::int64_t piece_edge) {
  CAPTURE(batch.name);
  CAPTURE(blocks);
  const CountingKernel::Counted counted = kernel.run(batch, blocks);
  CHECK(counted.fault == "");
  CHECK(counted.unwritten_or_not_empty.empty());
  const LineUnits units = units_of(tiles_of(batch), batch.kv_heads);
  const LineCut cut = choose_line_cut(units, blocks, least_tiles, piece_edge);
  CHECK(counted.tiles == tiles_by(cut, batch, blocks));
  return counted;
}

}  // namespace

TEST_CASE("where a piece costs seven tiles, tiles of every block are those of the weighted cut") {
  constexpr int kLeastTiles = 8;
  constexpr int kEdge = 56;
  const CountingKernel kernel(kLeastTiles, kEdge);
  for (const published::DecodeBatch& batch : batches_of_all_cuts()) {
    for (const int blocks : {132, 264}) check_counts(kernel, batch, blocks, kLeastTiles, kEdge);
  }
}

TEST_CASE("tiles of every block are those of the cut, the longest block's the simulator's") {
  const CountingKernel kernel(1, 0);
  for (const published::DecodeBatch& batch : batches_of_all_cuts()) {
    for (const int blocks : {132, 264}) {
      CAPTURE(batch.name);
      CAPTURE(blocks);
      const CountingKernel::Counted counted = check_counts(kernel, batch, blocks, 1, 0);
      SlotCase slots;
      slots.lengths = batch.lengths;
      slots.kv_heads = batch.kv_heads;
      slots.slots = blocks;
      const SlotResult simulated = simulate(SlotRule::streamk, slots);
      CHECK(simulated.tile == kKeyTile);
      const auto sum =
          std::accumulate(counted.tiles.begin(), counted.tiles.end(), std::uint64_t{0});
      CHECK(sum == static_cast<std::uint64_t>(simulated.work_tiles));
      CHECK(*std::max_element(counted.tiles.begin(), counted.tiles.end()) ==
            static_cast<std::uint64_t>(simulated.makespan_tiles));
    }
  }
}

TEST_CASE("what is counted is the decode skeleton's, and nothing beside it") {
  const Cascade cascade = parse_variant({"test", ragged_groups_text()}).front();
  Problem problem;
  problem.extents.assign(cascade.ranks.size(), kHeadDim);
  problem.static_params.assign(cascade.params.size(), std::numeric_limits<double>::quiet_NaN());
  problem.limits = limits_of_arch(kArch);
  problem.count_tiles = true;
  CHECK_THROWS_AS(choose_plan(cascade, analyse(cascade), problem), Error);
  problem.skeleton = Skeleton::decode;
  problem.count_keep = true;
  CHECK_THROWS_AS(choose_plan(cascade, analyse(cascade), problem), Error);
}

}  // namespace attngen::test

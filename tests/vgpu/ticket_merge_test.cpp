// SPDX-License-Identifier: Apache-2.0
// The merge of partial results by the last block to arrive, as CUDA says it and NVRTC compiles it:
// proven with one ticket and with two levels of them, and every planted bug found.
#include <doctest/doctest.h>

#include <cstring>
#include <map>
#include <string>
#include <vector>

#include "base/files.h"
#include "runtime/cuda/nvrtc.h"
#include "runtime/vgpu/machine.h"

namespace attngen::vgpu {
namespace {

constexpr int kThreads = 64;

enum Defect {
  none,
  no_fence,
  no_fence_after,
  no_barrier,
  block_fence,
  everyone_merges,
  non_coherent,
  wrong_peers,
  root_without_fence,
  root_without_barrier,
  leader_skips_fence_after,
};

const Module& module_of(Defect defect, const std::string& arch) {
  static std::map<std::pair<int, std::string>, Module> compiled;
  const auto key = std::make_pair(static_cast<int>(defect), arch);
  const auto found = compiled.find(key);
  if (found != compiled.end()) return found->second;
  const std::string source = "#define DEFECT " + std::to_string(static_cast<int>(defect)) +
                             "\n#line 1\n" + read_file("tests/vgpu/kernels/ticket_merge.cu");
  const Binary binary = Nvrtc::instance().compile_text(source, "ticket_merge", arch);
  return compiled.emplace(key, Module(binary.ptx)).first->second;
}

struct Merge {
  Report report;
  std::vector<float> out;
};

Merge run_merge(Defect defect, int blocks, int group, const Options& options,
                const std::string& arch = "sm_80") {
  const auto words = static_cast<std::size_t>(blocks * kThreads);
  std::vector<float> in(words);
  for (std::size_t i = 0; i < in.size(); ++i) in[i] = static_cast<float>(i % 97);
  std::vector<float> partials(2 * words);
  std::vector<std::uint32_t> tickets(static_cast<std::size_t>(blocks) + 1);
  Merge merge;
  merge.out.resize(kThreads);
  struct {
    const void* in;
    void* partials;
    void* tickets;
    void* out;
    int group;
  } arguments{in.data(), partials.data(), tickets.data(), merge.out.data(), group};
  Launch launch;
  launch.entry = "ticket_merge";
  launch.grid = {blocks, 1, 1};
  launch.block = {kThreads, 1, 1};
  launch.parameters.resize(sizeof arguments);
  std::memcpy(launch.parameters.data(), &arguments, sizeof arguments);
  merge.report = module_of(defect, arch)
                     .run(launch,
                          {{"in", in.data(), in.size() * 4, false},
                           {"partials", partials.data(), partials.size() * 4, true, true},
                           {"tickets", tickets.data(), tickets.size() * 4, true, false, true},
                           {"out", merge.out.data(), merge.out.size() * 4, true, true}},
                          options);
  return merge;
}

/// Each level of the merge takes the neighbour's column, so that barriers have something to order.
std::vector<float> expected_sums(int blocks, int group) {
  const int levels = group < blocks ? 2 : 1;
  std::vector<float> sums(kThreads);
  for (int t = 0; t < kThreads; ++t) {
    for (int b = 0; b < blocks; ++b) {
      sums[static_cast<std::size_t>(t)] +=
          2 * static_cast<float>((b * kThreads + (t + levels) % kThreads) % 97);
    }
  }
  return sums;
}

/// In order both ways, each block first, each block last, and 50 random schedules.
std::vector<Options> schedules(int blocks) {
  std::vector<Options> all(2);
  all[1].block_order = BlockOrder::descending;
  for (std::int64_t block = 0; block < blocks; ++block) {
    Options options;
    options.first_block = block;
    all.push_back(options);
    options.first_block = -1;
    options.last_block = block;
    all.push_back(options);
  }
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    Options options;
    options.seed = seed;
    options.random_schedule = true;
    options.block_order = BlockOrder::random;
    options.resident_blocks = static_cast<int>(seed % 4);
    all.push_back(options);
  }
  return all;
}

std::string faults_of(const Report& report) {
  std::string text;
  for (const Fault& fault : report.faults) text += to_text(fault) + "\n";
  return text;
}

/// Found under every schedule, with `part` in some message.
void check_found(Defect defect, int blocks, int group, const std::string& part) {
  for (const Options& options : schedules(blocks)) {
    const std::string faults = faults_of(run_merge(defect, blocks, group, options).report);
    INFO("defect ", static_cast<int>(defect), " group ", group, " seed ", options.seed, "\n",
         faults);
    REQUIRE(faults.find(part) != std::string::npos);
  }
}

TEST_CASE("one ticket and two levels of them are proven, whoever is last") {
  for (const std::string arch : {"sm_80", "sm_90"}) {
    for (const std::pair<int, int> grid : {std::pair{1, 1}, {5, 5}, {7, 3}, {9, 3}, {12, 4}}) {
      const int blocks = grid.first;
      const int group = grid.second;
      for (const Options& options : schedules(blocks)) {
        const Merge merge = run_merge(none, blocks, group, options, arch);
        INFO(arch, " ", blocks, " blocks in groups of ", group, ", seed ", options.seed, "\n",
             faults_of(merge.report));
        REQUIRE(merge.report.clean());
        REQUIRE(merge.out == expected_sums(blocks, group));
      }
    }
  }
}

TEST_CASE("every planted bug of one ticket is found under every schedule") {
  for (const Defect defect : {no_fence, no_fence_after, no_barrier, block_fence, everyone_merges}) {
    check_found(defect, 5, 5, "buffer 'partials'");
  }
  check_found(non_coherent, 5, 5, "by the non-coherent path");
  check_found(wrong_peers, 5, 5, "buffer 'partials'");
  check_found(wrong_peers, 5, 5, "of buffer 'tickets' is 1 at the end");
}

TEST_CASE("so are those of two levels, at either of them") {
  for (const Defect defect : {no_fence, no_fence_after, no_barrier, block_fence, everyone_merges,
                              root_without_fence, root_without_barrier, leader_skips_fence_after}) {
    check_found(defect, 9, 3, "buffer 'partials'");
  }
  check_found(non_coherent, 9, 3, "by the non-coherent path");
  check_found(wrong_peers, 9, 3, "buffer 'partials'");
}

TEST_CASE("264 blocks of a grid share one ticket") {
  Options options;
  options.random_schedule = true;
  options.block_order = BlockOrder::random;
  for (options.seed = 1; options.seed <= 3; ++options.seed) {
    for (const int group : {264, 17}) {
      const Merge merge = run_merge(none, 264, group, options);
      INFO(faults_of(merge.report));
      CHECK(merge.report.clean());
      CHECK(merge.out == expected_sums(264, group));
    }
  }
}

}  // namespace
}  // namespace attngen::vgpu

// SPDX-License-Identifier: Apache-2.0
#include "grid_runs.h"

#include <array>
#include <cstring>

namespace attngen::vgpu {
namespace {

std::string whole_text(const std::string& body) {
  return ".version 8.3\n.target sm_90\n.address_size 64\n.file 1 \"kernel.cu\"\n"
         ".extern .shared .align 128 .b8 memory[];\n"
         ".visible .entry kernel(.param .u64 data, .param .u64 counters, .param .u64 out)\n{\n"
         ".reg .b32 %r<80>; .reg .b64 %rd<40>; .reg .pred %p<10>;\n"
         "mov.u32 %r0, %tid.x; mov.u32 %r1, %ctaid.x; mov.u32 %r2, %ntid.x;\n"
         "mov.u32 %r3, %nctaid.x; mov.u32 %r4, memory;\n"
         "ld.param.u64 %rd0, [data]; ld.param.u64 %rd1, [counters]; ld.param.u64 %rd2, [out];\n"
         "mad.lo.u32 %r5, %r1, %r2, %r0; mul.wide.u32 %rd4, %r5, 4;\n"
         "add.s64 %rd3, %rd0, %rd4; add.s64 %rd4, %rd2, %rd4;\n" +
         body + "\nret;\n}\n";
}

}  // namespace

GridKernel::GridKernel(const GridText& text) : text_(text), module_(whole_text(text.body)) {}

GridRun GridKernel::run(const Options& options) const {
  GridRun run;
  const auto words =
      static_cast<std::size_t>(text_.blocks) * static_cast<std::size_t>(text_.threads);
  run.data.assign(words, 0xffffffff);
  run.counters.assign(64, 0);
  run.out.assign(words, 0xffffffff);
  const std::array<void*, 3> arguments{run.data.data(), run.counters.data(), run.out.data()};
  Launch launch;
  launch.entry = "kernel";
  launch.grid = {text_.blocks, 1, 1};
  launch.block = {text_.threads, 1, 1};
  launch.shared_bytes = 1024;
  launch.parameters.resize(sizeof arguments);
  std::memcpy(launch.parameters.data(), arguments.data(), sizeof arguments);
  run.report = module_.run(
      launch,
      {{"data", run.data.data(), words * 4, true, starts_unwritten},
       {"counters", run.counters.data(), run.counters.size() * 4, true, false, counters_end_zero},
       {"out", run.out.data(), words * 4, true, starts_unwritten}},
      options);
  return run;
}

std::vector<Options> many_schedules(std::uint64_t seeds) {
  std::vector<Options> all(3);
  all[1].resident_blocks = 2;
  all[2].block_order = BlockOrder::descending;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    Options options;
    options.seed = seed;
    options.random_schedule = true;
    options.completion = seed % 2 == 0 ? Completion::late : Completion::random;
    options.resident_blocks = seed % 3 == 0 ? 0 : static_cast<int>(1 + seed % 3);
    options.block_order = BlockOrder::random;
    all.push_back(options);
  }
  return all;
}

}  // namespace attngen::vgpu

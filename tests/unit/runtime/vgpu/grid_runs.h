// SPDX-License-Identifier: Apache-2.0
// Hand-written PTX bodies run as kernels of several blocks that share buffers, under many
// schedules.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "runtime/vgpu/machine.h"

namespace attngen::vgpu {

/// The body finds %r0 = tid.x, %r1 = ctaid.x, %r2 = ntid.x, %r3 = nctaid.x, %r4 = the address of
/// 1024 bytes of shared memory, %rd0 = `data`, %rd1 = `counters`, %rd2 = `out`, %rd3 = &data[r5]
/// and %rd4 = &out[r5] (32-bit words) with %r5 = ctaid * ntid + tid, and free registers %r6-%r79,
/// %rd5-%rd39, %p0-%p9. It ends without ret.
struct GridText {
  std::string body;
  int blocks = 4;
  int threads = 32;
};

struct GridRun {
  Report report;
  std::vector<std::uint32_t> data;
  std::vector<std::uint32_t> counters;
  std::vector<std::uint32_t> out;
};

/// Translated once, run many times: `data` and `out` have a word for each thread of the launch and
/// are unwritten, `counters` has 64 words of zero that are zero again at the end.
class GridKernel {
 public:
  explicit GridKernel(const GridText& text);
  GridRun run(const Options& options) const;

  bool counters_end_zero = false;
  bool starts_unwritten = true;

 private:
  GridText text_;
  Module module_;
};

/// The default, in order both ways, then `seeds` random schedules with all, two and three blocks
/// resident at a time and blocks starting in random order.
std::vector<Options> many_schedules(std::uint64_t seeds = 50);

}  // namespace attngen::vgpu

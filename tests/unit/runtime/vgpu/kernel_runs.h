// SPDX-License-Identifier: Apache-2.0
// Hand-written PTX bodies run as kernels of one block or a few.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "runtime/vgpu/machine.h"

namespace attngen::vgpu {

/// The body finds %r0 = tid.x, %r1 = the address of `shared_bytes` of shared memory, %rd0 = `in`,
/// %rd1 = `out`, %rd2 = &out[tid + ctaid * ntid] (32-bit words), and free registers %r2-%r79,
/// %rd3-%rd39, %f0-%f39, %h0-%h19, %p0-%p9. It ends without ret.
struct KernelText {
  std::string body;
  std::string declarations = {};  ///< at module scope
  int threads = 32;
  int blocks = 1;
  int shared_bytes = 4096;
  std::size_t out_words = 32;
};

struct KernelRun {
  Report report;
  std::vector<std::uint32_t> out;
};

KernelRun run_kernel(const KernelText& text, std::vector<std::uint32_t> in = {},
                     const Options& options = {});

/// All faults, one to a line.
std::string faults_of(const Report& report);
bool has_fault(const Report& report, FaultKind kind, const std::string& part = {});

/// What Error(refused) says to the body; "" when it is accepted.
std::string refusal_of(const std::string& body);

}  // namespace attngen::vgpu

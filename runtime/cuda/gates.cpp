// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cstdlib>

#include "runtime/cuda/cubin_elf.h"
#include "runtime/cuda/nvrtc.h"

namespace attngen {
namespace {

constexpr const char* kHarmlessRemark = "C7519";  // an arrive was injected: costs nothing
constexpr int kSystemSharedBytes = 1024;          // what the hardware keeps per block from sm_90 on
constexpr int kFirstArchWithSystemShared = 90;

/// 90 for "sm_90a".
int number_of_arch(const std::string& arch) {
  return arch.compare(0, 3, "sm_") == 0 ? std::atoi(arch.c_str() + 3) : 0;
}

bool is_remark(const std::string& diagnostic) {
  return diagnostic.size() > 6 && diagnostic.compare(0, 3, "C75") == 0 && diagnostic[5] == ':';
}

/// The log and the cubin must tell the same: a changed log format may not turn a gate off.
void compare_with_cubin(const Binary& binary, std::vector<std::string>& broken) {
  const auto facts = kernel_facts(binary.cubin, binary.entry);
  if (!facts) {
    broken.push_back(
        fmt::format("the cubin is not one we can read, or has no kernel \"{}\"", binary.entry));
    return;
  }
  int shared = facts->shared_bytes;
  if (number_of_arch(binary.arch) >= kFirstArchWithSystemShared && shared >= kSystemSharedBytes) {
    shared -= kSystemSharedBytes;
  }
  const auto compare = [&](const char* what, int in_log, int in_cubin) {
    if (in_log == in_cubin) return;
    broken.push_back(
        fmt::format("the compiler's log says {} {}, the cubin {}", what, in_log, in_cubin));
  };
  compare("registers", binary.resources.registers, facts->registers);
  compare("bytes of static shared memory", binary.resources.shared_bytes, shared);
  if (facts->frame_bytes > binary.resources.stack_bytes) {
    compare("bytes of stack", binary.resources.stack_bytes, facts->frame_bytes);
  }
}

}  // namespace

std::vector<std::string> broken_gates(const Binary& binary) {
  std::vector<std::string> broken;
  const Resources& resources = binary.resources;
  if (resources.spill_bytes != 0) {
    broken.push_back(fmt::format("{} bytes of registers are spilled", resources.spill_bytes));
  }
  if (resources.stack_bytes != 0) {
    broken.push_back(fmt::format("a stack frame of {} bytes", resources.stack_bytes));
  }
  for (const std::string& diagnostic : resources.diagnostics) {
    if (is_remark(diagnostic) && diagnostic.compare(0, 5, kHarmlessRemark) != 0) {
      broken.push_back(diagnostic);
    }
  }
  compare_with_cubin(binary, broken);
  return broken;
}

}  // namespace attngen

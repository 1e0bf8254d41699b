// SPDX-License-Identifier: Apache-2.0
// Executes conformance cases on the GPU or on the virtual GPU.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "bench/gpu/conformance_case.h"
#include "bench/gpu/conformance_record.h"
#include "runtime/vgpu/machine.h"

namespace attngen::bench {

enum class ProbeDevice { cuda, vgpu };

/// Keeps every module it compiled.
class ConformanceRunner {
 public:
  /// `arch` empty: the GPU's own, sm_80 on the virtual GPU. `cubins` as in probe_binary(). Throws
  /// Error(no_device) for cuda without a GPU.
  ConformanceRunner(ProbeDevice device, const std::string& arch, const std::string& cubins);

  /// The results of one case for these operands, poisoned before. Throws Error(check_failed) for a
  /// fault that the virtual GPU found.
  Words run(const ConformanceCase& each, const Operands& operands);

  /// The case with operands drawn from `seed`.
  Record record(const ConformanceCase& each, std::uint64_t seed);

 private:
  struct Compiled {
    Binary binary;
    std::unique_ptr<vgpu::Module> machine;
  };
  const Compiled& compiled(const ConformanceCase& each);

  ProbeDevice device_;
  std::string arch_;
  std::string cubins_;
  std::string device_name_;
  std::map<std::string, Compiled> modules_;
};

}  // namespace attngen::bench

// SPDX-License-Identifier: Apache-2.0
// What is to be tuned: VARIANT with its numbers, or a suite of shapes, as tasks and subjects.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "autotune/device_identity.h"
#include "autotune/gpu_device.h"
#include "autotune/subject.h"
#include "autotune/suite.h"
#include "autotune/task.h"
#include "generator/llvm/llvm_source.h"
#include "tools/skeleton_option.h"
#include "tools/variant_option.h"

namespace attngen {

struct TuneOption {
  VariantOption variant;
  std::int64_t batch = 0;
  std::string suite;           ///< a file
  std::string device = "cpu";  ///< or "cuda" or "model"
  std::string arch;            ///< empty = this machine's; of a model avx512, or a GPU: "h200"
  SkeletonOption skeleton;     ///< of a GPU's kernel
  std::string start;           ///< key of a candidate, for every shape
};

/// VARIANT, --dtype, -D, -p, --batch, --suite, --device, --arch, --skeleton and --start.
void add_tune_options(CLI::App& verb, TuneOption& option);

struct TuneRequest {
  std::vector<tune::Task> tasks;
  std::vector<tune::Subject> subjects;  ///< one per task
  std::vector<std::optional<tune::Candidate>> starts;
  CpuLimits limits;                    ///< of a CPU
  std::optional<tune::GpuDevice> gpu;  ///< of a GPU, to be timed or modelled
  tune::DeviceIdentity device;
};

/// Throws Error(refused): neither or both of VARIANT and --suite, a suite with findings, a variant
/// without tiles, a device that cannot be tuned; Error(missing_tool) for cpu without a libLLVM,
/// Error(no_device) for cuda without a GPU.
TuneRequest tune_request(const TuneOption& option);

/// "500ms", "60s", "10m", "1h". Throws Error(refused) for anything else, and for more than a week.
std::chrono::milliseconds budget_named(const std::string& text);

}  // namespace attngen

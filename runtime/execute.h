// SPDX-License-Identifier: Apache-2.0
// One request on one device: bind -> analyse -> plan -> emit -> compile -> run -> outputs.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/array.h"
#include "generator/cuda/source.h"
#include "generator/ir/binding.h"
#include "runtime/binary.h"
#include "runtime/vgpu/machine.h"

namespace attngen {

enum class Device { automatic, cuda, cpu, vgpu, oracle };
std::optional<Device> device_named(const std::string& name);
std::string name_of(Device device);

/// The first usable of cuda, cpu, vgpu; throws Error(missing_tool) when none is.
Device choose_device();

struct ExecuteOptions {
  std::string arch;  ///< for cuda "" = the device's; for vgpu "" = sm_80
  vgpu::Options vgpu;
  bool count_keep = false;
};

struct Execution {
  Device device = Device::vgpu;
  std::map<std::string, Array> outputs;  ///< declared types, shape batch + dims
  double ms = 0;                         ///< of the run, compile apart
  std::optional<CudaSource> source;
  std::optional<Binary> binary;
  std::optional<vgpu::Report> report;
  std::uint64_t keep_evaluations = 0;  ///< with count_keep
};

/// Throws Error: refused (no kernel for this cascade, with reasons), compile_failed (a gate broke),
/// check_failed (the virtual GPU found a fault: every fault in the findings), no_device, missing_tool.
Execution execute(const Cascade& cascade, const BoundInputs& inputs, Device device,
                  const ExecuteOptions& options = {});

}  // namespace attngen

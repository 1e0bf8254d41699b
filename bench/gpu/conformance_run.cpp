// SPDX-License-Identifier: Apache-2.0
#include "bench/gpu/conformance_run.h"

#include <cstring>

#include "base/error.h"
#include "runtime/cuda/driver.h"
#include "runtime/device_memory.h"

namespace attngen::bench {
namespace {

/// The kernels' `Arguments`.
struct ArgumentBlock {
  const void* a;
  const void* b;
  const void* c;
  void* out;
  std::int64_t count;
};

std::size_t bytes_of(const Words& words) {
  return words.size() * sizeof(std::uint32_t);
}

void run_on_machine(const vgpu::Module& machine, const Launch& launch,
                    const std::vector<Buffer>& buffers, const std::string& name) {
  const vgpu::Report report = machine.run(launch, buffers);
  if (report.clean()) return;
  std::string faults = name + " on the virtual GPU";
  for (const vgpu::Fault& fault : report.faults) faults += "\n" + to_text(fault);
  throw Error(ErrorKind::check_failed, faults, "");
}

}  // namespace

ConformanceRunner::ConformanceRunner(ProbeDevice device, const std::string& arch,
                                     const std::string& cubins)
    : device_(device), arch_(arch), cubins_(cubins) {
  if (device_ == ProbeDevice::cuda) {
    const cuda::DeviceFacts facts = gpu_facts();
    device_name_ = "cuda: " + facts.name;
    if (arch_.empty()) arch_ = facts.arch;
  } else {
    device_name_ = "vgpu";
    if (arch_.empty()) arch_ = "sm_80";
  }
}

const ConformanceRunner::Compiled& ConformanceRunner::compiled(const ConformanceCase& each) {
  const auto found = modules_.find(each.module);
  if (found != modules_.end()) return found->second;
  Compiled made;
  made.binary = probe_binary(module_of(each), arch_, cubins_);
  if (device_ == ProbeDevice::vgpu) made.machine = std::make_unique<vgpu::Module>(made.binary.ptx);
  return modules_.emplace(each.module, std::move(made)).first->second;
}

Words ConformanceRunner::run(const ConformanceCase& each, const Operands& operands) {
  const Compiled& kernel = compiled(each);
  const std::size_t words = each.result_words(operands);
  DeviceMemory memory;
  ArgumentBlock arguments = {};
  arguments.a = memory.add("a", bytes_of(operands.a), operands.a.data(), false);
  arguments.b = memory.add("b", bytes_of(operands.b), operands.b.data(), false);
  arguments.c = memory.add("c", bytes_of(operands.c), operands.c.data(), false);
  const Words poison(words, 0xCCCCCCCC);
  arguments.out = memory.add("out", bytes_of(poison), poison.data(), true);
  arguments.count = static_cast<std::int64_t>(words);
  Launch launch;
  launch.entry = each.name + "_case";
  const auto per_block = static_cast<std::size_t>(each.words_per_block);
  launch.grid = {static_cast<int>((words + per_block - 1) / per_block), 1, 1};
  launch.block = {each.block, 1, 1};
  launch.parameters.resize(sizeof arguments);
  std::memcpy(launch.parameters.data(), &arguments, sizeof arguments);
  if (device_ == ProbeDevice::vgpu) {
    run_on_machine(*kernel.machine, launch, memory.buffers(), each.name);
  } else {
    run_on_gpu(kernel.binary, launch, memory.buffers(), {0, 8, 16, 24});
  }
  Words result(words);
  std::memcpy(result.data(), arguments.out, bytes_of(result));
  return result;
}

Record ConformanceRunner::record(const ConformanceCase& each, std::uint64_t seed) {
  Record made;
  made.name = each.name;
  made.instruction = each.instruction;
  made.device = device_name_;
  made.operands = each.draw(seed);
  made.result = run(each, made.operands);
  made.arch = arch_;
  made.compiler = compiled(each).binary.compiler;
  return made;
}

}  // namespace attngen::bench

// SPDX-License-Identifier: Apache-2.0
#include "runtime/execute.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <utility>

#include "base/error.h"
#include "generator/cuda/problem.h"
#include "generator/oracle/interpret.h"
#include "runtime/compile_cached.h"
#include "runtime/cuda/driver.h"
#include "runtime/device_memory.h"
#include "runtime/execute_findings.h"
#include "runtime/pack_arguments.h"

namespace attngen {
namespace {

constexpr const char* kVirtualArch = "sm_80";

double milliseconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
      .count();
}

std::vector<int> outputs_of(const Cascade& cascade) {
  std::vector<int> outputs;
  for (std::size_t at = 0; at < cascade.tensors.size(); ++at) {
    if (cascade.tensors[at].kind == TensorKind::output) outputs.push_back(static_cast<int>(at));
  }
  return outputs;
}

std::map<std::string, Array> empty_outputs(const Cascade& cascade, const Binding& binding) {
  std::map<std::string, Array> outputs;
  for (const int tensor : outputs_of(cascade)) {
    Shape shape = binding.batch;
    for (const std::int64_t extent : shape_of(cascade, binding, tensor)) shape.push_back(extent);
    const Tensor& output = cascade.tensors[static_cast<std::size_t>(tensor)];
    outputs.emplace(output.name, Array(output.type.type, std::move(shape)));
  }
  return outputs;
}

bool nothing_to_compute(const std::map<std::string, Array>& outputs) {
  return std::all_of(outputs.begin(), outputs.end(),
                     [](const auto& named) { return named.second.data.empty(); });
}

Execution execute_on_oracle(const Cascade& cascade, const BoundInputs& inputs) {
  Execution done;
  done.device = Device::oracle;
  const auto start = std::chrono::steady_clock::now();
  for (auto& [name, array] : interpret(cascade, inputs)) {
    const Tensor& output = cascade.tensors[static_cast<std::size_t>(find_tensor(cascade, name))];
    done.outputs.emplace(name, converted(array, output.type.type));
  }
  done.ms = milliseconds_since(start);
  return done;
}

/// Two launches of one run, both clean.
vgpu::Report joined(vgpu::Report first, const vgpu::Report& second) {
  first.instructions += second.instructions;
  return first;
}

DeviceLimits limits_for(Device device, const std::string& arch) {
  if (device == Device::vgpu) return limits_of_arch(arch.empty() ? kVirtualArch : arch);
  const cuda::DeviceFacts gpu = gpu_facts();
  DeviceLimits limits = limits_of_arch(arch.empty() ? gpu.arch : arch);
  limits.multiprocessors = gpu.multiprocessors;
  limits.shared_bytes_per_block =
      std::min(limits.shared_bytes_per_block, gpu.shared_bytes_per_block);
  return limits;
}

}  // namespace

void require_meaning(Device device, const ExecuteOptions& options) {
  const bool runs_cuda_text = device == Device::cuda || device == Device::vgpu;
  if (options.count_keep && !runs_cuda_text) {
    throw Error(ErrorKind::refused,
                fmt::format("keep() evaluations are not counted on {}", name_of(device)),
                "count them on cuda or vgpu");
  }
  if (options.skeleton != Skeleton::forward && !runs_cuda_text) {
    throw Error(
        ErrorKind::refused,
        fmt::format("{} has no skeleton named {}", name_of(device), name_of(options.skeleton)),
        "leave it out, or use --device cuda or vgpu");
  }
  if (options.in_f64 && device != Device::cpu) {
    throw Error(ErrorKind::refused,
                fmt::format("--in-f64 has no meaning on {}: {}", name_of(device),
                            device == Device::oracle ? "it computes in f64 anyway"
                                                     : "its kernels compute in f32"),
                "leave it out, or use --device cpu");
  }
}

struct Executor::Kernel {
  Binary binary;
  std::unique_ptr<vgpu::Module> module;  ///< translated at the first run on the virtual GPU
};

Executor::Executor() = default;
Executor::~Executor() = default;

Executor::Kernel& Executor::kernel_for(const CudaSource& source, const std::string& arch) {
  std::unique_ptr<Kernel>& kernel = kernels_[arch + "\n" + source.text];
  if (kernel == nullptr) {
    auto fresh = std::make_unique<Kernel>();
    fresh->binary = compile_cached(default_store(), source, arch).binary;
    kernel = std::move(fresh);
  }
  return *kernel;
}

Execution Executor::execute(const Cascade& cascade, const BoundInputs& inputs, Device device,
                            const ExecuteOptions& options) {
  if (device == Device::automatic) device = choose_device();
  require_meaning(device, options);
  if (device == Device::oracle) return execute_on_oracle(cascade, inputs);

  Execution done;
  done.device = device;
  done.outputs = empty_outputs(cascade, inputs.binding);
  if (nothing_to_compute(done.outputs)) return done;
  if (device == Device::cpu) {
    done.cpu = cpu_.execute(cascade, inputs, {options.arch, options.in_f64, options.cpu_tile},
                            done.outputs);
    done.ms = done.cpu->ms;
    return done;
  }

  Problem problem = problem_of(cascade, inputs.binding, limits_for(device, options.arch));
  problem.count_keep = options.count_keep;
  problem.skeleton = options.skeleton;
  problem.merge = options.merge;
  problem.batch_invariant = options.batch_invariant;
  const Analysis analysis = analyse(cascade);
  if (options.gpu_tile) problem.tile = options.gpu_tile(cascade, analysis, problem, inputs.binding);
  const Plan plan = choose_plan(cascade, analysis, problem);
  done.source = emit_cuda(cascade, analysis, problem, plan);
  const CudaSource& source = *done.source;

  DeviceMemory memory;
  std::vector<void*> addresses(cascade.tensors.size(), nullptr);
  for (std::size_t at = 0; at < cascade.tensors.size(); ++at) {
    if (cascade.tensors[at].kind != TensorKind::input) continue;
    const Array& array = inputs.arrays[at];
    addresses[at] =
        memory.add(cascade.tensors[at].name, array.data.size(), array.data.data(), false);
  }
  for (const int tensor : outputs_of(cascade)) {
    const auto at = static_cast<std::size_t>(tensor);
    const std::string& name = cascade.tensors[at].name;
    addresses[at] = memory.add(name, done.outputs.at(name).data.size(), nullptr, true);
  }
  std::uint64_t* counter = nullptr;
  if (options.count_keep) {
    const std::uint64_t zero = 0;
    counter = static_cast<std::uint64_t*>(memory.add("the keep() count", sizeof zero, &zero, true));
  }

  SplitMemory split;
  const std::int64_t workspace_bytes =
      workspace_of(source, inputs.binding.extents, inputs.binding.batch);
  if (workspace_bytes > 0) {
    split.workspace =
        memory.add("the workspace", static_cast<std::size_t>(workspace_bytes), nullptr, true);
  }
  const std::vector<std::byte> zeros(static_cast<std::size_t>(source.ticket_bytes));
  split.tickets = memory.add("the tickets", zeros.size(), zeros.data(), true);

  const ArgumentBlock block =
      pack_arguments(cascade, source.arguments, inputs, addresses, counter, split);
  Launch launch{source.entry,
                grid_of(cascade, source, inputs.binding.extents, inputs.binding.batch),
                {source.threads, 1, 1},
                source.shared_bytes,
                block.bytes};
  Kernel& kernel = kernel_for(source, problem.limits.arch);
  done.binary = kernel.binary;

  const bool empty_grid =
      std::any_of(launch.grid.begin(), launch.grid.end(), [](int extent) { return extent <= 0; });
  check(!empty_grid, "a launch with outputs to write has blocks");
  const auto run_launch = [&] {
    if (device == Device::cuda) {
      done.ms += run_on_gpu(kernel.binary, launch, memory.buffers(), block.pointer_offsets);
      return;
    }
    if (kernel.module == nullptr) kernel.module = std::make_unique<vgpu::Module>(kernel.binary.ptx);
    const auto start = std::chrono::steady_clock::now();
    const vgpu::Report report = kernel.module->run(launch, memory.buffers(), options.vgpu);
    done.ms += milliseconds_since(start);
    require_clean(report, source);
    done.report = done.report ? joined(*done.report, report) : report;
  };
  run_launch();
  if (!source.combine_entry.empty()) {
    launch.entry = source.combine_entry;
    launch.shared_bytes = source.combine_shared_bytes;
    run_launch();
  }
  if (!zeros.empty() && std::memcmp(split.tickets, zeros.data(), zeros.size()) != 0) {
    throw Error(ErrorKind::check_failed,
                fmt::format("{} left a ticket that is not zero", source.entry),
                "this is a bug of attngen; please report it with the cascade");
  }

  for (const int tensor : outputs_of(cascade)) {
    const auto at = static_cast<std::size_t>(tensor);
    Array& output = done.outputs.at(cascade.tensors[at].name);
    if (!output.data.empty()) std::memcpy(output.data.data(), addresses[at], output.data.size());
  }
  if (counter != nullptr) done.keep_evaluations = *counter;
  return done;
}

Execution execute(const Cascade& cascade, const BoundInputs& inputs, Device device,
                  const ExecuteOptions& options) {
  Executor executor;
  return executor.execute(cascade, inputs, device, options);
}

}  // namespace attngen

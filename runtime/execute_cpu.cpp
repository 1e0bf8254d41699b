// SPDX-License-Identifier: Apache-2.0
#include "runtime/execute_cpu.h"

#include <chrono>
#include <utility>
#include <vector>

#include "base/error.h"
#include "generator/llvm/cpu_problem.h"
#include "runtime/cpu/compile_llvm.h"
#include "runtime/cpu/cpu_host.h"
#include "runtime/cpu/cpu_kernel.h"
#include "runtime/pack_arguments.h"
#include "runtime/store/store.h"

namespace attngen {
namespace {

/// Addresses by tensor id: inputs where the caller keeps them, outputs where they are wanted.
std::vector<void*> addresses_of(const Cascade& cascade, const BoundInputs& inputs,
                                std::map<std::string, Array>& outputs) {
  std::vector<void*> addresses(cascade.tensors.size(), nullptr);
  for (std::size_t at = 0; at < cascade.tensors.size(); ++at) {
    const Tensor& tensor = cascade.tensors[at];
    if (tensor.kind == TensorKind::input) {
      addresses[at] = const_cast<std::byte*>(inputs.arrays[at].data.data());  // never written
    } else if (tensor.kind == TensorKind::output) {
      addresses[at] = outputs.at(tensor.name).data.data();
    }
  }
  return addresses;
}

}  // namespace

CpuLimits runnable_cpu_limits(const std::string& arch) {
  if (arch.empty() || arch == "native") return host_cpu_limits();
  const CpuLimits limits = limits_of_cpu(arch);
  const std::string reason = why_not_on_this_cpu(arch);
  if (!reason.empty()) {
    throw Error(ErrorKind::refused, reason,
                "leave --arch out, or use native; `attngen show --stage ll` prints code for any");
  }
  return limits;
}

struct CpuExecutor::Kernel {
  Kernel(CachedObject made, const LlvmSource& source)
      : object(std::move(made)), loaded(object, source) {}

  CachedObject object;
  CpuKernel loaded;
};

CpuExecutor::CpuExecutor() = default;
CpuExecutor::~CpuExecutor() = default;

CpuExecutor::Kernel& CpuExecutor::kernel_for(const LlvmSource& source) {
  std::unique_ptr<Kernel>& kernel = kernels_[source.text];
  if (kernel == nullptr) {
    kernel = std::make_unique<Kernel>(compile_llvm(default_store(), source), source);
  }
  return *kernel;
}

CpuRun CpuExecutor::execute(const Cascade& cascade, const BoundInputs& inputs,
                            const CpuOptions& options, std::map<std::string, Array>& outputs) {
  const Analysis analysis = analyse(cascade);
  CpuProblem problem =
      cpu_problem_of(cascade, analysis, inputs.binding, runnable_cpu_limits(options.arch));
  problem.in_f64 = options.in_f64;
  if (options.choose_tile) {
    problem.tile = options.choose_tile(cascade, analysis, problem, inputs.binding);
  }
  CpuRun done;
  done.source = emit_llvm(cascade, analysis, problem, choose_cpu_plan(cascade, analysis, problem));

  const std::vector<std::int64_t>& extents = inputs.binding.extents;
  const std::int64_t items = items_of(cascade, done.source, extents, inputs.binding.batch);
  const CpuScratch scratch = scratch_of(cascade, done.source, extents);
  const ArgumentBlock block = pack_arguments(cascade, done.source.arguments, inputs,
                                             addresses_of(cascade, inputs, outputs), nullptr);
  ThreadPool& pool = default_thread_pool();
  done.threads = pool.threads();
  const bool is_loaded = kernels_.count(done.source.text) > 0;
  const Kernel& kernel = kernel_for(done.source);
  done.cpu = kernel.object.cpu;
  done.cached = is_loaded || kernel.object.cached;
  done.compile_ms = done.cached ? 0 : kernel.object.compile_ms;

  const auto start = std::chrono::steady_clock::now();
  kernel.loaded.run(block.bytes, items, scratch, pool);
  done.ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return done;
}

}  // namespace attngen

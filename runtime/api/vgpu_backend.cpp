// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <utility>

#include "base/error.h"
#include "runtime/api/gpu_kernel.h"
#include "runtime/api/host_backend.h"
#include "runtime/compile_cached.h"
#include "runtime/cuda/nvrtc.h"
#include "runtime/execute_findings.h"
#include "runtime/llvm_api.h"
#include "runtime/vgpu/machine.h"

namespace attngen {
namespace {

constexpr const char* kDefaultArch = "sm_80";
/// Of the machine that is simulated, whatever the architecture: 4 are enough for work to be cut
/// over blocks, and the text of a kernel does not depend on it. 108 as an A100 has would be mostly
/// blocks without work, whose threads are stepped through all the same.
constexpr int kMultiprocessors = 4;

struct VirtualKernel : LaunchableKernel {
  explicit VirtualKernel(const std::string& ptx) : module(ptx) {}
  vgpu::Module module;
  CudaSource source;  ///< what faults point into
};

class VirtualGpu : public HostBackend {
 public:
  explicit VirtualGpu(const std::string& arch) {
    const DeviceLimits limits = limits_of_arch(arch.empty() ? kDefaultArch : arch);
    facts_.name = fmt::format("virtual GPU on LLVM {}", LlvmJit::version());
    facts_.arch = limits.arch;
    facts_.multiprocessors = kMultiprocessors;
    facts_.shared_bytes_per_block = limits.shared_bytes_per_block;
  }

  Device device() const override { return Device::vgpu; }
  const BackendFacts& facts() const override { return facts_; }
  bool checks_accesses() const override { return true; }

  std::string key_of(const KernelSource& source) const override {
    return store_key(std::get<CudaSource>(source), facts_.arch);
  }

  LoadedKernel load(Store& store, const KernelSource& source) override {
    return load_gpu_kernel(store, std::get<CudaSource>(source), facts_.arch,
                           [](const Binary& binary, const CudaSource& own) {
                             auto kernel = std::make_unique<VirtualKernel>(binary.ptx);
                             kernel->source = own;
                             return kernel;
                           });
  }

  Outcome launch(const LaunchableKernel& kernel, const LaunchCall& call) noexcept override {
    try {
      const auto& own = static_cast<const VirtualKernel&>(kernel);
      const auto& work = std::get<GridWork>(call.work);
      Launch launch{own.source.entry,
                    work.grid,
                    {work.threads, 1, 1},
                    work.shared_bytes,
                    {call.argument_block.begin(), call.argument_block.end()}};
      std::vector<Buffer> buffers(call.buffers.begin(), call.buffers.end());
      require_clean(own.module.run(launch, buffers), own.source);
      if (own.source.combine_entry.empty()) return {};
      launch.entry = own.source.combine_entry;
      launch.shared_bytes = own.source.combine_shared_bytes;
      for (Buffer& buffer : buffers) buffer.starts_unwritten = false;
      require_clean(own.module.run(launch, buffers), own.source);
      return {};
    } catch (...) {
      return outcome_of_current_exception();
    }
  }

 private:
  BackendFacts facts_;
};

}  // namespace

std::unique_ptr<Backend> make_vgpu_backend(const std::string& arch) {
  Nvrtc::instance();  // without it there is nothing to run, and the reason belongs here
  return std::make_unique<VirtualGpu>(arch);
}

}  // namespace attngen

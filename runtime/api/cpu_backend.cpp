// SPDX-License-Identifier: Apache-2.0
// This machine's cores: printed LLVM IR, compiled through the store, run in the calling thread and
// those of a pool.
#include <fmt/format.h>
#include <unistd.h>

#include <optional>
#include <utility>

#include "base/error.h"
#include "runtime/api/host_backend.h"
#include "runtime/cpu/compile_llvm.h"
#include "runtime/cpu/cpu_host.h"
#include "runtime/cpu/cpu_kernel.h"
#include "runtime/cpu/thread_pool.h"
#include "runtime/llvm_object.h"

namespace attngen {
namespace {

struct HostKernel : LaunchableKernel {
  HostKernel(const CachedObject& object, const LlvmSource& source) : kernel(object, source) {}
  CpuKernel kernel;
};

CpuLimits limits_asked(const std::string& arch) {
  if (arch.empty()) return host_cpu_limits();
  CpuLimits limits = limits_of_cpu(arch);
  if (const std::string reason = why_not_on_this_cpu(arch); !reason.empty()) {
    throw Error(ErrorKind::refused, reason, "leave out arch: this machine's own is taken");
  }
  return limits;
}

std::int64_t memory_of_machine() {
  const long pages = sysconf(_SC_PHYS_PAGES);
  const long page_bytes = sysconf(_SC_PAGESIZE);
  return pages > 0 && page_bytes > 0 ? std::int64_t{pages} * page_bytes : 0;
}

class Cpu : public HostBackend {
 public:
  Cpu(const std::string& arch, int threads)
      : arch_(limits_asked(arch).arch), target_(cpu_target(arch_)) {
    if (threads > 0) own_pool_.emplace(threads);
    pool_ = threads > 0 ? &*own_pool_ : &default_thread_pool();
    facts_.name = fmt::format("{} by {}", target_.cpu, llvm_name());
    facts_.arch = arch_;
    facts_.multiprocessors = pool_->threads();
    facts_.memory_bytes = memory_of_machine();
  }

  Device device() const override { return Device::cpu; }
  const BackendFacts& facts() const override { return facts_; }

  std::string key_of(const KernelSource& source) const override {
    if (llvm_build_id().empty()) return {};
    return attngen::key_of(object_request(std::get<LlvmSource>(source), target_));
  }

  LoadedKernel load(Store& store, const KernelSource& source) override {
    const auto& own = std::get<LlvmSource>(source);
    CachedObject object = compile_llvm(store, own);
    LoadedKernel loaded;
    try {
      loaded.kernel = std::make_unique<HostKernel>(object, own);
    } catch (const InternalError& refusal) {
      // A cached object that does not link is replaced once; one that is fresh is our fault.
      if (!object.cached) throw;
      store.discard(key_of(source), refusal.what());
      object = compile_llvm(store, own);
      loaded.kernel = std::make_unique<HostKernel>(object, own);
    }
    loaded.was_cached = object.cached;
    return loaded;
  }

  Outcome reserve(const LaunchableKernel& kernel, const CpuScratch& scratch) noexcept override {
    try {
      static_cast<const HostKernel&>(kernel).kernel.reserve(scratch, *pool_);
      return {};
    } catch (...) {
      return outcome_of_current_exception();
    }
  }

  Outcome launch(const LaunchableKernel& kernel, const LaunchCall& call) noexcept override {
    try {
      const auto& work = std::get<ItemWork>(call.work);
      static_cast<const HostKernel&>(kernel).kernel.run(call.argument_block, work.items,
                                                        work.scratch, *pool_);
      return {};
    } catch (...) {
      return outcome_of_current_exception();
    }
  }

 private:
  std::string arch_;
  LlvmTarget target_;
  std::optional<ThreadPool> own_pool_;
  ThreadPool* pool_ = nullptr;
  BackendFacts facts_;
};

}  // namespace

std::unique_ptr<Backend> make_cpu_backend(const std::string& arch, int threads) {
  return std::make_unique<Cpu>(arch, threads);
}

}  // namespace attngen

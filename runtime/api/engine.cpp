// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/engine.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/error.h"
#include "base/settings.h"
#include "runtime/api/merge_kernels.h"
#include "runtime/fork_count.h"
#include "runtime/job_count.h"
#include "runtime/pack_arguments.h"

namespace attngen {

EngineKernel::EngineKernel(KernelSource source, std::string key)
    : source_(std::move(source)),
      key_(std::move(key)),
      argument_bytes_(attngen::argument_bytes(arguments_of(source_))) {}

Engine::Engine(std::unique_ptr<Backend> backend, StoreOptions store, int jobs, TileChoice tiles,
               bool checks_tables)
    : backend_(std::move(backend)),
      store_(std::move(store)),
      jobs_(jobs > 0 ? jobs : job_count()),
      tiles_(std::move(tiles)),
      checks_tables_(checks_tables),
      forks_(fork_count()),
      merge_kernels_(std::make_unique<MergeKernels>()) {}

Engine::~Engine() = default;

DeviceLimits Engine::gpu_limits() const {
  const BackendFacts& facts = backend_->facts();
  DeviceLimits limits = limits_of_arch(facts.arch);
  limits.multiprocessors = facts.multiprocessors;
  limits.shared_bytes_per_block =
      std::min(limits.shared_bytes_per_block, facts.shared_bytes_per_block);
  return limits;
}

std::shared_ptr<EngineKernel> Engine::kernel_of(KernelSource source) {
  const std::lock_guard lock(mutex_);
  std::shared_ptr<EngineKernel>& kernel = kernels_[text_of(source)];
  if (kernel == nullptr) {
    std::string key = backend_->key_of(source);
    kernel = std::make_shared<EngineKernel>(std::move(source), std::move(key));
  }
  return kernel;
}

KernelLoad Engine::load(EngineKernel& kernel) {
  const std::lock_guard lock(kernel.loading_);
  KernelLoad load;
  if (kernel.loaded() != nullptr) {
    load.was_loaded = true;
    return load;
  }
  const auto start = std::chrono::steady_clock::now();
  LoadedKernel loaded = backend_->load(store_, kernel.source_);
  kernel.kernel_ = std::move(loaded.kernel);
  kernel.loaded_.store(kernel.kernel_.get(), std::memory_order_release);
  load.was_cached = loaded.was_cached;
  load.ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return load;
}

Outcome Engine::check_alive() const noexcept {
  if (closed_.load(std::memory_order_acquire)) {
    return failure(ATTNGEN_E_INVALID, "the plan's engine was destroyed");
  }
  return check_not_forked();
}

Outcome Engine::check_not_forked() const noexcept {
  if (forks_ == fork_count()) return {};
  return failure(ATTNGEN_E_FORKED, "the engine was made before fork(); make one in this process");
}

namespace {

std::unique_ptr<Backend> make_backend(const AskedEngine& asked, bool checks_tables) {
  const std::string name = asked.device.empty() ? "auto" : asked.device;
  const std::optional<Device> named = device_named(name);
  if (!named) {
    throw Error(ErrorKind::refused, fmt::format("no device is called {}", name),
                "give cuda, cpu, vgpu, oracle or auto");
  }
  const Device device = *named == Device::automatic ? choose_device() : *named;
  if (device != Device::cuda && asked.ordinal != 0) {
    throw Error(ErrorKind::refused,
                fmt::format("there is no {} with the ordinal {}", name_of(device), asked.ordinal),
                "give 0: only GPUs are counted");
  }
  if (device == Device::oracle && !asked.arch.empty()) {
    throw Error(ErrorKind::refused, "the oracle compiles nothing, so it has no architecture",
                "leave out arch, or use the device vgpu or cpu");
  }
  if (device == Device::cuda && !asked.arch.empty()) {
    throw Error(ErrorKind::refused, "a GPU says its architecture itself",
                "leave out arch, or use the device vgpu");
  }
  switch (device) {
    case Device::cuda:
      return make_cuda_backend(asked.ordinal, checks_tables);
    case Device::vgpu:
      return make_vgpu_backend(asked.arch);
    case Device::oracle:
      return make_oracle_backend();
    case Device::cpu:
      return make_cpu_backend(asked.arch, asked.jobs);
    case Device::automatic:
      break;
  }
  throw InternalError("a device was chosen that is none");
}

}  // namespace

std::shared_ptr<Engine> make_engine(const AskedEngine& asked, const MakeTileChoice& tiles) {
  Settings chosen = settings();
  if (!asked.cache_dir.empty()) chosen.cache_dir = asked.cache_dir;
  if (!asked.cache_mode.empty()) chosen.cache_mode = asked.cache_mode;
  const bool checks_tables = asked.check_tables || wants_table_checks(chosen);
  std::unique_ptr<Backend> backend = make_backend(asked, checks_tables);
  TileChoice choice = tiles(chosen, *backend);
  return std::make_shared<Engine>(std::move(backend), store_options(chosen), asked.jobs,
                                  std::move(choice), checks_tables);
}

}  // namespace attngen

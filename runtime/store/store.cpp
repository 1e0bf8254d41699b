// SPDX-License-Identifier: Apache-2.0
#include "runtime/store/store.h"

#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>
#include <utility>

#include "base/error.h"
#include "base/settings.h"
#include "runtime/store/disk_store.h"
#include "runtime/store/single_flight.h"
#include "runtime/store/warn_once.h"

namespace attngen {

struct Store::State {
  using Kernel = std::shared_ptr<const StoredKernel>;

  explicit State(StoreOptions given) : options(std::move(given)), disk(options, warnings) {}

  Kernel in_memory(const std::string& key) {
    const std::shared_lock<std::shared_mutex> hold(kernels_mutex);
    const auto found = kernels.find(key);
    if (found == kernels.end()) return nullptr;
    memory_hits.fetch_add(1, std::memory_order_relaxed);
    return found->second;
  }

  void remember(const std::string& key, const Kernel& kernel) {
    const std::unique_lock<std::shared_mutex> hold(kernels_mutex);
    kernels.insert_or_assign(key, kernel);
  }

  Kernel find(const std::string& key, const CompileRequest* wanted) {
    if (Kernel kernel = in_memory(key)) return kernel;
    Kernel kernel = disk.read(key, wanted);
    if (kernel != nullptr) remember(key, kernel);
    return kernel;
  }

  Kernel compile_now(const CompileRequest& request, const std::string& key,
                     const std::function<StoredKernel()>& compile, DiskStore::Lease& lease);

  StoreOptions options;
  WarnOnce warnings;
  DiskStore disk;
  std::shared_mutex kernels_mutex;
  std::unordered_map<std::string, Kernel> kernels;
  SingleFlight flights;
  std::atomic<std::uint64_t> memory_hits{0};
  std::atomic<std::uint64_t> compiles{0};
};

std::shared_ptr<const StoredKernel> Store::State::compile_now(
    const CompileRequest& request, const std::string& key,
    const std::function<StoredKernel()>& compile, DiskStore::Lease& lease) {
  compiles.fetch_add(1, std::memory_order_relaxed);
  const auto start = std::chrono::steady_clock::now();
  StoredKernel made = compile();
  disk.note_compile_time(std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - start));
  check(made.request == request, "compile() answers the request that it was asked for");
  Kernel kernel = std::make_shared<const StoredKernel>(std::move(made));
  remember(key, kernel);  // these very bytes are used, whatever becomes of the file
  disk.publish(key, *kernel, std::move(lease));
  return kernel;
}

Store::Store(StoreOptions options) : state_(std::make_unique<State>(std::move(options))) {}
Store::~Store() = default;

std::shared_ptr<const StoredKernel> Store::find(const CompileRequest& request) {
  return state_->find(key_of(request), &request);
}

std::shared_ptr<const StoredKernel> Store::find(const std::string& key) {
  if (auto kernel = state_->in_memory(key)) return kernel;
  return is_key(key) ? state_->find(key, nullptr) : nullptr;
}

std::shared_ptr<const StoredKernel> Store::find_of_any_compiler(const CompileRequest& wanted) {
  return state_->disk.read_of_any_compiler(wanted);
}

std::shared_ptr<const StoredKernel> Store::get(const CompileRequest& request,
                                               const std::function<StoredKernel()>& compile) {
  State& state = *state_;
  const std::string key = key_of(request);
  if (auto kernel = state.find(key, &request)) return kernel;
  if (state.options.mode == StoreMode::require) {
    throw Error(ErrorKind::io,
                fmt::format("ATTNGEN_CACHE=require, and {} for {} is not in the compile cache "
                            "(key {}, {})",
                            request.entry, request.arch, key, state.disk.description()),
                "warm the cache with this version of attngen and the same compiler, or allow "
                "compiling with ATTNGEN_CACHE=rw");
  }
  return state.flights.fly(key, [&] {
    // A flight that landed between the look-up and this one has left its kernel in memory.
    if (auto kernel = state.in_memory(key)) return kernel;
    DiskStore::Lease lease = state.disk.lease(key, request);
    if (lease.kernel != nullptr) {
      state.remember(key, lease.kernel);
      return lease.kernel;
    }
    return state.compile_now(request, key, compile, lease);
  });
}

void Store::discard(const std::string& key, const std::string& reason) {
  State& state = *state_;
  state.warnings.warn("discard",
                      fmt::format("entry {} of the compile cache is discarded: {}", key, reason));
  {
    const std::unique_lock<std::shared_mutex> hold(state.kernels_mutex);
    state.kernels.erase(key);
  }
  if (is_key(key)) state.disk.discard(key);
}

StoreCounts Store::counts() const {
  StoreCounts counts;
  counts.memory_hits = state_->memory_hits;
  counts.disk_hits = state_->disk.hits();
  counts.compiles = state_->compiles;
  counts.repairs = state_->disk.repairs();
  counts.warnings = state_->warnings.count();
  return counts;
}

const StoreOptions& Store::options() const {
  return state_->options;
}

Store& default_store() {
  // Lives until the process ends: other threads may compile during exit.
  static Store& store = *new Store(store_options(settings()));
  return store;
}

}  // namespace attngen

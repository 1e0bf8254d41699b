// SPDX-License-Identifier: Apache-2.0
// One device with its compiled kernels; every plan of the device shares them.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "runtime/api/backend.h"
#include "runtime/api/outcome.h"
#include "runtime/api/tile_choice.h"
#include "runtime/store/store.h"

namespace attngen {

/// A kernel on its way: text first, code once somebody prepares or runs it.
class EngineKernel {
 public:
  EngineKernel(KernelSource source, std::string key);

  const KernelSource& source() const { return source_; }
  const std::string& entry() const { return entry_of(source_); }
  /// In the compile store; "" where no compiler is there whose build it could name.
  const std::string& key() const { return key_; }
  std::size_t argument_bytes() const { return argument_bytes_; }

  /// Null until it is loaded; then one atomic load.
  const LaunchableKernel* loaded() const { return loaded_.load(std::memory_order_acquire); }

 private:
  friend class Engine;
  KernelSource source_;
  std::string key_;
  std::size_t argument_bytes_ = 0;
  std::mutex loading_;
  std::unique_ptr<LaunchableKernel> kernel_;
  std::atomic<const LaunchableKernel*> loaded_{nullptr};
};

class MergeKernels;

/// How one kernel became ready.
struct KernelLoad {
  double ms = 0;
  bool was_loaded = false;  ///< before this call
  bool was_cached = false;  ///< in the compile store: nothing was compiled
};

class Engine {
 public:
  /// `jobs`: kernels that prepare() compiles at once; 0 = by cores and memory. `checks_tables`: see
  /// attngen_engine_options.
  Engine(std::unique_ptr<Backend> backend, StoreOptions store, int jobs, TileChoice tiles = {},
         bool checks_tables = false);
  ~Engine();

  Backend& backend() const { return *backend_; }
  Device device() const { return backend_->device(); }
  /// Its kernels are CudaSource.
  bool runs_cuda_text() const { return device() == Device::cuda || device() == Device::vgpu; }
  DeviceLimits gpu_limits() const;
  int jobs() const { return jobs_; }
  const TileChoice& tiles() const { return tiles_; }
  bool checks_tables() const { return checks_tables_; }
  StoreCounts counts() const { return store_.counts(); }
  MergeKernels& merge_kernels() { return *merge_kernels_; }

  /// The engine's one kernel of that text. Compiles nothing.
  std::shared_ptr<EngineKernel> kernel_of(KernelSource source);

  /// Compiles (or finds) and loads. Throws Error as the compiler, the gates, the store and the
  /// backend do.
  KernelLoad load(EngineKernel& kernel);

  /// Why calls on this engine are refused: destroyed, or made before a fork.
  Outcome check_alive() const noexcept;
  /// ATTNGEN_E_FORKED in a child of the process that made it: there nothing may even be let go of.
  Outcome check_not_forked() const noexcept;
  void close() noexcept { closed_.store(true, std::memory_order_release); }

 private:
  std::unique_ptr<Backend> backend_;
  Store store_;
  int jobs_;
  TileChoice tiles_;
  bool checks_tables_;
  std::uint32_t forks_;
  std::atomic<bool> closed_{false};
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<EngineKernel>> kernels_;  ///< by text
  std::unique_ptr<MergeKernels> merge_kernels_;
};

/// As attngen_engine_options names things; "" stands for its default.
struct AskedEngine {
  std::string device;
  int ordinal = 0;
  std::string arch;
  std::string cache_dir;
  std::string cache_mode;
  int jobs = 0;
  bool check_tables = false;  ///< or where ATTNGEN_CHECK_TABLES says so
};

/// Asked once, with the settings that the engine has.
using MakeTileChoice = std::function<TileChoice(const Settings&, const Backend&)>;

/// Throws Error: refused for unknown names, no_device and missing_tool where the device cannot be
/// used.
std::shared_ptr<Engine> make_engine(const AskedEngine& asked, const MakeTileChoice& tiles);

}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
// One device as the library drives it: what fits on it, memory, kernels and launches.
#pragma once

#include <dlpack/dlpack.h>

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "runtime/api/kernel_source.h"
#include "runtime/api/outcome.h"
#include "runtime/binary.h"
#include "runtime/execute.h"
#include "runtime/store/store.h"

namespace attngen {

/// A kernel that its backend can launch.
class LaunchableKernel {
 public:
  virtual ~LaunchableKernel() = default;
};

struct LoadedKernel {
  std::unique_ptr<LaunchableKernel> kernel;
  bool was_cached = false;  ///< in the compile store: nothing was compiled
};

/// What a launch is of a CudaSource.
struct GridWork {
  std::array<int, 3> grid{1, 1, 1};
  int threads = 0;
  int shared_bytes = 0;
};
/// What a launch is of an LlvmSource.
struct ItemWork {
  std::int64_t items = 0;
  CpuScratch scratch;
};

/// Launched: everything one launch is told. Nothing is owned.
struct LaunchCall {
  std::variant<GridWork, ItemWork> work;
  std::span<std::byte> argument_block;
  void* stream = nullptr;
  /// What the kernel may touch; only a device that looks at each access reads this.
  std::span<const Buffer> buffers;
};

struct BackendFacts {
  std::string name;         ///< for people
  std::string arch;         ///< what kernels are compiled for; "" where there are none
  int multiprocessors = 0;  ///< on the cpu: threads
  int shared_bytes_per_block = 0;
  std::int64_t l2_bytes = 0;
  std::int64_t memory_bytes = 0;
};

/// Safe for use from several threads.
class Backend {
 public:
  virtual ~Backend() = default;

  virtual Device device() const = 0;
  virtual DLDevice dl_device() const = 0;
  virtual const BackendFacts& facts() const = 0;
  /// Whether a launch names its buffers (LaunchCall::buffers).
  virtual bool checks_accesses() const { return false; }

  /// In the compile store; "" where no compiler is there whose build it could name.
  virtual std::string key_of(const KernelSource& source) const = 0;
  /// Compiles or finds, and loads; `source` is of the kind that this device runs. Throws
  /// DriverFailure, Error(refused, missing_tool, compile_failed, io). Not inside a stream capture.
  virtual LoadedKernel load(Store& store, const KernelSource& source) = 0;
  /// Takes the memory that a launch with this scratch works in, once for all that need no more.
  virtual Outcome reserve(const LaunchableKernel& kernel, const CpuScratch& scratch) noexcept;

  /// Launches the kernel and, where its source has a combine_entry, that one behind it. A failure
  /// of the launch itself; a kernel on a stream may still fail later.
  virtual Outcome launch(const LaunchableKernel& kernel, const LaunchCall& call) noexcept = 0;

  /// ATTNGEN_E_INVALID where the device has no streams and one is given.
  virtual Outcome check_stream(void* stream) const;
  /// ATTNGEN_E_WOULD_COMPILE while a capture forbids to load anything, ATTNGEN_E_DRIVER when the
  /// stream cannot be asked.
  virtual Outcome may_load(void* stream) const = 0;

  virtual Outcome allocate(std::size_t bytes, void** address) = 0;
  virtual Outcome release(void* address) = 0;
  /// In the order of the stream; returns when the bytes are there.
  virtual Outcome copy_to_device(void* to, const void* from, std::size_t bytes, void* stream) = 0;
  virtual Outcome copy_to_host(void* to, const void* from, std::size_t bytes, void* stream) = 0;
  virtual Outcome wait(void* stream) = 0;
};

/// The GPU with this ordinal through the process's driver. `checks_tables`: its kernels trap at
/// what no table should hold, which failures then mention. Throws Error(no_device).
std::unique_ptr<Backend> make_cuda_backend(int ordinal, bool checks_tables);

/// The virtual GPU running PTX of `arch` ("" = sm_80). Throws Error(missing_tool, refused).
std::unique_ptr<Backend> make_vgpu_backend(const std::string& arch);

/// This machine's CPU. `arch`: one of limits_of_cpu(), "" = the widest it has. `threads` of its
/// own, or 0 for the process's pool. Throws Error(missing_tool, refused).
std::unique_ptr<Backend> make_cpu_backend(const std::string& arch, int threads);

/// No kernels: runs are given to the interpreter.
std::unique_ptr<Backend> make_oracle_backend();

}  // namespace attngen

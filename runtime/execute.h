// SPDX-License-Identifier: Apache-2.0
// One request on one device: bind -> analyse -> plan -> emit -> compile -> run -> outputs.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/array.h"
#include "generator/cuda/source.h"
#include "generator/ir/binding.h"
#include "runtime/binary.h"
#include "runtime/execute_cpu.h"
#include "runtime/vgpu/machine.h"

namespace attngen {

enum class Device { automatic, cuda, cpu, vgpu, oracle };
std::optional<Device> device_named(const std::string& name);
std::string name_of(Device device);

/// Why `device` cannot be used here, one sentence; empty when it can. Loads libraries to find out.
std::string why_unusable(Device device);

/// The first usable of cuda, cpu, vgpu; throws Error(missing_tool) when none is.
Device choose_device();

/// The same for cuda and vgpu, of the skeleton that the problem names.
using ChooseGpuTile =
    std::function<std::optional<GpuTile>(const Cascade& cascade, const Analysis& analysis,
                                         const Problem& problem, const Binding& binding)>;

struct ExecuteOptions {
  std::string arch;  ///< "" = the device's own; for vgpu sm_80
  vgpu::Options vgpu;
  bool count_keep = false;                ///< cuda and vgpu
  Skeleton skeleton = Skeleton::forward;  ///< cuda and vgpu
  std::optional<MergeProtocol> merge;     ///< cuda and vgpu: of the `decode` skeleton
  bool batch_invariant = false;           ///< the same
  bool in_f64 = false;                    ///< cpu: every value in f64, a checking mode
  ChooseCpuTile cpu_tile;                 ///< cpu: who knows measured tiles; may be empty
  ChooseGpuTile gpu_tile;                 ///< cuda and vgpu: likewise
};

/// Throws Error(refused) for an option that `device` has no use for.
void require_meaning(Device device, const ExecuteOptions& options);

struct Execution {
  Device device = Device::vgpu;
  std::map<std::string, Array> outputs;  ///< declared types, shape batch + dims
  double ms = 0;                         ///< of the run, compile apart
  /// The kernel's stages on cuda and vgpu; absent where no output has an element to compute.
  std::optional<CudaSource> source;
  std::optional<Binary> binary;
  std::optional<CpuRun> cpu;  ///< on the CPU device, likewise
  std::optional<vgpu::Report> report;
  std::uint64_t keep_evaluations = 0;  ///< with count_keep
};

/// Executes requests and remembers every kernel it compiled, by emitted text and architecture.
/// Not for use from several threads at once.
class Executor {
 public:
  Executor();
  ~Executor();
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;

  /// Throws Error: refused (no kernel for this cascade, with reasons; an option that the device has
  /// no use for; what CpuExecutor refuses),
  /// compile_failed (a gate broke), check_failed (the virtual GPU found a fault: every fault in the
  /// findings), no_device, missing_tool.
  Execution execute(const Cascade& cascade, const BoundInputs& inputs, Device device,
                    const ExecuteOptions& options = {});

 private:
  struct Kernel;
  Kernel& kernel_for(const CudaSource& source, const std::string& arch);

  std::map<std::string, std::unique_ptr<Kernel>> kernels_;
  CpuExecutor cpu_;
};

/// One request with an Executor of its own.
Execution execute(const Cascade& cascade, const BoundInputs& inputs, Device device,
                  const ExecuteOptions& options = {});

}  // namespace attngen

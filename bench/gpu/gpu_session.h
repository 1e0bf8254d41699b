// SPDX-License-Identifier: Apache-2.0
// One GPU for measurements: a stream, memory, kernels of the kit, and times by events.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "bench/gpu/probe_kernels.h"
#include "runtime/cuda/device_facts.h"
#include "runtime/cuda/driver_api.h"
#include "runtime/cuda/kernel_launch.h"
#include "runtime/cuda/loaded_kernel.h"
#include "runtime/cuda/primary_context.h"

namespace attngen::bench {

/// Median, least, 90th percentile and number of the times, in ms.
struct Spread {
  double median_ms = 0;
  double least_ms = 0;
  double p90_ms = 0;
  int count = 0;
};
Spread spread_of(std::vector<double> ms);

/// Device memory, freed with the object.
class GpuArray {
 public:
  GpuArray(const cuda::Api& api, std::size_t bytes);
  ~GpuArray();
  GpuArray(const GpuArray&) = delete;
  GpuArray& operator=(const GpuArray&) = delete;
  cuda::DeviceAddress address() const { return address_; }
  std::size_t bytes() const { return bytes_; }

 private:
  const cuda::Api& api_;
  cuda::DeviceAddress address_ = 0;
  std::size_t bytes_;
};

/// A launch whose argument block is known: what is timed.
struct PreparedLaunch {
  const cuda::LoadedKernel* kernel = nullptr;
  unsigned grid = 1;
  unsigned block = 1;
  unsigned shared_bytes = 0;
  bool programmatic = false;
  std::vector<std::byte> arguments;

  template <class Block>
  void set_arguments(const Block& given) {
    const auto* bytes = reinterpret_cast<const std::byte*>(&given);
    arguments.assign(bytes, bytes + sizeof given);
  }
};

/// Every call throws Error(no_device) or Error(compile_failed) naming the driver call that failed.
class GpuSession {
 public:
  explicit GpuSession(const std::string& cubins);
  ~GpuSession();
  GpuSession(const GpuSession&) = delete;
  GpuSession& operator=(const GpuSession&) = delete;

  const cuda::Api& api() const { return api_; }
  const cuda::DeviceFacts& facts() const { return facts_; }
  cuda::Stream stream() const { return stream_; }

  /// The kernel `entry` of a file of bench/gpu/kernels, loaded; `uses_shared`: allowed all dynamic
  /// shared memory that a block can have.
  const cuda::LoadedKernel& kernel(const std::string& module, const std::string& entry,
                                   bool uses_shared = false);

  void enqueue(const PreparedLaunch& launch);
  void wait();
  std::vector<std::uint32_t> read_words(const GpuArray& from, std::size_t count);
  void set_bytes(const GpuArray& array, unsigned char value);

  /// Times each of `runs` once per round by events, the order reversed every other round; `warm`
  /// untimed calls of each first.
  std::vector<Spread> time_all(const std::vector<std::function<void()>>& runs, int rounds,
                               int warm = 2);
  Spread time(const std::function<void()>& run, int rounds, int warm = 2);

  void require(cuda::DriverStatus status) const;

 private:
  const Binary& module(const std::string& name);
  double timed_ms(const std::function<void()>& run);

  const cuda::Api& api_;
  std::string cubins_;
  cuda::DeviceFacts facts_;
  cuda::PrimaryContext context_;
  cuda::CurrentContext current_;
  cuda::Stream stream_ = nullptr;
  cuda::Event start_ = nullptr;
  cuda::Event end_ = nullptr;
  std::map<std::string, Binary> binaries_;
  std::map<std::string, std::unique_ptr<cuda::LoadedKernel>> kernels_;
};

}  // namespace attngen::bench

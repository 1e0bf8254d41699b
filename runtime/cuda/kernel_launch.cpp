// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/kernel_launch.h"

#include <fmt/format.h>

#include "runtime/cuda/process_state.h"

namespace attngen::cuda {
namespace {

/// Every GPU with clusters can launch this many CTAs in one; more is a property of the model.
constexpr unsigned kPortableClusterSize = 8;

bool has_cluster(const Extent3& cluster) noexcept {
  return cluster != Extent3{1, 1, 1};
}

/// The attributes of one launch, on the stack.
struct AttributeList {
  std::array<LaunchAttribute, 3> entries;
  unsigned count = 0;

  LaunchAttribute& add(unsigned id) noexcept {
    LaunchAttribute& entry = entries[count++];
    entry.id = id;
    return entry;
  }
};

AttributeList list_of(const LaunchAttributes& attributes) noexcept {
  AttributeList list;
  if (has_cluster(attributes.cluster)) {
    LaunchAttribute& entry = list.add(kLaunchClusterDimension);
    for (std::size_t at = 0; at < 3; ++at) entry.cluster[at] = attributes.cluster[at];
  }
  if (attributes.programmatic) list.add(kLaunchProgrammatic).flag = 1;
  if (attributes.cooperative) list.add(kLaunchCooperative).flag = 1;
  return list;
}

/// The interface passes small numbers as pointers.
void* marker(std::uintptr_t value) noexcept {
  return reinterpret_cast<void*>(value);  // NOLINT(performance-no-int-to-ptr)
}

}  // namespace

std::string why_launch_refused(const LaunchAttributes& attributes, const Extent3& grid,
                               const DeviceFacts& facts) {
  const Extent3& cluster = attributes.cluster;
  if (has_cluster(cluster)) {
    if (!facts.cluster_launch) {
      return fmt::format("{} ({}) cannot launch clusters: they need sm_90 or newer", facts.name,
                         facts.arch);
    }
    const unsigned long long size = 1ULL * cluster[0] * cluster[1] * cluster[2];
    if (size == 0 || size > kPortableClusterSize) {
      return fmt::format("a cluster of {} x {} x {} CTAs: the product must be 1 to {}", cluster[0],
                         cluster[1], cluster[2], kPortableClusterSize);
    }
    for (std::size_t at = 0; at < 3; ++at) {
      if (grid[at] % cluster[at] != 0) {
        return fmt::format("a grid of {} x {} x {} CTAs is no multiple of clusters of {} x {} x {}",
                           grid[0], grid[1], grid[2], cluster[0], cluster[1], cluster[2]);
      }
    }
  }
  if (attributes.programmatic && facts.capability_major < 9) {
    return fmt::format("{} ({}) has no programmatic dependent launch: it needs sm_90 or newer",
                       facts.name, facts.arch);
  }
  if (attributes.cooperative && !facts.cooperative_launch) {
    return fmt::format("{} ({}) has no cooperative launch", facts.name, facts.arch);
  }
  return {};
}

DriverStatus launch(const Api& api, const LoadedKernel& kernel, const Extent3& grid,
                    const Extent3& block, unsigned shared_bytes, Stream stream,
                    const LaunchAttributes& attributes, const void* argument_block,
                    std::size_t bytes) noexcept {
  const DriverStatus process = fork_status();
  if (!process.ok()) return process;
  if (kernel.parameter_bytes() != 0 && kernel.parameter_bytes() != bytes) {
    return {kErrorInvalidValue,
            "a launch whose argument block is not as long as the kernel's parameter"};
  }
  AttributeList list = list_of(attributes);
  LaunchConfig config;
  for (std::size_t at = 0; at < 3; ++at) {
    config.grid[at] = grid[at];
    config.block[at] = block[at];
  }
  config.shared_bytes = shared_bytes;
  config.stream = stream;
  config.attributes = list.count == 0 ? nullptr : list.entries.data();
  config.attribute_count = list.count;
  // The buffer form carries its length, which the driver checks; a pointer per parameter does not.
  std::array<void*, 5> extra = {marker(kLaunchParamBufferPointer),
                                const_cast<void*>(argument_block), marker(kLaunchParamBufferSize),
                                &bytes, marker(kLaunchParamEnd)};
  return api.launch_kernel_ex(&config, kernel.handle(), nullptr, extra.data());
}

}  // namespace attngen::cuda

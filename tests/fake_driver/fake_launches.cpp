// SPDX-License-Identifier: Apache-2.0
// The fake driver: launches, checked and recorded, and the tensor map encoder.
#include <cstring>

#include "tests/fake_driver/fake_launches.h"
#include "tests/fake_driver/fake_state.h"

namespace attngen::test {
namespace {

constexpr unsigned kSharedWithoutAsking = 48 * 1024;
constexpr unsigned kMostThreads = 1024;

/// The argument block of the buffer form; false when the list is another.
bool read_extra(void** extra, std::vector<std::byte>& block) {
  const auto marker = [&](int at) { return reinterpret_cast<std::uintptr_t>(extra[at]); };
  if (extra == nullptr || marker(0) != cuda::kLaunchParamBufferPointer ||
      marker(2) != cuda::kLaunchParamBufferSize || marker(4) != cuda::kLaunchParamEnd) {
    return false;
  }
  const auto* bytes = static_cast<const std::byte*>(extra[1]);
  block.assign(bytes, bytes + *static_cast<std::size_t*>(extra[3]));
  return true;
}

Result why_dimensions_refused(const cuda::LaunchConfig& config) {
  unsigned long long threads = 1;
  for (int at = 0; at < 3; ++at) {
    if (config.grid[at] == 0 || config.block[at] == 0) return kInvalidValue;
    threads *= config.block[at];
  }
  return threads > kMostThreads ? kInvalidValue : cuda::kSuccess;
}

Result why_attribute_refused(const cuda::LaunchAttribute& attribute,
                             const cuda::LaunchConfig& config, const FakeDevice& on) {
  switch (attribute.id) {
    case cuda::kLaunchClusterDimension: {
      if (on.attributes.at(cuda::kDeviceClusterLaunch) == 0) return kInvalidValue;
      unsigned size = 1;
      for (int at = 0; at < 3; ++at) {
        const unsigned side = attribute.cluster[at];
        if (side == 0 || config.grid[at] % side != 0) return kInvalidClusterSize;
        size *= side;
      }
      return size > 8 ? kInvalidClusterSize : cuda::kSuccess;
    }
    case cuda::kLaunchCooperative:
    case cuda::kLaunchProgrammatic:
      return attribute.flag == 0 || attribute.flag == 1 ? cuda::kSuccess : kInvalidValue;
    default:
      return kInvalidValue;
  }
}

Result why_shared_refused(const FakeState& state, const FakeObject& kernel, int device,
                          unsigned shared_bytes) {
  if (shared_bytes <= kSharedWithoutAsking) return cuda::kSuccess;
  const auto asked =
      state.driver.attributes_set.find(kernel.name + "@" + std::to_string(device) + ":" +
                                       std::to_string(cuda::kKernelDynamicSharedBytes));
  const bool allowed = asked != state.driver.attributes_set.end() &&
                       static_cast<unsigned>(asked->second) >= shared_bytes;
  return allowed ? cuda::kSuccess : kInvalidValue;
}

/// The device of a launch into `stream`: -1 and a code when there is none.
Result find_place(FakeState& state, cuda::Stream stream, FakeObject*& into, int& device) {
  into = nullptr;
  device = fake_current_device();
  if (!is_of_current_context(stream)) {
    into = find_fake_object(state, stream, FakeKind::stream);
    if (into == nullptr) return kInvalidHandle;
    device = into->device;
  }
  return device < 0 ? kInvalidContext : cuda::kSuccess;
}

Result launch_kernel_ex(const cuda::LaunchConfig* config, cuda::Kernel kernel, void** parameters,
                        void** extra) {
  const FakeCallScope call("cuLaunchKernelEx", config, kernel, parameters, extra);
  if (call.result() != cuda::kSuccess) return call.result();
  FakeState& state = call.state();
  const FakeObject* const found = find_fake_object(state, kernel, FakeKind::kernel);
  if (found == nullptr) return kInvalidHandle;
  FakeLaunch made;
  FakeObject* stream = nullptr;
  Result result = find_place(state, config->stream, stream, made.device);
  if (result == cuda::kSuccess) result = why_dimensions_refused(*config);
  if (result == cuda::kSuccess) {
    result = why_shared_refused(state, *found, made.device, config->shared_bytes);
  }
  if (result != cuda::kSuccess) return result;
  const FakeDevice& on = state.driver.devices[static_cast<std::size_t>(made.device)];
  for (unsigned at = 0; at < config->attribute_count; ++at) {
    result = why_attribute_refused(config->attributes[at], *config, on);
    if (result != cuda::kSuccess) return result;
    made.attributes.push_back(config->attributes[at]);
  }
  if (!read_extra(extra, made.argument_block)) return kInvalidValue;
  const std::size_t expected = state.driver.parameter_bytes;
  if (expected != 0 && made.argument_block.size() != expected) return kInvalidValue;
  made.kernel = found->name;
  made.stream = config->stream;
  made.dimensions = {config->grid[0],  config->grid[1],  config->grid[2],     config->block[0],
                     config->block[1], config->block[2], config->shared_bytes};
  if (stream != nullptr && stream->capture == cuda::kCaptureActive) {
    made.is_captured = true;
    stream->captured.push_back(made);
  } else if (stream != nullptr && stream->capture != cuda::kCaptureNone) {
    return kCaptureInvalidated;
  }
  run_fake_launch(state, std::move(made));
  return cuda::kSuccess;
}

constexpr std::uint64_t kElementBytes[] = {1, 2, 4, 4, 8, 8, 2, 4, 8, 2};

/// What the documentation of cuTensorMapEncodeTiled demands for plain, not interleaved tensors.
bool is_encodable(unsigned type, std::uint32_t rank, const void* address,
                  const std::uint64_t* extents, const std::uint64_t* strides,
                  const std::uint32_t* box, const std::uint32_t* steps, unsigned swizzle) {
  if (type >= std::size(kElementBytes) || rank < 1 || rank > 5 || swizzle > 3) return false;
  if (reinterpret_cast<std::uintptr_t>(address) % 16 != 0) return false;
  for (std::uint32_t at = 0; at < rank; ++at) {
    if (extents[at] == 0 || extents[at] > 1ULL << 32 || box[at] == 0 || box[at] > 256) return false;
    if (steps[at] == 0 || steps[at] > 8) return false;
    if (at > 0 && (strides[at - 1] % 16 != 0 || strides[at - 1] >> 40 != 0)) return false;
  }
  const std::uint64_t inner = box[0] * kElementBytes[type];
  return inner % 16 == 0 && (swizzle == 0 || inner <= 16ULL << swizzle);
}

/// The fake's own encoding: the values it was given, mixed into sixteen words.
Result tensor_map_encode(cuda::TensorMap* map, unsigned type, std::uint32_t rank, void* address,
                         const std::uint64_t* extents, const std::uint64_t* strides,
                         const std::uint32_t* box, const std::uint32_t* steps, unsigned interleave,
                         unsigned swizzle, unsigned promotion, unsigned fill) {
  const FakeCallScope call("cuTensorMapEncodeTiled", map, type, rank, address, extents, strides,
                           box, steps, interleave, swizzle, promotion, fill);
  if (call.result() != cuda::kSuccess) return call.result();
  if (reinterpret_cast<std::uintptr_t>(map) % 64 != 0 || interleave != 0 || promotion > 3 ||
      fill > 1 || !is_encodable(type, rank, address, extents, strides, box, steps, swizzle)) {
    return kInvalidValue;
  }
  *map = {};
  map->words[0] = reinterpret_cast<std::uintptr_t>(address);
  map->words[1] = type | rank << 8 | swizzle << 16 | promotion << 20 | fill << 24;
  for (std::uint32_t at = 0; at < rank; ++at) {
    map->words[2 + at] = extents[at];
    map->words[7] |= static_cast<std::uint64_t>(box[at] - 1) << 8 * at;
    if (at > 0) map->words[8 + at] = strides[at - 1];
  }
  return cuda::kSuccess;
}

}  // namespace

void run_fake_launch(FakeState& state, FakeLaunch launch) {
  state.driver.launches.push_back(launch);
  if (!launch.is_captured && state.driver.on_launch) state.driver.on_launch(launch);
}

void add_fake_launches(FakeTable& table) {
  table["cuLaunchKernelEx"] = fake_entry(launch_kernel_ex, 11060);
  table["cuTensorMapEncodeTiled"] = fake_entry(tensor_map_encode, 12000);
}

}  // namespace attngen::test

// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/device_facts.h"

#include <fmt/format.h>

#include <array>

namespace attngen::cuda {
namespace {

std::string text_of(const Uuid& uuid) {
  std::string text = "GPU-";
  for (int at = 0; at < 16; ++at) {
    if (at == 4 || at == 6 || at == 8 || at == 10) text += '-';
    text += fmt::format("{:02x}", uuid.bytes[at]);
  }
  return text;
}

/// Reads about one device; every failure is Error(no_device) with the call's name.
class Reader {
 public:
  Reader(const Api& api, int ordinal) : api_(api) { need(api_.device_get(&device_, ordinal)); }

  template <class Entry>
  std::string text(const Entry& entry) const {
    std::array<char, 256> text{};
    need(entry(text.data(), static_cast<int>(text.size()) - 1, device_));
    return text.data();
  }
  std::string uuid() const {
    Uuid uuid;
    need(api_.device_get_uuid(&uuid, device_));
    return text_of(uuid);
  }
  std::int64_t memory_bytes() const {
    std::size_t bytes = 0;
    need(api_.device_total_mem(&bytes, device_));
    return static_cast<std::int64_t>(bytes);
  }
  int attribute(unsigned id) const {
    int value = 0;
    need(api_.device_get_attribute(&value, id, device_));
    return value;
  }

 private:
  void need(DriverStatus status) const { require(api_, status, ErrorKind::no_device); }

  const Api& api_;
  Device device_ = 0;
};

}  // namespace

DeviceFacts read_device_facts(const Api& api, int ordinal) {
  const Reader read(api, ordinal);
  DeviceFacts facts;
  facts.ordinal = ordinal;
  facts.name = read.text(api.device_get_name);
  facts.uuid = read.uuid();
  facts.pci_bus_id = read.text(api.device_get_pci_bus_id);
  facts.capability_major = read.attribute(kDeviceCapabilityMajor);
  facts.capability_minor = read.attribute(kDeviceCapabilityMinor);
  facts.arch = fmt::format("sm_{}{}", facts.capability_major, facts.capability_minor);
  facts.multiprocessors = read.attribute(kDeviceMultiprocessors);
  facts.shared_bytes_per_block = read.attribute(kDeviceSharedBytesPerBlock);
  facts.shared_bytes_per_multiprocessor = read.attribute(kDeviceSharedPerMultiprocessor);
  facts.registers_per_multiprocessor = read.attribute(kDeviceRegistersPerMultiprocessor);
  facts.threads_per_multiprocessor = read.attribute(kDeviceThreadsPerMultiprocessor);
  facts.l2_bytes = read.attribute(kDeviceL2Bytes);
  facts.memory_bytes = read.memory_bytes();
  facts.core_clock_khz = read.attribute(kDeviceClockKhz);
  facts.memory_clock_khz = read.attribute(kDeviceMemoryClockKhz);
  facts.memory_bus_bits = read.attribute(kDeviceMemoryBusBits);
  facts.driver_version = api.driver_version;
  facts.cooperative_launch = read.attribute(kDeviceCooperativeLaunch) != 0;
  facts.cluster_launch = read.attribute(kDeviceClusterLaunch) != 0;
  facts.tensor_map_access = read.attribute(kDeviceTensorMapAccess) != 0;
  return facts;
}

int device_count(const Api& api) {
  int count = 0;
  require(api, api.device_get_count(&count), ErrorKind::no_device);
  return count;
}

std::string cuda_version_text(int version) {
  return fmt::format("{}.{}", version / 1000, version % 1000 / 10);
}

std::string to_line(const DeviceFacts& facts) {
  constexpr double kMiB = 1024.0 * 1024.0;
  return fmt::format(
      "{}, {}, {} multiprocessors, {:.1f} GiB memory, {:.0f} MiB L2, {:.0f} KiB shared per block, "
      "{} MHz core, {} MHz memory x {} bits, driver for CUDA {}, {}, {}",
      facts.name, facts.arch, facts.multiprocessors,
      static_cast<double>(facts.memory_bytes) / kMiB / 1024.0,
      static_cast<double>(facts.l2_bytes) / kMiB, facts.shared_bytes_per_block / 1024.0,
      facts.core_clock_khz / 1000, facts.memory_clock_khz / 1000, facts.memory_bus_bits,
      cuda_version_text(facts.driver_version), facts.pci_bus_id, facts.uuid);
}

}  // namespace attngen::cuda

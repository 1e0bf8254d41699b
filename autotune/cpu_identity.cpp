// SPDX-License-Identifier: Apache-2.0
#include "autotune/cpu_identity.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>

#include "base/files.h"
#include "runtime/job_count.h"
#include "runtime/llvm_target.h"
#include "runtime/store/store_options.h"

namespace attngen::tune {
namespace {

/// "32768K" of the highest level that the system describes; sysconf() counts caches of sockets that
/// a virtual machine does not have.
std::int64_t last_cache_bytes() {
  for (int index = 4; index >= 0; --index) {
    const std::string path = fmt::format("/sys/devices/system/cpu/cpu0/cache/index{}/size", index);
    if (!file_exists(path)) continue;
    const std::string text = read_file(path, 1 << 16);
    const std::optional<std::uint64_t> bytes = byte_count(text.substr(0, text.find('\n')));
    if (bytes) return static_cast<std::int64_t>(*bytes);
  }
  return std::max<std::int64_t>(sysconf(_SC_LEVEL3_CACHE_SIZE), 0);
}

}  // namespace

DeviceIdentity cpu_identity(const CpuLimits& limits) {
  DeviceIdentity device;
  device.kind = "cpu";
  device.name = host_llvm_target().cpu;
  device.arch = limits.arch;
  device.units = thread_count();
  device.cache_bytes = last_cache_bytes();
  device.memory_bytes = static_cast<std::int64_t>(sysconf(_SC_PHYS_PAGES)) * sysconf(_SC_PAGESIZE);
  return device;
}

}  // namespace attngen::tune

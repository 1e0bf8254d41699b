// SPDX-License-Identifier: Apache-2.0
#include "autotune/device_identity.h"

#include <fmt/format.h>

#include <cctype>

namespace attngen::tune {

bool is_alike(const DeviceIdentity& a, const DeviceIdentity& b) {
  return a.kind == b.kind && a.arch == b.arch && a.units == b.units;
}

bool is_gpu(const DeviceIdentity& device) {
  return device.arch.compare(0, 3, "sm_") == 0;
}

std::string slug_of(const DeviceIdentity& device) {
  std::string slug = fmt::format("{}-{}-{}-{}u-{}m", device.kind, device.name, device.arch,
                                 device.units, device.cache_bytes >> 20);
  for (char& letter : slug) {
    const auto code = static_cast<unsigned char>(letter);
    if (std::isalnum(code) == 0 && letter != '_' && letter != '-' && letter != '.') letter = '_';
    letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  }
  return slug;
}

std::string to_text(const DeviceIdentity& device) {
  return fmt::format("{} ({}, {} {})", device.name, device.arch, device.units,
                     is_gpu(device) ? "multiprocessors" : "threads");
}

}  // namespace attngen::tune

// SPDX-License-Identifier: Apache-2.0
#include "tests/api/host_devices.h"

#include <algorithm>
#include <cstdio>
#include <map>

namespace attngen_test {

const std::vector<std::string>& host_devices() {
  static const std::vector<std::string> kDevices = [] {
    std::vector<std::string> found;
    for (const char* device : {"cpu", "vgpu", "oracle"}) {
      try {
        const attngen::Engine engine(device);
        found.emplace_back(device);
      } catch (const attngen::Failure& failure) {
        // Of a device that this version does not have there is nothing to test.
        if (failure.status() == ATTNGEN_E_INVALID) continue;
        std::printf("[SKIP] runs on %s: %s\n", device, failure.what());
      }
    }
    return found;
  }();
  return kDevices;
}

const attngen::Engine& engine_on(const std::string& device) {
  static std::map<std::string, attngen::Engine> kEngines;
  const auto found = kEngines.find(device);
  if (found != kEngines.end()) return found->second;
  return kEngines.emplace(device, attngen::Engine(device)).first->second;
}

bool has_device(const std::string& device) {
  const auto& all = host_devices();
  return std::find(all.begin(), all.end(), device) != all.end();
}

}  // namespace attngen_test

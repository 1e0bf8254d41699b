// SPDX-License-Identifier: Apache-2.0
#include "autotune/gpu_device.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <utility>

#include "base/error.h"

namespace attngen::tune {
namespace {

struct Product {
  const char* arch;
  std::int64_t cache_bytes;  ///< L2, of the data sheets and white papers named in device_table.cpp
};

/// By the names of device_table().
const std::map<std::string, Product>& products() {
  static const std::map<std::string, Product> table = {
      {"a100", {"sm_80", std::int64_t{40} << 20}},
      {"h100", {"sm_90", std::int64_t{50} << 20}},
      {"h200", {"sm_90", std::int64_t{60} << 20}},
      {"l40s", {"sm_89", std::int64_t{96} << 20}},
      {"rtx4090", {"sm_89", std::int64_t{72} << 20}},
      {"rtx5090", {"sm_120", std::int64_t{96} << 20}},
      {"b200", {"sm_100", std::int64_t{126} << 20}},
      {"b300", {"sm_103", std::int64_t{126} << 20}}};
  return table;
}

std::string lower_without_blanks(const std::string& text) {
  std::string made;
  for (const char letter : text) {
    const auto code = static_cast<unsigned char>(letter);
    if (std::isalnum(code) != 0) made += static_cast<char>(std::tolower(code));
  }
  return made;
}

}  // namespace

std::string plain_arch(std::string arch) {
  while (!arch.empty() && std::isalpha(static_cast<unsigned char>(arch.back())) != 0) {
    arch.pop_back();
  }
  return arch;
}

bool is_gpu_device(const std::string& name) {
  return products().count(name) > 0;
}

GpuDevice gpu_device_named(const std::string& name) {
  GpuDevice device;
  device.rates = rates_of_device(name);
  const auto found = products().find(name);
  check(found != products().end(), "a product of the table of rates has an architecture");
  device.limits = limits_of_arch(found->second.arch);
  device.limits.multiprocessors = static_cast<int>(device.rates.multiprocessors);
  device.identity = {
      "model", name, device.limits.arch, device.limits.multiprocessors, found->second.cache_bytes,
      0};
  return device;
}

DeviceRates rates_of(const DeviceIdentity& identity) {
  const std::string name = lower_without_blanks(identity.name);
  // The longest name that stands in the device's: "NVIDIA H200" is no H20.
  const DeviceRates* named = nullptr;
  const DeviceRates* alike = nullptr;
  for (const DeviceRates& rates : device_table()) {
    const Product& product = products().at(rates.name);
    if (plain_arch(identity.arch) != product.arch) continue;
    if (alike == nullptr) alike = &rates;
    if (name.find(rates.name) == std::string::npos) continue;
    if (named == nullptr || rates.name.size() > named->name.size()) named = &rates;
  }
  if (named == nullptr && alike == nullptr) {
    for (const DeviceRates& rates : device_table()) {
      if (rates.name == "a100") alike = &rates;
    }
  }
  DeviceRates rates = named != nullptr ? *named : *alike;
  if (identity.units > 0 && rates.multiprocessors > 0) {
    rates.mma_flops *= identity.units / rates.multiprocessors;
    rates.multiprocessors = identity.units;
  }
  return rates;
}

GpuDevice gpu_device_of(const cuda::DeviceFacts& facts) {
  GpuDevice device;
  device.limits = limits_of_arch(facts.arch);
  device.limits.multiprocessors = facts.multiprocessors;
  device.limits.shared_bytes_per_block =
      std::min(device.limits.shared_bytes_per_block, facts.shared_bytes_per_block);
  device.limits.threads_per_multiprocessor =
      std::min(device.limits.threads_per_multiprocessor, facts.threads_per_multiprocessor);
  device.identity = {"cuda",         facts.name,        facts.arch, facts.multiprocessors,
                     facts.l2_bytes, facts.memory_bytes};
  device.rates = rates_of(device.identity);
  if (facts.memory_clock_khz > 0 && facts.memory_bus_bits > 0 &&
      lower_without_blanks(facts.name).find(device.rates.name) == std::string::npos) {
    // Two transfers a clock.
    device.rates.bytes_per_second =
        2e3 * static_cast<double>(facts.memory_clock_khz) * facts.memory_bus_bits / 8;
  }
  return device;
}

}  // namespace attngen::tune

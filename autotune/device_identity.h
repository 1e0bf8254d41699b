// SPDX-License-Identifier: Apache-2.0
// What a measurement was taken on, as far as it decides speed.
#pragma once

#include <cstdint>
#include <string>

namespace attngen::tune {

struct DeviceIdentity {
  std::string kind;               ///< "cpu", "cuda", "model"
  std::string name;               ///< "znver4", "NVIDIA H200"
  std::string arch;               ///< "avx512_bf16", "sm_90"
  int units = 0;                  ///< threads that work, multiprocessors
  std::int64_t cache_bytes = 0;   ///< the last level
  std::int64_t memory_bytes = 0;  ///< of the machine or the GPU

  bool operator==(const DeviceIdentity&) const = default;
};

/// Same architecture and as many units; clocks, caches and memory may differ.
bool is_alike(const DeviceIdentity& a, const DeviceIdentity& b);

/// By its architecture, whether it is timed or modelled.
bool is_gpu(const DeviceIdentity& device);

/// For file names: "cpu-znver4-avx512_bf16-2u-32m".
std::string slug_of(const DeviceIdentity& device);

/// "znver4 (avx512_bf16, 2 threads)"
std::string to_text(const DeviceIdentity& device);

}  // namespace attngen::tune

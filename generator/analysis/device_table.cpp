// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/device_table.h"

#include "base/error.h"

namespace attngen {

const std::vector<DeviceRates>& device_table() {
  static const std::vector<DeviceRates> table = {
      // NVIDIA A100 80GB SXM data sheet: 312 TF bf16, 2039 GB/s; GA100 white paper: 108 SMs, 1.41
      // GHz.
      {"a100", 312e12, 108, 1.41e9, 16, 2.039e12},
      // NVIDIA H100 SXM data sheet: 989.4 TF bf16 dense, 3.35 TB/s; FlashAttention-3 section 3.2:
      // 132 SMs at 1.83 GHz give 3.9 T exp/s.
      {"h100", 989.4e12, 132, 1.83e9, 16, 3.35e12},
      // NVIDIA H200 SXM data sheet: H100's compute, 4.8 TB/s.
      {"h200", 989.4e12, 132, 1.83e9, 16, 4.8e12},
      // NVIDIA L40S data sheet: 362.05 TF bf16 dense, 864 GB/s; 142 SMs, 2.52 GHz boost.
      {"l40s", 362.05e12, 142, 2.52e9, 16, 0.864e12},
      // Ada GPU architecture white paper, RTX 4090: 165.2 TF bf16 with f32 accumulation, 128 SMs,
      // 2.52 GHz boost, 1008 GB/s.
      {"rtx4090", 165.2e12, 128, 2.52e9, 16, 1.008e12},
      // RTX Blackwell GPU architecture white paper, RTX 5090: 209.5 TF bf16 with f32 accumulation,
      // 170 SMs, 2.407 GHz boost, 1792 GB/s.
      {"rtx5090", 209.5e12, 170, 2.407e9, 16, 1.792e12},
      // NVIDIA HGX B200 data sheet, per GPU: 2.25 PF bf16 dense, 7.7 TB/s; 148 SMs, 1.965 GHz boost
      // (NVIDIA states "5 TeraExponentials/s").
      {"b200", 2250e12, 148, 1.965e9, 16, 7.7e12},
      // NVIDIA HGX B300 data sheet, per GPU: 2.25 PF bf16 dense, 7.7 TB/s; "Inside NVIDIA Blackwell
      // Ultra": twice the ex2 rate per SM, 10.7 TeraExponentials/s at 160 SMs; HGX B300 has 148.
      {"b300", 2250e12, 148, 1.965e9, 32, 7.7e12},
  };
  return table;
}

DeviceRates rates_of_device(const std::string& name) {
  std::string known;
  for (const DeviceRates& device : device_table()) {
    if (device.name == name) return device;
    known += (known.empty() ? "" : ", ") + device.name;
  }
  if (name == "fusemax") {
    throw Error(ErrorKind::refused,
                "the analytic model of the FuseMax accelerator is not built yet",
                "use one of " + known);
  }
  throw Error(ErrorKind::refused, "unknown device '" + name + "'", "use one of " + known);
}

}  // namespace attngen

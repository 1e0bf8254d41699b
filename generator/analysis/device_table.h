// SPDX-License-Identifier: Apache-2.0
// Peak rates of the GPUs that `analyze --arch` knows, for roofline bounds. Data sheet figures.
#pragma once

#include <string>
#include <vector>

namespace attngen {

struct DeviceRates {
  std::string name;      ///< "h200"
  double mma_flops = 0;  ///< dense bf16 with f32 accumulation, flop/s
  double multiprocessors = 0;
  double clock_hz = 0;          ///< boost clock under which the exp rate is stated
  double exp_per_clock = 16;    ///< ex2 results per clock and multiprocessor
  double bytes_per_second = 0;  ///< device memory

  double exp_per_second() const { return exp_per_clock * multiprocessors * clock_hz; }
};

const std::vector<DeviceRates>& device_table();

/// Throws Error(refused) naming the known ones; `fusemax` is refused as not built yet.
DeviceRates rates_of_device(const std::string& name);

}  // namespace attngen

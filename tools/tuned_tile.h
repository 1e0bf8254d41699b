// SPDX-License-Identifier: Apache-2.0
// Runs on the CPU device take what `attngen tune` found.
#pragma once

#include <memory>
#include <string>

#include "autotune/lookup.h"
#include "runtime/execute_cpu.h"

namespace attngen {

/// What the last request was answered with.
struct TunedTile {
  tune::LookupAnswer answer;
};

/// For CpuOptions::choose_tile. Results are read at the first request; which rule fired is logged
/// at level info, once per operation.
ChooseCpuTile choose_tuned_tile(std::shared_ptr<TunedTile> told);

}  // namespace attngen

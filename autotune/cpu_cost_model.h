// SPDX-License-Identifier: Apache-2.0
// How long a tile kernel would take on a CPU, from counts of instructions and bytes: good enough to
// leave out what cannot win, and deterministic, so that it is also the clock of tests.
#pragma once

#include <cstdint>
#include <functional>

#include "generator/llvm/llvm_source.h"

namespace attngen::tune {

struct CpuWorkload {
  std::int64_t rows = 1;  ///< that share their keys
  std::int64_t keys = 0;  ///< of a set, masks aside
  int contracted = 0;     ///< columns of the contraction
  int wide = 0;           ///< columns of the output
  int element_bytes = 4;  ///< of keys and values in memory
  bool converts = false;  ///< keys and values are copied to reals first
  bool pairs_bf16 = false;
  bool along_columns = false;
  bool in_f64 = false;
  std::int64_t key_sets = 1;  ///< distinct sets of keys and values
  int threads = 1;
  CpuLimits limits;
  std::function<std::int64_t(const CpuTile&)> items;  ///< row tiles of all heads and batches
  std::function<double(std::int64_t rows)> met;  ///< of the keys, by so many of the rows together
};

/// At a nominal 3 GHz and 20 GB/s. Never 0.
double modelled_ns(const CpuWorkload& work, const CpuTile& tile);

/// Vector registers that the sums, a step's rows and one spread key take; `along_columns`: a step's
/// keys and one row.
int registers_of(const CpuTile& tile, const CpuLimits& limits, bool in_f64, bool along_columns);

}  // namespace attngen::tune

// SPDX-License-Identifier: Apache-2.0
// How long a kernel would take on a GPU, from counts of tiles, bytes and operations. Estimates,
// never measured here: good enough to leave out what cannot win, and to choose a start.
#pragma once

#include <cstdint>
#include <functional>

#include "autotune/gpu_device.h"
#include "generator/cuda/source.h"

namespace attngen::tune {

struct GpuWorkload {
  Skeleton skeleton = Skeleton::forward;
  int contracted = 0;       ///< columns of the contraction
  int wide = 0;             ///< columns of the output
  int element_bytes = 2;    ///< of keys and values
  std::int64_t rows = 1;    ///< that share keys and lie in one row tile where it is large enough
  std::int64_t sets = 1;    ///< of such rows: sequences times heads with keys of their own
  std::int64_t keys = 1;    ///< of one set
  double kept = 1;          ///< share of the pairs that count
  double bytes = 0;         ///< every input read once, every output written once
  double exponentials = 0;  ///< that count
  double flops = 0;         ///< of both contractions, pairs that count
  DeviceLimits limits;
  DeviceRates rates;
  std::function<int(const GpuTile&)> shared_bytes;  ///< of a CTA
};

/// Never 0. `decode` is t0 + ceil(W/G) * t_tile + a * [N > 1] + b * N * R * (Dv + 2): W key tiles
/// on the line, G blocks, N blocks that share a row tile of R rows.
double modelled_ns(const GpuWorkload& work, const GpuTile& tile);

/// No kernel takes less: the largest of reading and writing all bytes, all multiplications, all
/// exponentials, at the rates of the data sheet.
double bound_ns(const GpuWorkload& work);

}  // namespace attngen::tune

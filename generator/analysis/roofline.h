// SPDX-License-Identifier: Apache-2.0
// Work and traffic of a cascade at given extents, and the time below which no schedule can go.
#pragma once

#include <string>

#include "generator/analysis/analysis.h"
#include "generator/analysis/device_table.h"
#include "generator/ir/binding.h"

namespace attngen {

struct Roofline {
  double mma_flops = 0;            ///< 2 per multiply-add of the contractions, kept points only
  double exp_count = 0;            ///< exponential-like operations, kept points only
  double bytes_min = 0;            ///< every input read once, every output written once: one pass
  double bytes_spill = 0;          ///< passes as written, crossing tensors spilled
  double bytes_recompute = 0;      ///< passes as written, crossing tensors recomputed from inputs
  double bytes_rewritten = 0;      ///< after the repair, cheapest choice at each kept boundary
  bool masked_share_known = true;  ///< false: conditions read tables, every point was counted
};

Roofline roofline_of(const Cascade& cascade, const Analysis& analysis, const Binding& binding);

/// Lower bounds in seconds on one device.
struct RooflineTimes {
  double mma = 0;
  double exp = 0;
  double memory = 0;    ///< of bytes_rewritten
  double bound = 0;     ///< the largest
  std::string binding;  ///< "MMA", "exp" or "memory"
};
RooflineTimes times_on(const Roofline& roofline, const DeviceRates& device);

}  // namespace attngen

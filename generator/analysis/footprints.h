// SPDX-License-Identifier: Apache-2.0
// Tensors that cross a pass boundary, and what carrying them across costs.
#pragma once

#include <string>
#include <vector>

#include "generator/analysis/analyse_passes.h"
#include "generator/analysis/analysis.h"
#include "generator/ir/binding.h"

namespace attngen {

/// Every tensor with the rank that is produced or read before a boundary and read again after it,
/// for the cascade as written and for what remains after the repair.
std::vector<Crossing> analyse_crossings(const Cascade& cascade, const PassAnalysis& passes);

/// Bytes of one element as kept between passes: the declared type of an input, f32 otherwise.
double element_bytes(const Cascade& cascade, int tensor);

/// Product of the extents of all axes, batch included.
double element_total(const Cascade& cascade, const Binding& binding, int tensor);

/// Inputs that `tensor` is computed from, itself if it is one.
std::vector<int> input_ancestors(const Cascade& cascade, int tensor);

/// The three ways to have a tensor again in the next pass; the least is the bound.
struct CrossingCost {
  double buffer_bytes = 0;     ///< one whole fibre, kept on chip per row
  double spill_bytes = 0;      ///< written and read again; an input is only read again
  double recompute_bytes = 0;  ///< its inputs read again
};
CrossingCost crossing_cost(const Cascade& cascade, const Crossing& crossing,
                           const Binding& binding);

/// "65536 x 4 B = 256 KiB/row"
std::string fibre_text(const Cascade& cascade, const Crossing& crossing, const Binding& binding);

/// "264 B", "256 KiB", "1.5 MiB": exact where it is, else three digits.
std::string bytes_text(double bytes);

}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
// Asked, part two: for which shapes. A plan holds for every shape inside.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "runtime/api/spec.h"

namespace attngen {

/// Both ends included.
struct RankBound {
  std::int64_t least = 0;
  std::int64_t most = kLongest;

  static constexpr std::int64_t kLongest = 2147483647;  ///< what kernels hold in a coordinate
  bool is_fixed() const { return least == most; }
};

struct Bounds {
  std::vector<RankBound> ranks;       ///< by rank id; those that follow from others are narrowed
  std::vector<double> static_params;  ///< by param id; NaN where not static
  int batch_axes = 0;
  std::int64_t most_batches = 0;  ///< 0 = no bound
  bool batch_invariant = false;   ///< bits of a sequence depend on nothing but itself
  std::vector<bool> discarded;    ///< by tensor id
};

/// As the caller wrote them, by name.
struct AskedBounds {
  struct Rank {
    std::string name;
    RankBound bound;
  };
  std::vector<Rank> ranks;
  std::vector<std::pair<std::string, double>> static_params;
  int batch_axes = 0;
  std::int64_t most_batches = 0;
  bool batch_invariant = false;
  std::vector<std::string> discarded;
};

/// Resolves names, completes what the text fixes, evaluates defaults of static params. Throws
/// Error(refused) with all findings: unknown names, empty or negative ranges, contradictions, a
/// rank that no tensor has and that is not fixed, a static param without a value or not whole, a
/// discarded output without finite bounds.
Bounds resolve_bounds(const Spec& spec, const AskedBounds& asked);

/// By rank id.
std::vector<std::int64_t> largest_extents(const Bounds& bounds);

/// "E=64 F=64 P=0..4096": one line.
std::string to_text(const Spec& spec, const Bounds& bounds);

}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
// Decides the numbers of the `merge` skeleton: outputs of runs over disjoint sets of keys become
// the outputs over all of them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "generator/cuda/source.h"
#include "generator/form/merge_rule.h"

namespace attngen {

/// Throws Error(refused) with the reason: running values that the outputs do not tell, an output
/// type that no kernel writes, more axes than an argument block holds, an option without meaning.
Plan plan_merge(const Cascade& cascade, const Analysis& analysis, const Problem& problem);

/// The rule that plan and kernel follow; throws Error(refused) with the reason why there is none.
MergeRule require_merge_rule(const Cascade& cascade, const Analysis& analysis);

/// How the argument block of a merge lies in memory, in words of 8 bytes: extents of the row axes,
/// then rows, columns and parts; then, for each output of the form, kMostParts + 1 views, of the
/// whole and of each part: an address, the strides of the row axes, the column stride.
struct MergeBlock {
  std::size_t row_axes = 0;
  std::size_t outputs = 0;
  std::size_t most_parts = 0;

  std::size_t header_words() const { return row_axes + 3; }
  std::size_t view_words() const { return row_axes + 2; }
  /// Where the view of an output begins; part 0 is the whole.
  std::size_t view_at(std::size_t output, std::size_t part) const {
    return header_words() + (output * (most_parts + 1) + part) * view_words();
  }
  std::size_t words() const { return view_at(outputs, 0); }
};
MergeBlock merge_block(const Plan& plan, const ForwardForm& form);

/// One block for each few rows. Throws Error(refused) for more rows than a launch holds.
std::array<int, 3> grid_of_merge(const Plan& plan, std::int64_t rows);

}  // namespace attngen

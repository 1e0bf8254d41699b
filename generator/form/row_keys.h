// SPDX-License-Identifier: Apache-2.0
// Which keys count for one row: a range, and a condition inside it.
#pragma once

#include <vector>

#include "generator/analysis/analysis.h"
#include "generator/ir/cascade.h"

namespace attngen {

/// A key counts where begin <= key < end for every bound and `inside` holds.
struct RowKeys {
  std::vector<Expr> begin;
  std::vector<Expr> end;  ///< exclusive
  Expr inside;            ///< null = true
};

/// `keep` (null = true) for a fixed row, taken apart: a bound costs one comparison with a literal
/// per key, a condition all that it says.
RowKeys row_keys(const Cascade& cascade, const Expr& keep, int key_var);

}  // namespace attngen

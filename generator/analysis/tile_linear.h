// SPDX-License-Identifier: Apache-2.0
// Linear forms over the atoms of an index expression, and symbolic bounds of those atoms on a tile.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "generator/ir/cascade.h"

namespace attngen {

/// constant + sum of coefficient * atom. Atoms are distinct sub-expressions that are not linear.
struct Linear {
  struct Term {
    Expr atom;
    std::int64_t coefficient = 0;
  };
  std::vector<Term> terms;
  std::int64_t constant = 0;

  std::int64_t coefficient_of(const Expr& atom) const;
};

/// a + factor * b. Absent when a coefficient would leave 32 bits: callers then know nothing.
std::optional<Linear> combined(const Linear& a, const Linear& b, std::int64_t factor);

/// Inclusive bounds on a tile; null = unbounded or unknown.
struct TileInterval {
  Expr low;
  Expr high;
  bool contiguous = false;  ///< takes every integer between the bounds
};

/// Says of an access whether its least and its largest entry over a tile are known when the tile is
/// classified: tile_least and tile_most of it have values. Null = of none.
using BoundedTables = std::function<bool(const Expr& access)>;

/// Which variables vary inside a tile, and what that means for expressions.
class TileScope {
 public:
  TileScope(const Cascade& cascade, std::vector<int> tile_vars, BoundedTables bounded = {});

  bool varies(const Expr& expr) const;          ///< or cannot be known before the tile is computed
  bool is_integral(const Expr& expr) const;     ///< surely an integer, launch-time params aside
  bool is_nonnegative(const Expr& expr) const;  ///< literals and extents only
  bool is_boolean(const Expr& access) const;    ///< of a table of booleans: 0, or more
  const std::vector<int>& tile_vars() const { return tile_vars_; }

  std::optional<Linear> linear(const Expr& expr) const;

  /// Bounds of one varying atom, or of any expression.
  TileInterval bounds(const Expr& expr) const;

 private:
  TileInterval bounds_of_linear(const Linear& form) const;
  TileInterval bounds_of_atom(const Expr& atom) const;
  TileInterval bounds_of_product(const Expr& a, const Expr& b) const;
  TileInterval bounds_of_floor_div(const Expr& a, const Expr& b) const;
  TileInterval bounds_of_mod(const Expr& a, const Expr& b) const;
  TileInterval bounds_of_table(const Expr& access) const;

  const Cascade& cascade_;
  std::vector<int> tile_vars_;
  BoundedTables bounded_;
};

/// `form` as an expression; the empty sum is 0.
Expr to_expr(const Linear& form);

/// "form <= 0" (or "< 0") with what is negative moved to the right; literals folded.
Expr at_most_zero(const Linear& form, bool strict);

}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
#include "autotune/keys_met.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "generator/analysis/tile_classes.h"
#include "generator/ir/conditions.h"

namespace attngen::tune {
namespace {

constexpr std::int64_t kBlocksSampled = 64;
constexpr int kHeadsSampled = 4;

class Bounds {
 public:
  Bounds(const Cascade& cascade, const ForwardForm& form, const Binding& binding)
      : cascade_(cascade), keys_(extent_of(binding, form.key_var)) {
    const auto known = [](const std::vector<Expr>& bounds) {
      std::vector<Expr> kept;
      std::copy_if(bounds.begin(), bounds.end(), std::back_inserter(kept),
                   [](const Expr& bound) { return accesses_in(bound).empty(); });
      return kept;
    };
    begin_ = known(form.tiles.begin);
    end_ = known(form.tiles.end);
    place_.binding = &binding;
    place_.vars.assign(cascade.vars.size(), 0);
    place_.first = place_.last = place_.vars;
  }

  std::int64_t extent_of(const Binding& binding, int var) const {
    const int rank = cascade_.vars.at(static_cast<std::size_t>(var)).rank;
    return binding.extents.at(static_cast<std::size_t>(rank));
  }
  bool is_none() const { return keys_ == 0 || (begin_.empty() && end_.empty()); }

  void enter(int var, std::int64_t first, std::int64_t last) {
    const auto at = static_cast<std::size_t>(var);
    place_.vars[at] = place_.first[at] = first;
    place_.last[at] = last;
  }
  /// Of all keys, those that the rows entered last meet.
  double share() const {
    const auto all = static_cast<double>(keys_);
    double begin = 0;
    double end = all;
    for (const Expr& bound : begin_) begin = std::max(begin, evaluate_at(cascade_, bound, place_));
    for (const Expr& bound : end_) end = std::min(end, evaluate_at(cascade_, bound, place_));
    return std::clamp(end - begin, 0.0, all) / all;
  }

 private:
  const Cascade& cascade_;
  std::int64_t keys_;
  std::vector<Expr> begin_;
  std::vector<Expr> end_;
  TilePlace place_;
};

}  // namespace

double keys_met(const Cascade& cascade, const ForwardForm& form, const Binding& binding,
                std::int64_t rows) {
  Bounds bounds(cascade, form, binding);
  const std::int64_t all_rows = bounds.extent_of(binding, form.row_var);
  if (bounds.is_none() || all_rows == 0) return 1;
  const std::int64_t blocks = (all_rows + rows - 1) / rows;
  const std::int64_t looked_at = std::min(blocks, kBlocksSampled);
  double met = 0;
  double weight = 0;
  for (int head = 0; head < kHeadsSampled; ++head) {
    for (const int var : form.grid_vars) {
      const std::int64_t at = bounds.extent_of(binding, var) * head / kHeadsSampled;
      bounds.enter(var, at, at);
    }
    for (std::int64_t i = 0; i < looked_at; ++i) {
      const std::int64_t first = i * blocks / looked_at * rows;
      const std::int64_t last = std::min(first + rows, all_rows) - 1;
      bounds.enter(form.row_var, first, last);
      const auto own = static_cast<double>(last - first + 1);
      met += bounds.share() * own;
      weight += own;
    }
  }
  return met / weight;
}

}  // namespace attngen::tune

// SPDX-License-Identifier: Apache-2.0
#include "tests/vgpu/pairwise_cover.h"

#include <algorithm>
#include <numeric>
#include <random>
#include <set>
#include <tuple>

namespace attngen::test {
namespace {

/// A value of an earlier axis and one of a later: axis, value, axis, value.
using Pair = std::tuple<std::size_t, int, std::size_t, int>;

Pair pair_of(std::size_t a, int x, std::size_t b, int y) {
  return a < b ? Pair{a, x, b, y} : Pair{b, y, a, x};
}

std::set<Pair> all_pairs(const std::vector<int>& sizes) {
  std::set<Pair> pairs;
  for (std::size_t a = 0; a < sizes.size(); ++a) {
    for (std::size_t b = a + 1; b < sizes.size(); ++b) {
      for (int x = 0; x < sizes[a]; ++x) {
        for (int y = 0; y < sizes[b]; ++y) pairs.insert({a, x, b, y});
      }
    }
  }
  return pairs;
}

std::vector<Pair> pairs_in(const ChoiceRow& row) {
  std::vector<Pair> pairs;
  for (std::size_t a = 0; a < row.size(); ++a) {
    for (std::size_t b = a + 1; b < row.size(); ++b) pairs.push_back({a, row[a], b, row[b]});
  }
  return pairs;
}

ChoiceRow try_row(const std::vector<int>& sizes, const std::set<Pair>& open,
                  std::mt19937_64& bits) {
  const auto seed = std::next(open.begin(), static_cast<std::ptrdiff_t>(bits() % open.size()));
  const auto [a, x, b, y] = *seed;
  ChoiceRow row(sizes.size(), -1);
  row[a] = x;
  row[b] = y;
  std::vector<std::size_t> axes(sizes.size());
  std::iota(axes.begin(), axes.end(), std::size_t{0});
  std::shuffle(axes.begin(), axes.end(), bits);
  for (const std::size_t axis : axes) {
    if (row[axis] >= 0) continue;
    int best = -1;
    std::size_t best_met = 0;
    const int first = static_cast<int>(bits() % static_cast<std::uint64_t>(sizes[axis]));
    for (int i = 0; i < sizes[axis]; ++i) {
      const int value = (first + i) % sizes[axis];
      std::size_t met = 0;
      for (std::size_t other = 0; other < row.size(); ++other) {
        if (row[other] >= 0) met += open.count(pair_of(axis, value, other, row[other]));
      }
      if (best < 0 || met > best_met) {
        best = value;
        best_met = met;
      }
    }
    row[axis] = best;
  }
  return row;
}

}  // namespace

std::vector<ChoiceRow> pairwise_cover(const std::vector<int>& sizes, const CostlyPart& part) {
  constexpr int kTries = 400;
  constexpr std::size_t kCostOfPart = 10;
  std::mt19937_64 bits(1);
  std::set<Pair> open = all_pairs(sizes);
  std::set<std::string> parts;
  std::vector<ChoiceRow> rows;
  while (!open.empty()) {
    ChoiceRow best;
    std::size_t best_worth = 0;
    for (int i = 0; i < kTries; ++i) {
      ChoiceRow row = try_row(sizes, open, bits);
      std::size_t met = 0;
      for (const Pair& pair : pairs_in(row)) met += open.count(pair);
      const std::size_t worth = met * (parts.count(part(row)) != 0 ? kCostOfPart : 1);
      if (worth <= best_worth) continue;
      best_worth = worth;
      best = std::move(row);
    }
    for (const Pair& pair : pairs_in(best)) open.erase(pair);
    parts.insert(part(best));
    rows.push_back(std::move(best));
  }
  return rows;
}

std::vector<ChoiceRow> full_product(const std::vector<int>& sizes) {
  std::vector<ChoiceRow> rows(1);
  for (const int size : sizes) {
    std::vector<ChoiceRow> longer;
    for (const ChoiceRow& row : rows) {
      for (int value = 0; value < size; ++value) {
        longer.push_back(row);
        longer.back().push_back(value);
      }
    }
    rows = std::move(longer);
  }
  return rows;
}

std::size_t missing_pairs(const std::vector<int>& sizes, const std::vector<ChoiceRow>& rows) {
  std::set<Pair> missing = all_pairs(sizes);
  for (const ChoiceRow& row : rows) {
    for (const Pair& pair : pairs_in(row)) missing.erase(pair);
  }
  return missing.size();
}

}  // namespace attngen::test

// SPDX-License-Identifier: Apache-2.0
#include "tools/check_cases.h"

#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "generator/cuda/problem.h"

namespace attngen {
namespace {

// Ranks by the letters of docs/language.md: P rows, M keys, E and F head dims, H and HK heads.
struct CaseRow {
  std::int64_t p, m, e, f, h, hk, other;
  std::array<std::int64_t, 1> batch;
  bool has_batch;
};

constexpr CaseRow kRows[] = {
    {33, 70, 24, 40, 4, 2, 4, {2}, true}, {1, 1, 24, 40, 2, 1, 1, {1}, true},
    {0, 5, 24, 40, 2, 2, 3, {2}, true},   {5, 0, 24, 40, 2, 1, 3, {1}, true},
    {70, 131, 7, 5, 2, 1, 5, {1}, false}, {67, 3, 7, 5, 1, 1, 2, {1}, false},
};

std::int64_t extent_in(const CaseRow& row, const std::string& rank) {
  if (rank == "P") return row.p;
  if (rank == "M") return row.m;
  if (rank == "E") return row.e;
  if (rank == "F") return row.f;
  if (rank == "H") return row.h;
  if (rank == "HK") return row.hk;
  return row.other;
}

bool already_in(const std::vector<RandomShape>& cases, const RandomShape& shape) {
  for (const RandomShape& known : cases) {
    if (known.extents == shape.extents && known.batch == shape.batch) return true;
  }
  return false;
}

}  // namespace

std::vector<RandomShape> check_cases(const Cascade& cascade,
                                     const std::map<std::string, std::int64_t>& given) {
  std::vector<RandomShape> cases;
  for (const CaseRow& row : kRows) {
    RandomShape shape;
    shape.extents = given;
    bool all_given = true;
    for (const std::string& rank : ranks_to_give(cascade)) {
      all_given = !shape.extents.emplace(rank, extent_in(row, rank)).second && all_given;
    }
    if (row.has_batch) shape.batch.assign(row.batch.begin(), row.batch.end());
    if (!already_in(cases, shape)) cases.push_back(std::move(shape));
    if (all_given) break;
  }
  return cases;
}

}  // namespace attngen

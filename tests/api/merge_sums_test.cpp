// SPDX-License-Identifier: Apache-2.0
// attngen_merge of made-up outputs, against the sums that they stand for.
#include <doctest/doctest.h>
#include <attngen.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "tests/api/host_devices.h"
#include "tests/api/operand.h"

using namespace attngen_test;

namespace {

/// Softmax whose outputs are of type T; the inputs do not matter to a merge.
std::string softmax_into(const std::string& type) {
  return "cascade into {\n  rank P, M, E, F\n  in Q[P,E]: bf16, K[M,E]: bf16, V[M,F]: bf16\n"
         "  S[p,m] = sum{e} Q[p,e] * K[m,e]\n  GM[p] = max{m} S[p,m]\n"
         "  N[p,m] = exp(S[p,m] - GM[p])\n  D[p] = sum{m} N[p,m]\n"
         "  out O[p,f]: " +
         type +
         " = sum{m} N[p,m] / D[p] * V[m,f]\n"
         "  out LSE[p] = GM[p] + log(D[p])\n}\n";
}

/// Outputs of one part as a run may leave them: a row in seven met no key.
void fill_part(Operand& o, Operand& lse, std::mt19937& random) {
  std::uniform_real_distribution<double> of_lse(-30, 30);
  std::uniform_real_distribution<double> of_o(-4, 4);
  lse.for_each([&](const std::vector<std::int64_t>& row) {
    const bool is_empty = random() % 7 == 0;
    lse.set(row, is_empty ? -std::numeric_limits<double>::infinity() : of_lse(random));
    for (std::int64_t f = 0; f < o.shape().back(); ++f) {
      std::vector<std::int64_t> at = row;
      at.push_back(f);
      o.set(at, is_empty ? 0 : of_o(random));
    }
  });
}

}  // namespace

TEST_CASE(
    "any number of parts and columns, any layout and output type, against the sums themselves") {
  struct Case {
    DLDataType type;
    const char* name;
    double rounding;
    std::int64_t columns;
    std::size_t parts;
  };
  const Case cases[] = {{kF32, "f32", 2e-6, 300, 32}, {kBf16, "bf16", 5e-3, 64, 3},
                        {kF16, "f16", 6e-4, 33, 7},   {kF32, "f32", 2e-6, 1, 1},
                        {kF32, "f32", 2e-6, 0, 2},    {kBf16, "bf16", 5e-3, 257, 2}};
  const std::int64_t b = 3, p = 5;
  for (const std::string& device : host_devices()) {
    for (const Case& each : cases) {
      CAPTURE(device);
      CAPTURE(each.name);
      CAPTURE(each.columns);
      CAPTURE(each.parts);
      const attngen::Spec spec(softmax_into(each.name));
      std::mt19937 random(29);
      const std::int64_t f = each.columns;
      // Rows innermost and gaps between batches, columns apart, all in one: gaps are NaN.
      const Layout layouts[] = {{{}, 0, false, false},
                                {{p * (f + 3), f + 3, 1}, 5, true, false},
                                {{1, b, b * p + 2}, 1, false, false}};
      std::vector<std::unique_ptr<Operand>> made;
      std::vector<std::vector<const DLTensor*>> parts;
      for (std::size_t part = 0; part < each.parts; ++part) {
        made.push_back(std::make_unique<Operand>(each.type, std::vector<std::int64_t>{b, p, f},
                                                 layouts[part % 3]));
        Operand& o = *made.back();
        made.push_back(std::make_unique<Operand>(
            kF32, std::vector<std::int64_t>{b, p},
            part % 2 == 0 ? Layout{} : Layout{{1, b + 1}, 0, false, false}));
        fill_part(o, *made.back(), random);
        parts.push_back({o.dl(), made.back()->dl()});
      }
      Operand o(each.type, {b, p, f}, layouts[1]), lse(kF32, {b, p}, {{p + 4, 1}, 2, true, false});
      attngen::merge(engine_on(device), spec, parts, {o.dl(), lse.dl()});
      CHECK(o.gaps_untouched());
      CHECK(lse.gaps_untouched());
      lse.for_each([&](const std::vector<std::int64_t>& row) {
        double most = -std::numeric_limits<double>::infinity();
        for (std::size_t part = 0; part < each.parts; ++part) {
          most = std::max(most, made[2 * part + 1]->get(row));
        }
        double sum = 0;
        std::vector<double> wide(static_cast<std::size_t>(f), 0);
        std::vector<double> spread(static_cast<std::size_t>(f), 0);
        for (std::size_t part = 0; part < each.parts && std::isfinite(most); ++part) {
          const double weight = std::exp(made[2 * part + 1]->get(row) - most);
          sum += weight;
          for (std::size_t column = 0; column < wide.size(); ++column) {
            const double value =
                made[2 * part]->get({row[0], row[1], static_cast<std::int64_t>(column)});
            wide[column] += weight * value;
            spread[column] += weight * std::fabs(value);
          }
        }
        if (sum == 0) {
          CHECK(lse.get(row) == -std::numeric_limits<double>::infinity());
        } else {
          CHECK(std::fabs(lse.get(row) - (most + std::log(sum))) <= 4e-6);
        }
        for (std::size_t column = 0; column < wide.size(); ++column) {
          const double exact = sum == 0 ? 0 : wide[column] / sum;
          const double size = sum == 0 ? 0 : spread[column] / sum;
          const double found = o.get({row[0], row[1], static_cast<std::int64_t>(column)});
          CHECK(std::fabs(found - exact) <= each.rounding * size);
        }
      });
    }
  }
}

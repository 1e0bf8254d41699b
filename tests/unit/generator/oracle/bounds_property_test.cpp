// SPDX-License-Identifier: Apache-2.0
// Two ways to know whether a read leaves its tensor: intervals at binding, and running into it.
#include <doctest/doctest.h>

#include <fmt/format.h>

#include <random>

#include "generator/ir/bind_bounds.h"
#include "interpreted.h"

namespace attngen::testing {
namespace {

class RandomText {
 public:
  explicit RandomText(std::uint32_t seed) : random_(seed) {}

  std::int64_t below(std::int64_t limit) {
    return std::uniform_int_distribution<std::int64_t>(0, limit - 1)(random_);
  }

  std::string index(int depth) {
    if (depth == 0) {
      const char* const leaves[] = {"p", "m", "P", "M", "2", "3", "tab[p]", "tab[m%3]", "len[]"};
      return leaves[below(9)];
    }
    const std::string a = index(depth - 1);
    const std::string b = index(depth - 1);
    switch (below(8)) {
      case 0:
        return fmt::format("({})/2", a);
      case 1:
        return fmt::format("({})%3", a);
      case 2:
        return fmt::format("abs({})", a);
      case 3:
        return fmt::format("clamp({},0,{})", a, b);
      case 4:
        return fmt::format("min({},{})", a, b);
      case 5:
        return fmt::format("({}+{})", a, b);
      default:
        return fmt::format("({}-({}))", a, b);
    }
  }

  std::string condition() {
    const char* const comparisons[] = {"<", "<=", ">", ">=", "==", "!="};
    return fmt::format("{} {} {}", index(1), comparisons[below(6)], index(1));
  }

  std::string where() {
    switch (below(4)) {
      case 0:
        return " where m <= p";
      case 1:
        return fmt::format(" where {} && {}", condition(), condition());
      case 2:
        return fmt::format(" where ({} || {}) && {}", condition(), condition(), condition());
      default:
        return fmt::format(" where !({})", condition());
    }
  }

 private:
  std::mt19937 random_;
};

/// Inputs as bind_inputs() would give them, bounds unchecked.
BoundInputs unchecked(const Cascade& cascade, std::int64_t p, std::int64_t m, std::int64_t r,
                      RandomText& random) {
  BoundInputs inputs;
  inputs.binding = bind_extents(cascade, {{"P", p}, {"M", m}, {"R", r}, {"T", 3}}, {});
  for (std::size_t t = 0; t < cascade.tensors.size(); ++t) {
    const Tensor& tensor = cascade.tensors[t];
    inputs.arrays.emplace_back();
    if (tensor.kind != TensorKind::input) continue;
    Array array(tensor.type.type, shape_of(cascade, inputs.binding, static_cast<int>(t)));
    for (std::int64_t i = 0; i < array.size(); ++i) {
      array.set(i, static_cast<double>(random.below(5) - (tensor.name == "tab" ? 1 : 0)));
    }
    inputs.arrays.back() = std::move(array);
  }
  return inputs;
}

/// What the interpreter runs into; empty when nothing.
std::string fault_of(const Cascade& cascade, const BoundInputs& inputs) {
  try {
    interpret(cascade, inputs);
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

TEST_CASE("binding refuses exactly what the interpreter runs into") {
  int refused = 0;
  int accepted = 0;
  for (std::uint32_t seed = 0; seed < 1500; ++seed) {
    RandomText random(seed);
    const std::string text = fmt::format(
        R"(cascade t {{ rank P, M, R, T; in A[P,M]: f32, B[R]: f32, tab[T]: i32, len[]: i32
          X[p,m] = A[p,m]{}
          Y[p,m] = X[p,m] * B[{}]{}
          out O[p] = sum{{m}} Y[p,m] * A[p,m] + tab[m%3] * len[] * B[0 * m] {} }})",
        random.where(), random.index(2), random.below(2) == 0 ? "" : random.where(),
        random.where());
    CAPTURE(text);
    std::optional<Cascade> cascade;
    try {
      cascade = parsed(text);
    } catch (const Error&) {
      continue;  // the verifier refuses what is outside at all extents
    }
    const BoundInputs inputs =
        unchecked(*cascade, random.below(6), random.below(6), 1 + random.below(6), random);
    const std::string fault = fault_of(*cascade, inputs);
    const std::vector<Finding> findings = check_bounds(*cascade, inputs);
    CHECK_MESSAGE(fault.empty() == findings.empty(), "seed ", seed, ": ", fault, to_text(findings));
    (fault.empty() ? accepted : refused) += 1;
  }
  CHECK(refused > 100);
  CHECK(accepted > 100);
}

}  // namespace
}  // namespace attngen::testing

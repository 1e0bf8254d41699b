// SPDX-License-Identifier: Apache-2.0
// Params of a request: defaults over extents, and which values a param takes.
#include "generator/ir/bind_extents.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <limits>

#include "generator/language/language.h"

namespace attngen {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

Cascade parsed() {
  return parse_variant({"test",
                        "cascade c {\n rank M, R\n param scale = rsqrt(M), whole: i32 = 2 * M, "
                        "half: f16 = 1, W = 3\n in A[M]: f32, B[R]: f32\n"
                        " T[m] = B[m / W] where m / W < R\n"
                        " out O[m] = A[m] * scale * whole * half + T[m]\n}"})
      .front();
}

const Param& param(const Cascade& cascade, const char* name) {
  return cascade.params[static_cast<std::size_t>(find_param(cascade, name))];
}

TEST_CASE("a default is computed in double over the extents at hand") {
  const Cascade cascade = parsed();
  const std::array<std::int64_t, 2> extents{48, 7};
  CHECK(default_of(param(cascade, "scale").default_value, extents) == 1 / std::sqrt(48.0));
  CHECK(default_of(param(cascade, "whole").default_value, extents) == 96);
  CHECK(default_of(param(cascade, "W").default_value, extents) == 3);
  const std::array<std::int64_t, 2> empty{0, 7};
  CHECK(default_of(param(cascade, "scale").default_value, empty) == kInfinity);
}

TEST_CASE("a value is judged by the param's type, static ones are whole") {
  const Cascade cascade = parsed();
  CHECK(param(cascade, "W").is_static);
  CHECK(fault_of_param(param(cascade, "scale"), 0.3).empty());
  CHECK(fault_of_param(param(cascade, "scale"), kInfinity).empty());
  CHECK(fault_of_param(param(cascade, "scale"), std::nan("")) == "param scale is not a number");
  CHECK(fault_of_param(param(cascade, "scale"), 1e39) ==
        "param scale: 1e+39 does not fit its type f32");
  CHECK(fault_of_param(param(cascade, "half"), 65504).empty());
  CHECK(fault_of_param(param(cascade, "half"), 65520) ==
        "param half: 65520 does not fit its type f16");
  CHECK(fault_of_param(param(cascade, "whole"), -5).empty());
  CHECK(fault_of_param(param(cascade, "whole"), 2.5) == "param whole is an integer, not 2.5");
  CHECK(fault_of_param(param(cascade, "whole"), 3e9) ==
        "param whole: 3000000000 does not fit its type i32");
  CHECK(fault_of_param(param(cascade, "W"), 3e9).empty());
  CHECK(fault_of_param(param(cascade, "W"), 0.5) ==
        "param W stands in a coordinate or beside / or %, so it is an integer, not 0.5");
}

TEST_CASE("a value is rounded once, to the param's type; whole ones stay") {
  const Cascade cascade = parsed();
  CHECK(rounded_param(param(cascade, "scale"), 0.1) == static_cast<double>(0.1f));
  CHECK(rounded_param(param(cascade, "half"), 0.1) == round_to(DType::f16, 0.1));
  CHECK(rounded_param(param(cascade, "whole"), 16777217) == 16777217);
  CHECK(rounded_param(param(cascade, "W"), 16777217) == 16777217);
}

}  // namespace
}  // namespace attngen

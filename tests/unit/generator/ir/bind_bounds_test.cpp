// SPDX-License-Identifier: Apache-2.0
// Reads outside, judged from shapes alone; what tables decide is in binding_test.cpp.
#include "generator/ir/bind_bounds.h"

#include <doctest/doctest.h>

#include <string>

#include "generator/language/language.h"

namespace attngen {
namespace {

constexpr const char* kGrouped =
    "cascade c {\n rank H, HK, M\n in A[H,M]: f32, B[HK,M]: f32\n"
    " out O[h,m] = A[h,m] * B[h / (H / HK),m]\n}";
constexpr const char* kShifted =
    "cascade c {\n rank M\n in A[M]: f32\n T[m] = A[m - 1] where m >= 1\n out O[m] = T[m]\n}";
constexpr const char* kUnguarded =
    "cascade c {\n rank M, R\n in A[R]: f32, B[M]: f32\n out O[m] = A[m + 1] + B[m]\n}";

/// The messages of every finding for these extents, by rank id.
std::string found(const char* text, std::vector<std::int64_t> extents) {
  const Cascade cascade = parse_variant({"test", text}).front();
  BoundInputs inputs;
  inputs.binding.extents = std::move(extents);
  for (const Tensor& tensor : cascade.tensors) {
    if (tensor.kind == TensorKind::input) {
      Shape shape;
      for (const TensorDim& dim : tensor.dims) {
        shape.push_back(inputs.binding.extents[static_cast<std::size_t>(dim.rank)]);
      }
      inputs.arrays.emplace_back(DType::f32, shape);
    } else {
      inputs.arrays.emplace_back();
    }
  }
  std::string messages;
  for (const Finding& finding : check_bounds(cascade, inputs)) messages += finding.message + "\n";
  return messages;
}

TEST_CASE("heads that do not share evenly read beyond the last key head") {
  CHECK(found(kGrouped, {8, 2, 5}).empty());
  CHECK(found(kGrouped, {8, 8, 5}).empty());
  CHECK(found(kGrouped, {7, 2, 5}) ==
        "B[h/(H/HK)]: 2 outside HK=2 (H=7 is not a multiple of HK), at h=6\n");
  CHECK(found(kGrouped, {2, 8, 5}) == "h/(H/HK): H/HK is 0, at h=0\n");
  CHECK(found(kGrouped, {0, 8, 5}).empty());  // no head, no read
}

TEST_CASE("a condition excludes reads, its absence does not") {
  CHECK(found(kShifted, {5}).empty());
  CHECK(found(kShifted, {0}).empty());
  CHECK(found(kUnguarded, {5, 6}).empty());
  CHECK(found(kUnguarded, {5, 5}) == "A[m+1]: 5 outside R=5, at m=4\n");
}

}  // namespace
}  // namespace attngen

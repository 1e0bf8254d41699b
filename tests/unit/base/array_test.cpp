// SPDX-License-Identifier: Apache-2.0
#include "base/array.h"

#include <doctest/doctest.h>

#include <cstring>
#include <limits>

#include "base/error.h"

namespace {

using attngen::Array;
using attngen::DType;
using attngen::Shape;

std::string refusal(const Array& from, DType type) {
  try {
    attngen::converted(from, type);
  } catch (const attngen::Error& error) {
    CHECK(error.kind() == attngen::ErrorKind::refused);
    return error.what();
  }
  return "accepted";
}

bool holds(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("shapes print as NumPy prints them") {
  CHECK(attngen::to_text(Shape{}) == "()");
  CHECK(attngen::to_text(Shape{7}) == "(7,)");
  CHECK(attngen::to_text(Shape{2, 4, 333, 72}) == "(2, 4, 333, 72)");
}

TEST_CASE("element counts, empty and overflowing shapes") {
  CHECK(attngen::element_count({}) == 1);
  CHECK(attngen::element_count({2, 0, 5}) == 0);
  CHECK(attngen::element_count({2, 3, 5}) == 30);
  CHECK(attngen::element_count({std::int64_t{1} << 62}) == std::int64_t{1} << 62);
  const std::int64_t big = std::int64_t{1} << 40;
  CHECK_THROWS_AS(attngen::element_count({big, big}), attngen::Error);
  CHECK_THROWS_AS(attngen::element_count({big, big, 0}), attngen::Error);
  CHECK_THROWS_AS(attngen::element_count({0, big, big}), attngen::Error);
  CHECK_THROWS_AS(attngen::element_count({std::numeric_limits<std::int64_t>::max(), 2}),
                  attngen::Error);
  CHECK_THROWS_AS(attngen::element_count({3, -1}), attngen::Error);
  CHECK_THROWS_AS(Array(DType::f64, {std::int64_t{1} << 61}), attngen::Error);
}

TEST_CASE("a new array is zero; elements round to its type") {
  Array array(DType::bf16, {2, 3});
  CHECK(array.data.size() == 12);
  CHECK(array.size() == 6);
  for (std::int64_t i = 0; i < 6; ++i) CHECK(array.at(i) == 0);
  array.set(4, 1.0 + 0x1p-9);
  CHECK(array.at(4) == 1.0);
  array.set(5, -3.0);
  CHECK(array.at(5) == -3.0);
  CHECK_THROWS_AS((void)array.at(6), attngen::InternalError);
  CHECK_THROWS_AS((void)array.at(-1), attngen::InternalError);
  CHECK_THROWS_AS(array.set(6, 0), attngen::InternalError);
}

TEST_CASE("equality is type, shape and bytes") {
  Array a(DType::f32, {2});
  Array b(DType::f32, {2});
  CHECK(a == b);
  b.set(1, 1);
  CHECK_FALSE(a == b);
  CHECK_FALSE(a == Array(DType::f32, {2, 1}));
  CHECK_FALSE(a == Array(DType::i32, {2}));
}

TEST_CASE("conversion rounds floats once and keeps integers exact") {
  Array exact(DType::f64, {2});
  exact.set(0, 1 + 0x1p-11 + 0x1p-40);
  exact.set(1, -std::numeric_limits<double>::infinity());
  const Array half = attngen::converted(exact, DType::f16);
  CHECK(half.dtype == DType::f16);
  CHECK(half.shape == exact.shape);
  CHECK(half.at(0) == 1 + 0x1p-10);
  CHECK(half.at(1) == -std::numeric_limits<double>::infinity());

  Array wide(DType::i64, {1});
  const std::int64_t value = (std::int64_t{1} << 62) + 1;
  std::memcpy(wide.data.data(), &value, sizeof value);
  CHECK(attngen::converted(wide, DType::i64) == wide);
  CHECK(holds(refusal(wide, DType::f32), "beyond 2^53"));
  CHECK(holds(refusal(wide, DType::i32), "outside the type's range"));
  wide.set(0, -7);
  CHECK(attngen::converted(wide, DType::i8).at(0) == -7);
  CHECK(attngen::converted(wide, DType::bf16).at(0) == -7);
}

TEST_CASE("what does not fit the type is refused with the element") {
  Array array(DType::f32, {3});
  array.set(2, 2.5);
  CHECK(holds(refusal(array, DType::i32), "element 2 is 2.5, not an integer"));
  array.set(2, 300);
  CHECK(holds(refusal(array, DType::u8), "element 2 is 300, outside the type's range"));
  CHECK(refusal(array, DType::i32) == "accepted");
  array.set(2, std::numeric_limits<double>::quiet_NaN());
  CHECK(holds(refusal(array, DType::i64), "not an integer"));
  array.set(2, 2);
  CHECK(holds(refusal(array, DType::boolean), "outside the type's range"));
  Array edge(DType::f64, {1});
  edge.set(0, 0x1p63);
  CHECK(holds(refusal(edge, DType::i64), "outside the type's range"));
  edge.set(0, -0x1p63);
  CHECK(refusal(edge, DType::i64) == "accepted");
}

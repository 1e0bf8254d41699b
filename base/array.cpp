// SPDX-License-Identifier: Apache-2.0
#include "base/array.h"

#include <fmt/format.h>

#include <cmath>
#include <new>
#include <utility>

#include "base/error.h"

namespace attngen {
namespace {

constexpr std::int64_t kMostElements = std::int64_t{1} << 62;
constexpr double kExactIntegers = 0x1p53;  // beyond it fp64 skips integers

std::vector<std::byte> zero_bytes(DType type, const Shape& shape) {
  const std::size_t count = static_cast<std::size_t>(element_count(shape));
  std::vector<std::byte> bytes;
  if (count > bytes.max_size() / bytes_of(type)) {
    throw Error(ErrorKind::refused,
                fmt::format("an array of {} {} needs more bytes than there are addresses",
                            to_text(shape), name_of(type)),
                "use smaller extents");
  }
  try {
    bytes.resize(count * bytes_of(type));
  } catch (const std::bad_alloc&) {
    throw Error(
        ErrorKind::refused,
        fmt::format("an array of {} {} needs {} bytes of memory, which this machine refuses",
                    to_text(shape), name_of(type), count * bytes_of(type)),
        "use smaller extents");
  }
  return bytes;
}

// Refuses what would not arrive as one rounding of the value (floats) or as the value (the rest).
void check_conversion(DType from, DType to, double value, std::int64_t index) {
  const auto refuse = [&](const char* why, const char* fix) {
    throw Error(ErrorKind::refused,
                fmt::format("cannot convert {} to {}: element {} is {}, {}", name_of(from),
                            name_of(to), index, value, why),
                fix);
  };
  if (is_float(to)) {
    if (from == DType::i64 && to != DType::f64 && std::fabs(value) > kExactIntegers) {
      refuse("beyond 2^53, where it would be rounded twice", "give the array as floats");
    }
    return;
  }
  if (is_float(from) && !(std::isfinite(value) && std::trunc(value) == value)) {
    refuse("not an integer", "round the array first, or give an integer array");
  }
  const bool beyond_i64 = to == DType::i64 && value >= 0x1p63;
  if (beyond_i64 || round_to(to, value) != value) {
    refuse("outside the type's range", "give values that the type can hold");
  }
}

}  // namespace

std::string to_text(const Shape& shape) {
  return fmt::format("({}{})", fmt::join(shape, ", "), shape.size() == 1 ? "," : "");
}

std::int64_t element_count(const Shape& shape) {
  std::int64_t product = 1;
  bool empty = false;
  for (const std::int64_t extent : shape) {
    if (extent < 0) {
      throw Error(ErrorKind::refused,
                  fmt::format("the shape {} has a negative extent", to_text(shape)),
                  "extents are 0 or more");
    }
    empty = empty || extent == 0;
    // Zero extents are left out of the product so that strides fit as well as the count.
    if (extent != 0 && product > kMostElements / extent) {
      throw Error(ErrorKind::refused,
                  fmt::format("the shape {} has more than 2^62 elements", to_text(shape)),
                  "use smaller extents");
    }
    if (extent != 0) product *= extent;
  }
  return empty ? 0 : product;
}

Array::Array(DType type, Shape extents)
    : dtype(type), shape(std::move(extents)), data(zero_bytes(dtype, shape)) {}

double Array::at(std::int64_t index) const {
  const std::size_t width = bytes_of(dtype);
  check(index >= 0 && static_cast<std::size_t>(index) < data.size() / width,
        "read outside an array");
  return load_element(dtype, data.data() + static_cast<std::size_t>(index) * width);
}

void Array::set(std::int64_t index, double value) {
  const std::size_t width = bytes_of(dtype);
  check(index >= 0 && static_cast<std::size_t>(index) < data.size() / width,
        "write outside an array");
  store_element(dtype, data.data() + static_cast<std::size_t>(index) * width, value);
}

Array converted(const Array& from, DType type) {
  if (from.dtype == type) return from;
  Array to(type, from.shape);
  const std::int64_t count = from.size();
  for (std::int64_t i = 0; i < count; ++i) {
    const double value = from.at(i);
    check_conversion(from.dtype, type, value, i);
    to.set(i, value);
  }
  return to;
}

}  // namespace attngen

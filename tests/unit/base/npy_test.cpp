// SPDX-License-Identifier: Apache-2.0
#include "base/npy.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/files.h"

namespace {

using attngen::Array;
using attngen::DType;
using attngen::Shape;

std::string fixture(const std::string& name) {
  return attngen::read_file("tests/unit/base/data/" + name + ".npy");
}

// A version 1.0 file with this header and so many zero bytes of data.
std::string file_with(std::string_view header, std::size_t data_bytes = 0) {
  std::string bytes("\x93NUMPY\1\0", 8);
  bytes += static_cast<char>(header.size() & 0xFF);
  bytes += static_cast<char>(header.size() >> 8);
  bytes += header;
  bytes.append(data_bytes, '\0');
  return bytes;
}

std::string file_of_shape(const std::string& shape, std::size_t data_bytes = 0) {
  return file_with("{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }\n",
                   data_bytes);
}

// The refusal's text; checks that it is one, of the right rule, with a fix.
std::string refusal(const std::string& bytes) {
  try {
    const Array array = attngen::parse_npy(bytes, "q.npy");
    return "accepted " + attngen::to_text(array.shape);
  } catch (const attngen::Error& error) {
    CHECK(error.kind() == attngen::ErrorKind::refused);
    REQUIRE(error.findings().size() == 1);
    CHECK(error.findings()[0].rule == "npy");
    CHECK(error.findings()[0].file == "q.npy");
    CHECK_FALSE(error.findings()[0].fix.empty());
    return error.findings()[0].message + " / " + error.findings()[0].fix;
  }
}

#define CHECK_REFUSED(bytes, part)                             \
  do {                                                         \
    const std::string text = refusal(bytes);                   \
    CHECK_MESSAGE(text.find(part) != std::string::npos, text); \
  } while (false)

}  // namespace

TEST_CASE("files made by NumPy: every dtype, C and Fortran order") {
  const std::vector<std::pair<std::string, DType>> types{
      {"f8", DType::f64}, {"f4", DType::f32}, {"f2", DType::f16}, {"i1", DType::i8},
      {"u1", DType::u8},  {"i4", DType::i32}, {"i8", DType::i64}};
  for (const auto& [code, type] : types) {
    for (const char* order : {"", "_fortran"}) {
      const std::string name = "count_" + code + order;
      CAPTURE(name);
      const Array array = attngen::parse_npy(fixture(name), "a.npy");
      CHECK(array.dtype == type);
      CHECK(array.shape == Shape{2, 3, 4});
      for (std::int64_t i = 0; i < 24; ++i) CHECK(array.at(i) == static_cast<double>(i));
    }
  }
  const Array truth = attngen::parse_npy(fixture("count_b1"), "a.npy");
  CHECK(truth.dtype == DType::boolean);
  for (std::int64_t i = 0; i < 24; ++i) CHECK(truth.at(i) == (i % 3 == 0 ? 1 : 0));
}

TEST_CASE("files made by NumPy: versions 2 and 3, scalars, empty arrays, one axis") {
  const Array one = attngen::parse_npy(fixture("count_f4"), "a.npy");
  CHECK(attngen::parse_npy(fixture("version2"), "a.npy") == one);
  CHECK(attngen::parse_npy(fixture("version3"), "a.npy") == one);
  const Array scalar = attngen::parse_npy(fixture("scalar"), "a.npy");
  CHECK(scalar.shape.empty());
  CHECK(scalar.at(0) == 2.5);
  const Array empty = attngen::parse_npy(fixture("empty"), "a.npy");
  CHECK(empty.shape == Shape{3, 0, 2});
  CHECK(empty.data.empty());
  CHECK(attngen::parse_npy(fixture("one_axis"), "a.npy").shape == Shape{3});
  const Array special = attngen::parse_npy(fixture("special_f2"), "a.npy");
  CHECK(special.at(0) == std::numeric_limits<double>::infinity());
  CHECK(special.at(1) == -std::numeric_limits<double>::infinity());
  CHECK(std::signbit(special.at(2)));
  CHECK(special.at(3) == 0x1p-24);
  CHECK(special.at(4) == 65504);
}

TEST_CASE("files made by NumPy that are refused, each with its reason and its fix") {
  CHECK_REFUSED(fixture("refused_big_endian"), "'>f4', big-endian");
  CHECK_REFUSED(fixture("refused_object"), "'|O', pickled Python objects");
  CHECK_REFUSED(fixture("refused_object"), "allow_pickle=False");
  CHECK_REFUSED(fixture("refused_structured"), "structured array");
  CHECK_REFUSED(fixture("refused_unicode"), "'<U4', text");
  CHECK_REFUSED(fixture("refused_complex"), "complex");
  CHECK_REFUSED(fixture("refused_date"), "dates");
  CHECK_REFUSED(fixture("refused_longdouble"), "'<f16', which is not supported");
  CHECK_REFUSED(fixture("refused_i2"), "'<i2', which is not supported");
  CHECK_REFUSED(fixture("refused_raw"), "raw bytes");
}

TEST_CASE("files that are something else") {
  CHECK_REFUSED("", "the file is empty");
  CHECK_REFUSED("hello", "not a .npy file");
  CHECK_REFUSED("PK\x03\x04rest", ".npz");
  CHECK_REFUSED("\x80\x04\x95", "Python pickle");
  CHECK_REFUSED("\x93NUMPY\x04\x00", "it needs");
  CHECK_REFUSED(std::string("\x93NUMPY\4\0", 8), "version 4.0");
  CHECK_REFUSED(std::string("\x93NUMPY\0\0", 8), "version 0.0");
  CHECK_REFUSED(std::string("\x93NUMPY\1\1", 8), "version 1.1");
}

TEST_CASE("every truncation and every extension of a file is refused") {
  for (const char* name : {"count_f4", "count_f2_fortran", "version2", "scalar"}) {
    const std::string whole = fixture(name);
    for (std::size_t length = 0; length < whole.size(); ++length) {
      CAPTURE(length);
      CHECK(refusal(whole.substr(0, length)).find("accepted") == std::string::npos);
    }
    CHECK_REFUSED(whole + "x", "1 bytes follow");
  }
  CHECK_REFUSED(fixture("count_f4").substr(0, 220), "needs 96 bytes of data, the file has 92");
  CHECK_REFUSED(fixture("count_f4").substr(0, 100), "it needs 128 bytes, the file has 100");
  std::string beyond("\x93NUMPY\2\0\xff\xff\xff\xff{}", 14);
  CHECK_REFUSED(beyond, "it needs 4294967307 bytes, the file has 14");
}

TEST_CASE("shapes of more bytes than the file has, or than 64 bits count") {
  CHECK_REFUSED(file_of_shape("(4611686018427387904, 2)"), "more than 2^62 elements");
  CHECK_REFUSED(file_of_shape("(4611686018427387904,)"), "overflows 64 bits");
  CHECK_REFUSED(file_of_shape("(1152921504606846976,)"), "needs 4611686018427387904 bytes");
  CHECK_REFUSED(file_of_shape("(0, 4611686018427387904, 4)"), "more than 2^62 elements");
  CHECK_REFUSED(file_of_shape("(1099511627776, 1099511627776, 0)"), "more than 2^62 elements");
}

TEST_CASE("dtypes that no array of ours has") {
  CHECK_REFUSED(file_with("{'descr': '', 'fortran_order': False, 'shape': (), }", 4),
                "dtype is ''");
  CHECK_REFUSED(file_with("{'descr': '|f4', 'fortran_order': False, 'shape': (), }", 4),
                "not supported");
  CHECK_REFUSED(file_with("{'descr': 'f4', 'fortran_order': False, 'shape': (), }", 4),
                "not supported");
}

TEST_CASE("bool bytes become 0 and 1") {
  std::string truth = file_with("{'descr': '|b1', 'fortran_order': False, 'shape': (2,), }", 2);
  truth.back() = '\x07';
  const Array bools = attngen::parse_npy(truth, "a.npy");
  CHECK(bools.data[0] == std::byte{0});
  CHECK(bools.data[1] == std::byte{1});
}

TEST_CASE("what is printed reads back equal, narrow types widened without loss") {
  const std::vector<Shape> shapes{{}, {1}, {0}, {5}, {2, 3}, {2, 0, 3}, {1, 2, 3, 4, 5}};
  for (const DType type :
       {DType::f64, DType::f32, DType::f16, DType::i8, DType::u8, DType::i32, DType::i64,
        DType::boolean, DType::bf16, DType::e4m3, DType::e5m2, DType::i4}) {
    for (const Shape& shape : shapes) {
      Array array(type, shape);
      for (std::int64_t i = 0; i < array.size(); ++i)
        array.set(i, 1.7 * static_cast<double>(i) - 9);
      const std::string bytes = attngen::print_npy(array);
      const Array back = attngen::parse_npy(bytes, "a.npy");
      CHECK(back.shape == array.shape);
      const bool widened = type == DType::bf16 || type == DType::e4m3 || type == DType::e5m2;
      CHECK(back.dtype == (widened ? DType::f32 : type == DType::i4 ? DType::i8 : type));
      for (std::int64_t i = 0; i < array.size(); ++i) CHECK(back.at(i) == array.at(i));
      CHECK(attngen::print_npy(back) == bytes);
      const std::size_t header = 10 + static_cast<unsigned char>(bytes[8]);
      CHECK(header % 64 == 0);
      CHECK(bytes[header - 1] == '\n');
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
#include "base/safetensors.h"

#include <doctest/doctest.h>

#include <cstring>
#include <string>

#include "base/error.h"

namespace {

using attngen::Array;
using attngen::DType;
using attngen::Shape;

std::string file_with(const std::string& header, const std::string& data = {}) {
  std::string bytes;
  for (int shift = 0; shift < 64; shift += 8) {
    bytes += static_cast<char>(std::uint64_t{header.size()} >> shift & 0xFF);
  }
  return bytes + header + data;
}

std::string entry(const std::string& dtype, const std::string& shape, const std::string& offsets) {
  return "{\"dtype\":\"" + dtype + "\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}";
}

std::string one(const std::string& dtype, const std::string& shape, const std::string& offsets,
                const std::string& data) {
  return file_with("{\"q\":" + entry(dtype, shape, offsets) + "}", data);
}

std::string refusal(const std::string& bytes) {
  try {
    attngen::parse_safetensors(bytes, "m.safetensors");
    return "accepted";
  } catch (const attngen::Error& error) {
    CHECK(error.kind() == attngen::ErrorKind::refused);
    REQUIRE(error.findings().size() == 1);
    CHECK(error.findings()[0].rule == "safetensors");
    CHECK(error.findings()[0].file == "m.safetensors");
    CHECK_FALSE(error.findings()[0].fix.empty());
    return error.findings()[0].message;
  }
}

#define CHECK_REFUSED(bytes, part)                             \
  do {                                                         \
    const std::string text = refusal(bytes);                   \
    CHECK_MESSAGE(text.find(part) != std::string::npos, text); \
  } while (false)

}  // namespace

TEST_CASE("several tensors, metadata, padding, any order of keys") {
  const std::string header =
      "{\"__metadata__\":{\"format\":\"pt\"},\"v\":" + entry("F32", "[2]", "[3,11]") +
      ",\"empty\":" + entry("F16", "[4,0]", "[3,3]") + ",\"k\":" + entry("BF16", "[]", "[1,3]") +
      ",\"b\":" + entry("BOOL", "[1]", "[0,1]") + "}     ";
  std::string data("\x05\xC0\x3F", 3);  // true, bf16 1.5
  const float values[2] = {-2, 0.25};
  data.append(reinterpret_cast<const char*>(values), sizeof values);
  const auto tensors = attngen::parse_safetensors(file_with(header, data), "m");
  REQUIRE(tensors.size() == 4);
  CHECK(tensors.at("b").data[0] == std::byte{1});
  CHECK(tensors.at("k").shape.empty());
  CHECK(tensors.at("k").dtype == DType::bf16);
  CHECK(tensors.at("k").at(0) == 1.5);
  CHECK(tensors.at("v").at(0) == -2);
  CHECK(tensors.at("v").at(1) == 0.25);
  CHECK(tensors.at("empty").shape == Shape{4, 0});
}

TEST_CASE("every dtype") {
  const std::pair<const char*, DType> types[] = {
      {"F64", DType::f64},   {"F32", DType::f32},      {"F16", DType::f16},
      {"BF16", DType::bf16}, {"F8_E4M3", DType::e4m3}, {"F8_E5M2", DType::e5m2},
      {"I8", DType::i8},     {"U8", DType::u8},        {"I32", DType::i32},
      {"I64", DType::i64},   {"BOOL", DType::boolean}};
  for (const auto& [name, type] : types) {
    Array expected(type, {3});
    for (std::int64_t i = 0; i < 3; ++i) expected.set(i, static_cast<double>(i));
    const std::string data(reinterpret_cast<const char*>(expected.data.data()),
                           expected.data.size());
    const std::string end = std::to_string(data.size());
    const auto tensors = attngen::parse_safetensors(one(name, "[3]", "[0," + end + "]", data), "m");
    CHECK(tensors.at("q") == expected);
  }
  CHECK_REFUSED(one("I16", "[1]", "[0,2]", "ab"), "dtype \"I16\"");
  CHECK_REFUSED(one("f32", "[1]", "[0,4]", "abcd"), "read are F64");
}

TEST_CASE("no tensors at all is a lawful file") {
  CHECK(attngen::parse_safetensors(file_with("{}"), "m").empty());
}

TEST_CASE("truncated and oversized files") {
  const std::string whole = one("F32", "[2]", "[0,8]", "12345678");
  for (std::size_t length = 0; length < whole.size(); ++length) {
    CHECK(refusal(whole.substr(0, length)) != "accepted");
  }
  CHECK_REFUSED("", "empty");
  CHECK_REFUSED(whole.substr(0, 5), "length alone needs 8");
  CHECK_REFUSED(whole.substr(0, whole.size() - 1), "ends at byte 8 of the data, the file has 7");
  CHECK_REFUSED(whole + "x", "1 bytes follow the last tensor");
  CHECK_REFUSED(std::string("\xff\xff\xff\xff\xff\xff\xff\xff{}", 10), "at most 100000000");
  CHECK_REFUSED(std::string("\0\xe1\xf5\5\0\0\0\0{}", 10), "the header needs 100000000 bytes");
  CHECK_REFUSED(std::string("\1\xe1\xf5\5\0\0\0\0{}", 10), "at most 100000000");
}

TEST_CASE("offsets must tile the data") {
  const auto two = [](const char* a, const char* b, const std::string& data) {
    return file_with("{\"a\":" + entry("U8", "[2]", a) + ",\"b\":" + entry("U8", "[2]", b) + "}",
                     data);
  };
  CHECK(refusal(two("[2,4]", "[0,2]", "1234")) == "accepted");
  CHECK_REFUSED(two("[0,2]", "[1,3]", "123"), "belong to another tensor");
  CHECK_REFUSED(two("[0,2]", "[0,2]", "12"), "belong to another tensor");
  CHECK_REFUSED(two("[0,2]", "[3,5]", "12345"), "1 bytes before it belong to no tensor");
  CHECK_REFUSED(two("[1,3]", "[3,5]", "12345"), "belong to no tensor");
  CHECK_REFUSED(two("[2,0]", "[2,4]", "1234"), "not [begin, end]");
  CHECK_REFUSED(two("[0,2]", "[2,4,6]", "1234"), "not [begin, end]");
  CHECK_REFUSED(two("[0,2]", "[2,18446744073709551615]", "1234"), "bytes of data");
  CHECK_REFUSED(two("[0,2]", "[2,18446744073709551616]", "1234"), "list of whole numbers");
  CHECK_REFUSED(two("[0,2]", "[2,-4]", "1234"), "list of whole numbers");
  CHECK_REFUSED(two("[0,2]", "[2,4.0]", "1234"), "list of whole numbers");
  CHECK_REFUSED(two("[0,2]", "\"24\"", "1234"), "list of whole numbers");
}

TEST_CASE("shapes must agree with the bytes") {
  CHECK_REFUSED(one("F32", "[3]", "[0,8]", "12345678"), "3 elements of 4 bytes, but has 8 bytes");
  CHECK_REFUSED(one("F32", "[1]", "[0,5]", "12345"), "but has 5 bytes");
  CHECK_REFUSED(one("F32", "[2,4611686018427387903]", "[0,8]", "12345678"), "2^62");
  CHECK_REFUSED(one("F32", "[4611686018427387904]", "[0,8]", "12345678"), "beyond 2^62");
  CHECK_REFUSED(one("F32", "[-2]", "[0,8]", "12345678"), "list of whole numbers");
  CHECK_REFUSED(one("F32", "2", "[0,8]", "12345678"), "list of whole numbers");
  std::string ones = "[1";
  for (int i = 0; i < 32; ++i) ones += ",1";
  CHECK_REFUSED(one("U8", ones + "]", "[0,1]", "1"), "more than 32 axes");
}

TEST_CASE("headers that are not what they should be") {
  CHECK_REFUSED(file_with(""), "not JSON");
  CHECK_REFUSED(file_with("{"), "not JSON");
  CHECK_REFUSED(file_with("{} x"), "not JSON");
  CHECK_REFUSED(file_with("[]"), "not a JSON object");
  CHECK_REFUSED(file_with("7"), "not a JSON object");
  CHECK_REFUSED(file_with("{\"\xff\":1}"), "not JSON");
  CHECK_REFUSED(file_with("{\"q\":7}"), "is not an object");
  CHECK_REFUSED(file_with("{\"q\":{}}"), "lacks its dtype");
  CHECK_REFUSED(file_with("{\"q\":{\"dtype\":\"U8\",\"shape\":[0]}}"), "lacks its data_offsets");
  CHECK_REFUSED(file_with("{\"q\":{\"dtype\":7,\"shape\":[0],\"data_offsets\":[0,0]}}"),
                "dtype of \"q\" is not text");
  CHECK_REFUSED(file_with("{\"q\":{\"strides\":[0]}}"), "unknown field \"strides\"");
  const std::string empty = entry("U8", "[0]", "[0,0]");
  CHECK_REFUSED(file_with("{\"q\":" + empty + ",\"q\":" + empty + "}"), "gives \"q\" twice");
  CHECK_REFUSED(file_with("{\"q\":{\"dtype\":\"U8\",\"dtype\":\"U8\"}}"), "gives \"dtype\" twice");
  CHECK_REFUSED(file_with("{\"__metadata__\":{\"a\":1}}"), "not a map from text to text");
  CHECK_REFUSED(file_with("{\"__metadata__\":[]}"), "not a map from text to text");
  CHECK_REFUSED(file_with("{\"q\":{\"shape\":[[1]]}}"), "nested deeper");
  CHECK_REFUSED(file_with(std::string(1000000, '[')), "nested deeper");
  std::string objects;
  for (int i = 0; i < 100000; ++i) objects += "{\"a\":";
  CHECK_REFUSED(file_with(objects), "nested deeper");
}

TEST_CASE("hostile names are printed escaped and cut") {
  const std::string text = refusal(file_with("{\"\\u001b[31m" + std::string(5000, 'x') + "\":7}"));
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.size() < 200);
}

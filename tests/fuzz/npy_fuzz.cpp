// SPDX-License-Identifier: Apache-2.0
// Any bytes given to the .npy reader: a consistent array that prints and reads back, or an Error.
#include <algorithm>
#include <stdexcept>
#include <string_view>

#include "base/error.h"
#include "base/npy.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

using attngen::Array;
using attngen::DType;

void require(bool holds, const char* what) {
  if (!holds) throw std::runtime_error(what);
}

std::string file_with(char version, std::string_view dict, std::string_view data) {
  std::string bytes("\x93NUMPY", 6);
  bytes += version;
  bytes += '\0';
  const std::size_t width = version == 1 ? 2 : 4;
  for (std::size_t i = 0; i < width; ++i) bytes += static_cast<char>(dict.size() >> (8 * i) & 0xFF);
  bytes += dict;
  bytes += data;
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  try {
    const Array array = attngen::parse_npy(bytes, "fuzz.npy");
    const auto count = static_cast<std::size_t>(array.size());
    require(array.data.size() == count * attngen::bytes_of(array.dtype), "size and shape disagree");
    require(array.data.size() < size, "more data than the file has");
    require(array.shape.size() <= 32, "too many axes");
    const bool negative = std::any_of(array.shape.begin(), array.shape.end(),
                                      [](std::int64_t extent) { return extent < 0; });
    require(!negative, "a negative extent");
    const std::string printed = attngen::print_npy(array);
    require(attngen::parse_npy(printed, "printed.npy") == array, "it does not read back equal");
  } catch (const attngen::Error& error) {
    require(error.kind() == attngen::ErrorKind::refused, "an error of the wrong kind");
    require(error.findings().size() == 1 && error.findings()[0].rule == "npy",
            "an error without its rule");
  }
  return 0;
}

std::vector<std::string> fuzz_seeds() {
  std::vector<std::string> seeds;
  for (const DType type : {DType::f64, DType::f32, DType::f16, DType::i8, DType::u8, DType::i32,
                           DType::i64, DType::boolean}) {
    Array array(type, {2, 3});
    for (std::int64_t i = 0; i < array.size(); ++i) array.set(i, static_cast<double>(i));
    seeds.push_back(attngen::print_npy(array));
  }
  const std::string data(24, 'x');
  seeds.push_back(
      file_with(1, "{'descr': '<f4', 'fortran_order': True, 'shape': (1, 2, 3), }   \n", data));
  seeds.push_back(
      file_with(2, "{'descr': '<i4', 'fortran_order': False, 'shape': (6,), }\n", data));
  seeds.push_back(file_with(3, "{'shape': (3, 0), 'fortran_order': True, 'descr': '|b1'}\n", ""));
  seeds.push_back(
      file_with(1, "{'descr': '|O', 'fortran_order': False, 'shape': (), }\n", "\x80\x04N."));
  seeds.push_back(
      file_with(1, "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (6,), }\n", data));
  seeds.push_back(file_with(
      1, "{'descr': '>f4', 'fortran_order': False, 'shape': (9223372036854775807, 2), }\n", data));
  return seeds;
}

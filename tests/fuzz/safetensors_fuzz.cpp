// SPDX-License-Identifier: Apache-2.0
// Any bytes given to the .safetensors reader: tensors that tile the data, or an Error.
#include <stdexcept>

#include "base/error.h"
#include "base/safetensors.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

void require(bool holds, const char* what) {
  if (!holds) throw std::runtime_error(what);
}

std::size_t header_bytes(const std::uint8_t* data) {
  std::size_t length = 0;
  for (std::size_t i = 8; i-- > 0;) length = length << 8 | data[i];
  return length;
}

std::string file_with(const std::string& header, std::size_t data_bytes) {
  std::string bytes;
  for (std::size_t i = 0; i < 8; ++i) bytes += static_cast<char>(header.size() >> (8 * i) & 0xFF);
  return bytes + header + std::string(data_bytes, 'x');
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  try {
    std::size_t total = 0;
    for (const auto& [name, array] : attngen::parse_safetensors(bytes, "fuzz.safetensors")) {
      const auto count = static_cast<std::size_t>(array.size());
      require(array.data.size() == count * attngen::bytes_of(array.dtype),
              "size and shape disagree");
      require(name != "__metadata__", "the metadata became a tensor");
      total += array.data.size();
    }
    require(total + header_bytes(data) + 8 == size, "the tensors do not tile the data");
  } catch (const attngen::Error& error) {
    require(error.kind() == attngen::ErrorKind::refused, "an error of the wrong kind");
    require(error.findings().size() == 1 && error.findings()[0].rule == "safetensors",
            "an error without its rule");
  }
  return 0;
}

std::vector<std::string> fuzz_seeds() {
  return {
      file_with("{}", 0),
      file_with(R"({"q":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}})", 24),
      file_with(R"({"__metadata__":{"format":"pt"},"q":{"dtype":"BF16","shape":[4],)"
                R"("data_offsets":[8,16]},"k":{"dtype":"I64","shape":[],"data_offsets":[0,8]}}   )",
                16),
      file_with(R"({"b":{"dtype":"BOOL","shape":[0,7],"data_offsets":[0,0]},)"
                R"("c":{"dtype":"F8_E4M3","shape":[1],"data_offsets":[0,1]}})",
                1),
      file_with(R"({"q":{"dtype":"U8","shape":[18446744073709551615],)"
                R"("data_offsets":[0,18446744073709551615]}})",
                4),
      file_with(R"({"q":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},)"
                R"("q":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}})",
                3),
      file_with(std::string(300, '['), 0),
  };
}

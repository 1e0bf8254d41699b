// SPDX-License-Identifier: Apache-2.0
// Any bytes given to the reader of cache entries, as they are and with a right hash behind them: a
// kernel that is written as it was read, or a reason.
#include <stdexcept>

#include "base/digest.h"
#include "runtime/store/entry_format.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/store/stub_kernel.h"

namespace {

using attngen::DecodedEntry;
using attngen::EncodedEntry;

void require(bool holds, const char* what) {
  if (!holds) throw std::runtime_error(what);
}

void read(const std::string& bytes) {
  const DecodedEntry decoded = attngen::decode_entry(bytes);
  require(decoded.kernel.has_value() == decoded.reason.empty(), "neither a kernel nor a reason");
  const DecodedEntry listed = attngen::decode_header_only(bytes);
  require(listed.kernel.has_value() == listed.reason.empty(), "neither a header nor a reason");
  if (!decoded.kernel) return;
  require(listed.kernel.has_value(), "an entry whose header cannot be read");
  std::size_t inside = decoded.kernel->request.source.size();
  for (const auto& [name, part] : decoded.kernel->parts) inside += part.size();
  require(inside < bytes.size(), "more data than the file has");
  const EncodedEntry printed = attngen::encode_entry("key", *decoded.kernel);
  require(printed.reason.empty(), "what was read cannot be written");
  require(attngen::decode_entry(printed.bytes).kernel == decoded.kernel, "it does not read back");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  read(bytes);
  const attngen::Sha256Digest digest = attngen::sha256(bytes);
  read(bytes.append(reinterpret_cast<const char*>(digest.data()), digest.size()));
  return 0;
}

std::vector<std::string> fuzz_seeds() {
  std::vector<std::string> seeds;
  attngen::test::StubCompiler compiler;
  for (const std::size_t bytes : {0u, 10u, 200u}) {
    compiler.bytes = bytes;
    const std::string whole = attngen::encode_entry("key", compiler.expected(bytes)).bytes;
    seeds.push_back(whole);
    seeds.push_back(whole.substr(0, whole.size() - 32));
  }
  return seeds;
}

// SPDX-License-Identifier: Apache-2.0
#include "runtime/store/entry_format.h"

#include <doctest/doctest.h>

#include <random>

#include "base/digest.h"
#include "tests/store/stub_kernel.h"

using attngen::decode_entry;
using attngen::encode_entry;
using attngen::StoredKernel;
using attngen::test::StubCompiler;

namespace {

std::string encoded(const StoredKernel& kernel) {
  const attngen::EncodedEntry entry = encode_entry(key_of(kernel.request), kernel);
  REQUIRE(entry.reason.empty());
  return entry.bytes;
}

/// The same bytes with a right hash: what only a hostile or a future writer makes.
std::string resealed(std::string bytes) {
  bytes.resize(bytes.size() - 32);
  const attngen::Sha256Digest digest = attngen::sha256(bytes);
  bytes.append(reinterpret_cast<const char*>(digest.data()), digest.size());
  return bytes;
}

std::string with_header(const std::string& header, const std::string& body) {
  std::string bytes = "AGK1";
  for (int shift = 0; shift < 32; shift += 8) {
    bytes += static_cast<char>(header.size() >> shift & 0xFF);
  }
  return resealed(bytes + header + body + std::string(32, ' '));
}

}  // namespace

TEST_CASE("a kernel comes back as it went in, and its source first") {
  for (std::uint64_t number = 0; number < 100; ++number) {
    StubCompiler compiler;
    compiler.bytes = number * 37 % 5000;
    const StoredKernel kernel = compiler.expected(number);
    const std::string bytes = encoded(kernel);
    const attngen::DecodedEntry decoded = decode_entry(bytes);
    REQUIRE(decoded.kernel);
    CHECK(*decoded.kernel == kernel);
    const std::size_t header = static_cast<unsigned char>(bytes[4]) +
                               256 * static_cast<std::size_t>(static_cast<unsigned char>(bytes[5]));
    CHECK(bytes.substr(8 + header, kernel.request.source.size()) == kernel.request.source);
    const attngen::DecodedEntry listed = attngen::decode_header_only(bytes.substr(0, 8 + header));
    REQUIRE(listed.kernel);
    CHECK(listed.kernel->request.entry == kernel.request.entry);
    CHECK(listed.kernel->facts == kernel.facts);
  }
}

TEST_CASE("no bit may flip, no byte be missing or added") {
  StubCompiler compiler;
  compiler.bytes = 3000;
  const std::string good = encoded(compiler.expected(5));
  for (std::size_t bit = 0; bit < 8 * good.size(); ++bit) {
    std::string flipped = good;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
    REQUIRE(!decode_entry(flipped).kernel);
  }
  for (std::size_t size = 0; size < good.size(); ++size) {
    const attngen::DecodedEntry decoded = decode_entry(std::string_view(good).substr(0, size));
    REQUIRE(!decoded.kernel);
    REQUIRE(!decoded.reason.empty());
  }
  CHECK(!decode_entry(good + '\0').kernel);
  CHECK(!decode_entry(good + good).kernel);
}

TEST_CASE("hostile bytes with a right hash are refused or consistent") {
  std::mt19937 random(11);
  StubCompiler compiler;
  compiler.bytes = 50;
  const std::string good = encoded(compiler.expected(3));
  int refused = 0;
  for (int i = 0; i < 20000; ++i) {
    std::string bytes = good;
    for (std::uint32_t k = 0; k <= random() % 4; ++k) {
      bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    if (random() % 4 == 0) bytes.resize(40 + random() % (bytes.size() - 40));
    const attngen::DecodedEntry decoded = decode_entry(resealed(bytes));
    CHECK(decoded.kernel.has_value() == decoded.reason.empty());
    refused += decoded.kernel ? 0 : 1;
  }
  CHECK(refused > 1000);
}

TEST_CASE("headers of another form") {
  const std::string rest =
      R"("kind":"cubin","entry":"e","options":[],"arch":"a","compiler":"c","facts":{},"key":"k")";
  const auto parts = [&](const std::string& list, const std::string& body) {
    return decode_entry(with_header("{" + rest + ",\"parts\":" + list + "}", body));
  };
  CHECK(parts(R"([{"name":"source","bytes":3}])", "abc").kernel);
  CHECK(!parts(R"([{"name":"source","bytes":4}])", "abc").kernel);
  CHECK(!parts(R"([{"name":"source","bytes":2}])", "abc").kernel);
  CHECK(
      parts(R"( [ { "bytes" : 3 , "name" : "source" } ] , "later" : "\u0001\n\"" )", "abc").kernel);
  CHECK(!parts(R"([{"name":"source","bytes":3}], "kind":"twice")", "abc").kernel);
  CHECK(!parts(R"([{"name":"source","bytes":3}], "later":1)", "abc").kernel);
  CHECK(!parts(R"([{"name":"source","bytes":3},])", "abc").kernel);
  CHECK(!parts(R"([{"name":"source","bytes":3}], "later":"\ud800")", "abc").kernel);
  CHECK(!parts(R"([{"name":"source","bytes":-1}])", "abc").kernel);
  CHECK(!parts(R"([{"name":"source","bytes":3.5}])", "abc").kernel);
  CHECK(!parts(R"([{"name":"source","bytes":18446744073709551615}])", "abc").kernel);
  CHECK(!parts(R"([{"name":"cubin","bytes":3}])", "abc").kernel);
  CHECK(!parts("[]", "").kernel);
  CHECK(!parts("{}", "").kernel);
  CHECK(!parts(R"([{"name":"source","bytes":1},{"name":"source","bytes":2}])", "abc").kernel);
  CHECK(!parts(R"([{"name":"source","bytes":1},{"name":"../x","bytes":2}])", "abc").kernel);
  CHECK(!decode_entry(with_header("[]", "")).kernel);
  CHECK(!decode_entry(with_header(std::string(100000, '['), "")).kernel);
  CHECK(!decode_entry(with_header("{}", "")).kernel);
}

TEST_CASE("every text that is UTF-8 survives, and no other is written") {
  std::mt19937 random(2);
  int written = 0;
  for (int i = 0; i < 20000; ++i) {
    std::string text(random() % 5, ' ');
    for (char& c : text) c = static_cast<char>(random());
    if (random() % 2 == 0) text += "\xF0\x9F\x98\x80\xE2\x82\xAC\xC3\xA9";
    StoredKernel kernel;
    kernel.request.entry = text;
    kernel.request.options = {text, "", text};
    kernel.facts[text] = text;
    const attngen::EncodedEntry entry = encode_entry("k", kernel);
    if (!entry.reason.empty()) continue;
    ++written;
    const attngen::DecodedEntry decoded = decode_entry(entry.bytes);
    REQUIRE(decoded.kernel);
    CHECK(*decoded.kernel == kernel);
  }
  CHECK(written > 1000);
  CHECK(written < 19000);
}

TEST_CASE("what cannot be kept says why") {
  StoredKernel kernel = StubCompiler().expected(1);
  kernel.parts["source"] = {};
  CHECK(encode_entry("k", kernel).reason.find("source") != std::string::npos);
  kernel = StubCompiler().expected(1);
  kernel.parts["Not A Name"] = {};
  CHECK(!encode_entry("k", kernel).reason.empty());
  kernel = StubCompiler().expected(1);
  kernel.request.entry = "\xFF";
  CHECK(encode_entry("k", kernel).reason.find("UTF-8") != std::string::npos);
  kernel = StubCompiler().expected(1);
  kernel.parts["cubin"].resize(attngen::kMostEntryBytes);
  CHECK(encode_entry("k", kernel).reason.find("bytes") != std::string::npos);
}

// SPDX-License-Identifier: Apache-2.0
#include "base/digest.h"

#include <doctest/doctest.h>

#include <set>

using attngen::KeyBuilder;
using attngen::sha256_hex;

TEST_CASE("the examples of FIPS 180-4") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256_hex(std::string(1000000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("lengths around the padding's edges all differ") {
  std::set<std::string> digests;
  for (std::size_t length = 0; length <= 200; ++length) {
    digests.insert(sha256_hex(std::string(length, '\0')));
  }
  CHECK(digests.size() == 201);
}

TEST_CASE("key fields do not run into each other") {
  const auto key = [](const char* name, const char* value) {
    return KeyBuilder().field(name, value).hex();
  };
  CHECK(key("ab", "c") != key("a", "bc"));
  CHECK(key("a", "b") == key("a", "b"));
  CHECK(key("a", "b;c=d") != KeyBuilder().field("a", "b").field("c", "d").hex());
  CHECK(key("a", "b;1:c=1:d") != KeyBuilder().field("a", "b").field("c", "d").hex());
  CHECK(key("a", "1:b") != KeyBuilder().field("a", "").field("b", "").hex());
  CHECK(KeyBuilder().field("a", "x").field("b", "y").hex() !=
        KeyBuilder().field("b", "y").field("a", "x").hex());
  CHECK(KeyBuilder().hex() == sha256_hex(""));
}

TEST_CASE("a hash does not depend on the pieces it was given in") {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += static_cast<char>(i * 7);
  for (std::size_t first = 0; first <= 200; ++first) {
    attngen::Sha256 hash;
    hash.update(std::string_view(text).substr(0, first));
    hash.update(std::string_view(text).substr(first, 3));
    hash.update("");
    CHECK(hash.digest() == attngen::sha256(std::string_view(text).substr(0, first + 3)));
    hash.update(std::string_view(text).substr(first + 3));
    CHECK(hash.digest() == attngen::sha256(text));
  }
}

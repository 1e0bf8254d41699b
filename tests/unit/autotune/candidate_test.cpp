// SPDX-License-Identifier: Apache-2.0
#include "autotune/candidate.h"

#include <doctest/doctest.h>

namespace attngen::tune {
namespace {

TEST_CASE("a key is the content in order of names, and reads back") {
  const Candidate candidate{{{"split", 512}, {"block", 4}, {"keys", -3}}};
  CHECK(key_of(candidate) == "block=4 keys=-3 split=512");
  CHECK(candidate_named(key_of(candidate)) == candidate);
}

TEST_CASE("what is no key has no candidate") {
  for (const char* text :
       {"", " ", "block", "block=", "=4", "block=4x", "block=4  keys=3", "keys=3 block=4",
        "block=4 block=4", "block=99999999999999999999", "block=+4", "block=04", "block=4 "}) {
    CAPTURE(text);
    CHECK_FALSE(candidate_named(text).has_value());
  }
}

}  // namespace
}  // namespace attngen::tune

// SPDX-License-Identifier: Apache-2.0
#include "generator/schedule/merge_protocol.h"

#include <doctest/doctest.h>

namespace attngen {
namespace {

TEST_CASE("the protocol by peers and bytes") {
  CHECK(choose_protocol(1, 4160).protocol == MergeProtocol::none);
  CHECK(choose_protocol(23, 4160).protocol == MergeProtocol::ticket);      // 95,680 bytes
  CHECK(choose_protocol(24, 4160).protocol == MergeProtocol::two_level);   // 99,840 bytes
  CHECK(choose_protocol(264, 4160).protocol == MergeProtocol::two_level);  // groups of 17
  CHECK(choose_protocol(1000, 4160).protocol == MergeProtocol::combine);
  // MLA with 64 rows: one slot is 131,584 bytes.
  CHECK(choose_protocol(2, 131'584).protocol == MergeProtocol::combine);
  CHECK(choose_protocol(24, 4160).direct_peers == 23);
  CHECK(asked_protocol(MergeProtocol::combine, 4160).protocol == MergeProtocol::combine);
  CHECK(asked_protocol(MergeProtocol::two_level, 4160).direct_peers == 23);
  CHECK_THROWS(asked_protocol(MergeProtocol::none, 4160));
}

TEST_CASE("counters: a unit's, and one for each slot where groups count too") {
  CHECK(merge_counters(MergeProtocol::none, 264, 528) == 0);
  CHECK(merge_counters(MergeProtocol::ticket, 264, 528) == 264);
  CHECK(merge_counters(MergeProtocol::two_level, 264, 528) == 792);
  CHECK(merge_counters(MergeProtocol::combine, 264, 528) == 0);
}

TEST_CASE("each protocol has a word for commands") {
  CHECK(name_of(MergeProtocol::none) == "none");
  CHECK(name_of(MergeProtocol::ticket) == "ticket");
  CHECK(name_of(MergeProtocol::two_level) == "two-level");
  CHECK(name_of(MergeProtocol::combine) == "combine");
}

TEST_CASE("the reason says the figures") {
  CHECK(to_text(choose_protocol(264, 4160)) ==
        "P2: up to 264 pieces of 4160 bytes are over 96 KB for one block; groups of 17 are not");
  CHECK(to_text(choose_protocol(4, 4160)) ==
        "P1: up to 4 pieces of 4160 bytes: the last block merges at most 96 KB at once");
  CHECK(to_text(choose_protocol(0, 4160)) == "none: no unit is shared");
  CHECK(to_text(choose_protocol(1000, 4160)) ==
        "P7: up to 1000 pieces of 4160 bytes are over 96 KB for one block even in groups of 32");
}

TEST_CASE("groups are as many as large") {
  for (std::int64_t peers = 1; peers <= 1000; ++peers) {
    const std::int64_t group = merge_group(peers);
    CHECK(group * group >= peers);
    CHECK((group - 1) * (group - 1) < peers);
    CHECK((peers + group - 1) / group <= group);
  }
  CHECK_THROWS(merge_group(0));
  CHECK_THROWS(choose_protocol(2, 0));
}

}  // namespace
}  // namespace attngen

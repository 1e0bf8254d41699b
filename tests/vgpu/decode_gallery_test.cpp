// SPDX-License-Identifier: Apache-2.0
// Every variant of the gallery through the `decode` skeleton at one shape, merge protocols in turn.
#include <doctest/doctest.h>

#include <string>

#include "cascades/gallery.h"
#include "tests/vgpu/decode_bench.h"

namespace attngen::test {
namespace {

DecodeCase case_of(const std::string& variant) {
  DecodeCase of;
  of.text = variant;
  of.extents = {{"P", 2}, {"M", 300}, {"E", 64}, {"F", 80}, {"H", 4}, {"HK", 2}};
  return of;
}

TEST_CASE("every variant, its units cut and merged by one protocol or another") {
  int at = 0;
  for (const GalleryEntry& entry : gallery()) {
    const std::string variant(entry.name);
    CAPTURE(variant);
    DecodeBench bench(case_of(variant));
    // All protocols print the same monoid: each variant by one of those in place, a third by both
    // forms.
    const MergeProtocol merge = at % 3 == 2 ? MergeProtocol::two_level : MergeProtocol::ticket;
    const DecodeRun in_place = bench.run({merge, 7, 1});
    CHECK(in_place.fault == "");
    if (at % 3 == 0) {
      const DecodeRun combined = bench.run({MergeProtocol::combine, 7, 1});
      CHECK(combined.fault == "");
      CHECK_MESSAGE(in_place.outputs == combined.outputs, "the protocols differ in bits");
    }
    ++at;
  }
}

}  // namespace
}  // namespace attngen::test

// SPDX-License-Identifier: Apache-2.0
// Every variant of the gallery through the `decode` skeleton at one shape, both merge protocols.
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

TEST_CASE("every variant, its units cut and merged by a second kernel and in place") {
  for (const GalleryEntry& entry : gallery()) {
    const std::string variant(entry.name);
    CAPTURE(variant);
    DecodeBench bench(case_of(variant));
    const DecodeRun combined = bench.run({MergeProtocol::combine, 7, 1});
    CHECK(combined.fault == "");
    const DecodeRun in_place = bench.run({MergeProtocol::ticket, 7, 1});
    CHECK(in_place.fault == "");
    CHECK_MESSAGE(in_place.outputs == combined.outputs, "the protocols differ in bits");
  }
}

}  // namespace
}  // namespace attngen::test

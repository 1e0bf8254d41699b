// SPDX-License-Identifier: Apache-2.0
#include "generator/form/key_parts.h"

#include <doctest/doctest.h>

#include "tests/unit/generator/cuda/emitting.h"

namespace attngen {
namespace {

std::optional<KeyParts> parts_of(const Cascade& cascade) {
  const FormResult form = forward_form(cascade, analyse(cascade));
  REQUIRE(form.form);
  return key_parts(cascade, *form.form);
}

std::optional<KeyParts> parts_where(const std::string& condition) {
  return parts_of(emitting::parsed(emitting::softmax_text({}, " where " + condition)));
}

TEST_CASE("sinks and a window are two ranges") {
  const std::optional<KeyParts> parts = parts_of(emitting::from_gallery("streaming"));
  REQUIRE(parts);
  CHECK(parts->first.begin.empty());
  CHECK(parts->first.end.size() == 2);
  CHECK(parts->second.begin.size() == 1);
  CHECK(parts->second.end.size() == 2);  // the last key, and that the window is not empty
}

TEST_CASE("one range, no range, and two choices are not taken apart") {
  for (const char* name : {"softmax", "causal", "window", "document"}) {
    CAPTURE(name);
    CHECK_FALSE(parts_of(emitting::from_gallery(name)));
  }
  CHECK_FALSE(parts_where("m < 4 || m % 3 == 0"));
  CHECK_FALSE(parts_where("(m < 4 || m > 9) && (m < 20 || m > 30)"));
}

}  // namespace
}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
#include "tools/json_document.h"

#include <doctest/doctest.h>

#include <limits>
#include <nlohmann/json.hpp>

namespace attngen {
namespace {

TEST_CASE("numbers that are not finite become null") {
  Json document = json_document("run");
  document["a"] = std::numeric_limits<double>::infinity();
  document["b"] = std::numeric_limits<double>::quiet_NaN();
  document["c"] = 0.5;
  const auto read = nlohmann::json::parse(to_text(document));
  CHECK(read["schema"] == "attngen.run/1");
  CHECK(read["a"].is_null());
  CHECK(read["b"].is_null());
  CHECK(read["c"] == 0.5);
}

TEST_CASE("bytes that are not UTF-8 do not stop an error from being told") {
  Finding finding;
  finding.file = "\xff\xfe.cascade";
  finding.span = {3, 9, 2};
  finding.rule = "V2";
  finding.message = "a \"quoted\" name\n";
  finding.fix = "rename it";
  const auto read = nlohmann::json::parse(to_text(json_failure(2, {finding, Finding{}})));
  CHECK(read["schema"] == "attngen.error/1");
  CHECK(read["exit"] == 2);
  REQUIRE(read["errors"].size() == 2);
  CHECK(read["errors"][0]["line"] == 3);
  CHECK(read["errors"][0]["column"] == 9);
  CHECK(read["errors"][0]["rule"] == "V2");
  CHECK(read["errors"][0]["message"] == "a \"quoted\" name\n");
  CHECK(read["errors"][0]["fix"] == "rename it");
}

}  // namespace
}  // namespace attngen

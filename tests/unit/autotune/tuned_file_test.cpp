// SPDX-License-Identifier: Apache-2.0
#include "autotune/tuned_file.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "tests/unit/autotune/tuning_cases.h"

namespace attngen::tune {
namespace {

TEST_CASE("a file reads back, in one order whatever order it was given in") {
  const TunedFile file{false, {decision_at(4096), decision_at(64), decision_at(512)}};
  const TunedFile other{false, {decision_at(512), decision_at(4096), decision_at(64)}};
  CHECK(to_text(file) == to_text(other));
  const TunedFile read = tuned_file_in(to_text(file), "tuned.json");
  CHECK(read.rows.size() == 3);
  CHECK(to_text(read) == to_text(file));
  CHECK_FALSE(read.is_frozen);
}

TEST_CASE("unknown, missing and mistyped fields are refused with row and name") {
  const std::string good = to_text(TunedFile{true, {decision_at(64)}});
  CHECK(tuned_file_in(good, "t").is_frozen);
  const auto refused = [&](const std::string& from, const std::string& to, const char* message) {
    std::string text = good;
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
    CHECK_THROWS_WITH_AS(tuned_file_in(text, "t.json"), doctest::Contains(message), Error);
  };
  refused("\"pairs\": 30", "\"pairs\": 30, \"colour\": 1",
          "t.json: row 1: \"colour\" is a field that nobody knows");
  refused("\"pairs\": 30", "\"pears\": 30", "\"pairs\" is missing");
  refused("\"pairs\": 30", "\"pairs\": true", "\"pairs\" is no integer");
  refused("\"frozen\": true", "\"frozen\": true, \"more\": []", "\"more\" is a field");
  refused("attngen.tuned/1", "attngen.tuned/9", "attngen.tuned/9");
  refused("\"low\": 990.0", "\"low\": null", "\"low\" is no finite number");
  refused("\"pairs\": 30", "\"pairs\": 30, \"pairs\": 30", "says \"pairs\" twice in one object");
  refused("\"pairs\": 30", "\"pairs\": 2147483648", "\"pairs\" is no integer of 32 bits");
  refused("\"pairs\": 30", "\"pairs\": 1e999", "t.json is no JSON");
  refused("\"units\": 2", "\"units\": 18446744073709551616", "\"units\" is no integer");
  refused("\"units\": 2", "\"units\": -9223372036854775809", "\"units\" is no integer");
  refused("softmax", std::string("soft\0max", 8), "t.json is no JSON");
  refused("softmax", "soft\xff\xfemax", "t.json is no JSON");
  refused("softmax", "soft\\ud800max", "t.json is no JSON");
  CHECK_THROWS_AS(tuned_file_in(std::string(100000, '['), "t"), Error);
  CHECK_THROWS_AS(tuned_file_in("", "t"), Error);
  CHECK_THROWS_AS(tuned_file_in("{\"a\":" + std::string(40, '[') + std::string(40, ']') + "}", "t"),
                  Error);
}

TEST_CASE("two rows for one shape are refused, and merging keeps the surer one") {
  Decision sure = decision_at(64, 8);
  Decision unsure = decision_at(64, 2);
  unsure.ns = {1000, 900, 1100};
  Decision modelled = decision_at(64, 16);
  modelled.is_modelled = true;
  modelled.ns = {1, 1, 1};
  for (const auto& order : {std::vector<Decision>{sure, unsure, modelled},
                            std::vector<Decision>{modelled, unsure, sure},
                            std::vector<Decision>{unsure, sure, modelled}}) {
    std::vector<TunedFile> files;
    for (const Decision& row : order) files.push_back({false, {row}});
    const TunedFile kept = merged(files);
    REQUIRE(kept.rows.size() == 1);
    CHECK(kept.rows.front() == sure);
  }
  std::string text = to_text(TunedFile{false, {sure, decision_at(128)}});
  const std::size_t at = text.find("\"M\": 128");
  text.replace(at, 8, "\"M\": 64");
  CHECK_THROWS_WITH_AS(tuned_file_in(text, "t"), doctest::Contains("for one shape on one device"),
                       Error);
}

TEST_CASE("the last decision of a journal counts") {
  const TunedFile file = tuned_from({decision_at(64, 2), decision_at(128, 4), decision_at(64, 8)});
  REQUIRE(file.rows.size() == 2);
  for (const Decision& row : file.rows) {
    CHECK(row.winner.values.at("block") == (row.where.shape.axes.at("M") == 64 ? 8 : 4));
  }
}

}  // namespace
}  // namespace attngen::tune

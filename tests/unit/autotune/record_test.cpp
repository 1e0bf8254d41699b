// SPDX-License-Identifier: Apache-2.0
#include "autotune/record.h"

#include <doctest/doctest.h>

#include <random>

#include "tests/unit/autotune/tuning_cases.h"

namespace attngen::tune {
namespace {

bool is_record(const std::string& line) {
  std::string reason;
  const bool found = record_in(line, reason).has_value();
  CHECK(found == reason.empty());
  return found;
}

TEST_CASE("records read back as they were written") {
  Outcome invalid = outcome_at(64, 2);
  invalid.why_invalid = "killed by signal 11 (\"Segmentation\nfault\")";
  invalid.median_ns = invalid.deviation_ns = invalid.start_ns = 0;
  invalid.samples = 0;
  for (const Record& record :
       {Record(outcome_at(4096, 4)), Record(invalid), Record(decision_at(512))}) {
    const std::string line = to_line(record);
    CHECK(line.find('\n') == std::string::npos);
    std::string reason;
    const std::optional<Record> read = record_in(line, reason);
    REQUIRE(read.has_value());
    CHECK(*read == record);
  }
}

TEST_CASE("every torn line, and every line with a byte changed, is a record or a reason") {
  const std::string line = to_line(decision_at(4096));
  for (std::size_t length = 0; length < line.size(); ++length) {
    CHECK_FALSE(is_record(line.substr(0, length)));
  }
  std::mt19937_64 random(3);
  for (int trial = 0; trial < 2000; ++trial) {
    std::string changed = line;
    changed[random() % changed.size()] = static_cast<char>(random());
    is_record(changed);
  }
}

TEST_CASE("hostile JSON is no record") {
  const std::string good = to_line(outcome_at(64, 2));
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string text = good;
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
  };
  CHECK(is_record(good));
  CHECK_FALSE(is_record(std::string(60000, '[')));
  CHECK_FALSE(is_record(std::string(1 << 20, ' ')));
  CHECK_FALSE(is_record("[1]"));
  CHECK_FALSE(is_record("{}"));
  CHECK_FALSE(is_record(with("\"units\":2", "\"units\":2e400")));
  CHECK_FALSE(is_record(with("\"units\":2", "\"units\":\"2\"")));
  CHECK_FALSE(is_record(with("\"memory\":34359738368", "\"memory\":18446744073709551615")));
  CHECK_FALSE(is_record(with("\"ok\":true", "\"ok\":1")));
  CHECK_FALSE(is_record(with("\"tool\":\"1.0\"", "\"tool\":\"1.0\",\"surprise\":1")));
  CHECK_FALSE(is_record(with("\"block\":2", "\"block\":2.5")));
  CHECK_FALSE(is_record(with("attngen.tune.record/1", "attngen.tune.record/2")));
}

}  // namespace
}  // namespace attngen::tune

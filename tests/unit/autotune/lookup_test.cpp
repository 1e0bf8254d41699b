// SPDX-License-Identifier: Apache-2.0
#include "autotune/lookup.h"

#include <doctest/doctest.h>

#include <random>

#include "tests/unit/autotune/tuning_cases.h"

namespace attngen::tune {
namespace {

LookupQuestion question_at(std::int64_t keys) {
  LookupQuestion question;
  question.shape = circumstances(keys).shape;
  question.device = circumstances(keys).device;
  question.source_id = [](const Candidate&) { return std::string("feedfacefeedface"); };
  question.why_not = [](const Candidate&) { return std::string(); };
  return question;
}

LookupRule rule(const TunedFile& tuned, const LookupQuestion& question) {
  const LookupAnswer answer = look_up(tuned, question);
  CHECK(answer.candidate.has_value() == (answer.rule != LookupRule::model));
  CHECK(answer.why.rfind(std::string(name_of(answer.rule)) + ": ", 0) == 0);
  return answer.rule;
}

TEST_CASE("the rules in their order") {
  const TunedFile tuned{false, {decision_at(1024, 2), decision_at(4096, 8)}};
  CHECK(rule(tuned, question_at(4096)) == LookupRule::exact);
  CHECK(rule(tuned, question_at(3000)) == LookupRule::exact);  // the bin (2048, 4096]
  CHECK(look_up(tuned, question_at(4096)).candidate->values.at("block") == 8);
  CHECK(rule(tuned, question_at(2048)) == LookupRule::interpolated);
  CHECK(rule(tuned, question_at(1500)) == LookupRule::interpolated);
  CHECK(look_up(tuned, question_at(1500)).candidate->values.at("block") == 2);
  CHECK(rule(tuned, question_at(4097)) == LookupRule::model);  // outside
  CHECK(rule(tuned, question_at(512)) == LookupRule::model);

  LookupQuestion other_clock = question_at(4096);
  other_clock.device.name = "znver5";
  CHECK(rule(tuned, other_clock) == LookupRule::alike);
  other_clock.shape.axes["M"] = 2048;
  CHECK(rule(tuned, other_clock) == LookupRule::interpolated);
}

TEST_CASE("a model's rows are seeds: asked last, for their architecture and number of units") {
  Decision seed = decision_at(4096, 16);
  seed.is_modelled = true;
  seed.where.device = {"model", "h200", "sm_90", 132, 1, 1};
  seed.source = "another generator";
  LookupQuestion question = question_at(4096);
  question.device = {"cuda", "NVIDIA H200", "sm_90", 132, 60 << 20, 0};
  const TunedFile seeds{false, {seed}};
  CHECK(rule(seeds, question) == LookupRule::seed);
  CHECK(look_up(seeds, question).candidate->values.at("block") == 16);
  CHECK(look_up(seeds, question).why.find("a model, for M=4096") != std::string::npos);
  for (const std::int64_t keys : {2048, 3000, 8192}) {
    LookupQuestion near = question;
    near.shape.axes["M"] = keys;
    CHECK(rule(seeds, near) == LookupRule::seed);
  }
  for (const std::int64_t keys : {2047, 8193, 64}) {
    LookupQuestion far = question;
    far.shape.axes["M"] = keys;
    CHECK(rule(seeds, far) == LookupRule::model);
  }
  LookupQuestion smaller = question;
  smaller.device.units = 66;
  CHECK(rule(seeds, smaller) == LookupRule::model);
  LookupQuestion refused = question;
  refused.why_not = [](const Candidate&) { return std::string("too wide"); };
  CHECK(rule(seeds, refused) == LookupRule::model);

  Decision measured = decision_at(4096, 2);
  measured.where.device = question.device;
  CHECK(rule({false, {seed, measured}}, question) == LookupRule::exact);
  CHECK(look_up({false, {seed, measured}}, question).candidate->values.at("block") == 2);
  // For the model itself they are what it found.
  LookupQuestion of_model = question;
  of_model.device = seed.where.device;
  CHECK(rule(seeds, of_model) == LookupRule::model);
  of_model.source_id = [](const Candidate&) { return std::string("another generator"); };
  CHECK(rule(seeds, of_model) == LookupRule::exact);
}

TEST_CASE("never another architecture, number of units, operation or generator") {
  const TunedFile tuned{false, {decision_at(4096)}};
  for (const int what : {0, 1, 2, 3, 4, 5}) {
    CAPTURE(what);
    LookupQuestion question = question_at(4096);
    if (what == 0) question.device.arch = "avx2";
    if (what == 1) question.device.units = 3;
    if (what == 2) question.shape.op = "another";
    if (what == 3) question.source_id = [](const Candidate&) { return std::string("newer"); };
    if (what == 4) question.why_not = [](const Candidate&) { return std::string("too wide"); };
    if (what == 5) question.shape.axes["W"] = 4;
    CHECK(rule(tuned, question) == LookupRule::model);
  }
  LookupQuestion newer = question_at(4096);
  newer.source_id = [](const Candidate&) { return std::string("newer"); };
  CHECK(look_up(tuned, newer).why.find("another generator") != std::string::npos);
  TunedFile frozen = tuned;
  frozen.is_frozen = true;
  CHECK(rule(frozen, newer) == LookupRule::exact);              // pinned
  CHECK(rule(frozen, question_at(4000)) == LookupRule::model);  // for its own axes alone
}

TEST_CASE("a wide gap between tuned shapes is not bridged") {
  const TunedFile tuned{false, {decision_at(64), decision_at(65536)}};
  CHECK(rule(tuned, question_at(128)) == LookupRule::interpolated);
  CHECK(rule(tuned, question_at(129)) == LookupRule::model);
  CHECK(rule(tuned, question_at(2048)) == LookupRule::model);
  CHECK(rule(tuned, question_at(32768)) == LookupRule::interpolated);
}

TEST_CASE("a prefill shape does not take a decode row") {
  Decision decode = decision_at(4096);
  Decision prefill = decision_at(4096);
  prefill.where.shape.axes["P"] = 4096;
  LookupQuestion question = question_at(4096);
  question.shape.axes["P"] = 64;
  CHECK(rule({false, {decode, prefill}}, question) == LookupRule::model);
}

TEST_CASE("between is: inside the convex hull, in any dimension") {
  CHECK_FALSE(is_between({0, 0}, {}));
  CHECK(is_between({1, 2}, {{1, 2}}));
  CHECK_FALSE(is_between({1, 2.1}, {{1, 2}}));
  const std::vector<std::vector<double>> triangle{{0, 0}, {4, 0}, {0, 4}};
  CHECK(is_between({1, 1}, triangle));
  CHECK(is_between({2, 2}, triangle));
  CHECK_FALSE(is_between({2.2, 2.2}, triangle));
  CHECK_FALSE(is_between({-0.1, 1}, triangle));
  std::mt19937_64 random(11);
  std::uniform_real_distribution<double> real(0, 1);
  for (int trial = 0; trial < 500; ++trial) {
    const std::size_t dimensions = 1 + random() % 4;
    std::vector<std::vector<double>> corners(2 + random() % 6, std::vector<double>(dimensions));
    for (auto& corner : corners) {
      for (double& value : corner) value = real(random) * 12;
    }
    std::vector<double> weights(corners.size());
    double all = 0;
    for (double& weight : weights) all += weight = real(random);
    std::vector<double> inside(dimensions, 0);
    for (std::size_t i = 0; i < corners.size(); ++i) {
      for (std::size_t d = 0; d < dimensions; ++d) inside[d] += corners[i][d] * weights[i] / all;
    }
    CHECK(is_between(inside, corners));
    // Beyond the farthest corner in some direction there is nothing.
    std::vector<double> direction(dimensions);
    for (double& value : direction) value = real(random) - 0.5;
    double most = -1e9;
    std::vector<double> outside;
    for (const auto& corner : corners) {
      double along = 0;
      for (std::size_t d = 0; d < dimensions; ++d) along += corner[d] * direction[d];
      if (along > most) {
        most = along;
        outside = corner;
      }
    }
    for (std::size_t d = 0; d < dimensions; ++d) outside[d] += 0.3 * direction[d];
    double length = 0;
    for (const double value : direction) length += value * value;
    if (length > 0.05) CHECK_FALSE(is_between(outside, corners));
  }
}

}  // namespace
}  // namespace attngen::tune

// SPDX-License-Identifier: Apache-2.0
// Outputs over parts of the keys, merged by the derived rule, against the fp64 interpreter on all
// of them; and which variants have no rule, with the reason.
#include "generator/form/merge_rule.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <map>
#include <random>
#include <set>

#include "generator/oracle/interpret.h"
#include "tests/unit/generator/cuda/emitting.h"

namespace attngen {
namespace {

using emitting::from_gallery;
using emitting::parsed;

MergeRuleResult rule_of(const Cascade& cascade) {
  const Analysis analysis = analyse(cascade);
  const FormResult form = forward_form(cascade, analysis);
  REQUIRE(form.form);
  return merge_rule(cascade, analysis, *form.form);
}

/// Q[P,E] K[M,E] V[M,F], keys in rows; some of them make up a part.
struct Problem3 {
  static constexpr std::int64_t kRows = 3;
  static constexpr std::int64_t kDim = 4;
  std::int64_t keys = 11;
  Array q{DType::f32, {kRows, kDim}}, k{DType::f32, {11, kDim}}, v{DType::f32, {11, kDim}};

  explicit Problem3(std::mt19937& random) {
    std::normal_distribution<double> normal(0, 1.5);
    for (Array* array : {&q, &k, &v}) {
      for (std::int64_t at = 0; at < array->size(); ++at) array->set(at, normal(random));
    }
  }

  std::map<std::string, Array> computed(const Cascade& cascade,
                                        const std::map<std::string, double>& params,
                                        const std::vector<std::int64_t>& chosen) const {
    const auto of_keys = [&](const Array& all) {
      Array part(DType::f32, {static_cast<std::int64_t>(chosen.size()), kDim});
      for (std::size_t row = 0; row < chosen.size(); ++row) {
        for (std::int64_t column = 0; column < kDim; ++column) {
          part.set(static_cast<std::int64_t>(row) * kDim + column,
                   all.at(chosen[row] * kDim + column));
        }
      }
      return part;
    };
    Request request;
    request.params = params;
    request.inputs.emplace("Q", q);
    request.inputs.emplace("K", of_keys(k));
    request.inputs.emplace("V", of_keys(v));
    return interpret(cascade, bind_inputs(cascade, std::move(request)));
  }
};

const char* const kHead =
    "  rank P, M, E, F\n  in Q[P,E]: f32, K[M,E]: f32, V[M,F]: f32\n"
    "  S[p,m] = sum{e} Q[p,e] * K[m,e]\n";

Cascade variant(const std::string& body) {
  return parsed("cascade own {\n" + std::string(kHead) + body + "}\n");
}

const char* const kSoftmax =
    "  GM[p] = max{m} S[p,m]\n  N[p,m] = exp(S[p,m] - GM[p])\n  D[p] = sum{m} N[p,m]\n"
    "  out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]\n";

/// Merged part by part: the largest relative difference from all keys at once.
double difference(const Cascade& cascade, const std::map<std::string, double>& params,
                  std::mt19937& random) {
  const MergeRuleResult found = rule_of(cascade);
  REQUIRE_MESSAGE(found.rule, found.why_not);
  const MergeRule& rule = *found.rule;
  const Problem3 problem(random);
  const std::size_t parts = 2 + random() % 6;
  std::vector<std::vector<std::int64_t>> chosen(parts);
  std::vector<std::int64_t> all;
  for (std::int64_t key = 0; key < problem.keys; ++key) {
    all.push_back(key);
    chosen[random() % parts].push_back(key);  // some parts stay empty
  }
  std::vector<std::map<std::string, Array>> outputs;
  for (const auto& keys : chosen) outputs.push_back(problem.computed(cascade, params, keys));
  const auto whole = problem.computed(cascade, params, all);
  const auto name = [&](std::size_t output) {
    return cascade.tensors[static_cast<std::size_t>(rule.form.outputs[output].tensor)].name;
  };
  double worst = 0;
  for (std::int64_t row = 0; row < Problem3::kRows; ++row) {
    RowMerge merge(rule);
    merge.start(Problem3::kDim);
    for (const auto& part : outputs) {
      std::vector<double> values(rule.form.outputs.size());
      std::vector<double> wide(Problem3::kDim);
      for (std::size_t output = 0; output < values.size(); ++output) {
        const Array& array = part.at(name(output));
        if (!rule.form.outputs[output].is_wide) values[output] = array.at(row);
        if (static_cast<int>(output) != rule.wide_output) continue;
        for (std::int64_t column = 0; column < Problem3::kDim; ++column) {
          wide[static_cast<std::size_t>(column)] = array.at(row * Problem3::kDim + column);
        }
      }
      merge.add(values, wide);
    }
    for (std::size_t output = 0; output < rule.form.outputs.size(); ++output) {
      const Array& array = whole.at(name(output));
      const std::int64_t columns = rule.form.outputs[output].is_wide ? Problem3::kDim : 1;
      for (std::int64_t column = 0; column < columns; ++column) {
        const double exact = array.at(row * columns + column);
        const double merged =
            merge.output(static_cast<int>(output), static_cast<std::size_t>(column));
        if (exact == merged) continue;
        worst = std::max(worst, std::fabs(merged - exact) / (1 + std::fabs(exact)));
        if (std::isnan(merged)) return std::numeric_limits<double>::infinity();
      }
    }
  }
  return worst;
}

}  // namespace

TEST_CASE("every variant of the gallery: merged, or the reason why not") {
  const std::map<std::string, std::string> refused = {
      {"relu2", "the param eps takes part in what becomes of a row"},
      {"sink", "sk takes part in what becomes of a row, and only its outputs are known"},
      {"softcap_sink", "sk takes part in what becomes of a row"},
  };
  for (const GalleryEntry& entry : gallery()) {
    CAPTURE(entry.name);
    const MergeRuleResult found = rule_of(from_gallery(std::string(entry.name)));
    const auto expected = refused.find(std::string(entry.name));
    CHECK(found.rule.has_value() == (expected == refused.end()));
    if (expected != refused.end()) CHECK(found.why_not.find(expected->second) == 0);
  }
}

TEST_CASE("random parts, empty ones among them, give what all keys give") {
  std::mt19937 random(2);
  const std::vector<std::pair<Cascade, std::map<std::string, double>>> variants = {
      {variant(std::string(kSoftmax) + "  out LSE[p] = GM[p] + log(D[p])\n"), {}},
      {variant(std::string(kSoftmax) + "  out A[p] = D[p]\n  out B[p] = GM[p]\n"), {}},
      {variant("  out O[p,f] = sum{m} sigmoid(S[p,m]) * V[m,f]\n"), {}},
      {variant("  D[p] = sum{m} relu(S[p,m])\n  out O[p,f] = sum{m} relu(S[p,m]) / (D[p] + 0.5) * "
               "V[m,f]\n  out T[p] = D[p]\n"),
       {}},
      {variant("  out B[p] = max{m} S[p,m]\n  out O[p,f] = sum{m} S[p,m] * V[m,f]\n"), {}},
      {variant("  out B[p] = min{m} S[p,m]\n  out C[p] = sum{m} abs(S[p,m])\n"
               "  out O[p,f] = sum{m} S[p,m] * V[m,f]\n"),
       {}},
  };
  for (const auto& [cascade, params] : variants) {
    const std::string& last = cascade.tensors.back().name;
    CAPTURE(last);
    CHECK(rule_of(cascade).why_not == "");
    if (!rule_of(cascade).rule) continue;
    for (int round = 0; round < 40; ++round) CHECK(difference(cascade, params, random) < 1e-9);
  }
}

TEST_CASE("outputs that do not determine the running values are named") {
  CHECK(rule_of(variant(kSoftmax)).why_not ==
        "the running values (GM, D) cannot be read off the outputs (O); make them outputs");
  CHECK(rule_of(variant(std::string(kSoftmax) + "  out B[p] = GM[p]\n")).why_not ==
        "the running values (GM, D) cannot be read off the outputs (O, B); make them outputs");
  CHECK(rule_of(variant(std::string(kSoftmax) + "  out LSE[p] = max(GM[p] + log(D[p]), 0.5)\n"))
            .why_not.find("cannot be read off") != std::string::npos);
  CHECK(rule_of(variant("  out B[p] = sum{m} S[p,m]\n  O[p,f] = sum{m} S[p,m] * V[m,f]\n"
                        "  out A[p,f] = exp(O[p,f])\n"))
            .why_not == "no output is proportional to the running sum O");
}

}  // namespace attngen

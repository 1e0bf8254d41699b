// SPDX-License-Identifier: Apache-2.0
#include "tools/comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "tools/report.h"

namespace attngen {

OracleResults consult_oracle(const Cascade& cascade, const BoundInputs& inputs) {
  OracleResults results;
  results.exact = interpret(cascade, inputs);
  InterpretOptions rounded;
  rounded.round_results = narrowest_float_input(cascade);
  results.narrow = interpret(cascade, inputs, rounded);
  return results;
}

Deviations compare(const Cascade& cascade, const std::map<std::string, Array>& outputs,
                   const OracleResults& oracle) {
  return compare_outputs(cascade, outputs, oracle.exact, oracle.narrow);
}

void keep_worst(Deviations& worst, const Deviations& other) {
  for (const auto& [name, deviation] : other) {
    const auto [at, is_new] = worst.emplace(name, deviation);
    if (is_new) continue;
    Deviation& kept = at->second;
    kept.max_abs_err = std::max(kept.max_abs_err, deviation.max_abs_err);
    kept.rel_l2 = std::max(kept.rel_l2, deviation.rel_l2);
    kept.err_ratio = std::max(kept.err_ratio, deviation.err_ratio);
    kept.nonfinite_agree = kept.nonfinite_agree && deviation.nonfinite_agree;
    kept.passes = kept.passes && deviation.passes;
  }
}

std::vector<Finding> failures_of(const Deviations& deviations, const std::string& where) {
  std::vector<Finding> findings;
  for (const auto& [name, deviation] : deviations) {
    if (deviation.passes) continue;
    Finding finding;
    finding.rule = "accuracy";
    finding.message = fmt::format(
        "{}: output {} is off the fp64 oracle: max_abs_err {}, rel_l2 {}, err_ratio {} (at most "
        "2){}",
        where, name, short_number(deviation.max_abs_err), short_number(deviation.rel_l2),
        short_number(deviation.err_ratio),
        deviation.nonfinite_agree ? "" : "; infinities or NaNs stand in other places");
    findings.push_back(std::move(finding));
  }
  return findings;
}

Json json_of(const Shape& shape, const Deviation* deviation) {
  Json document{
      {"shape", shape}, {"max_abs_err", nullptr}, {"rel_l2", nullptr}, {"err_ratio", nullptr}};
  if (deviation != nullptr) {
    document["max_abs_err"] = deviation->max_abs_err;
    document["rel_l2"] = deviation->rel_l2;
    document["err_ratio"] = deviation->err_ratio;
    document["nonfinite_agree"] = deviation->nonfinite_agree;
    document["passes"] = deviation->passes;
  }
  return document;
}

std::vector<std::string> cells_of(const Deviation& deviation) {
  return {short_number(deviation.max_abs_err), short_number(deviation.rel_l2),
          short_number(deviation.err_ratio), deviation.passes ? "ok" : "FAILED"};
}

}  // namespace attngen

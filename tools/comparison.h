// SPDX-License-Identifier: Apache-2.0
// Results beside the fp64 oracle: the figures that `run` and `check` print.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/array.h"
#include "generator/ir/binding.h"
#include "generator/oracle/interpret.h"
#include "tools/json_document.h"

namespace attngen {

/// O64 and N of the error measure, by output name.
struct OracleResults {
  std::map<std::string, Array> exact;
  std::map<std::string, Array> narrow;
};

/// Interprets twice. Throws Error(refused), before any device ran, where that would take hours.
OracleResults consult_oracle(const Cascade& cascade, const BoundInputs& inputs);

using Deviations = std::map<std::string, Deviation>;
Deviations compare(const Cascade& cascade, const std::map<std::string, Array>& outputs,
                   const OracleResults& oracle);

/// Output by output the worse of both.
void keep_worst(Deviations& worst, const Deviations& other);

/// One finding (rule "accuracy") per output that does not pass.
std::vector<Finding> failures_of(const Deviations& deviations, const std::string& where);

/// {shape, max_abs_err, rel_l2, err_ratio}; the figures are null where nothing was compared.
Json json_of(const Shape& shape, const Deviation* deviation);

/// "max_abs_err", "rel_l2", "err_ratio" and a verdict as table cells.
std::vector<std::string> cells_of(const Deviation& deviation);

}  // namespace attngen

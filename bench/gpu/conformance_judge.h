// SPDX-License-Identifier: Apache-2.0
// Whether results agree: bit for bit, or within what the instruction promises.
#pragma once

#include <cstddef>
#include <string>

#include "bench/gpu/conformance_case.h"
#include "bench/gpu/conformance_record.h"

namespace attngen::bench {

struct Agreement {
  std::size_t words = 0;
  std::size_t equal = 0;      ///< the same bits
  std::size_t tolerated = 0;  ///< other bits inside the tolerance, or another NaN
  double worst = 0;           ///< largest difference relative to the scale
  std::string fault;          ///< the first word outside; empty when there is none
};

/// `got` against the arithmetic of the case.
Agreement judge_expected(const ConformanceCase& each, const Operands& operands, const Words& got);

/// `got` against recorded results of the same operands.
Agreement judge_recorded(const ConformanceCase& each, const Record& wanted, const Words& got);

/// The case of that name; null when this version has none.
const ConformanceCase* find_case(const std::vector<ConformanceCase>& cases,
                                 const std::string& name);

}  // namespace attngen::bench

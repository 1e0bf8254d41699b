// SPDX-License-Identifier: Apache-2.0
// One reduction and its late operands: which of them can be repaired, and how.
#pragma once

#include <string>
#include <vector>

#include "generator/analysis/analysis.h"
#include "generator/analysis/late_operands.h"
#include "generator/analysis/separate_factors.h"

namespace attngen {

struct LateVerdict {
  Expr access;
  RepairAction action = RepairAction::hard;
  int kappa = 0;
  std::string rule;
  std::string reason;
};

struct ConsumerRepair {
  int einsum = -1;
  std::vector<LateVerdict> operands;
  std::vector<LateComponent> components;  ///< with every repaired operand taken out or iterated
  bool is_repaired = true;                ///< no operand is hard
};

/// Tests each late operand alone, then the survivors together; those that fail are final.
ConsumerRepair repair_consumer(const LateView& view, const std::vector<ValueRange>& ranges,
                               int einsum);

/// Verdicts on a streaming output (H2) or a recurrence (H4) that reads late values: all hard.
std::vector<LateVerdict> hard_consumer(const LateView& view, int einsum);

}  // namespace attngen

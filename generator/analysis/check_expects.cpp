// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "generator/analysis/analysis.h"

namespace attngen {

std::vector<Finding> check_expects(const Cascade& cascade, const Analysis& analysis) {
  std::vector<Finding> findings;
  for (const Expect& expect : cascade.expects) {
    const std::string& name = cascade.ranks[static_cast<std::size_t>(expect.rank)].name;
    bool counted = false;
    for (const PassCount& count : analysis.passes) {
      if (count.rank != expect.rank) continue;
      counted = true;
      if (count.written == expect.written && count.rewritten == expect.rewritten) continue;
      findings.push_back(
          finding_at(cascade, expect.span, "V10",
                     fmt::format("passes({}) are {} -> {}, not {} -> {}", name, count.written,
                                 count.rewritten, expect.written, expect.rewritten),
                     fmt::format("write `expect passes({}) {} -> {}`, or change the cascade", name,
                                 count.written, count.rewritten)));
    }
    if (!counted) {
      findings.push_back(finding_at(
          cascade, expect.span, "V10",
          fmt::format("passes({}) are not counted: {} only numbers the blocks of a split", name,
                      name),
          "name the rank that is split, or its inner part"));
    }
  }
  return findings;
}

}  // namespace attngen

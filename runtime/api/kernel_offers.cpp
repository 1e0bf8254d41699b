// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/kernel_offers.h"

#include <fmt/format.h>

#include "base/error.h"

namespace attngen {

void require_fixed_head_dims(const Spec& spec, const Bounds& bounds) {
  std::vector<Finding> findings;
  for (const int var : {spec.form.form->contract_var, spec.form.form->wide_var}) {
    const int rank = spec.cascade.vars[static_cast<std::size_t>(var)].rank;
    if (bounds.ranks[static_cast<std::size_t>(rank)].is_fixed()) continue;
    const std::string& name = spec.cascade.ranks[static_cast<std::size_t>(rank)].name;
    Finding finding;
    finding.rule = "bounds";
    finding.message = fmt::format("{} is a head dim and is compiled into the kernel", name);
    finding.fix = fmt::format("fix {} in the bounds: least == most, one plan for each value", name);
    findings.push_back(std::move(finding));
  }
  if (!findings.empty()) throw Error(ErrorKind::refused, std::move(findings));
}

}  // namespace attngen

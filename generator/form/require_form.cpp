// SPDX-License-Identifier: Apache-2.0
#include "generator/form/require_form.h"

#include <fmt/format.h>

#include <utility>

#include "base/error.h"
#include "generator/form/form_extents.h"

namespace attngen {

ForwardForm require_form(const Cascade& cascade, const Analysis& analysis,
                         std::span<const std::int64_t> extents) {
  FormResult result = forward_form(cascade, analysis);
  if (result.form) return at_extents(cascade, std::move(*result.form), extents);
  refuse_form(cascade, result.reasons);
}

void refuse_form(const Cascade& cascade, const std::vector<std::string>& reasons) {
  std::vector<Finding> findings;
  for (const std::string& reason : reasons) {
    Finding finding;
    finding.file = cascade.origin;
    finding.rule = "plan";
    finding.message = fmt::format("{} is no forward kernel: {}", cascade.name, reason);
    findings.push_back(std::move(finding));
  }
  findings.back().fix = "use --device cpu or oracle for it";
  throw Error(ErrorKind::refused, std::move(findings));
}

}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/capability.h"

#include <fmt/format.h>

#include <optional>

#include "base/error.h"
#include "runtime/api/launch_plan.h"
#include "runtime/api/live_shape.h"

namespace attngen {
namespace {

void add_findings(const Error& error, std::vector<std::string>& reasons) {
  for (const Finding& finding : error.findings()) {
    reasons.push_back(finding.fix.empty() ? finding.message
                                          : fmt::format("{}; {}", finding.message, finding.fix));
  }
}

/// Runs `ask` and keeps what it is refused for.
template <class Ask>
void collect(std::vector<std::string>& reasons, Ask&& ask) {
  try {
    ask();
  } catch (const Error& error) {
    add_findings(error, reasons);
  }
}

}  // namespace

std::vector<std::string> reasons_against(const Engine& engine, const Spec& spec,
                                         const AskedBounds* asked) {
  std::vector<std::string> reasons;
  if (const Outcome alive = engine.check_alive(); !alive.ok()) return {alive.message};
  const int batch_axes = asked != nullptr ? asked->batch_axes : 0;
  if (std::string reason = why_too_large(spec, batch_axes); !reason.empty()) {
    reasons.push_back(std::move(reason));
  }
  const bool has_loop_nests = engine.device() == Device::cpu || engine.device() == Device::oracle;
  if (!has_loop_nests) {
    for (const std::string& reason : spec.form.reasons) {
      reasons.push_back(fmt::format("{} is no forward kernel: {}", spec.cascade.name, reason));
    }
  }
  if (asked == nullptr) return reasons;
  std::optional<Bounds> bounds;
  collect(reasons, [&] { bounds = resolve_bounds(spec, *asked); });
  if (!bounds) return reasons;
  collect(reasons, [&] { lay_out_workspace(spec, *bounds, {}, engine.runs_cuda_text()); });
  if (engine.device() == Device::oracle || (!spec.form.form && !has_loop_nests)) return reasons;
  const std::size_t before = reasons.size();
  if (spec.form.form) collect(reasons, [&] { require_fixed_head_dims(spec, *bounds); });
  // Of a plan for head dims of any length there is nothing more to say.
  if (reasons.size() > before) return reasons;
  collect(reasons, [&] { kernels_on(engine, spec, *bounds); });
  collect(reasons, [&] { const ShapeProof judged(spec, *bounds); });
  return reasons;
}

}  // namespace attngen

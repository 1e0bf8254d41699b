// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/merge_outputs.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/api/live_shape.h"
#include "runtime/api/merge_kernels.h"
#include "runtime/api/merge_on_gpu.h"
#include "runtime/api/merge_on_host.h"
#include "runtime/api/merge_reader.h"

namespace attngen {
namespace {

Outcome require_rule(const Spec& spec) {
  const MergeRuleResult& found = spec.merge_rule();
  if (found.rule) return {};
  return failure(ATTNGEN_E_UNSUPPORTED, fmt::format("outputs of {} cannot be merged: {}",
                                                    spec.cascade.name, found.why_not));
}

}  // namespace

Outcome merge_outputs(Engine& engine, const std::shared_ptr<const Spec>& spec,
                      const attngen_merge_args& args, void* stream) {
  if (Outcome none = engine.backend().check_stream(stream); !none.ok()) return none;
  if (Outcome has = require_rule(*spec); !has.ok()) return has;
  const MergeRule& rule = *spec->merge_rule().rule;
  MergeReader reader(*spec, rule, args, engine.backend().dl_device());
  if (Outcome outcome = reader.read(); !outcome.ok()) return outcome;
  if (!reader.writes_anything()) return {};
  if (!engine.runs_cuda_text()) {
    merge_on_host(rule, reader);
    return {};
  }
  const auto batch_axes = static_cast<int>(reader.shape().batch_axes);
  const std::shared_ptr<EngineKernel> kernel =
      engine.merge_kernels().find(engine, spec, batch_axes);
  return merge_on_gpu(engine, *kernel, rule, reader, stream);
}

Outcome prepare_merge(Engine& engine, const std::shared_ptr<const Spec>& spec,
                      std::uint32_t batch_axes) {
  if (Outcome has = require_rule(*spec); !has.ok()) return has;
  constexpr std::uint32_t kMost = LiveLimits::kAxes;
  const int axes = static_cast<int>(std::min(batch_axes, kMost));
  if (const std::string reason = why_too_large(*spec, axes); !reason.empty()) {
    return failure(ATTNGEN_E_INVALID, reason);
  }
  if (engine.runs_cuda_text()) {
    engine.load(*engine.merge_kernels().find(engine, spec, axes));
  }
  return {};
}

}  // namespace attngen

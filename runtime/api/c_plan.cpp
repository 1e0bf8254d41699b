// SPDX-License-Identifier: Apache-2.0
// attngen.h: plans, preparation and runs.
#include <fmt/format.h>

#include "runtime/api/capability.h"
#include "runtime/api/dl_tensor.h"
#include "runtime/api/handles.h"
#include "runtime/api/merge_outputs.h"
#include "runtime/api/prepare.h"
#include "runtime/api/run_plan.h"

namespace attngen {
namespace {

Outcome read_bounds(const attngen_bounds* bounds, AskedBounds& asked) {
  Outcome outcome = check_struct("attngen_bounds", bounds, sizeof *bounds, sizeof *bounds);
  if (!outcome.ok()) return outcome;
  if ((bounds->rank_count > 0 && bounds->ranks == nullptr) ||
      (bounds->static_param_count > 0 && bounds->static_params == nullptr) ||
      (bounds->discarded_count > 0 && bounds->discarded == nullptr)) {
    return failure(ATTNGEN_E_INVALID, "attngen_bounds counts entries of a list that is null");
  }
  for (std::uint32_t index = 0; index < bounds->rank_count; ++index) {
    const attngen_rank_bound& rank = bounds->ranks[index];
    asked.ranks.push_back({text_or_empty(rank.rank), {rank.least, rank.most}});
  }
  for (std::uint32_t index = 0; index < bounds->static_param_count; ++index) {
    const attngen_param_value& param = bounds->static_params[index];
    asked.static_params.emplace_back(text_or_empty(param.name), param.value);
  }
  for (std::uint32_t index = 0; index < bounds->discarded_count; ++index) {
    asked.discarded.push_back(text_or_empty(bounds->discarded[index]));
  }
  constexpr std::uint32_t kAbsurd = 1u << 16;
  asked.batch_axes = static_cast<int>(std::min(bounds->batch_axes, kAbsurd));
  asked.most_batches = bounds->most_batches;
  asked.batch_invariant = bounds->batch_invariant != 0;
  return {};
}

Outcome capability(attngen_engine engine, attngen_spec spec, const attngen_bounds* bounds,
                   attngen_reason_fn reason, void* user) {
  const EngineTable::Pin engine_pin = engines().pin(engine.value);
  if (!engine_pin) return stale("engine", engine.value);
  const SpecTable::Pin spec_pin = specs().pin(spec.value);
  if (!spec_pin) return stale("spec", spec.value);
  if (Outcome alive = (*engine_pin)->check_alive(); !alive.ok()) return alive;
  AskedBounds asked;
  if (bounds != nullptr) {
    if (Outcome outcome = read_bounds(bounds, asked); !outcome.ok()) return outcome;
  }
  const std::vector<std::string> reasons =
      reasons_against(**engine_pin, **spec_pin, bounds != nullptr ? &asked : nullptr);
  if (reasons.empty()) return {};
  std::string all;
  for (const std::string& one : reasons) {
    if (reason != nullptr) reason(user, one.c_str());
    all += (all.empty() ? "" : "\n") + one;
  }
  return failure(ATTNGEN_E_UNSUPPORTED, std::move(all));
}

Outcome create_plan(attngen_engine engine, attngen_spec spec, const attngen_bounds* bounds,
                    attngen_plan* plan) {
  if (plan == nullptr) return failure(ATTNGEN_E_INVALID, "attngen_plan_create: plan is null");
  *plan = {0};
  AskedBounds asked;
  if (Outcome outcome = read_bounds(bounds, asked); !outcome.ok()) return outcome;
  const EngineTable::Pin engine_pin = engines().pin(engine.value);
  if (!engine_pin) return stale("engine", engine.value);
  const SpecTable::Pin spec_pin = specs().pin(spec.value);
  if (!spec_pin) return stale("spec", spec.value);
  if (Outcome alive = (*engine_pin)->check_alive(); !alive.ok()) return alive;
  Bounds resolved;
  try {
    resolved = resolve_bounds(**spec_pin, asked);
  } catch (const Error& error) {
    return outcome_of(error, ATTNGEN_E_INVALID);
  }
  plan->value = plans().add(make_plan(*engine_pin, *spec_pin, std::move(resolved)));
  return plan->value != 0 ? Outcome{} : failure(ATTNGEN_E_MEMORY, "65536 plans exist already");
}

Outcome destroy_plan(attngen_plan plan) {
  const PlanTable::Pin pin = plans().pin(plan.value);
  if (!pin) return stale("plan", plan.value);
  if (Outcome here = pin->engine->check_not_forked(); !here.ok()) return here;
  return plans().remove(plan.value) ? Outcome{} : stale("plan", plan.value);
}

/// Calls `use(plan)` where the handle is good and its engine alive.
template <class Use>
Outcome with_plan(attngen_plan plan, Use&& use) {
  const PlanTable::Pin pin = plans().pin(plan.value);
  if (!pin) return stale("plan", plan.value);
  if (Outcome alive = pin->engine->check_alive(); !alive.ok()) return alive;
  return use(*pin);
}

Outcome prepare_plans(const attngen_plan* list, std::size_t count, attngen_progress_fn progress,
                      void* user) {
  if (count > 0 && list == nullptr) {
    return failure(ATTNGEN_E_INVALID, "attngen_prepare: plans is null");
  }
  std::vector<PlanTable::Pin> pins;
  std::vector<LaunchPlan*> pinned;
  for (std::size_t index = 0; index < count; ++index) {
    pins.push_back(plans().pin(list[index].value));
    if (!pins.back()) return stale("plan", list[index].value);
    pinned.push_back(&*pins.back());
  }
  PrepareProgress report;
  if (progress != nullptr) {
    report = [&](const PrepareStep& step) {
      return progress(user, step.done, step.total, step.kernel->entry().c_str(), step.load.ms,
                      step.load.was_cached || step.load.was_loaded ? 1 : 0) == 0;
    };
  }
  return prepare(pinned, report);
}

}  // namespace
}  // namespace attngen

extern "C" {

attngen_status attngen_capability(attngen_engine engine, attngen_spec spec,
                                  const attngen_bounds* bounds, attngen_reason_fn reason,
                                  void* user) {
  return attngen::guarded([&] { return attngen::capability(engine, spec, bounds, reason, user); });
}

attngen_status attngen_plan_create(attngen_engine engine, attngen_spec spec,
                                   const attngen_bounds* bounds, attngen_plan* plan) {
  return attngen::guarded([&] { return attngen::create_plan(engine, spec, bounds, plan); });
}

attngen_status attngen_plan_destroy(attngen_plan plan) {
  return attngen::guarded([&] { return attngen::destroy_plan(plan); });
}

attngen_status attngen_plan_keys(attngen_plan plan, attngen_key_fn key, void* user) {
  return attngen::guarded([&] {
    if (key == nullptr) {
      return attngen::failure(ATTNGEN_E_INVALID, "attngen_plan_keys: key is null");
    }
    return attngen::with_plan(plan, [&](attngen::LaunchPlan& known) {
      for (const attngen::EngineKernel* kernel : attngen::kernels_of(known)) {
        key(user, kernel->key().c_str(), kernel->entry().c_str(),
            attngen::text_of(kernel->source()).c_str());
      }
      return attngen::Outcome{};
    });
  });
}

attngen_status attngen_plan_workspace(attngen_plan plan, size_t* bytes, size_t* alignment) {
  return attngen::guarded([&] {
    return attngen::with_plan(plan, [&](attngen::LaunchPlan& known) {
      if (bytes != nullptr) *bytes = known.workspace.bytes;
      if (alignment != nullptr) *alignment = attngen::Workspace::kAlignment;
      return attngen::Outcome{};
    });
  });
}

attngen_status attngen_prepare(const attngen_plan* plans, size_t count,
                               attngen_progress_fn progress, void* user) {
  return attngen::guarded([&] { return attngen::prepare_plans(plans, count, progress, user); });
}

attngen_status attngen_run(attngen_plan plan, const attngen_args* args, void* workspace,
                           size_t workspace_bytes, void* stream) {
  return attngen::guarded([&]() -> attngen::Outcome {
    attngen::Outcome outcome =
        attngen::check_struct("attngen_args", args, sizeof *args, sizeof *args);
    if (!outcome.ok()) return outcome;
    const attngen::PlanTable::Pin pin = attngen::plans().pin(plan.value);
    if (!pin) return attngen::stale("plan", plan.value);
    return attngen::run_plan(*pin, *args, workspace, workspace_bytes, stream);
  });
}

attngen_status attngen_merge(attngen_engine engine, attngen_spec spec,
                             const attngen_merge_args* args, void* stream) {
  return attngen::guarded([&]() -> attngen::Outcome {
    attngen::Outcome outcome =
        attngen::check_struct("attngen_merge_args", args, sizeof *args, sizeof *args);
    if (!outcome.ok()) return outcome;
    const attngen::EngineTable::Pin engine_pin = attngen::engines().pin(engine.value);
    if (!engine_pin) return attngen::stale("engine", engine.value);
    const attngen::SpecTable::Pin spec_pin = attngen::specs().pin(spec.value);
    if (!spec_pin) return attngen::stale("spec", spec.value);
    if (outcome = (*engine_pin)->check_alive(); !outcome.ok()) return outcome;
    return attngen::merge_outputs(**engine_pin, *spec_pin, *args, stream);
  });
}

attngen_status attngen_prepare_merge(attngen_engine engine, attngen_spec spec,
                                     uint32_t batch_axes) {
  return attngen::guarded([&]() -> attngen::Outcome {
    const attngen::EngineTable::Pin engine_pin = attngen::engines().pin(engine.value);
    if (!engine_pin) return attngen::stale("engine", engine.value);
    const attngen::SpecTable::Pin spec_pin = attngen::specs().pin(spec.value);
    if (!spec_pin) return attngen::stale("spec", spec.value);
    attngen::Outcome alive = (*engine_pin)->check_alive();
    if (!alive.ok()) return alive;
    return attngen::prepare_merge(**engine_pin, *spec_pin, batch_axes);
  });
}

attngen_status attngen_dlpack_tensor(struct DLManagedTensorVersioned* capsule, int32_t writable,
                                     const DLTensor** tensor) {
  return attngen::guarded([&] { return attngen::import_capsule(capsule, writable != 0, tensor); });
}

}  // extern "C"

// SPDX-License-Identifier: Apache-2.0
// The tables behind attngen.h's handles, and how each of its calls is guarded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "runtime/api/engine.h"
#include "runtime/api/handle_table.h"
#include "runtime/api/last_error.h"
#include "runtime/api/launch_plan.h"
#include "runtime/api/outcome.h"
#include "runtime/api/spec.h"

namespace attngen {

using EngineTable = HandleTable<std::shared_ptr<Engine>, 1>;
using SpecTable = HandleTable<std::shared_ptr<const Spec>, 2>;
using PlanTable = HandleTable<LaunchPlan, 3>;

/// The process's tables; never destroyed, because a program may let go of handles while it exits.
EngineTable& engines();
SpecTable& specs();
PlanTable& plans();

/// Runs one call: its outcome becomes the status and, on failure, the thread's last error. Nothing
/// leaves it.
template <class Call>
attngen_status guarded(Call&& call) noexcept {
  Outcome outcome;
  try {
    outcome = call();
  } catch (...) {
    outcome = outcome_of_current_exception();
  }
  if (!outcome.ok()) set_last_error(std::move(outcome.message));
  return outcome.status;
}

/// "the engine handle 0x... is stale or was never one"
Outcome stale(const char* what, std::uint64_t handle);

/// Judges a struct that the caller filled: `own` is its size in this library, `least` its size in
/// version 0.1. A caller with a newer header may have more fields, which must be zero.
Outcome check_struct(const char* name, const void* given, std::size_t least, std::size_t own);

/// "" for null.
std::string text_or_empty(const char* text);

}  // namespace attngen

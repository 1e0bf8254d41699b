// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/load_now.h"

#include <fmt/format.h>

#include "base/log.h"

namespace attngen {

Outcome require_loaded(Engine& engine, EngineKernel& kernel, void* stream, const char* prepare) {
  if (kernel.loaded() != nullptr) return {};
  if (const Outcome may = engine.backend().may_load(stream); !may.ok()) {
    return failure(may.status,
                   fmt::format("{} is not loaded and nothing may be loaded now: {}; call {} before",
                               kernel.entry(), may.message, prepare));
  }
  const KernelLoad load = engine.load(kernel);
  if (!load.was_loaded && log_enabled(LogLevel::warn)) {
    log_message(LogLevel::warn,
                fmt::format("late compile in run: {} took {:.1f} ms ({}, key {}): it was not "
                            "prepared; warm: {}",
                            kernel.entry(), load.ms, load.was_cached ? "cached" : "compiled",
                            kernel.key().substr(0, 16), command_of(kernel.source())));
  }
  return {};
}

}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
// attngen analyze --schedule: how busy a decode batch keeps the slots, by our rule and by others'.
#pragma once

#include <optional>
#include <string>

#include "tools/report.h"

namespace CLI {
class App;
}

namespace attngen {

/// As given, absent where not given. Numbers are read by run_schedule, which names what is wrong.
struct ScheduleOption {
  std::optional<std::string> rules;
  std::optional<std::string> lengths;
  std::optional<std::string> kv_heads;
  std::optional<std::string> head_dim;
  std::optional<std::string> slots;
  std::optional<std::string> tile;
  std::optional<std::string> k_min;
  std::optional<std::string> group;
};

/// --schedule, --lens, --kv-heads, --head-dim, --slots, --tile, --k-min and --group.
void add_schedule_options(CLI::App& verb, ScheduleOption& option);

/// Throws Error(refused) for an option of the simulator that is given without --schedule.
void refuse_without_schedule(const ScheduleOption& option);

/// Simulates and prints; needs option.rules. Throws Error(refused) for anything that is no batch.
int run_schedule(const ScheduleOption& option, const ReportOption& report);

}  // namespace attngen

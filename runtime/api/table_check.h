// SPDX-License-Identifier: Apache-2.0
// Integer tables that stand in coordinates or say lengths, looked at where the host can read them.
#pragma once

#include <string>

#include "runtime/api/launch_plan.h"

namespace attngen {

/// Does some coordinate read a table (KC[bt[m / BS],...])?
bool reads_tables_in_coordinates(const Cascade& cascade);

/// Why a read would leave its tensor with what the tables of this run hold, at a position that the
/// conditions reach; empty when none does. The tables lie in host memory. Takes time in the number
/// of keys.
std::string why_tables_lead_outside(const LaunchPlan& plan, const LiveShape& shape);

/// Why LaunchPlan::lengths hold no sensible numbers of keys in this run, a line for each of them;
/// empty when they do. The tables lie in host memory.
std::string why_lengths_are_wrong(const LaunchPlan& plan, const LiveShape& shape);

}  // namespace attngen

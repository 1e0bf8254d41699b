// SPDX-License-Identifier: Apache-2.0
// The parts that journals and tuned files write alike.
#pragma once

#include <nlohmann/json.hpp>

#include "autotune/record.h"
#include "autotune/strict_json.h"

namespace attngen::tune {

nlohmann::json json_of(const DeviceIdentity& device);
nlohmann::json json_of(const Candidate& candidate);
nlohmann::json json_of(const Interval& interval);
/// Without what says which kind of record it is.
nlohmann::json json_of(const Decision& decision);

/// All throw Error(refused) like StrictObject.
DeviceIdentity device_in(StrictObject object);
std::map<std::string, std::int64_t> integers_in(const StrictObject& object);
Interval interval_in(StrictObject object);
Circumstances circumstances_in(StrictObject& object);
/// Takes every field of a decision; the caller takes its own and calls end().
Decision decision_in(StrictObject& object);

}  // namespace attngen::tune

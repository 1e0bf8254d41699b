// SPDX-License-Identifier: Apache-2.0
#include "autotune/strict_json.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "base/error.h"

namespace attngen::tune {
namespace {

using Event = nlohmann::json::parse_event_t;

constexpr int kDeepest = 16;

Error refusal(const std::string& message) {
  return Error(ErrorKind::refused, message, "nothing was changed; repair or remove the file");
}

}  // namespace

nlohmann::json parse_strictly(const std::string& text, const std::string& origin) {
  std::vector<std::set<std::string>> open;  // the names seen in each object around
  const auto bounded = [&](int depth, Event event, nlohmann::json& parsed) {
    if (depth > kDeepest) {
      throw refusal(fmt::format("{} is nested deeper than {}", origin, kDeepest));
    }
    if (event == Event::object_start) open.emplace_back();
    if (event == Event::object_end) open.pop_back();
    if (event == Event::key && !open.back().insert(parsed.get<std::string>()).second) {
      throw refusal(
          fmt::format("{} says \"{}\" twice in one object", origin, parsed.get<std::string>()));
    }
    return true;
  };
  try {
    return nlohmann::json::parse(text, bounded);
  } catch (const nlohmann::json::exception& error) {
    throw refusal(fmt::format("{} is no JSON that attngen reads: {}", origin, error.what()));
  }
}

StrictObject::StrictObject(const nlohmann::json& value, std::string where)
    : value_(value), where_(std::move(where)) {
  if (!value.is_object()) throw refusal(where_ + " is no object");
}

void StrictObject::fail(const std::string& name, const std::string& rule) const {
  throw refusal(fmt::format("{}: \"{}\" {}", where_, name, rule));
}

bool StrictObject::has(const std::string& name) const {
  return value_.contains(name);
}

const nlohmann::json& StrictObject::any(const std::string& name) {
  taken_.insert(name);
  const auto found = value_.find(name);
  if (found == value_.end()) fail(name, "is missing");
  return *found;
}

std::string StrictObject::text(const std::string& name) {
  const nlohmann::json& value = any(name);
  if (!value.is_string()) fail(name, "is no text");
  return value.get<std::string>();
}

std::int64_t StrictObject::integer(const std::string& name) {
  const nlohmann::json& value = any(name);
  constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  if (!value.is_number_integer() ||
      (value.is_number_unsigned() && value.get<std::uint64_t>() > kMost)) {
    fail(name, "is no integer of 64 bits");
  }
  return value.get<std::int64_t>();
}

int StrictObject::small(const std::string& name) {
  const std::int64_t value = integer(name);
  if (value < std::numeric_limits<int>::min() || value > std::numeric_limits<int>::max()) {
    fail(name, "is no integer of 32 bits");
  }
  return static_cast<int>(value);
}

double StrictObject::number(const std::string& name) {
  const nlohmann::json& value = any(name);
  if (!value.is_number() || !std::isfinite(value.get<double>())) fail(name, "is no finite number");
  return value.get<double>();
}

bool StrictObject::boolean(const std::string& name) {
  const nlohmann::json& value = any(name);
  if (!value.is_boolean()) fail(name, "is neither true nor false");
  return value.get<bool>();
}

StrictObject StrictObject::object(const std::string& name) {
  const nlohmann::json& value = any(name);
  if (!value.is_object()) fail(name, "is no object");
  return StrictObject(value, where_ + "." + name);
}

const nlohmann::json& StrictObject::array(const std::string& name) {
  const nlohmann::json& value = any(name);
  if (!value.is_array()) fail(name, "is no list");
  return value;
}

void StrictObject::end() const {
  for (const auto& [name, value] : value_.items()) {
    if (taken_.count(name) == 0) fail(name, "is a field that nobody knows");
  }
}

}  // namespace attngen::tune

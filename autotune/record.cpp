// SPDX-License-Identifier: Apache-2.0
#include "autotune/record.h"

#include "autotune/record_json.h"
#include "base/error.h"

namespace attngen::tune {
namespace {

constexpr const char* kSchema = "attngen.tune.record/1";
constexpr std::size_t kLongestLine = 1 << 16;

void add_circumstances(nlohmann::json& json, const Circumstances& where) {
  json["variant"] = where.shape.variant;
  json["op"] = where.shape.op;
  json["axes"] = where.shape.axes;
  json["device"] = json_of(where.device);
  json["tool"] = where.tool;
}

nlohmann::json json_of(const Outcome& outcome) {
  nlohmann::json json{{"cfg", json_of(outcome.candidate)},
                      {"src", outcome.source},
                      {"ok", outcome.why_invalid.empty()},
                      {"err_ratio", outcome.err_ratio},
                      {"model_ns", outcome.model_ns}};
  add_circumstances(json, outcome.where);
  if (outcome.why_invalid.empty()) {
    json["ns"] = {{"median", outcome.median_ns},
                  {"mad", outcome.deviation_ns},
                  {"n", outcome.samples},
                  {"start", outcome.start_ns}};
  } else {
    json["invalid"] = outcome.why_invalid;
  }
  return json;
}

Outcome outcome_in(StrictObject& object) {
  Outcome outcome;
  outcome.where = circumstances_in(object);
  outcome.candidate.values = integers_in(object.object("cfg"));
  outcome.source = object.text("src");
  outcome.err_ratio = object.number("err_ratio");
  outcome.model_ns = object.number("model_ns");
  if (object.boolean("ok")) {
    StrictObject ns = object.object("ns");
    outcome.median_ns = ns.number("median");
    outcome.deviation_ns = ns.number("mad");
    outcome.samples = ns.small("n");
    outcome.start_ns = ns.number("start");
    ns.end();
  } else {
    outcome.why_invalid = object.text("invalid");
  }
  return outcome;
}

}  // namespace

nlohmann::json json_of(const DeviceIdentity& device) {
  return {{"kind", device.kind},   {"name", device.name},         {"arch", device.arch},
          {"units", device.units}, {"cache", device.cache_bytes}, {"memory", device.memory_bytes}};
}

nlohmann::json json_of(const Candidate& candidate) {
  return candidate.values;
}

nlohmann::json json_of(const Interval& interval) {
  return {{"median", interval.median}, {"low", interval.low}, {"high", interval.high}};
}

nlohmann::json json_of(const Decision& decision) {
  nlohmann::json json{{"cfg", json_of(decision.winner)},  {"src", decision.source},
                      {"start", json_of(decision.start)}, {"ns", json_of(decision.ns)},
                      {"gain", json_of(decision.gain)},   {"pairs", decision.pairs},
                      {"err_ratio", decision.err_ratio},  {"runner_up", decision.runner_up},
                      {"model_ns", decision.model_ns},    {"flops", decision.flops},
                      {"bytes", decision.bytes},          {"model", decision.is_modelled}};
  add_circumstances(json, decision.where);
  return json;
}

DeviceIdentity device_in(StrictObject object) {
  DeviceIdentity device;
  device.kind = object.text("kind");
  device.name = object.text("name");
  device.arch = object.text("arch");
  device.units = object.small("units");
  device.cache_bytes = object.integer("cache");
  device.memory_bytes = object.integer("memory");
  object.end();
  return device;
}

std::map<std::string, std::int64_t> integers_in(const StrictObject& object) {
  std::map<std::string, std::int64_t> values;
  StrictObject fields(object.value(), object.where());
  for (const auto& [name, value] : object.value().items()) values[name] = fields.integer(name);
  return values;
}

Interval interval_in(StrictObject object) {
  Interval interval;
  interval.median = object.number("median");
  interval.low = object.number("low");
  interval.high = object.number("high");
  object.end();
  return interval;
}

Circumstances circumstances_in(StrictObject& object) {
  Circumstances where;
  where.shape.variant = object.text("variant");
  where.shape.op = object.text("op");
  where.shape.axes = integers_in(object.object("axes"));
  where.device = device_in(object.object("device"));
  where.tool = object.text("tool");
  return where;
}

Decision decision_in(StrictObject& object) {
  Decision decision;
  decision.where = circumstances_in(object);
  decision.winner.values = integers_in(object.object("cfg"));
  decision.source = object.text("src");
  decision.start.values = integers_in(object.object("start"));
  decision.ns = interval_in(object.object("ns"));
  decision.gain = interval_in(object.object("gain"));
  decision.pairs = object.small("pairs");
  decision.err_ratio = object.number("err_ratio");
  decision.runner_up = object.text("runner_up");
  decision.model_ns = object.number("model_ns");
  decision.flops = object.number("flops");
  decision.bytes = object.number("bytes");
  decision.is_modelled = object.boolean("model");
  return decision;
}

std::string to_line(const Record& record) {
  const bool is_outcome = std::holds_alternative<Outcome>(record);
  nlohmann::json json =
      is_outcome ? json_of(std::get<Outcome>(record)) : json_of(std::get<Decision>(record));
  json["schema"] = kSchema;
  json["kind"] = is_outcome ? "measured" : "chosen";
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::optional<Record> record_in(const std::string& line, std::string& reason) {
  try {
    if (line.size() > kLongestLine) {
      reason = "the line is longer than 64 KiB";
      return std::nullopt;
    }
    const nlohmann::json json = parse_strictly(line, "the line");
    StrictObject object(json, "the record");
    if (object.text("schema") != kSchema) {
      reason = "its schema is not attngen.tune.record/1";
      return std::nullopt;
    }
    const std::string kind = object.text("kind");
    if (kind != "measured" && kind != "chosen") {
      reason = "its kind is neither measured nor chosen";
      return std::nullopt;
    }
    const Record record =
        kind == "measured" ? Record(outcome_in(object)) : Record(decision_in(object));
    object.end();
    return record;
  } catch (const Error& error) {
    reason = error.findings().front().message;
    return std::nullopt;
  }
}

}  // namespace attngen::tune

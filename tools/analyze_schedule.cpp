// SPDX-License-Identifier: Apache-2.0
#include "tools/analyze_schedule.h"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/error.h"
#include "cascades/gallery.h"
#include "generator/cuda/problem.h"
#include "generator/cuda/source.h"
#include "generator/language/language.h"
#include "generator/schedule/slot_simulation.h"
#include "tools/variant_option.h"

namespace attngen {
namespace {

using Given = std::optional<std::string>;

constexpr std::int64_t kMostHeadDim = 4096;
constexpr std::int64_t kMostSequences = 1 << 20;
constexpr const char* kLengthsFix =
    "write LEN or LENxCOUNT, separated by commas: --lens 65536,4096x31";

bool parse_whole(const std::string& text, std::int64_t& value) {
  const char* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, value);
  return parsed.ec == std::errc() && parsed.ptr == end;
}

std::int64_t number_of(const char* flag, const Given& text, std::int64_t otherwise,
                       std::int64_t most) {
  if (!text) return otherwise;
  std::int64_t value = 0;
  if (!parse_whole(*text, value) || value < 1 || value > most) {
    refuse(fmt::format("{} `{}` is not a whole number from 1 to {}", flag, *text, most),
           fmt::format("write {} N", flag));
  }
  return value;
}

std::vector<std::string> split_at_commas(const std::string& text) {
  std::vector<std::string> parts;
  std::size_t start = 0;
  for (std::size_t comma = text.find(','); comma != std::string::npos;
       comma = text.find(',', start)) {
    parts.push_back(text.substr(start, comma - start));
    start = comma + 1;
  }
  parts.push_back(text.substr(start));
  return parts;
}

void add_lengths(const std::string& text, std::vector<std::int64_t>& lengths) {
  const std::size_t times = text.find('x');
  std::int64_t length = 0;
  std::int64_t count = 1;
  if (!parse_whole(text.substr(0, times), length) || length < 0) {
    refuse(fmt::format("--lens: `{}` does not begin with a length from 0 on", text), kLengthsFix);
  }
  if (times != std::string::npos && (!parse_whole(text.substr(times + 1), count) || count < 1)) {
    refuse(fmt::format("--lens: `{}` does not end with a count from 1 on", text), kLengthsFix);
  }
  if (count > kMostSequences - static_cast<std::int64_t>(lengths.size())) {
    refuse(fmt::format("--lens has over {} sequences", kMostSequences), "use a smaller batch");
  }
  lengths.insert(lengths.end(), static_cast<std::size_t>(count), length);
}

std::vector<std::int64_t> lengths_of(const Given& text) {
  if (!text) refuse("--schedule has no batch", kLengthsFix);
  std::vector<std::int64_t> lengths;
  for (const std::string& part : split_at_commas(*text)) add_lengths(part, lengths);
  return lengths;
}

SlotRule rule_named(const std::string& name) {
  std::string names;
  for (const SlotRule rule : slot_rules()) {
    if (to_text(rule) == name) return rule;
    names += " " + to_text(rule);
  }
  refuse(fmt::format("--schedule `{}` is not a rule", name),
         fmt::format("use all or some of{}", names));
}

std::vector<SlotRule> rules_of(const std::string& text) {
  if (text == "all") return slot_rules();
  std::vector<SlotRule> rules;
  for (const std::string& name : split_at_commas(text)) {
    const SlotRule rule = rule_named(name);
    if (std::find(rules.begin(), rules.end(), rule) != rules.end()) {
      refuse(fmt::format("--schedule names {} twice", name), "name each rule once");
    }
    rules.push_back(rule);
  }
  return rules;
}

/// The decode kernel of plain grouped-query attention for these rows, as `emit` plans it.
std::optional<Plan> kernel_plan(const SlotCase& batch, std::int64_t head_dim) {
  constexpr const char* kVariant = "gqa";
  const GalleryEntry* entry = find_in_gallery(kVariant);
  check(entry != nullptr, "the gallery has plain grouped-query attention");
  const Cascade cascade = parse_variant({kVariant, std::string(entry->text)}).front();
  Problem problem = problem_of(cascade,
                               {{"P", 1},
                                {"M", tile_of(SlotRule::streamk)},
                                {"H", batch.group},
                                {"HK", 1},
                                {"E", head_dim},
                                {"F", head_dim}},
                               {}, 1, limits_of_arch("sm_90"));
  problem.skeleton = Skeleton::decode;
  try {
    return choose_plan(cascade, analyse(cascade), problem);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::refused) throw;
    return std::nullopt;  // no kernel has such head dims
  }
}

std::string kernel_words(const SlotCase& batch, std::int64_t head_dim,
                         const std::optional<Plan>& plan) {
  const std::string of =
      fmt::format("{} of {} bf16 keys and values",
                  batch.group == 1 ? "1 row" : fmt::format("{} rows", batch.group), head_dim);
  if (!plan) return "no kernel has " + of;
  return fmt::format("the kernel's: {} tiles of {} keys, for {}", plan->least_tiles,
                     plan->stream_tile, of);
}

SlotCase case_of(const ScheduleOption& option) {
  SlotCase batch;
  batch.lengths = lengths_of(option.lengths);
  if (!option.slots) {
    refuse("--schedule has no slots", "add --slots N, the CTAs that are resident at once");
  }
  batch.kv_heads = number_of("--kv-heads", option.kv_heads, 1, 1 << 16);
  batch.slots = number_of("--slots", option.slots, 1, 1 << 16);
  batch.group = number_of("--group", option.group, 1, 1 << 16);
  batch.tile = number_of("--tile", option.tile, 0, 1 << 20);
  batch.k_min = number_of("--k-min", option.k_min, 1, 1 << 30);
  return batch;
}

Json result_document(const SlotResult& result) {
  return {{"rule", to_text(result.rule)},
          {"tile", result.tile},
          {"work_tiles", result.work_tiles},
          {"slots", result.slots},
          {"makespan_tiles", result.makespan_tiles},
          {"efficiency", result.efficiency}};
}

std::string print_results(const std::vector<SlotResult>& results) {
  std::vector<std::vector<std::string>> rows{
      {"rule", "tile", "work_tiles", "slots", "makespan_tiles", "efficiency"}};
  for (const SlotResult& result : results) {
    rows.push_back(
        {to_text(result.rule), fmt::format("{}", result.tile), fmt::format("{}", result.work_tiles),
         fmt::format("{}", result.slots), fmt::format("{}", result.makespan_tiles),
         std::isnan(result.efficiency) ? "-" : fmt::format("{:.3f}", result.efficiency)});
  }
  return table(rows);
}

}  // namespace

void add_schedule_options(CLI::App& verb, ScheduleOption& option) {
  const auto add = [&](const char* flag, Given& given, const char* meaning, const char* form) {
    const auto keep = [&given](const std::string& text) { given = text; };
    verb.add_option_function<std::string>(flag, keep, meaning)->option_text(form);
  };
  add("--schedule", option.rules,
      "simulate a decode batch: streamk fa2 fa3 fa3-varlen flashinfer flashmla, or all",
      "RULE,...");
  add("--lens", option.lengths, "the batch: keys of its sequences", "LEN[xCOUNT],...");
  add("--kv-heads", option.kv_heads, "key heads of a sequence (1)", "N");
  add("--head-dim", option.head_dim, "for the k_min of the kernel (128)", "N");
  add("--slots", option.slots, "CTAs resident at once; FA2 and FlashInfer count two an SM", "N");
  add("--tile", option.tile, "keys of a tile (128 for fa2, fa3, fa3-varlen, else 64)", "N");
  add("--k-min", option.k_min, "least tiles of a CTA by streamk (1)", "N");
  add("--group", option.group, "query heads of a key head (1)", "N");
}

void refuse_without_schedule(const ScheduleOption& option) {
  const std::pair<const char*, const Given&> given[] = {
      {"--lens", option.lengths}, {"--kv-heads", option.kv_heads}, {"--head-dim", option.head_dim},
      {"--slots", option.slots},  {"--tile", option.tile},         {"--k-min", option.k_min},
      {"--group", option.group}};
  for (const auto& [flag, text] : given) {
    if (!text) continue;
    refuse(fmt::format("{} is for --schedule, which is not given", flag),
           "add --schedule streamk, or leave it out");
  }
}

int run_schedule(const ScheduleOption& option, const ReportOption& report) {
  const std::vector<SlotRule> rules = rules_of(*option.rules);
  const bool has_streamk = std::find(rules.begin(), rules.end(), SlotRule::streamk) != rules.end();
  if (option.k_min && !has_streamk) {
    refuse("--k-min is for the rule streamk, which is not among those asked for",
           "add streamk to --schedule, or leave it out");
  }
  const SlotCase batch = case_of(option);
  const std::int64_t head_dim = number_of("--head-dim", option.head_dim, 128, kMostHeadDim);
  std::string reason = unsimulated(batch);
  if (!reason.empty()) refuse(std::move(reason), "use a smaller batch");
  std::vector<SlotResult> results;
  for (const SlotRule rule : rules) results.push_back(simulate(rule, batch));
  const std::optional<Plan> plan = kernel_plan(batch, head_dim);
  if (!report.json) {
    print_data(print_results(results) +
                   fmt::format("k_min {} ({})\n", batch.k_min, kernel_words(batch, head_dim, plan)),
               report.path);
    return 0;
  }
  Json document = json_document("analyze");
  document["lens"] = *option.lengths;
  document["sequences"] = batch.lengths.size();
  document["kv_heads"] = batch.kv_heads;
  document["head_dim"] = head_dim;
  document["group"] = batch.group;
  document["k_min"] = batch.k_min;
  document["kernel_k_min"] = plan ? Json(plan->least_tiles) : Json(nullptr);
  if (results.size() == 1) {
    document["schedule"] = result_document(results.front());
  } else {
    document["schedules"] = Json::array();
    for (const SlotResult& result : results) {
      document["schedules"].push_back(result_document(result));
    }
  }
  print_data(to_text(document), report.path);
  return 0;
}

}  // namespace attngen

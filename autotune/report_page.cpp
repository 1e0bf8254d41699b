// SPDX-License-Identifier: Apache-2.0
#include "autotune/report_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "autotune/gpu_device.h"
#include "autotune/svg_charts.h"
#include "autotune/tuned_file.h"

namespace attngen::tune {
namespace {

constexpr std::size_t kRowsOfTable = 12;

constexpr const char* kStyle = R"(
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1b1f24; --soft: #59636e; --line: #d1d9e0; --accent: #1f6feb; }
@media (prefers-color-scheme: dark) { :root { --paper: #0d1117; --ink: #e6edf3; --soft: #9198a1; --line: #3d444d; --accent: #58a6ff; } }
body { background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
table { border-collapse: collapse; margin: 0.6rem 0; font-variant-numeric: tabular-nums; }
th, td { border-bottom: 1px solid var(--line); padding: 0.2rem 0.7rem; text-align: right; }
th:first-child, td:first-child, td.name, th.name { text-align: left; }
svg { max-width: 100%; height: auto; display: block; margin: 0.6rem 0; }
svg text { font: 12px system-ui, sans-serif; }
.ink { fill: var(--ink); } .soft { fill: var(--soft); } p.soft { color: var(--soft); }
.cell, .bar { fill: var(--accent); } .axis, .grid { stroke: var(--line); }
.roof { stroke: var(--accent); fill: none; stroke-width: 2; stroke-dasharray: 5 4; }
details { margin: 0.4rem 0; } summary { cursor: pointer; }
)";

struct ShapeResults {
  std::string title;  ///< of no other shape of the device
  Circumstances where;
  std::vector<Outcome> outcomes;  ///< the last of each candidate
  std::optional<Decision> decision;
};

/// Types and head dims are in the operation's digest alone: it is said where they tell shapes
/// apart.
void set_titles(std::map<std::string, ShapeResults>& shapes) {
  std::map<std::string, int> counts;
  for (auto& [key, results] : shapes) {
    results.title = results.where.shape.variant + " " + to_text(results.where.shape.axes);
    ++counts[results.title];
  }
  for (auto& [key, results] : shapes) {
    if (counts[results.title] > 1) results.title += " op " + results.where.shape.op.substr(0, 6);
  }
}

/// By device, then by variant and axes.
std::map<std::string, std::map<std::string, ShapeResults>> grouped(const JournalContent& journal) {
  std::map<std::string, std::map<std::string, ShapeResults>> devices;
  const auto place = [&](const Circumstances& where) -> ShapeResults& {
    ShapeResults& results =
        devices[(where.device.kind == "model" ? "model of " : "") + to_text(where.device)]
               [where.shape.variant + " " + to_text(where.shape.axes) + " " + where.shape.op];
    results.where = where;
    return results;
  };
  for (const Outcome& outcome : journal.outcomes) {
    std::vector<Outcome>& outcomes = place(outcome.where).outcomes;
    std::erase_if(outcomes, [&](const Outcome& one) { return one.candidate == outcome.candidate; });
    outcomes.push_back(outcome);
  }
  for (const Decision& decision : journal.decisions) place(decision.where).decision = decision;
  for (auto& [device, shapes] : devices) set_titles(shapes);
  return devices;
}

double ratio_of(const Outcome& outcome) {
  return outcome.start_ns > 0 ? outcome.median_ns / outcome.start_ns : outcome.median_ns;
}

std::vector<Outcome> timed(const ShapeResults& results) {
  std::vector<Outcome> outcomes = results.outcomes;
  std::erase_if(outcomes,
                [](const Outcome& one) { return !one.why_invalid.empty() || one.median_ns <= 0; });
  std::stable_sort(outcomes.begin(), outcomes.end(),
                   [](const Outcome& a, const Outcome& b) { return ratio_of(a) < ratio_of(b); });
  return outcomes;
}

std::int64_t value_of(const Candidate& candidate, const char* name) {
  const auto found = candidate.values.find(name);
  return found == candidate.values.end() ? 0 : found->second;
}

/// What the rows and the columns of a heat map are.
struct HeatAxes {
  std::string column_name, row_name;
  std::function<std::int64_t(const Candidate&)> column;
  std::function<std::int64_t(const Candidate&)> row;
};

/// Split by tile: on a CPU keys of a unit by rows; on a GPU CTAs, which cut the line, by keys of a
/// step.
HeatAxes heat_axes(const DeviceIdentity& device) {
  if (is_gpu(device)) {
    return {"keys of a step", "CTAs of a multiprocessor",
            [](const Candidate& one) { return value_of(one, "keys"); },
            [](const Candidate& one) { return value_of(one, "blocks"); }};
  }
  return {"keys of a unit", "rows of a tile",
          [](const Candidate& one) { return value_of(one, "split"); },
          [](const Candidate& one) { return value_of(one, "rows") * value_of(one, "lanes"); }};
}

HeatMap heat_map(const std::vector<Outcome>& outcomes) {
  const HeatAxes axes = heat_axes(outcomes.front().where.device);
  std::set<std::int64_t> columns;
  std::set<std::int64_t> rows;
  std::map<std::pair<std::int64_t, std::int64_t>, double> best;
  for (const Outcome& outcome : outcomes) {
    const std::int64_t column = axes.column(outcome.candidate);
    const std::int64_t row = axes.row(outcome.candidate);
    columns.insert(column);
    rows.insert(row);
    const auto [at, is_new] = best.emplace(std::pair{row, column}, ratio_of(outcome));
    if (!is_new) at->second = std::min(at->second, ratio_of(outcome));
  }
  HeatMap map;
  map.title = "time over the best, by " + axes.row_name + " and " + axes.column_name;
  map.column_name = axes.column_name;
  map.row_name = axes.row_name;
  for (const std::int64_t column : columns) map.columns.push_back(std::to_string(column));
  for (const std::int64_t row : rows) {
    map.rows.push_back(std::to_string(row));
    std::vector<std::optional<double>> ratios;
    for (const std::int64_t column : columns) {
      const auto found = best.find({row, column});
      ratios.push_back(found == best.end()
                           ? std::nullopt
                           : std::optional(found->second / ratio_of(outcomes.front())));
    }
    map.ratios.push_back(std::move(ratios));
  }
  return map;
}

std::string note_of_model(const std::map<std::string, ShapeResults>& shapes) {
  if (shapes.empty() || shapes.begin()->second.where.device.kind != "model") return {};
  return "<p class=\"soft\">model: a cost model gave every time below; nothing was run or timed."
         "</p>\n";
}

std::string decisions_table(const std::map<std::string, ShapeResults>& shapes) {
  std::string html =
      "<table><thead><tr><th>shape</th><th>us</th><th>gain</th><th>low</th><th>high</th>"
      "<th>pairs</th><th>err_ratio</th><th class=\"name\">candidate</th></tr></thead><tbody>\n";
  for (const auto& [name, results] : shapes) {
    if (!results.decision) continue;
    const Decision& decision = *results.decision;
    html += fmt::format(
        "<tr><td>{}</td><td>{:.1f}</td><td>{:.3f}</td><td>{:.3f}</td><td>{:.3f}</td><td>{}</td>"
        "<td>{:.3f}</td><td class=\"name\">{}{}</td></tr>\n",
        escaped(results.title), decision.ns.median / 1000, decision.gain.median, decision.gain.low,
        decision.gain.high, decision.pairs, decision.err_ratio, escaped(key_of(decision.winner)),
        decision.is_modelled ? " (model)" : "");
  }
  return html + "</tbody></table>\n";
}

std::string roofline(const std::map<std::string, ShapeResults>& shapes) {
  Roofline chart;
  bool are_modelled = false;
  for (const auto& [name, results] : shapes) {
    if (!results.decision || results.decision->bytes <= 0 || results.decision->ns.median <= 0) {
      continue;
    }
    const Decision& decision = *results.decision;
    const double gflops = decision.flops / decision.ns.median;
    chart.points.push_back({results.title, decision.flops / decision.bytes, gflops});
    chart.peak_gflops = std::max(chart.peak_gflops, gflops);
    chart.bytes_per_ns = std::max(chart.bytes_per_ns, decision.bytes / decision.ns.median);
    are_modelled = are_modelled || decision.is_modelled;
  }
  if (chart.points.empty()) return {};
  const DeviceIdentity& device = shapes.begin()->second.where.device;
  if (is_gpu(device)) {
    const DeviceRates rates = rates_of(device);
    chart.peak_gflops = rates.mma_flops * 1e-9;
    chart.bytes_per_ns = rates.bytes_per_second * 1e-9;
    return "<h3>Roofline</h3>\n" + svg_of(chart) +
           fmt::format(
               "<p class=\"soft\">The roofs are those of the data sheet of {}, {:.0f} GFLOP/s and "
               "{:.0f} GB/s, not measured.{} Only pairs that count are work.</p>\n",
               escaped(rates.name), chart.peak_gflops, chart.bytes_per_ns,
               are_modelled ? " The points are a model's times: nothing was run." : "");
  }
  return "<h3>Roofline</h3>\n" + svg_of(chart) +
         fmt::format(
             "<p class=\"soft\">The roofs are the highest of this page: {:.1f} GFLOP/s and "
             "{:.1f} GB/s. Masked pairs count as work.</p>\n",
             chart.peak_gflops, chart.bytes_per_ns);
}

std::string regrets(const std::map<std::string, ShapeResults>& shapes) {
  std::vector<Bar> bars;
  for (const auto& [name, results] : shapes) {
    const double regret = regret_of_model(timed(results));
    if (regret > 0) {
      bars.push_back({results.title, regret, "what the model alone would have taken"});
    }
  }
  if (bars.empty()) return {};
  return "<h3>Regret of choices by the model alone</h3>\n" +
         svg_of_bars("time of the model's choice over the best measured", bars);
}

std::string details_of(const ShapeResults& results) {
  const std::vector<Outcome> outcomes = timed(results);
  const std::size_t invalid = results.outcomes.size() - outcomes.size();
  std::string html =
      fmt::format("<details><summary>{}: {} candidates timed, {} invalid</summary>\n",
                  escaped(results.title), outcomes.size(), invalid);
  if (!outcomes.empty()) {
    html += svg_of(heat_map(outcomes));
    html +=
        "<table><thead><tr><th>candidate</th><th>us</th><th>mad us</th><th>samples</th>"
        "<th>over the start</th><th>model us</th><th>err_ratio</th></tr></thead><tbody>\n";
    for (std::size_t at = 0; at < std::min(outcomes.size(), kRowsOfTable); ++at) {
      const Outcome& one = outcomes[at];
      html += fmt::format(
          "<tr><td>{}</td><td>{:.1f}</td><td>{:.1f}</td><td>{}</td><td>{:.3f}</td><td>{:.1f}</td>"
          "<td>{:.3f}</td></tr>\n",
          escaped(key_of(one.candidate)), one.median_ns / 1000, one.deviation_ns / 1000,
          one.samples, ratio_of(one), one.model_ns / 1000, one.err_ratio);
    }
    html += "</tbody></table>\n";
  }
  for (const Outcome& one : results.outcomes) {
    if (one.why_invalid.empty()) continue;
    html += fmt::format("<p class=\"soft\">invalid: {}: {}</p>\n", escaped(key_of(one.candidate)),
                        escaped(one.why_invalid));
  }
  return html + "</details>\n";
}

}  // namespace

double regret_of_model(const std::vector<Outcome>& outcomes) {
  const Outcome* liked = nullptr;
  double best = std::numeric_limits<double>::max();
  for (const Outcome& outcome : outcomes) {
    if (!outcome.why_invalid.empty() || outcome.median_ns <= 0) continue;
    if (liked == nullptr || outcome.model_ns < liked->model_ns) liked = &outcome;
    best = std::min(best, ratio_of(outcome));
  }
  return liked == nullptr ? 0 : ratio_of(*liked) / best;
}

std::string report_page(const JournalContent& journal, const std::string& title) {
  std::string html = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/>"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>"
      "<title>{0}</title><style>{1}</style></head>\n<body><h1>{0}</h1>\n"
      "<p class=\"soft\">{2} candidates measured, {3} choices made, {4} lines passed by.</p>\n",
      escaped(title), kStyle, journal.outcomes.size(), journal.decisions.size(), journal.ignored);
  for (const auto& [device, shapes] : grouped(journal)) {
    html += "<h2>" + escaped(device) + "</h2>\n" + note_of_model(shapes) + decisions_table(shapes) +
            roofline(shapes) + regrets(shapes) + "<h3>Shapes</h3>\n";
    for (const auto& [name, results] : shapes) html += details_of(results);
  }
  return html + "</body></html>\n";
}

}  // namespace attngen::tune

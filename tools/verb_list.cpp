// SPDX-License-Identifier: Apache-2.0
// attngen list: the gallery.
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "cascades/gallery.h"
#include "generator/language/language.h"
#include "tools/report.h"
#include "tools/verbs.h"

namespace attngen {
namespace {

// The header comment of a gallery file opens with the formula: that line without its `#`.
std::string summary_of(const GalleryEntry& entry) {
  std::string line(entry.text.substr(0, entry.text.find('\n')));
  line.erase(0, line.find_first_not_of("# "));
  return line;
}

std::vector<std::string> names_of(const Cascade& cascade, TensorKind kind) {
  std::vector<std::string> names;
  for (const Tensor& tensor : cascade.tensors) {
    if (tensor.kind == kind) names.push_back(tensor.name);
  }
  return names;
}

int list(const ReportOption& report) {
  Json document = json_document("list");
  document["variants"] = Json::array();
  std::vector<std::vector<std::string>> rows;
  for (const GalleryEntry& entry : gallery()) {
    const std::string name(entry.name);
    rows.push_back({name, summary_of(entry)});
    const Cascade cascade = parse_variant({"gallery:" + name, std::string(entry.text)}).front();
    Json variant{{"name", name}, {"summary", summary_of(entry)}};
    variant["ranks"] = Json::array();
    for (const Rank& rank : cascade.ranks) variant["ranks"].push_back(rank.name);
    variant["params"] = Json::array();
    for (const Param& param : cascade.params) {
      variant["params"].push_back(
          {{"name", param.name}, {"required", param.default_value == nullptr}});
    }
    variant["inputs"] = names_of(cascade, TensorKind::input);
    variant["outputs"] = names_of(cascade, TensorKind::output);
    document["variants"].push_back(std::move(variant));
  }
  print_data(report.json ? to_text(document) : table(rows), report.path);
  return 0;
}

}  // namespace

void add_list(CLI::App& program, Action& action) {
  auto report = std::make_shared<ReportOption>();
  CLI::App& verb = *program.add_subcommand("list", "List the gallery of built-in variants");
  add_report_options(verb, *report);
  verb.footer(
      "Examples:\n"
      "  attngen list\n"
      "  attngen list --json");
  verb.callback([report, &action] { action = [report] { return list(*report); }; });
}

}  // namespace attngen

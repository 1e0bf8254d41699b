// SPDX-License-Identifier: Apache-2.0
// attngen report: a tuner's journal as one page.
#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "autotune/journal.h"
#include "autotune/report_page.h"
#include "base/files.h"
#include "tools/report.h"
#include "tools/variant_option.h"
#include "tools/verbs.h"

namespace attngen {
namespace {

struct PageOptions {
  std::string journal;
  std::string title = "attngen tune";
  ReportOption report;
};

int print_page(const PageOptions& options) {
  if (!file_exists(options.journal)) {
    refuse(fmt::format("there is no journal {}", options.journal),
           "`attngen tune --json` says where it keeps its own");
  }
  const tune::JournalContent journal = tune::read_journal(options.journal);
  if (journal.outcomes.empty() && journal.decisions.empty()) {
    refuse(fmt::format("{} has no record{}", options.journal,
                       journal.ignored > 0 ? ": " + journal.why_ignored : std::string()),
           "give a file that `attngen tune` wrote");
  }
  const std::string page = tune::report_page(journal, options.title);
  if (!options.report.json) {
    print_data(page, options.report.path);
    return 0;
  }
  if (options.report.path != "-") print_data(page, options.report.path);
  Json document = json_document("report");
  document["measured"] = journal.outcomes.size();
  document["chosen"] = journal.decisions.size();
  document["ignored"] = journal.ignored;
  document["file"] = options.report.path == "-" ? Json(nullptr) : Json(options.report.path);
  document["text"] = page;
  print_data(to_text(document));
  return 0;
}

}  // namespace

void add_report(CLI::App& program, Action& action) {
  auto options = std::make_shared<PageOptions>();
  CLI::App& verb = *program.add_subcommand("report", "A tuner's journal as one HTML page");
  verb.add_option("JOURNAL", options->journal, "a file that `attngen tune` wrote")->required();
  verb.add_option("--title", options->title, "what stands on top")->option_text("TEXT");
  add_report_options(verb, options->report);
  verb.footer(
      "The page needs nothing but itself, and follows the light or dark of the reader's system.\n\n"
      "Examples:\n"
      "  attngen report tune.jsonl -o page.html");
  verb.callback([options, &action] { action = [options] { return print_page(*options); }; });
}

}  // namespace attngen

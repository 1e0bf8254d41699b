// SPDX-License-Identifier: Apache-2.0
// attngen tune export|merge|freeze: tuned results as files to commit.
#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "autotune/cpu_identity.h"
#include "autotune/journal.h"
#include "autotune/tuned_choice.h"
#include "base/files.h"
#include "base/settings.h"
#include "runtime/cpu/cpu_host.h"
#include "runtime/execute_cpu.h"
#include "tools/report.h"
#include "tools/tune_verbs.h"
#include "tools/version.h"

namespace attngen {
namespace {

constexpr std::uint64_t kLargestTuned = std::uint64_t{64} << 20;

struct FileOptions {
  std::vector<std::string> files;
  std::string journal;
  TuneOption tune;
  ReportOption report;
};

tune::TunedFile tuned_at(const std::string& path) {
  return tune::tuned_file_in(read_file(path, kLargestTuned), path);
}

/// The file itself, or, with --json and a file named, what became of it.
int print_file(const std::string& action, const tune::TunedFile& file, const ReportOption& report) {
  const std::string text = to_text(file);
  if (!report.json) {
    print_data(text, report.path);
    return 0;
  }
  if (report.path != "-") print_data(text, report.path);
  Json document = json_document("tune");
  document["command"] = action;
  document["rows"] = file.rows.size();
  document["frozen"] = file.is_frozen;
  document["file"] = report.path == "-" ? Json(nullptr) : Json(report.path);
  document["text"] = text;
  print_data(to_text(document));
  return 0;
}

int export_rows(const FileOptions& options) {
  std::string journal = options.journal;
  if (journal.empty()) {
    journal = tune::tune_places(settings(), tune::cpu_identity(runnable_cpu_limits(""))).journal;
  }
  if (!file_exists(journal)) {
    throw Error(ErrorKind::refused, fmt::format("there is no journal {}", journal),
                "`attngen tune` writes one; name it with --journal");
  }
  return print_file("export", tune::tuned_from(tune::read_journal(journal).decisions),
                    options.report);
}

int merge_files(const FileOptions& options) {
  std::vector<tune::TunedFile> files;
  for (const std::string& path : options.files) files.push_back(tuned_at(path));
  return print_file("merge", tune::merged(files), options.report);
}

/// Every shape of the request with what is chosen for it today, tuned or not.
int freeze(const FileOptions& options) {
  const TuneRequest request = tune_request(options.tune);
  const tune::TunedFile tuned = tune::tuned_here(settings(), request.device, tune::Seeds::shipped);
  tune::TunedFile frozen;
  frozen.is_frozen = true;
  for (std::size_t at = 0; at < request.tasks.size(); ++at) {
    const tune::LookupAnswer answer = look_up_task(request, at, tuned);
    tune::Decision row;
    row.where = {request.subjects[at].shape, request.device, std::string(kVersion)};
    row.winner = row.start = answer.candidate.value_or(request.subjects[at].own);
    row.source = request.subjects[at].source_id(row.winner);
    row.model_ns = request.subjects[at].model_ns(row.winner);
    row.flops = request.subjects[at].flops;
    row.bytes = request.subjects[at].bytes;
    row.is_modelled = !answer.candidate;
    row.gain = {1, 1, 1};
    row.ns = {row.model_ns, row.model_ns, row.model_ns};
    for (const tune::Decision& known : tuned.rows) {
      if (answer.candidate && known.where.shape == row.where.shape && known.winner == row.winner) {
        row = known;
        row.where.device = request.device;
      }
    }
    frozen.rows.push_back(std::move(row));
  }
  return print_file("freeze", frozen, options.report);
}

}  // namespace

tune::LookupAnswer look_up_task(const TuneRequest& request, std::size_t task,
                                const tune::TunedFile& tuned) {
  const tune::Subject& subject = request.subjects[task];
  tune::LookupQuestion question;
  question.shape = subject.shape;
  question.device = request.device;
  question.source_id = subject.source_id;
  question.why_not = [&](const tune::Candidate& candidate) {
    return why_not_in(subject.space, candidate);
  };
  return look_up(tuned, question);
}

void add_tune_files(CLI::App& tune, Action& action) {
  const auto add = [&](const char* name, const char* meaning, auto declare,
                       int (*act)(const FileOptions&)) {
    auto options = std::make_shared<FileOptions>();
    CLI::App& verb = *tune.add_subcommand(name, meaning);
    declare(verb, *options);
    add_report_options(verb, options->report);
    verb.callback([options, act, &action] { action = [options, act] { return act(*options); }; });
  };
  tune.require_subcommand(0, 1);
  add(
      "export", "The choices of a journal as one file with sorted keys",
      [](CLI::App& verb, FileOptions& options) {
        verb.add_option("--journal", options.journal, "default: the one of this machine's CPU")
            ->option_text("FILE");
        verb.footer("Examples:\n  attngen tune export -o tuned.json");
      },
      export_rows);
  add(
      "merge", "One file of several: of two rows for one shape the surer one stays",
      [](CLI::App& verb, FileOptions& options) {
        verb.add_option("FILE", options.files, "files that `attngen tune export` wrote")
            ->required();
        verb.footer("Examples:\n  attngen tune merge a.json b.json -o tuned.json");
      },
      merge_files);
  add(
      "freeze", "What is chosen today, for ATTNGEN_TUNED to pin",
      [](CLI::App& verb, FileOptions& options) {
        add_tune_options(verb, options.tune);
        verb.footer("Examples:\n  attngen tune freeze --suite shapes.toml -o frozen.json");
      },
      freeze);
}

}  // namespace attngen

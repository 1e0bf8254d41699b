// SPDX-License-Identifier: Apache-2.0
// attngen tune: the best numbers for each shape, measured and remembered.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "autotune/child_clock.h"
#include "autotune/compile_gate.h"
#include "autotune/cpu_clock.h"
#include "autotune/cpu_subject.h"
#include "autotune/gpu_clock.h"
#include "autotune/gpu_subject.h"
#include "autotune/model_clock.h"
#include "autotune/search.h"
#include "autotune/tuned_choice.h"
#include "base/files.h"
#include "base/settings.h"
#include "generator/cuda/gpu_tile.h"
#include "runtime/cuda/driver.h"
#include "runtime/job_count.h"
#include "runtime/store/store_options.h"
#include "tools/interrupt.h"
#include "tools/report.h"
#include "tools/tune_request.h"
#include "tools/tune_verbs.h"
#include "tools/verbs.h"
#include "tools/version.h"

namespace attngen {
namespace {

constexpr std::chrono::milliseconds kAnswerLimit{30'000};
constexpr double kSecondsBetweenLines = 10;
constexpr std::uint64_t kLargestTuned = std::uint64_t{64} << 20;

struct TuneOptions {
  TuneOption tune;
  std::string budget = "60s";
  std::string journal;
  std::string tuned;
  bool dry_run = false;
  bool why = false;
  bool exhaustive = false;
  bool compile = false;
  ReportOption report;
};

tune::TunePlaces places_of(const TuneOptions& options, const tune::DeviceIdentity& device) {
  if (!options.journal.empty() && !options.tuned.empty()) return {options.journal, options.tuned};
  tune::TunePlaces places = tune::tune_places(settings(), device);
  if (!options.journal.empty()) places.journal = options.journal;
  if (!options.tuned.empty()) places.tuned = options.tuned;
  return places;
}

std::unique_ptr<tune::Clock> clock_of(const TuneRequest& request) {
  if (request.device.kind == "model") {
    return std::make_unique<tune::ModelClock>(
        tune::ModelClock::of_subjects(request.subjects, request.device));
  }
  const auto make = [&request]() -> std::unique_ptr<tune::Clock> {
    if (!request.gpu) return std::make_unique<tune::CpuClock>(request.tasks, request.limits);
    return std::make_unique<tune::GpuClock>(driver_api(), *request.gpu, request.tasks);
  };
  return std::make_unique<tune::ChildClock>(request.device, make, kAnswerLimit);
}

/// Of a GPU: its kernels compiled on all jobs, without the GPU.
tune::CompileGate gate_of(const TuneRequest& request) {
  return tune::CompileGate(request.tasks, request.gpu->limits, job_count());
}

/// One line that is rewritten on a terminal; a line now and then where nobody watches.
class ProgressLine {
 public:
  explicit ProgressLine(const TuneRequest& request)
      : request_(request), is_terminal_(isatty(STDERR_FILENO) == 1) {}
  ~ProgressLine() {
    if (is_terminal_ && was_shown_) std::fputs("\r\x1b[K", stderr);
  }

  void show(const tune::Progress& progress) {
    const auto now = std::chrono::steady_clock::now();
    const std::string line =
        fmt::format("[{}/{}] {}: {}, {} candidates measured, best {:.2f}x, {:.0f} s left",
                    progress.task + 1, progress.tasks, request_.tasks[progress.task].name,
                    progress.stage, progress.measured, progress.best_gain, progress.seconds_left);
    if (is_terminal_) {
      fmt::print(stderr, "\r\x1b[K{}", line);
      std::fflush(stderr);
    } else if (!was_shown_ ||
               std::chrono::duration<double>(now - last_).count() >= kSecondsBetweenLines) {
      last_ = now;
      print_note(line);
    }
    was_shown_ = true;
  }

 private:
  const TuneRequest& request_;
  bool is_terminal_;
  bool was_shown_ = false;
  std::chrono::steady_clock::time_point last_;
};

Json json_of(const std::map<std::string, std::int64_t>& values) {
  Json json = Json::object();
  for (const auto& [name, value] : values) json[name] = value;
  return json;
}

/// What does not compile clean is refused by "compile".
void drop_broken(const tune::CompileGate& gate, std::size_t task, tune::Pruned& pruned) {
  const std::vector<std::string> broken = gate(task, pruned.kept);
  std::vector<tune::Candidate> passed;
  for (std::size_t at = 0; at < broken.size(); ++at) {
    if (broken[at].empty()) {
      passed.push_back(pruned.kept[at]);
      continue;
    }
    tune::Refusals& refusals = pruned.refused["compile"];
    if (refusals.count++ == 0) refusals.example = key_of(pruned.kept[at]) + ": " + broken[at];
  }
  pruned.kept = std::move(passed);
}

int dry_run(const TuneOptions& options, const TuneRequest& request) {
  constexpr double kSecondsPerCandidate = 0.15;  // compile, proof and five runs with cold caches
  constexpr double kSecondsOfFinal = 2;
  Json document = json_document("tune");
  document["device"] = to_text(request.device);
  document["shapes"] = Json::array();
  std::string text;
  double seconds = 0;
  std::optional<tune::CompileGate> gate;
  if (options.compile) gate = gate_of(request);
  for (std::size_t at = 0; at < request.tasks.size(); ++at) {
    const tune::Subject& subject = request.subjects[at];
    tune::PruneLimits limits;
    if (options.exhaustive) limits.by_model = static_cast<std::size_t>(size_of(subject.space));
    const tune::Candidate start = request.starts[at].value_or(subject.own);
    tune::Pruned pruned = tune::prune(subject, start, {}, limits);
    if (gate) drop_broken(*gate, at, pruned);
    seconds += kSecondsPerCandidate * static_cast<double>(pruned.kept.size()) + kSecondsOfFinal;
    Json shape{{"name", request.tasks[at].name},
               {"variant", subject.shape.variant},
               {"axes", json_of(subject.shape.axes)},
               {"start", key_of(start)},
               {"size", pruned.size},
               {"kept", pruned.kept.size()},
               {"left_out", pruned.left_out}};
    text +=
        fmt::format("{} ({} {}): {} candidates, {} kept\n  starts at {}\n", request.tasks[at].name,
                    subject.shape.variant, tune::to_text(subject.shape.axes), pruned.size,
                    pruned.kept.size(), key_of(start));
    Json parameters = Json::object();
    for (const tune::Parameter& parameter : subject.space.parameters) {
      parameters[parameter.name] = parameter.domain;
      text += fmt::format("  {} in {{{}}}: {}\n", parameter.name, fmt::join(parameter.domain, ", "),
                          parameter.meaning);
    }
    shape["space"] = std::move(parameters);
    Json refused = Json::object();
    for (const auto& [name, refusals] : pruned.refused) {
      refused[name] = {{"count", refusals.count}, {"example", refusals.example}};
      text += fmt::format("  {} refused by {}, as {}\n", refusals.count, name, refusals.example);
    }
    shape["refused"] = std::move(refused);
    if (pruned.left_out > 0) {
      text += fmt::format("  {} left out, as {}\n", pruned.left_out, pruned.why_left_out);
      shape["why_left_out"] = pruned.why_left_out;
    }
    Json kept = Json::array();
    for (const tune::Candidate& candidate : pruned.kept) kept.push_back(key_of(candidate));
    shape["candidates"] = std::move(kept);
    document["shapes"].push_back(std::move(shape));
  }
  document["estimated_s"] = seconds;
  text += fmt::format("about {:.0f} s without a budget, and the budget is {}\n", seconds,
                      options.budget);
  print_data(options.report.json ? to_text(document) : text);
  return 0;
}

/// What --tile of the other verbs takes.
std::string tile_text(const TuneRequest& request, const tune::Candidate& candidate) {
  return request.gpu ? to_text(tune::gpu_tile_of(candidate)) : to_text(tune::tile_of(candidate));
}

int say_why(const TuneOptions& options, const TuneRequest& request) {
  const tune::TunedFile tuned =
      options.tuned.empty()
          ? tune::tuned_here(settings(), request.device, tune::Seeds::shipped)
          : tune::tuned_file_in(read_file(options.tuned, kLargestTuned), options.tuned);
  Json document = json_document("tune");
  document["device"] = to_text(request.device);
  document["shapes"] = Json::array();
  std::string text;
  for (std::size_t at = 0; at < request.tasks.size(); ++at) {
    const tune::LookupAnswer answer = look_up_task(request, at, tuned);
    const tune::Candidate candidate = answer.candidate.value_or(request.subjects[at].own);
    document["shapes"].push_back({{"name", request.tasks[at].name},
                                  {"rule", name_of(answer.rule)},
                                  {"why", answer.why},
                                  {"candidate", key_of(candidate)},
                                  {"tile", tile_text(request, candidate)}});
    text += fmt::format("{}: {}\n  {}\n  --tile {}\n", request.tasks[at].name, key_of(candidate),
                        answer.why, tile_text(request, candidate));
  }
  print_data(options.report.json ? to_text(document) : text);
  return 0;
}

Json json_of(const tune::Task& task, const tune::TaskResult& result) {
  Json json{{"name", task.name},
            {"decided", result.decision.has_value()},
            {"remembered", result.is_remembered},
            {"measured", result.measured},
            {"from_journal", result.remembered},
            {"invalid", result.invalid},
            {"size", result.size},
            {"kept", result.kept}};
  if (!result.decision) return json;
  const tune::Decision& decision = *result.decision;
  json["variant"] = decision.where.shape.variant;
  json["axes"] = json_of(decision.where.shape.axes);
  json["candidate"] = key_of(decision.winner);
  json["start"] = key_of(decision.start);
  json["ns"] = decision.ns.median;
  json["gain"] = {{"median", decision.gain.median},
                  {"low", decision.gain.low},
                  {"high", decision.gain.high},
                  {"pairs", decision.pairs}};
  json["err_ratio"] = decision.err_ratio;
  return json;
}

/// What was found replaces what the file had for the same shapes; the rest of it stays.
void write_tuned(const std::string& path, const tune::TunedFile& before,
                 const std::string& journal) {
  std::vector<tune::Decision> rows = before.rows;
  for (tune::Decision& decision : tune::read_journal(journal).decisions) {
    rows.push_back(std::move(decision));
  }
  PendingFiles files;
  files.add(path, to_text(tune::tuned_from(rows)));
  files.publish();
}

int tune_all(const TuneOptions& options) {
  const std::chrono::milliseconds budget = budget_named(options.budget);
  const TuneRequest request = tune_request(options.tune);
  if (options.dry_run && options.why) {
    refuse("--dry-run and --why exclude each other", "ask for one of them");
  }
  if (options.compile && !request.gpu) {
    refuse("--compile has no meaning on a CPU: what its space lets through does not spill",
           "leave it out, or name a GPU");
  }
  if (options.dry_run) return dry_run(options, request);
  if (options.why) return say_why(options, request);
  if (!settings().tuned.empty()) {
    refuse("ATTNGEN_TUNED pins the choices: nothing is tuned", "unset it for this command");
  }
  store_options(settings());  // refused here, or each candidate would be called invalid
  const tune::TunePlaces places = places_of(options, request.device);
  tune::TunedFile before;
  if (file_exists(places.tuned)) {
    before = tune::tuned_file_in(read_file(places.tuned, kLargestTuned), places.tuned);
  }
  say_on_interrupt(Interruption::keeps_results, options.report.json);
  const tune::Journal journal(places.journal);
  const tune::JournalContent known = tune::read_journal(places.journal);
  if (known.ignored > 0) {
    print_note(fmt::format("{}: {} lines are no records and are passed by, as {}", places.journal,
                           known.ignored, known.why_ignored));
  }
  const std::unique_ptr<tune::Clock> clock = clock_of(request);
  tune::SearchOptions search_options;
  search_options.budget = budget;
  search_options.is_exhaustive = options.exhaustive;
  search_options.tool = std::string(kVersion);
  search_options.starts = request.starts;
  const bool is_timed = request.device.kind != "model";
  if (request.gpu && (is_timed || options.compile)) search_options.gate = gate_of(request);
  std::vector<tune::TaskResult> results;
  {
    ProgressLine line(request);
    results = tune::search(request.subjects, *clock, journal, search_options,
                           [&](const tune::Progress& progress) { line.show(progress); });
  }
  write_tuned(places.tuned, before, places.journal);

  Json document = json_document("tune");
  document["device"] = to_text(request.device);
  document["journal"] = places.journal;
  document["tuned"] = places.tuned;
  document["shapes"] = Json::array();
  std::vector<std::vector<std::string>> rows{
      {"shape", "start us", "best us", "gain", "low", "high", "measured", "candidate"}};
  int measured = 0;
  std::size_t undecided = 0;
  for (std::size_t at = 0; at < results.size(); ++at) {
    const tune::TaskResult& result = results[at];
    measured += result.measured;
    document["shapes"].push_back(json_of(request.tasks[at], result));
    if (!result.decision) {
      ++undecided;
      rows.push_back({request.tasks[at].name, "-", "-", "-", "-", "-",
                      std::to_string(result.measured), "undecided: the budget was spent"});
      continue;
    }
    const tune::Decision& decision = *result.decision;
    rows.push_back({request.tasks[at].name,
                    fmt::format("{:.1f}", decision.ns.median * decision.gain.median / 1000),
                    fmt::format("{:.1f}", decision.ns.median / 1000),
                    fmt::format("{:.3f}", decision.gain.median),
                    fmt::format("{:.3f}", decision.gain.low),
                    fmt::format("{:.3f}", decision.gain.high), std::to_string(result.measured),
                    decision.winner == decision.start ? "the start" : key_of(decision.winner)});
  }
  document["measured"] = measured;
  document["undecided"] = undecided;
  if (undecided == results.size()) {
    Finding finding;
    finding.rule = "budget";
    finding.message = fmt::format(
        "the budget of {} was spent before any shape was decided; what "
        "was measured is kept",
        options.budget);
    finding.fix = "run it again: it takes up where it stopped; or give more --budget";
    return print_failure(ErrorKind::over_budget, {finding}, options.report.json, &document);
  }
  print_data(options.report.json
                 ? to_text(document)
                 : table(rows) + fmt::format("measured {} candidates on {}; kept in {}\n", measured,
                                             to_text(request.device), places.tuned));
  return 0;
}

}  // namespace

void add_tune(CLI::App& program, Action& action) {
  auto options = std::make_shared<TuneOptions>();
  CLI::App& verb = *program.add_subcommand("tune", "Measure which numbers of a kernel are fastest");
  add_tune_options(verb, options->tune);
  verb.add_option("--budget", options->budget, "time for all shapes (default: 60s)")
      ->option_text("TIME");
  verb.add_option("--journal", options->journal, "where each result is appended")
      ->option_text("FILE");
  verb.add_option("--tuned", options->tuned, "where the choices are kept")->option_text("FILE");
  verb.add_flag("--dry-run", options->dry_run, "print the space, what is left out and why");
  verb.add_flag("--why", options->why, "print what would be chosen now, and by which rule");
  verb.add_flag("--compile", options->compile,
                "GPU: compile what is kept, and drop what spills (where it is timed: always)");
  verb.add_flag("--exhaustive", options->exhaustive, "measure every lawful candidate");
  add_json_option(verb, options->report);
  verb.footer(
      "Every candidate is compared with the oracle before its time counts. What is stopped takes "
      "up\n"
      "where it was; a second run measures nothing. Without --journal and --tuned both files are "
      "in\n"
      "tune/ of the cache folder, where `attngen run` finds them.\n\n"
      "Examples:\n"
      "  attngen tune softmax --dtype T=f32 -D P=1,M=4096,E=64,F=64 --batch 8 --budget 5s\n"
      "  attngen tune --suite shapes.toml --budget 60s --json\n"
      "  attngen tune --suite shapes.toml --dry-run\n"
      "  attngen tune export -o tuned.json");
  verb.callback([options, &verb, &action] {
    if (verb.get_subcommands().empty()) action = [options] { return tune_all(*options); };
  });
  add_tune_files(verb, action);
}

}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
// attngen analyze: how many passes a variant needs, why, and what bounds it.
#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "generator/analysis/print_analysis.h"
#include "tools/analysis_document.h"
#include "tools/analyze_schedule.h"
#include "tools/kernel_option.h"
#include "tools/report.h"
#include "tools/variant_option.h"
#include "tools/verbs.h"

namespace attngen {
namespace {

struct AnalyzeOptions {
  VariantOption variant;
  std::string arch;
  ScheduleOption schedule;
  ReportOption report;
};

/// --schedule is about a batch, not about a variant: it takes nothing that belongs to one.
void refuse_variant(const AnalyzeOptions& options) {
  const VariantOption& variant = options.variant;
  const std::string given = !variant.variant.empty()   ? "VARIANT"
                            : !variant.dtypes.empty()  ? "--dtype"
                            : !variant.extents.empty() ? "-D"
                            : !variant.params.empty()  ? "-p"
                            : !options.arch.empty()    ? "--arch"
                                                       : "";
  if (given.empty()) return;
  refuse(fmt::format("--schedule simulates a batch by itself and has no use for {}", given),
         fmt::format("leave out {} or --schedule", given));
}

int run_analyze(const AnalyzeOptions& options) {
  if (options.schedule.rules) {
    refuse_variant(options);
    return run_schedule(options.schedule, options.report);
  }
  refuse_without_schedule(options.schedule);
  if (options.variant.variant.empty()) {
    refuse("VARIANT is required", "name one, or simulate a batch with --schedule");
  }
  std::optional<DeviceRates> device;
  if (!options.arch.empty()) device = rates_of_device(options.arch);
  const Cascade cascade = load_cascade(options.variant);
  const auto extents = given_extents(options.variant);
  const auto params = given_params(options.variant);
  std::optional<Binding> binding;
  if (!extents.empty())
    binding = bind_extents(cascade, extents, with_launch_scalars(cascade, params));
  if (!binding.has_value() && device.has_value()) {
    refuse(fmt::format("the bounds on {} need extents", device->name), "add -D with every rank");
  }
  if (!binding.has_value() && !params.empty()) {
    refuse("without extents the analysis is symbolic and has no use for -p",
           "add -D with every rank");
  }
  const Analysis analysis = analyse(cascade);
  print_data(options.report.json ? to_text(analysis_document(cascade, analysis, binding, device))
                                 : print_analysis(cascade, analysis, binding, device),
             options.report.path);
  return 0;
}

}  // namespace

void add_analyze(CLI::App& program, Action& action) {
  auto options = std::make_shared<AnalyzeOptions>();
  CLI::App& verb =
      *program.add_subcommand("analyze", "Say how many passes a variant needs, and why");
  add_variant_option(verb, options->variant);
  verb.get_option("VARIANT")->required(false);  // --schedule takes none
  add_extent_option(verb, options->variant, "extents, for footprints and bounds in numbers");
  add_param_option(verb, options->variant);
  verb.add_option("--arch", options->arch,
                  "a GPU for bounds in seconds: a100 h100 h200 l40s rtx4090 rtx5090 b200 b300")
      ->option_text("GPU");
  add_schedule_options(verb, options->schedule);
  add_report_options(verb, options->report);
  verb.footer(
      "DEFER takes a factor out of the loop, ITERATE carries a running value; `kept` says which "
      "rule\n"
      "stands in the way and which edit would remove it. --schedule says how busy a decode batch\n"
      "keeps the slots of a GPU: work / (slots * makespan), in whole key tiles.\n\n"
      "Examples:\n"
      "  attngen analyze causal\n"
      "  attngen analyze softmax -D P=65536,M=65536,E=64,F=64 --arch h200\n"
      "  attngen analyze ./mine.cascade --json\n"
      "  attngen analyze --schedule all --lens 65536,4096x31 --kv-heads 8 --slots 132");
  verb.callback([options, &action] { action = [options] { return run_analyze(*options); }; });
}

}  // namespace attngen

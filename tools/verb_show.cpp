// SPDX-License-Identifier: Apache-2.0
// attngen show: any stage of the request line.
#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "generator/analysis/print_analysis.h"
#include "generator/language/language.h"
#include "runtime/cuda/nvrtc.h"
#include "tools/kernel_option.h"
#include "tools/report.h"
#include "tools/verbs.h"

namespace attngen {
namespace {

struct ShowOptions {
  KernelOption kernel;
  std::string stage = "cascade";
  bool has_kernel_words = false;  ///< -D, -p, --arch or --batch-axes is given
  ReportOption report;
};

std::string plan_text(const KernelRequest& request) {
  std::string text = to_text(request.plan) + "\n";
  for (const std::string& reason : request.plan.reasons) text += "reason: " + reason + "\n";
  return text;
}

std::string stage_text(const ShowOptions& options) {
  const std::string& stage = options.stage;
  if ((stage == "cascade" || stage == "analysis") && options.has_kernel_words) {
    refuse(fmt::format("-D, -p, --arch and --batch-axes have no meaning for --stage {}", stage),
           "leave them out; `attngen analyze` takes extents");
  }
  if (stage == "cascade") return print_cascade(load_cascade(options.kernel.variant));
  if (stage == "analysis") {
    const Cascade cascade = load_cascade(options.kernel.variant);
    return print_analysis(cascade, analyse(cascade), std::nullopt, std::nullopt);
  }
  if (stage == "ll") refuse("`show --stage ll` is not built yet", "use --stage ptx");
  if (stage != "plan" && stage != "source" && stage != "ptx") {
    refuse(fmt::format("`{}` is not a stage", stage),
           "use cascade, analysis, plan, source, ptx or ll");
  }
  const KernelRequest request = plan_kernel(options.kernel);
  if (stage == "plan") return plan_text(request);
  if (stage == "source") return request.source.text;
  return Nvrtc::instance().compile(request.source, request.problem.limits.arch).ptx;
}

int show(const ShowOptions& options) {
  const std::string text = stage_text(options);
  Json document = json_document("show");
  document["variant"] = options.kernel.variant.variant;
  document["stage"] = options.stage;
  document["text"] = text;
  print_data(options.report.json ? to_text(document) : text, options.report.path);
  return 0;
}

}  // namespace

void add_show(CLI::App& program, Action& action) {
  auto options = std::make_shared<ShowOptions>();
  CLI::App& verb = *program.add_subcommand("show", "Print any stage a variant goes through");
  add_kernel_options(verb, options->kernel);
  verb.add_option("--stage", options->stage,
                  "cascade, analysis, plan, source, ptx or ll (default: cascade)")
      ->option_text("STAGE");
  add_report_options(verb, options->report);
  verb.footer(
      "Examples:\n"
      "  attngen show causal\n"
      "  attngen show causal --stage analysis\n"
      "  attngen show causal --stage plan -D E=128,F=128 --arch sm_90\n"
      "  attngen show ./mine.cascade --stage ptx -D E=64,F=64 -o mine.ptx");
  verb.callback([options, &verb, &action] {
    options->has_kernel_words =
        verb.count("-D") + verb.count("-p") + verb.count("--arch") + verb.count("--batch-axes") > 0;
    action = [options] { return show(*options); };
  });
}

}  // namespace attngen

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
#include "tools/cpu_kernel_option.h"
#include "tools/device_option.h"
#include "tools/kernel_option.h"
#include "tools/report.h"
#include "tools/verbs.h"

namespace attngen {
namespace {

struct ShowOptions {
  KernelOption kernel;
  CpuKernelOption cpu;
  std::string stage = "cascade";
  bool has_kernel_words = false;  ///< one of those that only kernels have is given
  bool has_cpu_words = false;     ///< --rows or --in-f64 is given
  bool has_arch = false;
  ReportOption report;
};

template <class Plan>
std::string plan_text(const Plan& plan) {
  std::string text = to_text(plan) + "\n";
  for (const std::string& reason : plan.reasons) text += "reason: " + reason + "\n";
  return text;
}

std::string stage_text(const ShowOptions& options) {
  const std::string& stage = options.stage;
  const bool is_before_kernels = stage == "cascade" || stage == "analysis";
  if (is_before_kernels && (options.has_kernel_words || options.has_cpu_words)) {
    refuse(fmt::format("options of kernels (-D, -p, --arch, --batch-axes, --any-layout, --tile, "
                       "--rows, --in-f64) have no meaning for --stage {}",
                       stage),
           "leave them out; `attngen analyze` takes extents");
  }
  if (stage == "cascade") return print_cascade(load_cascade(options.kernel.variant));
  if (stage == "analysis") {
    const Cascade cascade = load_cascade(options.kernel.variant);
    return print_analysis(cascade, analyse(cascade), std::nullopt, std::nullopt);
  }
  if (stage != "plan" && stage != "source" && stage != "ptx" && stage != "ll") {
    refuse(fmt::format("`{}` is not a stage", stage),
           "use cascade, analysis, plan, source, ptx or ll");
  }
  const std::string& arch = options.kernel.arch;
  if (stage == "ll" || (stage == "plan" && is_cpu_arch(arch))) {
    if (options.kernel.check_tables) {
      refuse("--check-tables has no meaning for the text of a CPU",
             "leave it out: runs on the CPU look at tables before they begin");
    }
    // A text is the same on every machine: avx512 unless said, not this machine's own.
    const CpuKernelRequest request =
        plan_cpu_kernel(options.kernel, options.cpu,
                        options.has_arch ? resolve_cpu_arch(arch) : limits_of_cpu("avx512").arch);
    return stage == "plan" ? plan_text(request.plan) : request.source.text;
  }
  if (options.has_cpu_words) {
    refuse(fmt::format("--rows and --in-f64 have no meaning for --stage {} of a GPU", stage),
           "leave them out, or use --stage ll, or --stage plan with --arch avx512");
  }
  const KernelRequest request = plan_kernel(options.kernel);
  if (stage == "plan") return plan_text(request.plan);
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
  add_cpu_kernel_options(verb, options->cpu);
  verb.get_option("--arch")->description(
      "sm_80 and up, or avx512 (--stage ll's) avx512_bf16 avx2 v128 neon, or native");
  verb.add_option("--stage", options->stage,
                  "cascade, analysis, plan, source, ptx or ll (default: cascade)")
      ->option_text("STAGE");
  add_report_options(verb, options->report);
  verb.footer(
      "Examples:\n"
      "  attngen show causal\n"
      "  attngen show causal --stage analysis\n"
      "  attngen show causal --stage plan -D E=128,F=128 --arch sm_90\n"
      "  attngen show causal --stage ll -D E=128,F=128 --arch avx2 -o causal.ll\n"
      "  attngen show ./mine.cascade --stage ptx -D E=64,F=64 -o mine.ptx");
  verb.callback([options, &verb, &action] {
    options->has_kernel_words =
        verb.count("-D") + verb.count("-p") + verb.count("--arch") + verb.count("--batch-axes") +
            verb.count("--any-layout") + verb.count("--skeleton") + verb.count("--merge") +
            verb.count("--batch-invariant") + verb.count("--check-tables") + verb.count("--tile") >
        0;
    options->has_cpu_words = verb.count("--rows") + verb.count("--in-f64") > 0;
    options->has_arch = verb.count("--arch") > 0;
    action = [options] { return show(*options); };
  });
}

}  // namespace attngen

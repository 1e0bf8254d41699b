// SPDX-License-Identifier: Apache-2.0
// attngen emit: the CUDA source of a variant.
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "base/digest.h"
#include "tools/kernel_option.h"
#include "tools/report.h"
#include "tools/verbs.h"

namespace attngen {
namespace {

struct EmitOptions {
  KernelOption kernel;
  ReportOption report;
};

int emit(const EmitOptions& options) {
  const KernelRequest request = plan_kernel(options.kernel);
  const CudaSource& source = request.source;
  for (const std::string& reason : request.plan.reasons) print_note("note: " + reason);
  if (!options.report.json) {
    print_data(source.text, options.report.path);
    return 0;
  }
  Json document = json_document("emit");
  document["variant"] = request.cascade.name;
  document["slug"] = source.slug;
  document["entry"] = source.entry;
  document["arch"] = request.problem.limits.arch;
  document["plan"] = to_text(request.plan);
  document["reasons"] = request.plan.reasons;
  document["threads"] = source.threads;
  document["smem_bytes"] = source.shared_bytes;
  document["sha256"] = sha256_hex(source.text);
  document["source"] = source.text;
  print_data(to_text(document), options.report.path);
  return 0;
}

}  // namespace

void add_emit(CLI::App& program, Action& action) {
  auto options = std::make_shared<EmitOptions>();
  CLI::App& verb = *program.add_subcommand("emit", "Print the CUDA source of a variant");
  add_kernel_options(verb, options->kernel);
  add_report_options(verb, options->report);
  verb.footer(
      "The file is complete: no includes, and NVRTC or nvcc compiles it alone. Equal requests "
      "give\n"
      "equal bytes on every machine.\n\n"
      "Examples:\n"
      "  attngen emit causal -D E=128,F=128 --arch sm_90 -o causal.cu\n"
      "  attngen emit softcap -D E=64,F=64 --dtype T=f16");
  verb.callback([options, &action] { action = [options] { return emit(*options); }; });
}

}  // namespace attngen

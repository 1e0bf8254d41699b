// SPDX-License-Identifier: Apache-2.0
// attngen compile: the cubin of a variant, and what the compiler says about it.
#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/digest.h"
#include "runtime/compile_cached.h"
#include "runtime/store/store.h"
#include "tools/kernel_option.h"
#include "tools/report.h"
#include "tools/verbs.h"

namespace attngen {
namespace {

struct CompileOptions {
  KernelOption kernel;
  std::string path;
  ReportOption report;
};

int compile(const CompileOptions& options) {
  if (options.path == "-" && options.report.json) {
    refuse("--json and a cubin written to - both need stdout", "write the cubin to a file");
  }
  const KernelRequest request = plan_kernel(options.kernel);
  const CudaSource& source = request.source;
  for (const std::string& reason : request.plan.reasons) print_note("note: " + reason);
  const CachedBinary compiled =
      compile_cached(default_store(), source, request.problem.limits.arch);
  const Binary& binary = compiled.binary;

  const Resources& used = binary.resources;
  const std::string cubin(reinterpret_cast<const char*>(binary.cubin.data()), binary.cubin.size());
  const int shared_bytes = used.shared_bytes + source.shared_bytes;
  if (!options.path.empty()) print_data(cubin, options.path);
  if (options.report.json) {
    Json document = json_document("compile");
    document["variant"] = request.cascade.name;
    document["entry"] = source.entry;
    document["arch"] = binary.arch;
    document["ms"] = binary.compile_ms;
    document["cached"] = compiled.cached;
    document["registers"] = used.registers;
    document["spill_bytes"] = used.spill_bytes;
    document["smem_bytes"] = shared_bytes;
    document["cubin_bytes"] = binary.cubin.size();
    document["cubin_sha256"] = sha256_hex(cubin);
    document["diagnostics"] = used.diagnostics;
    document["compiler"] = binary.compiler;
    document["plan"] = to_text(request.plan);
    document["reasons"] = request.plan.reasons;
    print_data(to_text(document));
    return 0;
  }
  std::string text =
      fmt::format("{} for {}, {}, {}\n", source.entry, binary.arch, binary.compiler,
                  compiled.cached ? "cached" : fmt::format("{:.0f} ms", binary.compile_ms));
  text += fmt::format("registers {}, spills {} bytes, shared memory {} bytes, {} threads\n",
                      used.registers, used.spill_bytes, shared_bytes, source.threads);
  text += fmt::format("cubin {} bytes, sha256 {}\n", cubin.size(), sha256_hex(cubin));
  for (const std::string& diagnostic : used.diagnostics) text += diagnostic + "\n";
  if (options.path == "-") {
    print_note(text);
  } else {
    print_data(text);
  }
  return 0;
}

}  // namespace

void add_compile(CLI::App& program, Action& action) {
  auto options = std::make_shared<CompileOptions>();
  CLI::App& verb =
      *program.add_subcommand("compile", "Compile a variant to a cubin, without a GPU");
  add_kernel_options(verb, options->kernel);
  verb.add_option("-o,--output", options->path, "write the cubin to FILE; - is stdout")
      ->option_text("FILE");
  add_json_option(verb, options->report);
  verb.footer(
      "Fails with 5 when the kernel spills registers or ptxas reports C75xx.\n\n"
      "Examples:\n"
      "  attngen compile causal -D E=128,F=128 --arch sm_90a\n"
      "  attngen compile gqa -D E=64,F=64 --arch sm_80 -o gqa.cubin --json");
  verb.callback([options, &action] { action = [options] { return compile(*options); }; });
}

}  // namespace attngen

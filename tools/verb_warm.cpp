// SPDX-License-Identifier: Apache-2.0
// attngen warm: a list of kernels compiled into the cache, where there need be no GPU.
#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <atomic>
#include <iostream>
#include <iterator>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include "base/error.h"
#include "base/files.h"
#include "runtime/compile_cached.h"
#include "runtime/job_count.h"
#include "runtime/store/store.h"
#include "tools/report.h"
#include "tools/verbs.h"
#include "tools/warm_list.h"

namespace attngen {
namespace {

struct WarmOptions {
  std::vector<std::string> lists;
  std::vector<std::string> logs;
  int jobs = 0;
  bool dry_run = false;
  ReportOption report;
};

/// Asked for by one line of a list: a request without --any-layout has one kernel for aligned rows
/// and, where that is another text, one for any layout.
struct WarmKernel {
  std::string origin;
  CudaSource source;
  std::string arch;
  std::string key;
  bool cached = false;
  double ms = 0;
  std::optional<Error> error;
};

std::vector<WarmLine> lines_asked(const WarmOptions& options) {
  std::vector<WarmLine> lines;
  const auto take = [&](std::vector<WarmLine> more) {
    std::move(more.begin(), more.end(), std::back_inserter(lines));
  };
  for (const std::string& path : options.lists) {
    const std::string text =
        path == "-" ? std::string(std::istreambuf_iterator<char>(std::cin), {}) : read_file(path);
    take(read_warm_list(path == "-" ? "standard input" : path, text));
  }
  for (const std::string& path : options.logs) take(read_warm_log(path, read_file(path)));
  return lines;
}

std::vector<WarmKernel> kernels_of(const std::vector<WarmLine>& lines) {
  std::vector<WarmKernel> kernels;
  std::vector<Finding> findings;
  for (const WarmLine& line : lines) {
    try {
      KernelRequest request = plan_kernel(line.kernel);
      const std::string arch = request.problem.limits.arch;
      const auto add = [&](CudaSource source) {
        std::string key = store_key(source, arch);
        const bool known =
            std::any_of(kernels.begin(), kernels.end(), [&](const WarmKernel& other) {
              return other.arch == arch && other.source.text == source.text;
            });
        if (!known)
          kernels.push_back({line.origin, std::move(source), arch, std::move(key), false, 0, {}});
      };
      add(request.source);
      const bool has_one_kernel = request.plan.skeleton == Skeleton::merge;  // for any layout
      if (!line.kernel.any_layout.empty() || has_one_kernel) continue;
      request.problem.element_loads.assign(request.cascade.tensors.size(), true);
      const Plan any_layout = choose_plan(request.cascade, request.analysis, request.problem);
      add(emit_cuda(request.cascade, request.analysis, request.problem, any_layout));
    } catch (const Error& error) {
      for (Finding finding : error.findings()) {
        finding.message = fmt::format("{}: {}: {}", line.origin, line.text, finding.message);
        findings.push_back(std::move(finding));
      }
    }
  }
  if (!findings.empty()) throw Error(ErrorKind::refused, std::move(findings));
  return kernels;
}

void compile_all(std::vector<WarmKernel>& kernels, int jobs) {
  std::atomic<std::size_t> next{0};
  std::mutex printing;
  std::size_t done = 0;
  const auto work = [&] {
    for (std::size_t at = next++; at < kernels.size(); at = next++) {
      WarmKernel& kernel = kernels[at];
      try {
        const CachedBinary compiled = compile_cached(default_store(), kernel.source, kernel.arch);
        kernel.cached = compiled.cached;
        kernel.ms = compiled.binary.compile_ms;
      } catch (const Error& error) {
        kernel.error = error;
      }
      const std::lock_guard lock(printing);
      const std::string how = kernel.error    ? "failed"
                              : kernel.cached ? "cached"
                                              : fmt::format("{:.0f} ms", kernel.ms);
      print_note(fmt::format("[{}/{}] {} for {}: {}", ++done, kernels.size(), kernel.source.entry,
                             kernel.arch, how));
    }
  };
  std::vector<std::jthread> helpers;
  const auto workers = std::min(kernels.size(), static_cast<std::size_t>(jobs));
  for (std::size_t worker = 1; worker < workers; ++worker) helpers.emplace_back(work);
  work();
}

Json document_of(const std::vector<WarmKernel>& kernels, bool dry_run) {
  Json document = json_document("warm");
  Json list = Json::array();
  int compiled = 0, cached = 0, failed = 0;
  for (const WarmKernel& kernel : kernels) {
    Json entry = {{"origin", kernel.origin},
                  {"entry", kernel.source.entry},
                  {"arch", kernel.arch},
                  {"plan", to_text(kernel.source.plan)},
                  {"command", kernel.source.command},
                  {"key", kernel.key}};
    if (!dry_run) {
      entry["cached"] = kernel.cached;
      entry["ms"] = kernel.ms;
      if (kernel.error) entry["error"] = kernel.error->what();
      ++(kernel.error ? failed : kernel.cached ? cached : compiled);
    }
    list.push_back(std::move(entry));
  }
  document["kernels"] = std::move(list);
  if (!dry_run) {
    document["compiled"] = compiled;
    document["cached"] = cached;
    document["failed"] = failed;
  }
  return document;
}

int warm(const WarmOptions& options) {
  if (options.lists.empty() && options.logs.empty()) {
    refuse("no list of kernels is given", "give LIST (- is standard input) or --from-log FILE");
  }
  std::vector<WarmKernel> kernels = kernels_of(lines_asked(options));
  if (!options.dry_run) compile_all(kernels, options.jobs > 0 ? options.jobs : job_count());
  const Json document = document_of(kernels, options.dry_run);
  std::vector<Finding> findings;
  ErrorKind worst = ErrorKind::compile_failed;
  for (const WarmKernel& kernel : kernels) {
    if (!kernel.error) continue;
    worst = kernel.error->kind();
    findings.insert(findings.end(), kernel.error->findings().begin(),
                    kernel.error->findings().end());
  }
  if (!findings.empty()) return print_failure(worst, findings, options.report.json, &document);
  if (options.report.json) {
    print_data(to_text(document));
  } else if (options.dry_run) {
    std::string text;
    for (const WarmKernel& kernel : kernels) {
      text += fmt::format("{} {}\n", kernel.key.empty() ? "-" : kernel.key.substr(0, 16),
                          kernel.source.command);
    }
    print_data(text);
  } else {
    print_data(fmt::format("{} kernels: {} compiled, {} were there\n", kernels.size(),
                           document["compiled"].get<int>(), document["cached"].get<int>()));
  }
  return 0;
}

}  // namespace

void add_warm(CLI::App& program, Action& action) {
  auto options = std::make_shared<WarmOptions>();
  CLI::App& verb = *program.add_subcommand("warm", "Compile a list of kernels into the cache");
  verb.add_option("LIST", options->lists, "files with one request a line; - is standard input");
  verb.add_option("--from-log", options->logs,
                  "files with the library's messages about kernels compiled late")
      ->option_text("FILE");
  verb.add_option("--jobs", options->jobs,
                  "compiles at once (default: ATTNGEN_JOBS, else by cores and memory)")
      ->check(CLI::Range(1, 1024))
      ->option_text("N");
  verb.add_flag("--dry-run", options->dry_run, "print the kernels and their keys, compile nothing");
  add_json_option(verb, options->report);
  verb.footer(
      "A line is VARIANT and its options as after `attngen emit`; # begins a comment. Each gives "
      "the\n"
      "kernel for aligned rows and, where that differs, the one for any layout. Needs no GPU.\n\n"
      "Examples:\n"
      "  echo 'causal_gqa -D E=128,F=128 --arch sm_90' | attngen warm -\n"
      "  attngen warm kernels.txt --jobs 4 --json\n"
      "  attngen warm --from-log engine.log");
  verb.callback([options, &action] { action = [options] { return warm(*options); }; });
}

}  // namespace attngen

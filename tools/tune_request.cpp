// SPDX-License-Identifier: Apache-2.0
#include "tools/tune_request.h"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <charconv>

#include "autotune/cpu_identity.h"
#include "autotune/cpu_subject.h"
#include "autotune/gpu_at_hand.h"
#include "autotune/gpu_subject.h"
#include "base/files.h"
#include "runtime/cpu/cpu_host.h"
#include "runtime/execute_cpu.h"
#include "runtime/job_count.h"
#include "tools/device_option.h"

namespace attngen {
namespace {

constexpr std::uint64_t kLargestSuite = std::uint64_t{1} << 21;

VariantOption variant_of(const tune::SuiteShape& shape) {
  VariantOption option;
  option.variant = shape.variant;
  for (const auto& [name, type] : shape.dtypes) option.dtypes.push_back(name + "=" + type);
  return option;
}

std::optional<tune::Candidate> start_named(const std::string& text) {
  if (text.empty()) return std::nullopt;
  std::optional<tune::Candidate> start = tune::candidate_named(text);
  if (!start) {
    refuse(fmt::format("--start \"{}\" is no candidate", text),
           "write all its parameters in order, as --dry-run prints them");
  }
  return start;
}

void add_task(TuneRequest& request, tune::Task task, std::optional<tune::Candidate> start,
              const tune::Suite& suite) {
  tune::Subject subject = request.gpu
                              ? tune::gpu_subject(task, *request.gpu)
                              : tune::cpu_subject(task, request.limits, request.device.units);
  subject.space = tune::restricted(std::move(subject.space), suite.space);
  request.tasks.push_back(std::move(task));
  request.subjects.push_back(std::move(subject));
  request.starts.push_back(std::move(start));
}

void set_model(TuneRequest& request, const std::string& arch) {
  if (tune::is_gpu_device(arch)) {
    request.gpu = tune::gpu_device_named(arch);
    request.device = request.gpu->identity;
    return;
  }
  if (!arch.empty() && !is_cpu_arch(arch)) {
    std::vector<std::string> names;
    for (const DeviceRates& rates : device_table()) names.push_back(rates.name);
    refuse(fmt::format("--arch {}: no cost model is of it", arch),
           fmt::format("name a GPU whose rates are known ({}), or a CPU (avx512 avx512_bf16 avx2 "
                       "v128 neon)",
                       fmt::join(names, " ")));
  }
  request.limits = limits_of_cpu(arch.empty() ? "avx512" : arch);
  request.device = {"model", "model", request.limits.arch, thread_count(), 0, 0};
}

void set_device(TuneRequest& request, const TuneOption& option) {
  if (option.device == "cpu") {
    request.limits = runnable_cpu_limits(option.arch);
    request.device = tune::cpu_identity(request.limits);
  } else if (option.device == "model") {
    set_model(request, option.arch);
  } else if (option.device == "cuda") {
    if (!option.arch.empty() && option.arch != "native") {
      refuse(
          fmt::format("--arch {} has no meaning with --device cuda: what is measured is made for "
                      "the GPU at hand",
                      option.arch),
          "leave it out, or use --device model");
    }
    request.gpu = tune::gpu_at_hand();
    request.device = request.gpu->identity;
  } else {
    refuse(fmt::format("`{}` is no device that can be tuned", option.device),
           "use cpu, cuda or model");
  }
}

/// `said` by a suite goes before the option.
Skeleton skeleton_for(const TuneRequest& request, const SkeletonOption& option,
                      const std::string& said) {
  const SkeletonOption asked = said.empty() ? option : SkeletonOption{said, {}};
  const bool is_asked = asked.skeleton != SkeletonOption{}.skeleton;
  if (is_asked && !request.gpu) {
    refuse(fmt::format("a CPU has no skeleton named {}", asked.skeleton),
           "leave it out, or tune a GPU");
  }
  return skeleton_of(asked);
}

}  // namespace

void add_tune_options(CLI::App& verb, TuneOption& option) {
  add_variant_option(verb, option.variant);
  verb.get_option("VARIANT")->required(false);
  add_extent_option(verb, option.variant, "the shape, where VARIANT is given");
  add_param_option(verb, option.variant);
  verb.add_option("--batch", option.batch, "batch entries of every matrix (default: no such axis)")
      ->check(CLI::Range(std::int64_t{1}, std::int64_t{1} << 30))
      ->option_text("N");
  verb.add_option("--suite", option.suite, "a TOML file with the shapes, instead of VARIANT")
      ->option_text("FILE.toml");
  verb.add_option("--device", option.device, "cpu, cuda, or model: a cost model instead of a clock")
      ->option_text("DEVICE");
  verb.add_option(
          "--arch", option.arch,
          "what to make kernels for (default: this machine's); of a model h200 a100 ... too")
      ->option_text("ARCH");
  verb.add_option("--skeleton", option.skeleton.skeleton,
                  "GPU: forward, or decode for few rows and many keys (default: forward)")
      ->check(CLI::IsMember({"auto", "forward", "decode"}))
      ->option_text("NAME");
  verb.add_option("--start", option.start,
                  "the candidate to beat (default: the planner's own choice)")
      ->option_text("KEY");
}

TuneRequest tune_request(const TuneOption& option) {
  if (option.variant.variant.empty() == option.suite.empty()) {
    refuse(option.suite.empty() ? "nothing to tune is given" : "VARIANT and --suite are both given",
           "give VARIANT with -D, or --suite FILE.toml");
  }
  TuneRequest request;
  set_device(request, option);
  const std::optional<tune::Candidate> start = start_named(option.start);
  tune::Suite suite;
  if (option.suite.empty()) {
    tune::Task task;
    task.cascade = load_cascade(option.variant);
    task.name = task.cascade.name;
    task.extents = given_extents(option.variant);
    task.params = given_params(option.variant);
    task.batch = option.batch;
    task.skeleton = skeleton_for(request, option.skeleton, {});
    add_task(request, std::move(task), start, suite);
    return request;
  }
  if (option.batch > 0 || !option.variant.extents.empty() || !option.variant.params.empty() ||
      !option.variant.dtypes.empty()) {
    refuse("-D, -p, --dtype and --batch have no meaning beside --suite",
           "write them into the suite");
  }
  suite = tune::suite_in(read_file(option.suite, kLargestSuite), option.suite);
  std::vector<Finding> findings;
  for (const tune::SuiteShape& shape : suite.shapes) {
    try {
      tune::Task task;
      task.name = shape.name;
      task.cascade = load_cascade(variant_of(shape));
      task.extents = shape.extents;
      task.params = shape.params;
      task.batch = shape.batch;
      task.skeleton = skeleton_for(request, option.skeleton, shape.skeleton);
      add_task(request, std::move(task), shape.start ? shape.start : start, suite);
    } catch (const Error& error) {
      for (Finding finding : error.findings()) {
        finding.message = fmt::format("{}:{}: shape {}: {}", option.suite, shape.line, shape.name,
                                      finding.message);
        findings.push_back(std::move(finding));
      }
    }
  }
  if (!findings.empty()) throw Error(ErrorKind::refused, std::move(findings));
  return request;
}

std::chrono::milliseconds budget_named(const std::string& text) {
  constexpr std::int64_t kWeekMs = std::int64_t{7} * 24 * 3600 * 1000;
  std::int64_t value = 0;
  const char* end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, value);
  const std::string unit(at, end);
  const std::int64_t factor = unit == "ms"  ? 1
                              : unit == "s" ? 1000
                              : unit == "m" ? 60'000
                              : unit == "h" ? 3'600'000
                                            : 0;
  if (error != std::errc() || factor == 0 || value <= 0 || value > kWeekMs / factor) {
    refuse(fmt::format("--budget {} is no time", text), "write 60s, 10m or 1h, a week at most");
  }
  return std::chrono::milliseconds(value * factor);
}

}  // namespace attngen

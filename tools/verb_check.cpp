// SPDX-License-Identifier: Apache-2.0
// attngen check: random inputs, every device against the oracle, every schedule of the virtual GPU.
#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>

#include "runtime/execute.h"
#include "tools/check_cases.h"
#include "tools/comparison.h"
#include "tools/device_option.h"
#include "tools/report.h"
#include "tools/skeleton_option.h"
#include "tools/variant_option.h"
#include "tools/verbs.h"

namespace attngen {
namespace {

constexpr int kMostSeeds = 1000;

struct CheckOptions {
  VariantOption variant;
  std::string devices;
  SkeletonOption skeleton;
  std::string arch;
  int seeds = 1;
  ReportOption report;
};

/// One way to run the same request: on the virtual GPU a schedule, elsewhere just again.
struct Schedule {
  std::string name;
  vgpu::Options options;
};

std::vector<Schedule> schedules_for(Device device, std::uint64_t seed) {
  if (device == Device::oracle) return {{"once", {}}};
  if (device == Device::cuda || device == Device::cpu) return {{"first", {}}, {"second", {}}};
  vgpu::Options eager;
  eager.completion = vgpu::Completion::eager;
  vgpu::Options late;
  late.completion = vgpu::Completion::late;
  vgpu::Options random;
  random.completion = vgpu::Completion::random;
  random.random_schedule = true;
  random.seed = seed;
  return {{"eager completion", eager},
          {"late completion", late},
          {"random completion and schedule", random}};
}

/// What one device did over all cases and seeds.
struct DeviceResult {
  Device device = Device::vgpu;
  std::string arch;              ///< "" = the device's own
  bool may_be_left_out = false;  ///< where the cascade has no kernel for it
  bool left_out = false;
  double ms = 0;
  int runs = 0;
  std::uint64_t races = 0;
  std::uint64_t instructions = 0;
  std::map<std::string, Shape> shapes;  ///< of the first case
  Deviations worst;
};

std::string describe(const RandomShape& shape, std::uint64_t seed) {
  std::vector<std::string> parts;
  for (const auto& [rank, extent] : shape.extents)
    parts.push_back(fmt::format("{}={}", rank, extent));
  return fmt::format("-D {}{} seed {}", fmt::join(parts, ","),
                     shape.batch.empty() ? "" : " batch " + to_text(shape.batch), seed);
}

class Checker {
 public:
  Checker(const Cascade& cascade, const SkeletonOption& skeleton)
      : cascade_(cascade), skeleton_(skeleton) {}

  void check_case(std::vector<DeviceResult>& results, const RandomShape& shape,
                  const std::map<std::string, double>& params, std::uint64_t seed) {
    const BoundInputs inputs = random_inputs(cascade_, shape, params, seed);
    const OracleResults oracle = consult_oracle(cascade_, inputs);
    for (DeviceResult& result : results) {
      if (!result.left_out) run_schedules(result, inputs, oracle, seed, describe(shape, seed));
    }
  }

  const std::vector<Finding>& failures() const { return failures_; }

 private:
  void run_schedules(DeviceResult& result, const BoundInputs& inputs, const OracleResults& oracle,
                     std::uint64_t seed, const std::string& request) {
    std::optional<std::map<std::string, Array>> first;
    for (const Schedule& schedule : schedules_for(result.device, seed)) {
      const std::string where =
          fmt::format("{} ({}) {}", name_of(result.device), schedule.name, request);
      std::optional<Execution> done = run(result, inputs, schedule, where);
      if (result.left_out) return;
      if (!done.has_value()) continue;
      if (done->cpu &&
          !std::exchange(loopnest_told_, done->cpu->source.plan.skeleton == "loopnest")) {
        note_loopnest(*done->cpu);
      }
      const Deviations deviations = compare(cascade_, done->outputs, oracle);
      keep_worst(result.worst, deviations);
      note_all(failures_of(deviations, where));
      for (const auto& [name, array] : done->outputs) result.shapes.emplace(name, array.shape);
      if (!first.has_value()) {
        first = std::move(done->outputs);
      } else if (*first != done->outputs) {
        Finding finding;
        finding.rule = "determinism";
        finding.message = where + ": other bits than under the first schedule";
        failures_.push_back(std::move(finding));
      }
    }
  }

  std::optional<Execution> run(DeviceResult& result, const BoundInputs& inputs,
                               const Schedule& schedule, const std::string& where) {
    ExecuteOptions options;
    options.arch = result.arch;
    options.vgpu = schedule.options;
    if (result.device == Device::cuda || result.device == Device::vgpu) {
      options.skeleton = skeleton_of(skeleton_);
      options.merge = merge_of(skeleton_);
      options.batch_invariant = skeleton_.batch_invariant;
    }
    ++result.runs;
    try {
      Execution done = executor_.execute(cascade_, inputs, result.device, options);
      result.ms += done.ms;
      if (done.report) {
        result.races += done.report->races;
        result.instructions += done.report->instructions;
      }
      return done;
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::refused && result.may_be_left_out) {
        print_note(fmt::format("{} is left out: {}", name_of(result.device),
                               error.findings().front().message));
        result.left_out = true;
        return std::nullopt;
      }
      if (error.kind() != ErrorKind::check_failed) throw;
      for (Finding finding : error.findings()) {
        if (finding.rule == "race") ++result.races;
        finding.message = where + ": " + finding.message;
        failures_.push_back(std::move(finding));
      }
      return std::nullopt;
    }
  }

  void note_all(std::vector<Finding> findings) {
    for (Finding& finding : findings) failures_.push_back(std::move(finding));
  }

  const Cascade& cascade_;
  const SkeletonOption& skeleton_;
  Executor executor_;
  bool loopnest_told_ = false;
  std::vector<Finding> failures_;
};

std::vector<Device> chosen_devices(const std::string& text) {
  std::vector<Device> devices;
  if (text.empty()) {
    for (const Device device : {Device::cuda, Device::cpu, Device::vgpu}) {
      const std::string reason = why_unusable(device);
      if (reason.empty()) {
        devices.push_back(device);
      } else {
        print_note(fmt::format("{} is left out: {}", name_of(device), reason));
      }
    }
    if (devices.empty()) devices.push_back(choose_device());  // says what is missing
    return devices;
  }
  std::stringstream names(text);
  for (std::string name; std::getline(names, name, ',');) {
    const Device device = resolve_device(name);
    if (std::count(devices.begin(), devices.end(), device) > 0) {
      refuse(fmt::format("--devices names {} twice", name), "name every device once");
    }
    devices.push_back(device);
  }
  return devices;
}

Json document_of(const Cascade& cascade, const std::vector<DeviceResult>& results,
                 std::size_t cases, int seeds) {
  Json document = json_document("check");
  document["variant"] = cascade.name;
  std::vector<std::string> names;
  Deviations worst;
  std::uint64_t races = 0;
  std::uint64_t instructions = 0;
  double ms = 0;
  for (const DeviceResult& result : results) {
    names.push_back(name_of(result.device));
    keep_worst(worst, result.worst);
    races += result.races;
    instructions += result.instructions;
    ms += result.ms;
  }
  document["device"] = fmt::format("{}", fmt::join(names, ","));
  document["ms"] = ms;
  document["cases"] = cases;
  document["seeds"] = seeds;
  document["outputs"] = Json::object();
  for (const auto& [name, shape] : results.front().shapes)
    document["outputs"][name] = json_of(shape, &worst.at(name));
  if (std::any_of(results.begin(), results.end(),
                  [](const DeviceResult& result) { return result.device == Device::vgpu; })) {
    document["races"] = races;
    document["ptx_instructions"] = instructions;
  }
  document["devices"] = Json::array();
  for (const DeviceResult& result : results) {
    Json device{{"device", name_of(result.device)}, {"ms", result.ms}, {"runs", result.runs}};
    for (const auto& [name, deviation] : result.worst) {
      device["outputs"][name] = json_of(result.shapes.at(name), &deviation);
    }
    document["devices"].push_back(std::move(device));
  }
  return document;
}

std::string text_of(const Cascade& cascade, const std::vector<DeviceResult>& results,
                    std::size_t cases, int seeds) {
  std::string text = fmt::format("{}: {} shapes, seeds 1 to {}\n", cascade.name, cases, seeds);
  std::vector<std::vector<std::string>> rows{
      {"device", "runs", "output", "max_abs_err", "rel_l2", "err_ratio", ""}};
  for (const DeviceResult& result : results) {
    for (const auto& [name, deviation] : result.worst) {
      std::vector<std::string> row{name_of(result.device), std::to_string(result.runs), name};
      for (std::string& cell : cells_of(deviation)) row.push_back(std::move(cell));
      rows.push_back(std::move(row));
    }
  }
  text += table(rows);
  for (const DeviceResult& result : results) {
    if (result.device != Device::vgpu) continue;
    text += fmt::format("races {}, PTX instructions {}\n", result.races, result.instructions);
  }
  return text;
}

int run_check(const CheckOptions& options) {
  const Cascade cascade = load_cascade(options.variant);
  const std::vector<RandomShape> cases = check_cases(cascade, given_extents(options.variant));
  const auto params = given_params(options.variant);
  const std::vector<Device> devices = chosen_devices(options.devices);
  std::vector<DeviceResult> results;
  for (const Device device : devices) {
    results.emplace_back();
    results.back().device = device;
    results.back().arch = arch_for(device, options.arch, devices);
    // The CPU runs every cascade: what has no GPU kernel is still checked there, unless a GPU's
    // kernel is what was asked for.
    results.back().may_be_left_out = options.devices.empty() && device != Device::cpu &&
                                     (options.arch.empty() || is_cpu_arch(options.arch)) &&
                                     std::count(devices.begin(), devices.end(), Device::cpu) > 0;
  }
  const bool has_gpu = std::any_of(results.begin(), results.end(), [](const DeviceResult& one) {
    return one.device == Device::cuda || one.device == Device::vgpu;
  });
  if (skeleton_of(options.skeleton) != Skeleton::forward && !has_gpu) {
    refuse("none of the devices has a skeleton named " + options.skeleton.skeleton,
           "leave --skeleton out, or check cuda or vgpu");
  }
  Checker checker(cascade, options.skeleton);
  for (int seed = 1; seed <= options.seeds; ++seed) {
    for (const RandomShape& shape : cases) {
      checker.check_case(results, shape, params, static_cast<std::uint64_t>(seed));
    }
  }
  std::erase_if(results, [](const DeviceResult& result) { return result.left_out; });
  const Json document = document_of(cascade, results, cases.size(), options.seeds);
  const std::string text = text_of(cascade, results, cases.size(), options.seeds);
  if (checker.failures().empty()) {
    print_data(options.report.json ? to_text(document) : text, options.report.path);
    return 0;
  }
  if (!options.report.json) print_data(text, options.report.path);
  return print_failure(ErrorKind::check_failed, checker.failures(), options.report.json, &document);
}

}  // namespace

void add_check(CLI::App& program, Action& action) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App& verb =
      *program.add_subcommand("check", "Compare every device with the oracle on random inputs");
  add_variant_option(verb, options->variant);
  add_skeleton_options(verb, options->skeleton);
  add_extent_option(verb, options->variant,
                    "extents to hold (default: a few shapes with every tail)");
  add_param_option(verb, options->variant);
  verb.add_option("--devices", options->devices,
                  "cuda, cpu, vgpu, oracle (default: cuda, cpu and vgpu, as far as usable)")
      ->option_text("DEVICE,...");
  add_arch_option(verb, options->arch,
                  "what to make kernels for (default: the GPU and CPU present; sm_80 on vgpu)");
  verb.add_option("--seeds", options->seeds, "how many seeds (default: 1)")
      ->check(CLI::Range(1, kMostSeeds))
      ->option_text("N");
  add_report_options(verb, options->report);
  verb.footer(
      "The virtual GPU runs every case with eager, late and random completion of asynchronous "
      "copies, and\n"
      "under a random schedule, with the race checker on; all must give the same bits. What has "
      "no\n"
      "kernel for a GPU is checked on the CPU alone.\n\n"
      "Examples:\n"
      "  attngen check causal\n"
      "  attngen check ./mine.cascade -D P=100,M=300,E=64,F=64 --seeds 5\n"
      "  attngen check gqa --devices vgpu --json");
  verb.callback([options, &action] { action = [options] { return run_check(*options); }; });
}

}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
// attngen run: a variant on real arrays, on one device.
#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <span>
#include <utility>

#include "runtime/execute.h"
#include "tools/comparison.h"
#include "tools/device_option.h"
#include "tools/inputs.h"
#include "tools/outputs.h"
#include "tools/report.h"
#include "tools/skeleton_option.h"
#include "tools/tuned_tile.h"
#include "tools/variant_option.h"
#include "tools/verbs.h"

namespace attngen {
namespace {

struct RunOptions {
  VariantOption variant;
  std::vector<std::string> inputs;
  OutputOption outputs;
  std::string device = "auto";
  std::string arch;
  bool in_f64 = false;
  SkeletonOption skeleton;
  std::string tile;
  bool why = false;
  bool check = false;
  ReportOption report;
};

const Deviation* deviation_of(const Deviations& deviations, const std::string& output) {
  const auto found = deviations.find(output);
  return found == deviations.end() ? nullptr : &found->second;
}

/// Of the kernel that ran; empty where none did.
std::string arch_of(const Execution& done) {
  if (done.cpu) return done.cpu->source.limits.arch;
  return done.binary ? done.binary->arch : std::string();
}

Json document_of(const RunOptions& options, const Cascade& cascade, const Execution& done,
                 const Deviations& deviations, const std::map<std::string, std::string>& files,
                 const TunedTile& tuned) {
  Json document = json_document("run");
  document["variant"] = cascade.name;
  document["device"] = name_of(done.device);
  const std::string arch = arch_of(done);
  document["arch"] = arch.empty() ? Json(nullptr) : Json(arch);
  document["ms"] = done.ms;
  document["checked"] = options.check;
  document["outputs"] = Json::object();
  for (const auto& [name, array] : done.outputs) {
    Json& output = document["outputs"][name];
    output = json_of(array.shape, deviation_of(deviations, name));
    output["dtype"] = name_of(array.dtype);
    const auto file = files.find(name);
    output["file"] = file == files.end() ? Json(nullptr) : Json(file->second);
  }
  if (done.cpu) {
    document["plan"] = to_text(done.cpu->source.plan);
    document["reasons"] = done.cpu->source.plan.reasons;
    document["in_f64"] = done.cpu->source.in_f64;
    document["cpu"] = done.cpu->cpu;
    document["threads"] = done.cpu->threads;
    document["tuned"] = {{"rule", rule_of(tuned)}, {"why", tuned.answer.why}};
    document["compile"] = {{"ms", done.cpu->compile_ms}, {"cached", done.cpu->cached}};
  }
  if (done.source) {
    document["plan"] = to_text(done.source->plan);
    document["reasons"] = done.source->plan.reasons;
    document["tuned"] = {{"rule", rule_of(tuned)}, {"why", tuned.answer.why}};
  }
  if (done.device == Device::vgpu) {
    document["races"] = done.report ? done.report->races : 0;
    document["ptx_instructions"] = done.report ? done.report->instructions : 0;
  }
  return document;
}

std::string text_of(const RunOptions& options, const Cascade& cascade, const Execution& done,
                    const Deviations& deviations, const std::map<std::string, std::string>& files) {
  const std::string arch = arch_of(done);
  std::string text =
      fmt::format("{} on {}{}: {:.1f} ms\n", cascade.name, name_of(done.device),
                  arch.empty() ? std::string() : fmt::format(" ({})", arch), done.ms);
  std::vector<std::vector<std::string>> rows{{"output", "shape", "type"}};
  if (options.check)
    rows.front().insert(rows.front().end(), {"max_abs_err", "rel_l2", "err_ratio", ""});
  rows.front().emplace_back("file");
  for (const auto& [name, array] : done.outputs) {
    std::vector<std::string> row{name, to_text(array.shape), std::string(name_of(array.dtype))};
    if (const Deviation* deviation = deviation_of(deviations, name)) {
      for (std::string& cell : cells_of(*deviation)) row.push_back(std::move(cell));
    }
    const auto file = files.find(name);
    row.push_back(file == files.end() ? "not written" : file->second);
    rows.push_back(std::move(row));
  }
  text += table(rows);
  if (done.report) {
    text += fmt::format("races {}, PTX instructions {}\n", done.report->races,
                        done.report->instructions);
  } else if (done.cpu) {
    text +=
        fmt::format("plan {}, {} threads, {}\n", to_text(done.cpu->source.plan), done.cpu->threads,
                    done.cpu->cached ? std::string("compiled before")
                                     : fmt::format("compiled in {:.0f} ms", done.cpu->compile_ms));
  } else if (done.device != Device::oracle && !done.binary) {
    text += "nothing to compute: no kernel was launched\n";
  }
  return text;
}

bool writes_to_stdout(const std::map<std::string, std::string>& files) {
  for (const auto& [name, path] : files) {
    if (path == "-") return true;
  }
  return false;
}

int run(const RunOptions& options) {
  const Cascade cascade = load_cascade(options.variant);
  const auto files = validated_outputs(cascade, options.outputs);
  const bool stdout_taken = writes_to_stdout(files);
  if (stdout_taken && options.report.json) {
    refuse("--json and an output written to - both need stdout", "write the output to a file");
  }
  Request request;
  request.params = given_params(options.variant);
  request.extents = given_extents(options.variant);
  request.inputs = read_inputs(cascade, options.inputs);
  const BoundInputs inputs = bind_inputs(cascade, std::move(request));
  look_at_lengths(cascade, inputs);

  const Device device = resolve_device(options.device);
  ExecuteOptions execute_options;
  execute_options.arch = arch_for(device, options.arch, std::span(&device, 1));
  execute_options.in_f64 = options.in_f64;
  execute_options.skeleton = skeleton_of(options.skeleton);
  execute_options.merge = merge_of(options.skeleton);
  execute_options.batch_invariant = options.skeleton.batch_invariant;
  const auto tuned = std::make_shared<TunedTile>();
  choose_tile(device, options.skeleton, options.tile, tuned, execute_options);
  require_meaning(device, execute_options);
  OracleResults oracle;
  if (options.check) oracle = consult_oracle(cascade, inputs);
  const Execution done = execute(cascade, inputs, device, execute_options);
  if (done.cpu) note_loopnest(*done.cpu);
  if (options.why) print_note("tile: " + tuned->answer.why);
  Deviations deviations;
  if (options.check) deviations = compare(cascade, done.outputs, oracle);

  const std::vector<Finding> failures = failures_of(deviations, name_of(device));
  if (!failures.empty()) {
    const std::map<std::string, std::string> nothing_written;
    const Json document = document_of(options, cascade, done, deviations, nothing_written, *tuned);
    if (!options.report.json)
      print_note(text_of(options, cascade, done, deviations, nothing_written));
    return print_failure(ErrorKind::check_failed, failures, options.report.json, &document);
  }
  write_outputs(files, done.outputs, options.outputs.type);
  if (options.report.json) {
    print_data(to_text(document_of(options, cascade, done, deviations, files, *tuned)));
  } else if (stdout_taken) {
    print_note(text_of(options, cascade, done, deviations, files));
  } else {
    print_data(text_of(options, cascade, done, deviations, files));
  }
  return 0;
}

}  // namespace

void add_run(CLI::App& program, Action& action) {
  auto options = std::make_shared<RunOptions>();
  CLI::App& verb = *program.add_subcommand("run", "Run a variant on your arrays");
  add_variant_option(verb, options->variant);
  add_input_option(verb, options->inputs);
  add_param_option(verb, options->variant);
  add_extent_option(verb, options->variant, "extents of ranks that no array has");
  add_output_option(verb, options->outputs);
  add_device_option(verb, options->device);
  add_arch_option(verb, options->arch,
                  "what to make the kernel for (default: the GPU or CPU present; sm_80 on vgpu)");
  add_skeleton_options(verb, options->skeleton);
  add_tile_option(verb, options->tile);
  verb.add_flag("--in-f64", options->in_f64, "cpu: every value in f64, to check with");
  verb.add_flag("--why", options->why, "say by which rule the numbers of the tile were chosen");
  verb.add_flag("--check", options->check,
                "compare every output with the fp64 oracle; exit 1 when one fails");
  add_json_option(verb, options->report);
  verb.footer(
      "Extents come from the arrays; f32 and f16 arrays are rounded to the declared types.\n"
      "Outputs appear by rename after success, or not at all.\n\n"
      "Examples:\n"
      "  attngen run causal -i Q=q.npy -i K=k.npy -i V=v.npy -o O=o.npy\n"
      "  attngen run softcap -i qkv.safetensors -p cap=50 -o O=o.npy -o LSE=lse.npy --check\n"
      "  attngen run causal -i Q=q.npy -i K=k.npy -i V=v.npy -o O=o.npy --device cpu --arch avx2\n"
      "  attngen run ./mine.cascade -i Q=model.safetensors:wq -i K=k.npy -i V=v.npy --device vgpu\n"
      "  attngen run softmax -i Q=q.npy -i K=k.npy -i V=v.npy --device oracle -o O=- > o.npy");
  verb.callback([options, &action] { action = [options] { return run(*options); }; });
}

}  // namespace attngen

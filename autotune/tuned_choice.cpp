// SPDX-License-Identifier: Apache-2.0
#include "autotune/tuned_choice.h"

#include <utility>

#include "autotune/cpu_subject.h"
#include "autotune/gpu_subject.h"
#include "autotune/seeds.h"
#include "base/error.h"
#include "base/files.h"
#include "base/folder.h"
#include "base/log.h"
#include "generator/cuda/gpu_tile.h"
#include "generator/cuda/plan_forward.h"
#include "runtime/store/store_options.h"

namespace attngen::tune {
namespace {

constexpr std::uint64_t kLargestTuned = std::uint64_t{64} << 20;

bool ends_in(const std::string& name, const std::string& end) {
  return name.size() >= end.size() && name.compare(name.size() - end.size(), end.size(), end) == 0;
}

bool is_folder(const std::string& path) {
  Folder folder;
  return open_folder(path, folder) == 0;
}

TunedFile all_of(const std::string& path) {
  if (!is_folder(path)) return tuned_file_in(read_file(path, kLargestTuned), path);
  std::vector<TunedFile> files;
  for (const std::string& name : list_folder(path)) {
    if (!ends_in(name, ".json")) continue;
    const std::string file = path + "/" + name;
    files.push_back(tuned_file_in(read_file(file, kLargestTuned), file));
  }
  return merged(files);
}

/// What `attngen tune` kept on this machine.
TunedFile found_here(const Settings& settings, const DeviceIdentity& device) {
  const StoreOptions options = store_options(settings);
  if (options.folder.empty() || options.mode == StoreMode::memory) return {};
  const std::string path = options.folder + "/tune/" + slug_of(device) + ".json";
  if (!file_exists(path)) return {};
  try {
    return all_of(path);
  } catch (const Error& error) {
    log_message(LogLevel::warn, "tuned results are not used: " + error.findings().front().message);
    return {};
  }
}

}  // namespace

TunePlaces tune_places(const Settings& settings, const DeviceIdentity& device) {
  const StoreOptions options = store_options(settings);
  if (options.folder.empty() || options.mode != StoreMode::read_write) {
    throw Error(
        ErrorKind::refused,
        options.folder.empty()
            ? "there is no folder to keep results in: " + options.why_no_folder
            : std::string("ATTNGEN_CACHE=") + name_of(options.mode) + " forbids to keep results",
        "name both files: --journal FILE and --tuned FILE");
  }
  const std::string stem = options.folder + "/tune/" + slug_of(device);
  return {stem + ".jsonl", stem + ".json"};
}

TunedFile tuned_here(const Settings& settings, const DeviceIdentity& device, Seeds seeds) {
  if (settings.tuned == "off") return {};
  if (!settings.tuned.empty()) return all_of(settings.tuned);
  TunedFile found = found_here(settings, device);
  if (device.kind == "cuda" && seeds == Seeds::shipped) {
    for (Decision& row : shipped_seeds().rows) found.rows.push_back(std::move(row));
  }
  return found;
}

LookupAnswer look_up_cpu(const TunedFile& tuned, const DeviceIdentity& device,
                         const Cascade& cascade, const Analysis& analysis,
                         const CpuProblem& problem, const Binding& binding) {
  LookupAnswer answer;
  if (tuned.rows.empty() || problem.in_f64) {
    answer.why = problem.in_f64 ? "model: --in-f64 is a check, nobody tunes it"
                                : "model: nothing was tuned on this device";
    return answer;
  }
  CpuProblem untuned = problem;
  untuned.tile.reset();
  const CpuPlan own = choose_cpu_plan(cascade, analysis, untuned);
  if (own.skeleton != "tiles") {
    answer.why = "model: a loop nest has one plan";
    return answer;
  }
  LookupQuestion question;
  question.shape = shape_key(cascade, *forward_form(cascade, analysis).form, binding);
  question.device = device;
  question.source_id = [&](const Candidate& candidate) {
    return cpu_source_id(cascade, analysis, untuned, tile_of(candidate));
  };
  question.why_not = [&](const Candidate& candidate) {
    try {
      return why_no_tile(tile_of(candidate), problem.limits, own.in_f64, own.pairs_bf16);
    } catch (const Error& error) {
      return error.findings().front().message;
    }
  };
  return look_up(tuned, question);
}

LookupAnswer look_up_gpu(const TunedFile& tuned, const DeviceIdentity& device,
                         const Cascade& cascade, const Analysis& analysis, const Problem& problem,
                         const Binding& binding) {
  LookupAnswer answer;
  if (tuned.rows.empty() || problem.batch_invariant) {
    answer.why = problem.batch_invariant
                     ? "model: batch-invariant bits have cuts of their own, nobody tunes them"
                     : "model: nothing was tuned on this device";
    return answer;
  }
  Problem untuned = problem;
  untuned.tile.reset();
  const ForwardForm form = require_forward_form(cascade, analysis, untuned);
  const HeadDims dims = head_dims(cascade, form, untuned);
  LookupQuestion question;
  question.shape = gpu_shape_key(cascade, form, binding, problem.skeleton);
  question.device = device;
  question.source_id = [&](const Candidate& candidate) {
    return gpu_source_id(cascade, analysis, untuned, gpu_tile_of(candidate));
  };
  question.why_not = [&](const Candidate& candidate) {
    try {
      const GpuTile tile = gpu_tile_of(candidate);
      return tile.skeleton == problem.skeleton
                 ? why_no_tile(tile, form, dims, problem.limits)
                 : "it is a tile of " + attngen::name_of(tile.skeleton);
    } catch (const Error& error) {
      return error.findings().front().message;
    }
  };
  return look_up(tuned, question);
}

}  // namespace attngen::tune

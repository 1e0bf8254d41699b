// SPDX-License-Identifier: Apache-2.0
// Tasks, records and folders that several tests of the tuner need.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <string>

#include "autotune/record.h"
#include "autotune/task.h"
#include "cascades/gallery.h"
#include "generator/language/language.h"

namespace attngen::tune {

inline Task gallery_task(const std::string& variant, std::map<std::string, std::int64_t> extents,
                         std::int64_t batch = 0) {
  Task task;
  task.name = variant;
  task.cascade = parse_variant({"gallery:" + variant, std::string(find_in_gallery(variant)->text)},
                               {{"T", DType::f32}})
                     .front();
  task.extents = std::move(extents);
  task.batch = batch;
  return task;
}

/// The same with the types of the text, for a GPU.
inline Task gpu_task(const std::string& variant, std::map<std::string, std::int64_t> extents,
                     std::int64_t batch = 0, Skeleton skeleton = Skeleton::forward) {
  Task task;
  task.name = variant;
  task.cascade =
      parse_variant({"gallery:" + variant, std::string(find_in_gallery(variant)->text)}).front();
  task.extents = std::move(extents);
  task.batch = batch;
  task.skeleton = skeleton;
  return task;
}

/// A folder that goes with the test.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "attngen-tune-XXXXXX").string();
    path_ = mkdtemp(name.data()) == nullptr ? std::string() : name;
  }
  ~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  std::string file(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

inline Circumstances circumstances(std::int64_t keys) {
  Circumstances where;
  where.shape = {"softmax", "0123456789abcdef", {{"M", keys}, {"P", 1}, {"batch", 8}}};
  where.device = {"cpu", "znver4", "avx512", 2, 32 << 20, std::int64_t{1} << 35};
  where.tool = "1.0";
  return where;
}

inline Outcome outcome_at(std::int64_t keys, std::int64_t block) {
  Outcome outcome;
  outcome.where = circumstances(keys);
  outcome.candidate.values = {{"block", block}, {"split", 512}};
  outcome.source = "feedfacefeedface";
  outcome.median_ns = 1000.25 + static_cast<double>(block);
  outcome.deviation_ns = 3;
  outcome.samples = 5;
  outcome.start_ns = 1100;
  outcome.err_ratio = 1.25;
  outcome.model_ns = 900;
  return outcome;
}

inline Decision decision_at(std::int64_t keys, std::int64_t block = 8) {
  Decision decision;
  decision.where = circumstances(keys);
  decision.winner.values = {{"block", block}, {"split", 512}};
  decision.source = "feedfacefeedface";
  decision.start.values = {{"block", 4}, {"split", 512}};
  decision.ns = {1000, 990, 1010};
  decision.gain = {1.2, 1.15, 1.25};
  decision.pairs = 30;
  decision.err_ratio = 1;
  decision.runner_up = "block=2 split=512";
  decision.model_ns = 900;
  decision.flops = 1e6;
  decision.bytes = 1e5;
  return decision;
}

}  // namespace attngen::tune

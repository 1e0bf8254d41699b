// SPDX-License-Identifier: Apache-2.0
// What the library promises about the driver itself: damaged cubins, several GPUs, stream captures.
#include <attngen.h>
#include <stdlib.h>

#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "runtime/cuda/driver.h"
#include "runtime/cuda/nvrtc.h"
#include "runtime/store/entry_format.h"
#include "runtime/store/store_folder.h"
#include "tests/gpu/why_skipped.h"

using namespace attngen;

namespace {

constexpr std::int64_t kHeadDim = 64;

bool is_fake() {
  return gpu_facts().name.rfind("Fake ", 0) == 0;
}

bool skipped(const std::string& reason) {
  if (!reason.empty()) std::cout << "[SKIP] " << reason << "\n";
  return !reason.empty();
}

/// A folder of its own, removed with the object.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "attngen-gpu-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~ScratchFolder() { std::filesystem::remove_all(path_); }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// An engine on one GPU with a plan of the variant `causal`.
class Subject {
 public:
  Subject(const std::string& cache, int ordinal) {
    attngen_engine_options where = {};
    where.struct_size = sizeof where;
    where.device = "cuda";
    where.ordinal = ordinal;
    where.cache_dir = cache.c_str();
    where.cache_mode = "rw";
    REQUIRE(attngen_engine_create(&where, &engine_) == ATTNGEN_OK);
    attngen_spec_options what = {};
    what.struct_size = sizeof what;
    what.variant = "causal";
    REQUIRE(attngen_spec_create(&what, &spec_) == ATTNGEN_OK);
    const attngen_rank_bound ranks[] = {{"E", kHeadDim, kHeadDim}, {"F", kHeadDim, kHeadDim}};
    attngen_bounds bounds = {};
    bounds.struct_size = sizeof bounds;
    bounds.ranks = ranks;
    bounds.rank_count = 2;
    REQUIRE(attngen_plan_create(engine_, spec_, &bounds, &plan_) == ATTNGEN_OK);
  }
  ~Subject() {
    for (DLTensor* tensor : tensors_) attngen_tensor_destroy(engine_, tensor);
    attngen_plan_destroy(plan_);
    attngen_spec_destroy(spec_);
    attngen_engine_destroy(engine_);
  }
  Subject(const Subject&) = delete;
  Subject& operator=(const Subject&) = delete;

  attngen_status prepare() { return attngen_prepare(&plan_, 1, nullptr, nullptr); }

  std::vector<std::string> keys() const {
    std::vector<std::string> found;
    const auto add = [](void* user, const char* key, const char*, const char*) {
      static_cast<std::vector<std::string>*>(user)->emplace_back(key);
    };
    REQUIRE(attngen_plan_keys(plan_, add, &found) == ATTNGEN_OK);
    return found;
  }

  void make_tensors(std::int64_t rows) {
    const std::int64_t matrix[] = {rows, kHeadDim};
    for (int at = 0; at < 5; ++at) {
      const bool is_input = at < 3;
      const DLDataType type = {static_cast<std::uint8_t>(is_input ? kDLBfloat : kDLFloat),
                               static_cast<std::uint8_t>(is_input ? 16 : 32), 1};
      DLTensor* tensor = nullptr;
      REQUIRE(attngen_tensor_create(engine_, type, at < 4 ? 2 : 1, matrix, &tensor) == ATTNGEN_OK);
      tensors_.push_back(tensor);
    }
    // Ones: every row of O is then ones as well, whatever the weights.
    const std::vector<std::uint16_t> ones(static_cast<std::size_t>(rows * kHeadDim), 0x3F80);
    for (int at = 0; at < 3; ++at) {
      REQUIRE(attngen_copy_to_device(engine_, tensors_[static_cast<std::size_t>(at)]->data,
                                     ones.data(), ones.size() * 2, nullptr) == ATTNGEN_OK);
    }
  }

  attngen_status run(void* stream) {
    attngen_args arguments = {};
    arguments.struct_size = sizeof arguments;
    arguments.tensors = tensors_.data();
    arguments.tensor_count = static_cast<std::uint32_t>(tensors_.size());
    return attngen_run(plan_, &arguments, nullptr, 0, stream);
  }

  /// The outputs of the last run, met twice as if by other keys: O as it is, log(2) more of LSE.
  attngen_status merge_twice(void* stream) {
    const DLTensor* const parts[] = {tensors_[3], tensors_[4], tensors_[3], tensors_[4]};
    for (const int like : {3, 4}) {
      const DLTensor& own = *tensors_[static_cast<std::size_t>(like)];
      DLTensor* tensor = nullptr;
      REQUIRE(attngen_tensor_create(engine_, own.dtype, own.ndim, own.shape, &tensor) ==
              ATTNGEN_OK);
      tensors_.push_back(tensor);
    }
    const DLTensor* const whole[] = {tensors_[5], tensors_[6]};
    attngen_merge_args arguments = {};
    arguments.struct_size = sizeof arguments;
    arguments.parts = parts;
    arguments.part_count = 2;
    arguments.outputs = whole;
    arguments.output_count = 2;
    return attngen_merge(engine_, spec_, &arguments, stream);
  }

  /// Row p of ones meets p + 1 keys, whose scores are 64 / sqrt(64).
  void check_merged(std::int64_t rows) {
    std::vector<float> o(static_cast<std::size_t>(rows * kHeadDim), -1.0F);
    std::vector<float> lse(static_cast<std::size_t>(rows), -1.0F);
    REQUIRE(attngen_copy_to_host(engine_, o.data(), tensors_[5]->data, o.size() * 4, nullptr) ==
            ATTNGEN_OK);
    REQUIRE(attngen_copy_to_host(engine_, lse.data(), tensors_[6]->data, lse.size() * 4, nullptr) ==
            ATTNGEN_OK);
    for (const float value : o) REQUIRE(value == doctest::Approx(1.0).epsilon(0.01));
    for (std::size_t row = 0; row < lse.size(); ++row) {
      const double exact = 8 + std::log(2.0 * static_cast<double>(row + 1));
      REQUIRE(lse[row] == doctest::Approx(exact).epsilon(1e-4));
    }
  }

  void check_ones(std::int64_t rows) {
    std::vector<float> out(static_cast<std::size_t>(rows * kHeadDim), -1.0F);
    REQUIRE(attngen_copy_to_host(engine_, out.data(), tensors_[3]->data, out.size() * 4, nullptr) ==
            ATTNGEN_OK);
    for (const float value : out) REQUIRE(value == doctest::Approx(1.0).epsilon(0.01));
  }

 private:
  attngen_engine engine_ = {};
  attngen_spec spec_ = {};
  attngen_plan plan_ = {};
  std::vector<DLTensor*> tensors_;
};

/// The entry stays well formed and well hashed; its cubin is no cubin any more.
void damage_cubin(const std::string& folder, const std::string& key) {
  const StoreFolder store(folder, false);
  const FoundEntry found = store.read(key, nullptr);
  REQUIRE(found.state == FoundEntry::State::good);
  StoredKernel damaged = *found.kernel;
  std::vector<std::byte>& cubin = damaged.parts.at("cubin");
  for (std::size_t at = 0; at < cubin.size(); at += 3) cubin[at] ^= std::byte{0x5A};
  const EncodedEntry entry = encode_entry(key, damaged);
  REQUIRE(entry.reason.empty());
  REQUIRE(store.publish(key, entry.bytes).empty());
}

cuda::Stream make_stream() {
  cuda::Stream stream = nullptr;
  REQUIRE(driver_api().stream_create(&stream, cuda::kStreamNonBlocking).ok());
  return stream;
}

/// A context is current on this thread while the object lives.
class CurrentPrimary {
 public:
  CurrentPrimary() {
    const cuda::Api& api = driver_api();
    REQUIRE(api.device_primary_ctx_retain(&context_, 0).ok());
    REQUIRE(api.ctx_push_current(context_).ok());
  }
  ~CurrentPrimary() {
    cuda::Context popped = nullptr;
    driver_api().ctx_pop_current(&popped);
    driver_api().device_primary_ctx_release(0);
  }
  CurrentPrimary(const CurrentPrimary&) = delete;
  CurrentPrimary& operator=(const CurrentPrimary&) = delete;

 private:
  cuda::Context context_ = nullptr;
};

}  // namespace

TEST_CASE("a cubin that is damaged yet well hashed is a status, and the entry is not used again") {
  if (skipped(attngen::test::why_skipped())) return;
  if (is_fake() && skipped("the fake driver takes every image: it refuses none")) return;
  const ScratchFolder cache;
  std::vector<std::string> keys;
  {
    Subject first(cache.path(), 0);
    REQUIRE(first.prepare() == ATTNGEN_OK);
    keys = first.keys();
  }
  for (const std::string& key : keys) damage_cubin(cache.path(), key);
  {
    Subject second(cache.path(), 0);
    const attngen_status status = second.prepare();
    INFO(attngen_last_error());
    CHECK((status == ATTNGEN_OK || status == ATTNGEN_E_DRIVER || status == ATTNGEN_E_COMPILE));
  }
  Subject third(cache.path(), 0);
  const attngen_status status = third.prepare();
  INFO(attngen_last_error());
  CHECK(status == ATTNGEN_OK);
}

TEST_CASE("every GPU of the machine loads and runs the same kernels") {
  if (skipped(attngen::test::why_skipped())) return;
  const int count = static_cast<int>(all_gpu_facts().size());
  if (count < 2 && skipped("one GPU only: loading on several is not tried")) return;
  const ScratchFolder cache;
  std::vector<std::unique_ptr<Subject>> subjects;
  for (int ordinal = 0; ordinal < count; ++ordinal) {
    subjects.push_back(std::make_unique<Subject>(cache.path(), ordinal));
    REQUIRE(subjects.back()->prepare() == ATTNGEN_OK);
    subjects.back()->make_tensors(100);
  }
  for (const auto& subject : subjects) {
    const attngen_status status = subject->run(nullptr);
    INFO(attngen_last_error());
    REQUIRE(status == ATTNGEN_OK);
  }
  for (const auto& subject : subjects) {
    if (!is_fake()) subject->check_ones(100);
  }
}

TEST_CASE("outputs are joined on the GPU, in the order of the stream") {
  if (skipped(attngen::test::why_skipped())) return;
  const ScratchFolder cache;
  Subject subject(cache.path(), 0);
  subject.make_tensors(100);
  REQUIRE(subject.run(nullptr) == ATTNGEN_OK);
  const attngen_status status = subject.merge_twice(nullptr);
  INFO(attngen_last_error());
  REQUIRE(status == ATTNGEN_OK);
  if (!is_fake()) subject.check_merged(100);
}

TEST_CASE("inside a capture nothing is compiled, and what is prepared is recorded and replayed") {
  if (skipped(attngen::test::why_skipped())) return;
  const cuda::Api& api = driver_api();
  const ScratchFolder cache;
  Subject subject(cache.path(), 0);
  subject.make_tensors(100);
  const CurrentPrimary context;
  const cuda::Stream stream = make_stream();

  REQUIRE(api.stream_begin_capture(stream, cuda::kCaptureModeThreadLocal).ok());
  CHECK(subject.run(stream) == ATTNGEN_E_WOULD_COMPILE);
  cuda::Graph graph = nullptr;
  // The refusal left the capture as it was: it ends without an error.
  CHECK(api.stream_end_capture(stream, &graph).ok());
  if (graph != nullptr) api.graph_destroy(graph);

  REQUIRE(subject.prepare() == ATTNGEN_OK);
  REQUIRE(api.stream_begin_capture(stream, cuda::kCaptureModeGlobal).ok());
  const attngen_status status = subject.run(stream);
  INFO(attngen_last_error());
  CHECK(status == ATTNGEN_OK);
  graph = nullptr;
  REQUIRE(api.stream_end_capture(stream, &graph).ok());
  cuda::GraphExec executable = nullptr;
  REQUIRE(api.graph_instantiate(&executable, graph, 0).ok());
  for (int replay = 0; replay < 3; ++replay) REQUIRE(api.graph_launch(executable, stream).ok());
  REQUIRE(api.stream_synchronize(stream).ok());
  if (!is_fake()) subject.check_ones(100);
  api.graph_exec_destroy(executable);
  api.graph_destroy(graph);
  api.stream_destroy(stream);
}

// SPDX-License-Identifier: Apache-2.0
// Hostile numbers on the CPU device: NaN where no row may look, scores that leave every range,
// infinities in what is used.
#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "cascades/gallery.h"
#include "generator/language/language.h"
#include "generator/oracle/interpret.h"
#include "tests/cpu/cpu_bench.h"
#include "tools/random_request.h"

namespace attngen::testing {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

Cascade variant(const std::string& name, DType type = DType::f32) {
  const GalleryEntry* entry = find_in_gallery(name);
  REQUIRE(entry != nullptr);
  return parse_variant({"gallery:" + name, std::string(entry->text)}, {{"T", type}}).front();
}

std::size_t tensor_named(const Cascade& cascade, const std::string& name) {
  const int at = find_tensor(cascade, name);
  REQUIRE(at >= 0);
  return static_cast<std::size_t>(at);
}

/// NaN in key and value `key` of every head and batch.
void poison_key(const Cascade& cascade, BoundInputs& inputs, std::int64_t keys, std::int64_t key) {
  for (const std::string name : {"K", "V"}) {
    Array& array = inputs.arrays[tensor_named(cascade, name)];
    const std::int64_t width = array.shape.back();
    REQUIRE(array.shape[array.shape.size() - 2] == keys);
    for (std::int64_t at = 0; at < array.size(); ++at) {
      if (at / width % keys == key) array.set(at, kNaN);
    }
  }
}

bool has_nan(const std::map<std::string, Array>& outputs) {
  for (const auto& [name, array] : outputs) {
    for (std::int64_t at = 0; at < array.size(); ++at) {
      if (std::isnan(array.at(at))) return true;
    }
  }
  return false;
}

/// Keys that no row of any head uses, by the interpreter's word; all of them poisoned in `inputs`.
int poison_unused(const Cascade& cascade, BoundInputs& inputs, std::int64_t keys) {
  int unused = 0;
  for (std::int64_t key = 0; key < keys; ++key) {
    BoundInputs tried = inputs;
    poison_key(cascade, tried, keys, key);
    if (has_nan(interpret(cascade, tried))) continue;
    ++unused;
    inputs = std::move(tried);
  }
  return unused;
}

struct Poisoned {
  std::string name;
  std::map<std::string, double> params;
  int length;  ///< of `ragged`; -1 = it has none
};

TEST_CASE("keys that no row may use hold NaN") {
  constexpr std::int64_t kKeys = 77;
  const std::string arch = runnable_archs().front();
  const std::vector<Poisoned> all{
      {"window", {{"W", 9}}, -1}, {"streaming", {{"W", 7}, {"first", 3}}, -1},
      {"window_heads", {}, -1},   {"document", {}, -1},
      {"ragged", {}, 0},          {"ragged", {}, 1},
      {"ragged", {}, 41},         {"ragged", {}, 76}};
  for (const Poisoned& poisoned : all) {
    for (const DType type : {DType::f32, DType::bf16}) {
      for (const std::int64_t rows : {3, 70}) {
        if (rows == 70 && poisoned.length < 0 && poisoned.name != "document") continue;
        CAPTURE(poisoned.name);
        CAPTURE(poisoned.length);
        CAPTURE(rows);
        CpuBench bench(variant(poisoned.name, type));
        const Cascade& cascade = bench.cascade();
        RandomShape shape{{{"P", rows}, {"M", kKeys}, {"E", 8}, {"F", 12}}, {}};
        if (find_tensor(cascade, "window") >= 0) shape.extents["H"] = 2;
        BoundInputs inputs = random_inputs(cascade, shape, poisoned.params, 4);
        if (poisoned.length >= 0)
          inputs.arrays[tensor_named(cascade, "len")].set(0, poisoned.length);
        if (find_tensor(cascade, "dk") >= 0) {
          Array& documents = inputs.arrays[tensor_named(cascade, "dk")];
          for (std::int64_t at = 10; at < kKeys; at += 3) documents.set(at, 1e6);
        }
        if (find_tensor(cascade, "window") >= 0) {
          Array& windows = inputs.arrays[tensor_named(cascade, "window")];
          for (std::int64_t at = 0; at < windows.size(); ++at)
            windows.set(at, 5 + 6 * static_cast<double>(at));
        }
        CHECK(poison_unused(cascade, inputs, kKeys) > 0);
        const auto outputs = bench.run(inputs, {arch, false, 1, 3});
        CHECK_FALSE(has_nan(outputs));
        CHECK(difference_from_oracle(cascade, inputs, outputs) == "");
      }
    }
  }
}

TEST_CASE("scores far outside the range of exp") {
  for (const std::string& arch : {runnable_archs().front(), runnable_archs().back()}) {
    CAPTURE(arch);
    for (const char* name :
         {"softmax", "causal_gqa", "softcap_sink", "alibi", "sigmoid", "relu2"}) {
      for (const DType type : {DType::f32, DType::bf16}) {
        for (const std::int64_t rows : {2, 70}) {
          CAPTURE(name);
          CAPTURE(rows);
          CpuBench bench(variant(name, type));
          const Cascade& cascade = bench.cascade();
          RandomShape shape;
          shape.extents = {{"P", rows}, {"M", 75}, {"E", 16}, {"F", 16}};
          if (find_rank(cascade, "H") >= 0) shape.extents["H"] = 2;
          if (find_rank(cascade, "HK") >= 0) shape.extents["HK"] = 1;
          BoundInputs inputs = random_inputs(cascade, shape, {}, 12);
          for (const char* tensor : {"Q", "V"}) {
            Array& array = inputs.arrays[tensor_named(cascade, tensor)];
            for (std::int64_t at = 0; at < array.size(); ++at) array.set(at, array.at(at) * 1e4);
          }
          const auto outputs = bench.run(inputs, {arch, false, 1, 3});
          CHECK_FALSE(has_nan(outputs));
          CHECK(difference_from_oracle(cascade, inputs, outputs) == "");
        }
      }
    }
  }
}

TEST_CASE("scores of -inf: keys, whole rows, the first tile, the last") {
  const std::string arch = runnable_archs().front();
  for (const std::int64_t rows : {3, 70}) {
    for (const int which : {0, 1, 2, 3}) {
      CAPTURE(rows);
      CAPTURE(which);
      CpuBench bench(variant("relbias"));
      const Cascade& cascade = bench.cascade();
      // with R = 1 the bias of a head meets all its scores; else that of a distance
      const std::int64_t distances = which == 0 ? 1 : 2 * 80;
      BoundInputs inputs = random_inputs(
          cascade, {{{"H", 2}, {"P", rows}, {"M", 75}, {"E", 8}, {"F", 8}, {"R", distances}}, {}},
          {}, 2);
      Array& bias = inputs.arrays[tensor_named(cascade, "RB")];
      for (std::int64_t at = 0; at < distances; ++at) {
        const bool is_gone = which == 0   ? true
                             : which == 1 ? at % 3 != 0
                             : which == 2 ? at < distances / 2
                                          : at >= distances / 2 - 2;
        if (is_gone) bias.set(at, -kInfinity);
      }
      const auto outputs = bench.run(inputs, {arch, false, 1, 3});
      CHECK_FALSE(has_nan(outputs));
      CHECK(difference_from_oracle(cascade, inputs, outputs) == "");
      if (which != 0) continue;
      CHECK(outputs.at("O").at(0) == 0);
      CHECK(outputs.at("LSE").at(0) == -kInfinity);
    }
  }
}

}  // namespace
}  // namespace attngen::testing

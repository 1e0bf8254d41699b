// SPDX-License-Identifier: Apache-2.0
// Every gallery variant on the CPU device against the interpreter: types, few rows and many,
// widths, odd shapes, units merged by one thread and by three.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "cascades/gallery.h"
#include "generator/cuda/problem.h"
#include "generator/language/language.h"
#include "generator/oracle/interpret.h"
#include "tests/cpu/cpu_bench.h"
#include "tools/random_request.h"

namespace attngen::testing {
namespace {

/// By the letters of docs/language.md; head dims off every multiple of 4, one even for pairs of
/// bf16.
struct Rows {
  std::string name;
  std::int64_t p, m, h;
};
const Rows kMany{"many rows", 101, 131, 4};
const Rows kFew{"few rows", 5, 139, 4};
const Rows kOne{"one row", 1, 83, 2};
const Rows kMoreThanKeys{"more rows than keys", 70, 33, 2};
const Rows kFewMoreThanKeys{"few rows, fewer keys", 4, 2, 2};

RandomShape shape_of_rows(const Cascade& cascade, const Rows& rows, bool has_batch) {
  RandomShape shape;
  for (const std::string& rank : ranks_to_give(cascade)) {
    shape.extents[rank] = rank == "P"    ? rows.p
                          : rank == "M"  ? rows.m
                          : rank == "E"  ? 66
                          : rank == "F"  ? 41
                          : rank == "H"  ? rows.h
                          : rank == "HK" ? 2
                                         : 5;
  }
  if (has_batch) shape.batch = {2};
  return shape;
}

Cascade variant(const GalleryEntry& entry, DType type) {
  const std::string name(entry.name);
  return parse_variant({"gallery:" + name, std::string(entry.text)}, {{"T", type}}).front();
}

/// Random, but slopes as in the paper: a slope of 2.5 at 139 keys leaves f32 few digits of a score.
BoundInputs inputs_of(const Cascade& cascade, const RandomShape& shape, std::uint64_t seed) {
  BoundInputs inputs = random_inputs(cascade, shape, {}, seed);
  if (const int slopes = find_tensor(cascade, "sl"); slopes >= 0) {
    Array& array = inputs.arrays[static_cast<std::size_t>(slopes)];
    for (std::int64_t at = 0; at < array.size(); ++at) {
      array.set(at, std::exp2(-1.0 - static_cast<double>(at % 8)));
    }
  }
  return inputs;
}

/// Three units at least where there are many keys, one thread and three: all against the oracle.
void check_rows(CpuBench& bench, const Rows& rows, const std::string& arch, std::uint64_t seed) {
  const Cascade& cascade = bench.cascade();
  CAPTURE(rows.name);
  CAPTURE(arch);
  const BoundInputs inputs = inputs_of(cascade, shape_of_rows(cascade, rows, seed % 2 == 0), seed);
  const auto alone = bench.run(inputs, {arch, false, 2, 1});
  CHECK(difference_from_oracle(cascade, inputs, alone) == "");
  CHECK((bench.run(inputs, {arch, false, 2, 3}) == alone));
}

TEST_CASE("every variant and type, few rows and many, on the widths of this machine") {
  const std::vector<std::string> archs = runnable_archs();
  REQUIRE_FALSE(archs.empty());
  for (const char* name : {"avx512_bf16", "avx512", "avx2", "v128"}) {
    if (std::find(archs.begin(), archs.end(), name) == archs.end()) {
      MESSAGE("[SKIP] this machine does not run " << std::string(name));
    }
  }
  std::size_t turn = 0;
  for (const GalleryEntry& entry : gallery()) {
    CAPTURE(entry.name);
    for (const DType type : {DType::f32, DType::bf16, DType::f16}) {
      CAPTURE(name_of(type));
      CpuBench bench(variant(entry, type));
      for (const Rows& rows : {kMany, kFew, kOne}) {
        ++turn;
        if (type == DType::f16 && rows.p == 1) continue;  // the conversion has been met twice
        check_rows(bench, rows, archs[turn % archs.size()], turn);
      }
    }
    ++turn;
  }
}

TEST_CASE("few rows along columns: head dims of whole vectors, of none, and of both") {
  std::uint64_t seed = 0;
  for (const std::string& arch : runnable_archs()) {
    if (limits_of_cpu(arch).spreads_operands) continue;
    CAPTURE(arch);
    for (const std::string name : {"causal_gqa", "sigmoid", "ragged"}) {
      CAPTURE(name);
      for (const std::pair<std::int64_t, std::int64_t> dims :
           {std::pair{128, 128}, {3, 40}, {44, 5}, {96, 1}, {72, 88}}) {
        CAPTURE(dims.first);
        constexpr DType kTypes[] = {DType::bf16, DType::f16, DType::f32};
        CpuBench bench(variant(*find_in_gallery(name), kTypes[++seed % 3]));
        RandomShape shape =
            shape_of_rows(bench.cascade(), {"", seed % 3 == 0 ? 1 : 4, 139, 4}, true);
        shape.extents["E"] = dims.first;
        shape.extents["F"] = dims.second;
        const BoundInputs inputs = inputs_of(bench.cascade(), shape, seed);
        CHECK(bench.source_of(inputs.binding, {arch, false, 2, 1}).plan.along_columns());
        const auto alone = bench.run(inputs, {arch, false, 2, 1});
        CHECK(difference_from_oracle(bench.cascade(), inputs, alone) == "");
        CHECK((bench.run(inputs, {arch, false, 2, 3}) == alone));
      }
    }
  }
}

TEST_CASE("few rows along columns: keys and values in pages") {
  constexpr const char* kPaged = R"(cascade paged {
    rank P, M, NB, BK, MB, E, F
    param BS = 8
    dtype T = bf16
    in Q[P,E]: T, KC[NB,BK,E]: T, VC[NB,BK,F]: T, bt[MB]: i32, len[]: i32
    S[p,m] = sum{e} Q[p,e] * KC[bt[m/BS],m%BS,e] where m < len[]
    GM[p] = max{m} S[p,m]
    N[p,m] = exp(S[p,m] - GM[p])
    D[p] = sum{m} N[p,m]
    out O[p,f] = sum{m} N[p,m] / D[p] * VC[bt[m/BS],m%BS,f]
  })";
  CpuBench bench(parse_variant({"test", kPaged}).front());
  const auto tensor = [&](const char* name) {
    return static_cast<std::size_t>(find_tensor(bench.cascade(), name));
  };
  RandomShape shape;
  shape.extents = {{"P", 3}, {"M", 80}, {"NB", 12}, {"BK", 8}, {"MB", 10}, {"E", 20}, {"F", 24}};
  BoundInputs inputs = random_inputs(bench.cascade(), shape, {{"BS", 8}}, 4);
  for (int page = 0; page < 10; ++page) inputs.arrays[tensor("bt")].set(page, (page * 5 + 3) % 12);
  for (const std::int64_t length : {77, 16, 1}) {
    CAPTURE(length);
    inputs.arrays[tensor("len")].set(0, static_cast<double>(length));
    for (const std::string& arch : runnable_archs()) {
      CAPTURE(arch);
      CHECK(difference_from_oracle(bench.cascade(), inputs,
                                   bench.run(inputs, {arch, false, 2, 3})) == "");
    }
  }
}

TEST_CASE("in f32 the error is at most 1.2 times a naive one's") {
  const std::vector<std::string> archs = runnable_archs();
  for (const GalleryEntry& entry : gallery()) {
    CAPTURE(entry.name);
    CpuBench bench(variant(entry, DType::f32));
    ErrorSums sums;
    for (const std::uint64_t seed : {11, 12, 13, 14, 15, 16}) {
      const BoundInputs inputs =
          inputs_of(bench.cascade(), shape_of_rows(bench.cascade(), kMany, false), seed);
      sums.add(consult_oracle(bench.cascade(), inputs),
               bench.run(inputs, {archs[seed % 3 % archs.size()], false, 0, 3}));
    }
    CHECK(sums.worst_ratio() <= 1.2);
  }
}

TEST_CASE("rows that see no key at all: O = 0 and LSE = -inf") {
  const std::string arch = runnable_archs().front();
  for (const std::string name : {"causal", "window", "causal_gqa", "streaming", "alibi_causal"}) {
    CAPTURE(name);
    CpuBench bench(variant(*find_in_gallery(name), DType::f32));
    for (const Rows& rows : {kMoreThanKeys, kFewMoreThanKeys, Rows{"no keys", 5, 0, 2}}) {
      check_rows(bench, rows, arch, 8);
      const BoundInputs inputs =
          inputs_of(bench.cascade(), shape_of_rows(bench.cascade(), rows, false), 3);
      const auto outputs = bench.run(inputs, {arch, false, 0, 1});
      CHECK(outputs.at("O").at(0) == 0);
      CHECK(outputs.at("LSE").at(0) == -std::numeric_limits<double>::infinity());
    }
  }
}

TEST_CASE("zero extents of every rank") {
  const std::string arch = runnable_archs().front();
  for (const std::string name : {"softmax", "causal_gqa", "document", "sigmoid", "cosine"}) {
    CAPTURE(name);
    CpuBench bench(variant(*find_in_gallery(name), DType::bf16));
    for (const char* rank : {"P", "M", "E", "F"}) {
      CAPTURE(rank);
      RandomShape shape = shape_of_rows(bench.cascade(), kFew, true);
      shape.extents.at(rank) = 0;
      const BoundInputs inputs = inputs_of(bench.cascade(), shape, 5);
      const auto outputs = bench.run(inputs, {arch, false, 0, 3});
      CHECK(difference_from_oracle(bench.cascade(), inputs, outputs) == "");
    }
  }
}

TEST_CASE("in f64 the error is a thousandth of that of f32") {
  const std::string arch = runnable_archs().front();
  for (const std::string name : {"softmax", "causal_gqa", "softcap_sink", "cosine", "sigmoid"}) {
    CAPTURE(name);
    CpuBench bench(variant(*find_in_gallery(name), DType::f32));
    const BoundInputs inputs =
        inputs_of(bench.cascade(), shape_of_rows(bench.cascade(), kMany, true), 6);
    const auto outputs = bench.run(inputs, {arch, true, 2, 3});
    const auto exact = interpret(bench.cascade(), inputs);
    for (const auto& [name_of_output, array] : outputs) {
      const std::string& output = name_of_output;
      CAPTURE(output);
      double worst = 0;
      for (std::int64_t at = 0; at < array.size(); ++at) {
        // what is left is the rounding of the stored f32
        const double wanted = exact.at(output).at(at);
        worst = std::max(worst, std::abs(array.at(at) - round_to(array.dtype, wanted)) /
                                    std::max(std::abs(wanted), 1e-30));
      }
      CHECK(worst <= 0x1p-23);
    }
  }
}

}  // namespace
}  // namespace attngen::testing

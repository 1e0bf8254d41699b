// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "generator/analysis/analysis.h"
#include "generator/language/language.h"
#include "generator/llvm/llvm_source.h"

namespace attngen {
namespace {

constexpr const char* kDense = R"(cascade dense {
  rank P, M, E, F
  in Q[P,E]:f32, K[M,E]:f32, V[M,F]:f32
  S[p,m] = sum{e} Q[p,e] * K[m,e]
  out O[p,f] = sum{m} S[p,m] * V[m,f]
})";

}  // namespace

TEST_CASE("rows that meet keys at once are a whole part of the tile, and their sums fit") {
  for (const int registers : {16, 32}) {
    CpuLimits limits;
    limits.vector_registers = registers;
    for (int vectors = 1; vectors <= 16; ++vectors) {
      for (int keys = 1; keys <= 16; ++keys) {
        CAPTURE(vectors);
        CAPTURE(keys);
        const int at_once = vectors_at_once(vectors, keys, limits);
        CHECK(vectors % at_once == 0);
        CHECK((at_once == 1 || at_once * keys + at_once + 1 <= registers));
        for (int more = at_once + 1; more <= vectors; ++more) {
          CHECK((vectors % more != 0 || more * keys + more + 1 > registers));
        }
      }
    }
  }
}

TEST_CASE("a tile holds the rows there are, up to 64 or 96, and little more") {
  const Cascade cascade = parse_variant({"test", kDense}).front();
  const Analysis analysis = analyse(cascade);
  for (const char* arch : {"avx512_bf16", "avx512", "avx2", "v128", "neon"}) {
    for (const bool in_f64 : {false, true}) {
      for (std::int64_t rows = 0; rows <= 130; ++rows) {
        CAPTURE(arch);
        CAPTURE(in_f64);
        CAPTURE(rows);
        CpuProblem problem;
        problem.extents = {rows, 100, 64, 64};
        problem.static_params.assign(cascade.params.size(), 0);
        problem.rows = rows;
        problem.in_f64 = in_f64;
        problem.limits = limits_of_cpu(arch);
        const CpuPlan plan = choose_cpu_plan(cascade, analysis, problem);
        CHECK(why_no_tile(tile_of(plan), problem.limits, in_f64, plan.pairs_bf16) == "");
        const int held = plan.lanes * plan.row_vectors;
        const std::int64_t most = problem.limits.vector_registers >= 32 ? 64 : 96;
        CHECK(held >= (rows == 0 ? most : std::min(rows, most)));
        CHECK(held <= most);
        const int block =
            plan.lanes * vectors_at_once(plan.row_vectors, plan.key_block, problem.limits);
        if (rows > 0) CHECK(held < rows + block);
      }
    }
  }
}

TEST_CASE("short keys lie more to a tile where registers are few, and a unit is whole tiles") {
  const Cascade cascade = parse_variant({"test", kDense}).front();
  const auto key_tile = [&](const char* arch, std::int64_t columns, bool in_f64) {
    CpuProblem problem;
    problem.extents = {500, 500, columns, columns};
    problem.rows = 500;
    problem.in_f64 = in_f64;
    problem.limits = limits_of_cpu(arch);
    const CpuPlan plan = choose_cpu_plan(cascade, analyse(cascade), problem);
    CHECK(plan.split_keys % plan.key_tile == 0);
    return plan.key_tile;
  };
  CHECK(key_tile("avx2", 64, false) == 96);
  CHECK(key_tile("avx2", 65, false) == 48);
  CHECK(key_tile("avx2", 128, false) == 48);
  CHECK(key_tile("avx2", 32, true) == 96);
  CHECK(key_tile("avx2", 64, true) == 48);
  CHECK(key_tile("v128", 64, false) == 96);
  CHECK(key_tile("avx512", 64, false) == 32);
}

TEST_CASE("few rows of narrow keys or values go along columns where no multiplication spreads") {
  const auto planned = [](const std::string& keys, const std::string& values, const char* arch,
                          std::int64_t rows) {
    std::string text = kDense;
    text.replace(text.find("K[M,E]:f32"), 10, "K[M,E]:" + keys);
    text.replace(text.find("V[M,F]:f32"), 10, "V[M,F]:" + values);
    const Cascade cascade = parse_variant({"test", text}).front();
    CpuProblem problem;
    problem.extents = {rows, 100, 64, 64};
    problem.rows = rows;
    problem.limits = limits_of_cpu(arch);
    return choose_cpu_plan(cascade, analyse(cascade), problem);
  };
  for (const char* arch : {"avx2", "v128"}) {
    CAPTURE(arch);
    const CpuPlan plan = planned("bf16", "f32", arch, 4);
    CHECK(plan.along_columns());
    CHECK(plan.column_lanes == limits_of_cpu(arch).vector_bits / 32);
    CHECK(to_text(plan).find(" along columns") != std::string::npos);
    CHECK(planned("f32", "f16", arch, 1).along_columns());
    CHECK(planned("f32", "f32", arch, 4).along_columns());
    CHECK(planned("f32", "f32", arch, 4).key_tile == 16);
    CHECK(planned("bf16", "bf16", arch, 4).key_tile == 32);
    CHECK_FALSE(planned("bf16", "bf16", arch, 64).along_columns());
  }
  for (const char* arch : {"avx512", "avx512_bf16", "neon"}) {
    CHECK_FALSE(planned("bf16", "bf16", arch, 4).along_columns());
  }
}

}  // namespace attngen

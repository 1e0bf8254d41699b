// SPDX-License-Identifier: Apache-2.0
// Tables of blocks (BM[p / 64,m / 64]) decide whole tiles: what is computed, what is not looked at,
// and that nothing outside a table is read to know it.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "generator/language/language.h"
#include "runtime/execute.h"

namespace attngen {
namespace {

constexpr std::int64_t kDim = 16;

struct Masked {
  std::string keep;
  std::string table;                  ///< declaration
  std::int64_t row_block, key_block;  ///< pairs that share an entry
  bool turned = false;                ///< keys along the first axis
  bool has_heads = false;
};

const std::vector<Masked> kMasked{
    {"BM[p / 64,m / 64]", "BM[PB,MB]: bool", 64, 64},
    {"BM[p / 16,m / 32] && m <= p + M - P", "BM[PB,MB]: bool", 16, 32},
    {"p >= 64 && BM[p / 64 - 1,m / 64]", "BM[PB,MB]: bool", 64, 64},
    {"BI[m / 64,p] == 1", "BI[MB,PB]: i32", 1, 64, true},
    {"!BM[p / 32,(m + 8) / 32]", "BM[PB,MB]: bool", 32, 32},
    {"BM[h,p / 8,m / 8]", "BM[H,PB,MB]: bool", 8, 8, false, true},
};

Cascade attention(const Masked& masked) {
  const std::string h = masked.has_heads ? "h," : "";
  const std::string heads = masked.has_heads ? "H," : "";
  return parse_variant({"test", "cascade c {\n  rank " +
                                    std::string(masked.has_heads ? "H, " : "") +
                                    "P, M, E, F, PB, MB\n  in Q[" + heads +
                                    "P,E]: bf16, K[M,E]: bf16, V[M,F]: bf16, " + masked.table +
                                    "\n  S[" + h + "p,m] = sum{e} Q[" + h + "p,e] * K[m,e] where " +
                                    masked.keep + "\n  GM[" + h + "p] = max{m} S[" + h +
                                    "p,m]\n  N[" + h + "p,m] = exp(S[" + h + "p,m] - GM[" + h +
                                    "p])\n  D[" + h + "p] = sum{m} N[" + h + "p,m]\n  out O[" + h +
                                    "p,f] = sum{m} N[" + h + "p,m] / D[" + h + "p] * V[m,f]\n}"})
      .front();
}

Array random_array(Shape shape, std::mt19937& random) {
  Array array(DType::bf16, std::move(shape));
  std::normal_distribution<double> normal;
  for (std::int64_t at = 0; at < array.size(); ++at) array.set(at, normal(random));
  return array;
}

/// Entries are kept one in `one_in`; tables are as small as their coordinates allow.
Request request_of(const Masked& masked, std::int64_t rows, std::int64_t keys, unsigned one_in,
                   std::mt19937& random) {
  Request request;
  Shape q = {rows, kDim};
  Shape table = {(rows - 1) / masked.row_block + 1, (keys + 7) / masked.key_block + 1};
  if (masked.turned) std::swap(table[0], table[1]);
  if (masked.has_heads) {
    q.insert(q.begin(), 2);
    table.insert(table.begin(), 2);
  }
  request.inputs.emplace("Q", random_array(q, random));
  request.inputs.emplace("K", random_array({keys, kDim}, random));
  request.inputs.emplace("V", random_array({keys, kDim}, random));
  const bool is_boolean = masked.table.find("bool") != std::string::npos;
  Array entries(is_boolean ? DType::boolean : DType::i32, table);
  for (std::int64_t at = 0; at < entries.size(); ++at) {
    entries.set(at, random() % one_in == 0 ? 1 : 0);
  }
  request.inputs.emplace(masked.table.substr(0, 2), std::move(entries));
  return request;
}

double largest_difference(const Array& a, const Array& b) {
  REQUIRE(a.shape == b.shape);
  double largest = 0;
  for (std::int64_t at = 0; at < a.size(); ++at) {
    if (std::isnan(a.at(at)) != std::isnan(b.at(at)))
      return std::numeric_limits<double>::infinity();
    if (!std::isnan(a.at(at))) largest = std::max(largest, std::fabs(a.at(at) - b.at(at)));
  }
  return largest;
}

TEST_CASE("random blocks, prefill and decode, against the oracle") {
  std::mt19937 random(1);
  Executor executor;
  for (const Masked& masked : kMasked) {
    CAPTURE(masked.keep);
    const Cascade cascade = attention(masked);
    for (const Skeleton skeleton : {Skeleton::forward, Skeleton::decode}) {
      for (const std::int64_t rows : {70, 130, 5}) {
        if (skeleton == Skeleton::decode && rows * (masked.has_heads ? 2 : 1) > 64) continue;
        for (const std::int64_t keys : {33, 200}) {
          CAPTURE(rows);
          CAPTURE(keys);
          const BoundInputs inputs =
              bind_inputs(cascade, request_of(masked, rows, keys, 1 + random() % 5, random));
          ExecuteOptions options;
          options.skeleton = skeleton;
          const Array ours =
              executor.execute(cascade, inputs, Device::vgpu, options).outputs.at("O");
          const Array told = executor.execute(cascade, inputs, Device::oracle).outputs.at("O");
          CHECK(largest_difference(ours, told) < 0.03);
        }
      }
    }
  }
}

TEST_CASE("keys of blocks that nobody keeps may be NaN; aligned blocks ask no pair") {
  constexpr std::int64_t kRows = 256, kKeys = 512, kBlock = 128;
  const Masked aligned{"BM[p / 128,m / 128]", "BM[PB,MB]: bool", kBlock, kBlock};
  const Cascade cascade = attention(aligned);
  std::mt19937 random(2);
  Request request = request_of(aligned, kRows, kKeys, 1, random);
  Array table(DType::boolean, {kRows / kBlock, kKeys / kBlock + 1});
  const std::vector<int> kept = {0, 1, 0, 1, 0, 1, 0, 0, 0, 0};
  for (std::size_t at = 0; at < kept.size(); ++at)
    table.set(static_cast<std::int64_t>(at), kept[at]);
  request.inputs.at("BM") = table;
  for (const char* name : {"K", "V"}) {
    Array& array = request.inputs.at(name);
    for (const std::int64_t block : {0, 2}) {
      for (std::int64_t at = block * kBlock * kDim; at < (block + 1) * kBlock * kDim; ++at) {
        array.set(at, std::nan(""));
      }
    }
  }
  const BoundInputs inputs = bind_inputs(cascade, request);
  ExecuteOptions options;
  options.count_keep = true;
  const Execution done = execute(cascade, inputs, Device::vgpu, options);
  CHECK(largest_difference(done.outputs.at("O"),
                           execute(cascade, inputs, Device::oracle).outputs.at("O")) < 0.03);
  REQUIRE(done.source);
  REQUIRE(kBlock % done.source->plan.row_tile == 0);
  REQUIRE(kBlock % done.source->plan.stream_tile == 0);
  CHECK(done.keep_evaluations == 0);
}

}  // namespace
}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
// Integer tables (BM[p / 64,m / 64], dq[p] == dk[m]) decide whole tiles: what is computed, what is
// not looked at, and that nothing outside a table is read to know it.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "cascades/gallery.h"
#include "generator/language/language.h"
#include "runtime/execute.h"

namespace attngen {
namespace {

constexpr std::int64_t kDim = 16;

struct Masked {
  std::string keep;
  std::string name;
  std::vector<std::string> ranks;  ///< of the table
  DType type = DType::boolean;
  std::int64_t row_block = 1, key_block = 1;  ///< rows of an entry of PB, keys of one of MB

  bool has(const char* rank) const {
    return std::find(ranks.begin(), ranks.end(), rank) != ranks.end();
  }
};

const std::vector<Masked> kMasked{
    {"BM[p / 64,m / 64]", "BM", {"PB", "MB"}, DType::boolean, 64, 64},
    {"BM[p / 16,m / 32] && m <= p + M - P", "BM", {"PB", "MB"}, DType::boolean, 16, 32},
    {"p >= 64 && BM[p / 64 - 1,m / 64]", "BM", {"PB", "MB"}, DType::boolean, 64, 64},
    {"BI[m / 64,p] == 1", "BI", {"MB", "P"}, DType::i32, 1, 64},
    {"!BM[p / 32,(m + 8) / 32]", "BM", {"PB", "MB"}, DType::boolean, 32, 32},
    {"BM[h,p / 8,m / 8]", "BM", {"H", "PB", "MB"}, DType::boolean, 8, 8},
    {"dk[m] != 0 && m <= p + M - P", "dk", {"M"}, DType::i64},
    {"dq[p] == 1 || m < 40", "dq", {"P"}, DType::i8},
    {"dq[h,p / 4] && p + m < 150", "dq", {"H", "PB"}, DType::boolean, 4},
};

Cascade attention(const Masked& masked) {
  std::string ranks = "P, M, E, F";
  for (const char* rank : {"H", "PB", "MB"}) {
    if (masked.has(rank)) ranks += std::string(", ") + rank;
  }
  std::string table = masked.name + "[";
  for (const std::string& rank : masked.ranks) {
    table += (rank == masked.ranks.front() ? "" : ",") + rank;
  }
  table += "]: " + std::string(name_of(masked.type));
  std::string text = "cascade c {\n  rank " + ranks +
                     "\n  in Q[%P,E]: bf16, K[M,E]: bf16, V[M,F]: bf16, " + table +
                     "\n  S[@p,m] = sum{e} Q[@p,e] * K[m,e] where ";
  const std::string rest =
      "\n  GM[@p] = max{m} S[@p,m]\n  N[@p,m] = exp(S[@p,m] - GM[@p])\n  D[@p] = sum{m} N[@p,m]\n"
      "  out O[@p,f] = sum{m} N[@p,m] / D[@p] * V[m,f]\n}";
  std::string written;
  for (const char letter : text + masked.keep + rest) {
    if (letter == '@') {
      written += masked.has("H") ? "h," : "";
    } else if (letter == '%') {
      written += masked.has("H") ? "H," : "";
    } else {
      written += letter;
    }
  }
  return parse_variant({"test", written}).front();
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
  if (masked.has("H")) q.insert(q.begin(), 2);
  request.inputs.emplace("Q", random_array(q, random));
  request.inputs.emplace("K", random_array({keys, kDim}, random));
  request.inputs.emplace("V", random_array({keys, kDim}, random));
  Shape shape;
  for (const std::string& rank : masked.ranks) {
    shape.push_back(rank == "H"    ? 2
                    : rank == "P"  ? rows
                    : rank == "M"  ? keys
                    : rank == "PB" ? (rows - 1) / masked.row_block + 1
                                   : (keys + 7) / masked.key_block + 1);
  }
  Array entries(masked.type, shape);
  for (std::int64_t at = 0; at < entries.size(); ++at) {
    entries.set(at, random() % one_in == 0 ? 1 : 0);
  }
  request.inputs.emplace(masked.name, std::move(entries));
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
        if (skeleton == Skeleton::decode && rows * (masked.has("H") ? 2 : 1) > 64) continue;
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
  const Masked aligned{"BM[p / 128,m / 128]", "BM", {"PB", "MB"}, DType::boolean, kBlock, kBlock};
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

TEST_CASE("documents of whole tiles ask no pair, and NaN of the others is not met") {
  constexpr std::int64_t kRows = 256, kDocument = 128;
  const GalleryEntry* entry = find_in_gallery("document");
  REQUIRE(entry != nullptr);
  const Cascade cascade = parse_variant({"gallery:document", std::string(entry->text)}).front();
  std::mt19937 random(3);
  Request request;
  for (const char* name : {"Q", "K", "V"}) {
    request.inputs.emplace(name, random_array({kRows, kDim}, random));
  }
  for (const char* name : {"dq", "dk"}) {
    Array documents(DType::i32, {kRows});
    // The second document has no rows.
    for (std::int64_t at = 0; at < kRows; ++at) {
      documents.set(at, name[1] == 'k' ? static_cast<double>(at / kDocument) : 0);
    }
    request.inputs.emplace(name, std::move(documents));
  }
  for (const char* name : {"K", "V"}) {
    Array& array = request.inputs.at(name);
    for (std::int64_t at = kDocument * kDim; at < array.size(); ++at) array.set(at, std::nan(""));
  }
  const BoundInputs inputs = bind_inputs(cascade, request);
  ExecuteOptions options;
  options.count_keep = true;
  const Execution done = execute(cascade, inputs, Device::vgpu, options);
  CHECK(largest_difference(done.outputs.at("O"),
                           execute(cascade, inputs, Device::oracle).outputs.at("O")) < 0.03);
  CHECK(done.keep_evaluations == 0);
}

}  // namespace
}  // namespace attngen

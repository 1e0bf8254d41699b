// SPDX-License-Identifier: Apache-2.0
// The `decode` skeleton where everything varies at once: group, head dim, page, query rows,
// protocol, order of blocks, element type, random ragged lengths. Rows in which every two choices
// meet; with PRODUCT_PART=3/24 in the environment, the third of 24 parts of the full product. Keys
// and pages that no length reaches are NaN.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/vgpu/decode_bench.h"
#include "tests/vgpu/decode_caches.h"
#include "tests/vgpu/pairwise_cover.h"

namespace attngen::test {
namespace {

constexpr std::array<std::int64_t, 8> kGroups = {1, 2, 3, 4, 6, 7, 8, 16};
constexpr std::array<std::int64_t, 6> kHeadDims = {64, 80, 96, 128, 192, 256};
constexpr std::array<std::int64_t, 5> kPages = {0, 1, 3, 16, 64};  // 0: one array
constexpr std::array<std::int64_t, 4> kQueryRows = {1, 2, 5, 16};
constexpr std::array<MergeProtocol, 3> kProtocols = {
    MergeProtocol::ticket, MergeProtocol::two_level, MergeProtocol::combine};
constexpr int kBlockOrders = 4;
constexpr std::array<DType, 2> kTypes = {DType::bf16, DType::f16};

const std::vector<int> kSizes = {8, 6, 5, 4, 3, kBlockOrders, 2};

struct Choice {
  explicit Choice(const ChoiceRow& row)
      : group(kGroups.at(static_cast<std::size_t>(row[0]))),
        head_dim(kHeadDims.at(static_cast<std::size_t>(row[1]))),
        page(kPages.at(static_cast<std::size_t>(row[2]))),
        query_rows(kQueryRows.at(static_cast<std::size_t>(row[3]))),
        merge(kProtocols.at(static_cast<std::size_t>(row[4]))),
        block_order(row[5]),
        type(kTypes.at(static_cast<std::size_t>(row[6]))) {}

  std::string to_text() const {
    return fmt::format("group {} dim {} page {} rows {} {} order {} {}", group, head_dim, page,
                       query_rows, name_of(merge), block_order, name_of(type));
  }

  std::int64_t group;
  std::int64_t head_dim;
  std::int64_t page;
  std::int64_t query_rows;
  MergeProtocol merge;
  int block_order;
  DType type;
};

/// Rows with the same one have the same text but for the protocol.
std::string text_of(const ChoiceRow& row) {
  const Choice of(row);
  const std::int64_t rows = of.group * of.query_rows;
  return fmt::format("{} {} {} {}", of.head_dim, of.page,
                     rows <= 16   ? 16
                     : rows <= 32 ? 32
                                  : 64,
                     name_of(of.type));
}

std::string kernel_of(const ChoiceRow& row) {
  return text_of(row) + " " + name_of(Choice(row).merge);
}

/// One of `count` parts of the full product, from 1 on; 0 = not asked for.
struct ProductPart {
  int part = 0;
  int count = 1;
};

ProductPart asked_part() {
  ProductPart asked;
  const char* text = std::getenv("PRODUCT_PART");
  if (text == nullptr) return asked;
  const int found = std::sscanf(text, "%d/%d", &asked.part, &asked.count);
  REQUIRE_MESSAGE((found == 2 && 1 <= asked.part && asked.part <= asked.count),
                  "PRODUCT_PART is like 3/24");
  return asked;
}

/// Rows of the same text are in the same part, so that no two parts compile it.
std::vector<ChoiceRow> part_of_product(const ProductPart& asked) {
  std::map<std::string, int> texts;
  std::vector<ChoiceRow> rows;
  for (const ChoiceRow& row : full_product(kSizes)) {
    const int next = static_cast<int>(texts.size());
    const int text = texts.emplace(text_of(row), next).first->second;
    if (text % asked.count == asked.part - 1) rows.push_back(row);
  }
  return rows;
}

std::vector<ChoiceRow> rows_of_choices() {
  const ProductPart asked = asked_part();
  return asked.part > 0 ? part_of_product(asked) : pairwise_cover(kSizes, kernel_of);
}

vgpu::Options options_of(int block_order, int blocks, std::uint64_t seed) {
  vgpu::Options options;
  options.seed = seed;
  if (block_order == 1) options.block_order = vgpu::BlockOrder::descending;
  if (block_order == 2) {
    options.block_order = vgpu::BlockOrder::random;
    options.random_schedule = true;
    options.completion = vgpu::Completion::random;
  }
  if (block_order == 3) {
    options.first_block = static_cast<std::int64_t>(seed % static_cast<std::uint64_t>(blocks));
  }
  return options;
}

/// One sequence has nothing, one everything, the others anything.
std::vector<double> draw_lengths(std::mt19937_64& bits, std::int64_t most) {
  std::vector<double> lengths = {0, static_cast<double>(most)};
  lengths.push_back(static_cast<double>(bits() % static_cast<std::uint64_t>(most + 1)));
  std::shuffle(lengths.begin(), lengths.end(), bits);
  return lengths;
}

double distance(const DecodeRun& a, const DecodeRun& b) {
  double most = 0;
  for (const auto& [name, array] : a.outputs) {
    const Array& other = b.outputs.at(name);
    for (std::int64_t i = 0; i < array.size(); ++i) {
      const bool is_same = array.at(i) == other.at(i);  // infinities of rows without keys
      if (!is_same) most = std::max(most, std::abs(array.at(i) - other.at(i)));
    }
  }
  return most;
}

/// Choices that differ in the protocol and the order of blocks alone: what one request serves.
std::vector<std::vector<Choice>> by_request(const std::vector<ChoiceRow>& rows) {
  std::map<ChoiceRow, std::size_t> places;
  std::vector<std::vector<Choice>> requests;
  for (const ChoiceRow& row : rows) {
    const auto [place, is_new] =
        places.emplace(ChoiceRow{row[0], row[1], row[2], row[3], row[6]}, requests.size());
    if (is_new) requests.emplace_back();
    requests[place->second].emplace_back(row);
  }
  return requests;
}

/// Every choice of one request in turn, and beside each protocol one that is merged by a second
/// kernel. Returns how many choices were compared with that: every one of another protocol.
int check(const std::vector<Choice>& choices, std::uint64_t seed,
          const std::shared_ptr<DecodeKernels>& kernels) {
  const Choice& of = choices.front();
  CAPTURE(of.to_text());
  std::mt19937_64 bits(seed);
  const bool is_large = of.group * of.query_rows > 16;
  const std::int64_t key_heads = is_large ? 1 : 2;
  const std::int64_t most_keys = is_large ? 100 : 180;
  const std::vector<double> lengths = draw_lengths(bits, most_keys);
  DecodeCase one;
  one.type = of.type;
  one.seed = seed;
  one.batch = {static_cast<std::int64_t>(lengths.size())};
  one.extents = {{"HK", key_heads}, {"H", key_heads * of.group}, {"P", of.query_rows},
                 {"M", most_keys},  {"E", of.head_dim},          {"F", of.head_dim}};
  one.tables = {{"len", lengths}};
  Pages pages;
  one.text = ragged_groups_text();
  if (of.page > 0) {
    const bool heads_first = of.page == 1 || of.page == 16;
    pages = pages_of(of.page, heads_first, lengths, most_keys);
    one.text = paged_groups_text(heads_first);
    one.extents["NB"] = pages.per_sequence;
    one.extents["MB"] = pages.per_sequence;
    one.extents["BK"] = of.page;
    one.params = {{"BS", static_cast<double>(of.page)}};
    one.tables["bt"] = pages.table;
  }
  DecodeBench bench(one, kernels);
  for (const char* tensor : {"K", "V"}) {
    if (of.page > 0) {
      bench.poison(tensor + std::string("C"), is_unused_position, &pages);
    } else {
      bench.poison(tensor, is_beyond_length, &lengths);
    }
  }
  const int blocks = 3 + static_cast<int>(bits() % 7);
  std::map<MergeProtocol, std::vector<int>> orders;
  for (const Choice& choice : choices) orders[choice.merge].push_back(choice.block_order);
  std::map<MergeProtocol, DecodeRun> runs;
  int compared = 0;
  for (auto& [protocol, of_merge] : orders) {
    const MergeProtocol merge = protocol;
    CAPTURE(name_of(merge));
    if (merge != MergeProtocol::combine) compared += static_cast<int>(of_merge.size());
    // One order alone shows nothing of the bits.
    if (of_merge.size() == 1) of_merge.push_back((of_merge.front() + 1) % kBlockOrders);
    for (const int order : of_merge) {
      CAPTURE(order);
      const DecodeRun run = bench.run({merge, blocks, 1, 1}, options_of(order, blocks, bits()));
      CHECK(run.fault == "");
      CHECK(run.worst_ratio <= 2);
      const DecodeRun& first = runs.emplace(merge, run).first->second;
      CHECK_MESSAGE(run.outputs == first.outputs, "another order of blocks, other bits");
    }
  }
  if (runs.count(MergeProtocol::combine) == 0) {
    runs.emplace(MergeProtocol::combine, bench.run({MergeProtocol::combine, blocks, 1}));
  }
  const DecodeRun& combined = runs.at(MergeProtocol::combine);
  CHECK(combined.fault == "");
  for (const auto& [merge, run] : runs) {
    CHECK(distance(run, combined) < 1e-5);
    if (merge == MergeProtocol::ticket) CHECK(run.outputs == combined.outputs);
  }
  return compared;
}

}  // namespace

TEST_CASE("rows of choices hold every pair, and the parts of the product are all there are") {
  const std::vector<ChoiceRow> rows = pairwise_cover(kSizes, kernel_of);
  CHECK(missing_pairs(kSizes, rows) == 0);
  CHECK(missing_pairs(kSizes, {rows.begin(), rows.begin() + 47}) > 0);  // 8 * 6 pairs need 48 rows
  CHECK(full_product({2, 3, 4}).size() == 24);
  CHECK(missing_pairs({2, 3, 4}, full_product({2, 3, 4})) == 0);
  std::set<ChoiceRow> all;
  for (int part = 1; part <= 24; ++part) {
    for (const ChoiceRow& row : part_of_product({part, 24})) CHECK(all.insert(row).second);
  }
  CHECK(all.size() == 8 * 6 * 5 * 4 * 3 * kBlockOrders * 2);
}

TEST_CASE("any two choices together") {
  const std::vector<ChoiceRow> rows = rows_of_choices();
  const std::vector<std::vector<Choice>> requests = by_request(rows);
  const auto kernels = std::make_shared<DecodeKernels>();
  int compared = 0;
  for (std::size_t i = 0; i < requests.size(); ++i) compared += check(requests[i], i + 1, kernels);
  std::cout << fmt::format(
      "decode: {} rows of choices, {} requests, {} kernels, {} rows beside a second kernel\n",
      rows.size(), requests.size(), kernels->compiled(), compared);
  if (asked_part().part == 0) CHECK(kernels->compiled() <= 60);
  CHECK(compared >= 20);
}

}  // namespace attngen::test

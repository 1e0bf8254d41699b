// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/key_lengths.h"

#include <doctest/doctest.h>

#include <cstring>
#include <functional>
#include <limits>
#include <map>
#include <random>
#include <string>

#include "generator/language/language.h"

namespace attngen {
namespace {

/// One masked sum: `where` over m in M, rows p, heads h, sequences b; tables of i32 unless `type`.
Cascade masked(const std::string& where, const std::string& type = "i32") {
  return parse_variant(
             {"test",
              "cascade c {\n rank B, H, P, M, C\n param W = 4\n"
              " in A[B,H,P,M]: f32, len[B]: " +
                  type + ", heads[H]: " + type + ", start[B]: " + type + ", cut[C]: " + type +
                  ", one[]: " + type + ", seq[B]: i32\n S[b,h,p] = sum{m} A[b,h,p,m] where " +
                  where +
                  "\n out O[b,h,p] = S[b,h,p] * W + len[b] + heads[h] + start[b] + one[] + seq[b]\n"
                  " out X[c] = cut[c]\n}"})
      .front();
}

std::string lengths_of(const std::string& where) {
  const Cascade cascade = masked(where);
  std::string text;
  for (const KeyLength& length : key_lengths(cascade)) {
    text += std::string(text.empty() ? "" : "; ") + (length.is_end ? "m < " : "m >= ") +
            print_expr(cascade, length.keys) + (length.is_alternative ? " or" : "");
    CHECK(cascade.ranks[static_cast<std::size_t>(length.rank)].name == "M");
  }
  return text;
}

BoundInputs bound(const Cascade& cascade, const std::map<std::string, std::int64_t>& extents,
                  const Shape& batch = {}) {
  BoundInputs inputs;
  for (const Rank& rank : cascade.ranks) inputs.binding.extents.push_back(extents.at(rank.name));
  inputs.binding.params.assign(cascade.params.size(), 4);
  inputs.binding.batch = batch;
  for (const Tensor& tensor : cascade.tensors) {
    Shape shape = tensor.name == "A" ? Shape() : batch;
    for (const TensorDim& dim : tensor.dims) {
      shape.push_back(inputs.binding.extents[static_cast<std::size_t>(dim.rank)]);
    }
    inputs.arrays.emplace_back(tensor.kind == TensorKind::input ? Array(tensor.type.type, shape)
                                                                : Array());
  }
  return inputs;
}

void set(const Cascade& cascade, BoundInputs& inputs, const std::string& table, std::int64_t index,
         std::int64_t value) {
  Array& array = inputs.arrays[static_cast<std::size_t>(find_tensor(cascade, table))];
  if (array.dtype != DType::i64) return array.set(index, static_cast<double>(value));
  std::memcpy(array.data.data() + index * 8, &value, sizeof value);
}

std::string faults_of(const Cascade& cascade, const BoundInputs& inputs) {
  std::string text;
  for (const LengthFault& fault : length_faults(cascade, key_lengths(cascade), inputs)) {
    text += to_text(fault) + ": " + meaning_of(fault) + "\n";
  }
  return text;
}

const std::map<std::string, std::int64_t> kExtents = {
    {"B", 4}, {"H", 2}, {"P", 3}, {"M", 10}, {"C", 5}};

TEST_CASE("which tables are lengths, and which are something else") {
  CHECK(lengths_of("m < len[b]") == "m < len[b]");
  CHECK(lengths_of("len[b] > m") == "m < len[b]");
  CHECK(lengths_of("m <= len[b] - 1") == "m < len[b]");
  CHECK(lengths_of("m <= len[b]") == "m < len[b] + 1");
  CHECK(lengths_of("!(m >= len[b])") == "m < len[b]");
  CHECK(lengths_of("m >= start[b] && m < len[b] && m < len[b]") == "m >= start[b]; m < len[b]");
  CHECK(lengths_of("m > start[b]") == "m >= start[b] + 1");
  CHECK(lengths_of("m + start[b] < len[b]") == "m < len[b] - start[b]");
  CHECK(lengths_of("m < cut[b + 1] - cut[b]") == "m < cut[b + 1] - cut[b]");
  CHECK(lengths_of("m < len[seq[b]]") == "m < len[seq[b]]");
  CHECK(lengths_of("m < one[] && p < heads[h]") == "m < one[]");
  CHECK(lengths_of("m <= p + len[b] - P") == "m < len[b]");
  CHECK(lengths_of("m < len[b] && m <= p + len[b] - P") == "m < len[b]");
  CHECK(lengths_of("m < one[] || m <= p + M - P") == "m < one[] or");
  CHECK(lengths_of("!(m >= one[] && m > p)") == "m < one[] or");

  CHECK(lengths_of("m < 7") == "");
  CHECK(lengths_of("m <= p + M - P && p + M - P - m < heads[h]") == "");
  CHECK(lengths_of("m - p < heads[h]") == "");
  CHECK(lengths_of("m > p + len[b] - P - W") == "");
  CHECK(lengths_of("m + 4 > len[b]") == "");
  CHECK(lengths_of("m < len[b] + W") == "");
  CHECK(lengths_of("m < min(len[b], M)") == "");
  CHECK(lengths_of("m < 16 * len[b]") == "");
  CHECK(lengths_of("m / 16 < len[b]") == "");
  CHECK(lengths_of("2 * m < len[b]") == "");
  CHECK(lengths_of("m == len[b]") == "");
  CHECK(lengths_of("m < cut[m]") == "");
  CHECK(lengths_of("m < len[b] + start[b]") == "");
  CHECK(lengths_of("m <= p + cut[p] - P") == "");
}

TEST_CASE("every condition of a cascade is looked at, each length is named once") {
  const Cascade cascade = parse_variant({"test",
                                         "cascade c {\n rank P, M, E\n"
                                         " in Q[P,E]: f32, K[M,E]: f32, len[]: i32, end[]: i32\n"
                                         " S[p,m] = sum{e} Q[p,e] * K[m,e] where m < len[]\n"
                                         " G[p] = max{m} S[p,m] where m < len[] && m < end[]\n"
                                         " out O[p] = G[p]\n}"})
                              .front();
  CHECK(key_lengths(cascade).size() == 2);
}

TEST_CASE("the first entry of each kind, with its place, value, capacity and meaning") {
  const Cascade cascade = masked("m >= start[b] && m < len[b]");
  BoundInputs inputs = bound(cascade, kExtents);
  CHECK(faults_of(cascade, inputs) == "");
  for (const std::int64_t index : {0, 1, 2, 3}) set(cascade, inputs, "len", index, 10);
  CHECK(faults_of(cascade, inputs) == "");
  set(cascade, inputs, "len", 2, -4);
  set(cascade, inputs, "len", 3, 11);
  set(cascade, inputs, "start", 1, 70000);
  set(cascade, inputs, "start", 2, -1);
  set(cascade, inputs, "start", 3, -2);
  CHECK(faults_of(cascade, inputs) ==
        "start[1]=70000 is beyond M=10: no key counts\n"
        "start[2]=-1 is negative: all 10 keys count\n"
        "len[2]=-4 is negative: no key counts\n"
        "len[3]=11 is beyond M=10: all 10 keys count\n");
}

TEST_CASE("an alternative is read as a number, others count beside it") {
  const Cascade cascade = masked("m < one[] || m <= p");
  BoundInputs inputs = bound(cascade, kExtents);
  set(cascade, inputs, "one", 0, 11);
  CHECK(faults_of(cascade, inputs) == "one[]=11 is beyond M=10: it is read as 10\n");
  set(cascade, inputs, "one", 0, -11);
  CHECK(faults_of(cascade, inputs) == "one[]=-11 is negative: it is read as 0\n");
}

TEST_CASE("batch axes stand in front, and a table that has none is looked at once") {
  const Cascade cascade = masked("m < len[b] && m < one[]");
  BoundInputs inputs = bound(cascade, kExtents, {2, 3});
  set(cascade, inputs, "one", 5, 11);
  set(cascade, inputs, "len", 4 * 4 + 3, 12);
  CHECK(faults_of(cascade, inputs) ==
        "len[1,1,3]=12 is beyond M=10: all 10 keys count\n"
        "one[1,2]=11 is beyond M=10: all 10 keys count\n");
  const auto one = static_cast<std::size_t>(find_tensor(cascade, "one"));
  inputs.arrays[one] = Array(DType::i32, {});
  set(cascade, inputs, "one", 0, -7);
  CHECK(faults_of(cascade, inputs).find("one[]=-7 is negative") != std::string::npos);
  inputs.arrays[one] = Array(DType::i32, {2, 1});
  set(cascade, inputs, "one", 1, -8);
  CHECK(faults_of(cascade, inputs).find("one[1,0]=-8 is negative") != std::string::npos);
}

TEST_CASE("empty batches and ranks have no entry; a coordinate outside is another fault") {
  const Cascade cascade = masked("m < len[seq[b]] && m < one[]");
  BoundInputs empty = bound(cascade, kExtents, {0, 3});
  CHECK(faults_of(cascade, empty) == "");
  std::map<std::string, std::int64_t> extents = kExtents;
  extents["B"] = 0;
  CHECK(faults_of(cascade, bound(cascade, extents)) == "");
  extents["B"] = 4;
  extents["M"] = 0;
  BoundInputs without_keys = bound(cascade, extents);
  CHECK(faults_of(cascade, without_keys) == "");
  set(cascade, without_keys, "one", 0, 1);
  CHECK(faults_of(cascade, without_keys) == "one[]=1 is beyond M=0: all 0 keys count\n");

  BoundInputs outside = bound(cascade, kExtents);
  set(cascade, outside, "len", 2, -1);
  for (const std::int64_t index : {0, 1, 2}) set(cascade, outside, "seq", index, 1 << 30);
  set(cascade, outside, "seq", 3, -5);
  CHECK(faults_of(cascade, outside) == "");
  set(cascade, outside, "seq", 1, 2);
  CHECK(faults_of(cascade, outside) == "len[2]=-1 is negative: no key counts\n");
}

TEST_CASE("the widest integers are said as they are, and their differences do not overflow") {
  constexpr auto kLeast = std::numeric_limits<std::int64_t>::min();
  constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
  const Cascade wide = masked("m < one[] && m + start[b] < len[b]", "i64");
  BoundInputs inputs = bound(wide, kExtents);
  set(wide, inputs, "one", 0, kMost);
  set(wide, inputs, "len", 0, kMost);
  set(wide, inputs, "start", 0, kLeast);
  set(wide, inputs, "len", 1, kLeast);
  set(wide, inputs, "start", 1, kMost);
  set(wide, inputs, "len", 2, kMost);
  set(wide, inputs, "start", 2, kMost);
  CHECK(faults_of(wide, inputs) ==
        "one[]=9223372036854775807 is beyond M=10: all 10 keys count\n"
        "len[0] - start[0]=18446744073709551615 is beyond M=10: all 10 keys count\n"
        "len[1] - start[1]=-18446744073709551615 is negative: no key counts\n");
  set(wide, inputs, "one", 0, kLeast);
  CHECK(faults_of(wide, inputs).find("one[]=-9223372036854775808 is negative") == 0);

  const Cascade narrow = masked("m <= one[]");
  BoundInputs entries = bound(narrow, kExtents);
  set(narrow, entries, "one", 0, std::numeric_limits<std::int32_t>::max());
  CHECK(faults_of(narrow, entries) == "one[] + 1=2147483648 is beyond M=10: all 10 keys count\n");
  set(narrow, entries, "one", 0, std::numeric_limits<std::int32_t>::min());
  CHECK(faults_of(narrow, entries) == "one[] + 1=-2147483647 is negative: no key counts\n");
  set(narrow, entries, "one", 0, -1);
  CHECK(faults_of(narrow, entries) == "");
}

TEST_CASE("random tables against a loop over their entries") {
  std::mt19937_64 bits(7);
  const auto draw = [&] {
    constexpr std::int64_t kHostile[] = {-1, 11, -2147483648ll, 2147483647};
    return bits() % 8 == 0 ? kHostile[bits() % 4] : static_cast<std::int64_t>(bits() % 11);
  };
  for (int round = 0; round < 200; ++round) {
    const Cascade cascade = masked("m < heads[h] && m < cut[b + 1] - cut[b] && m >= one[]");
    const std::int64_t batches = static_cast<std::int64_t>(bits() % 4);
    BoundInputs inputs = bound(cascade, kExtents, {batches});
    std::map<std::string, bool> expected;
    const auto judge = [&](const std::string& text, std::int64_t value) {
      if (value < 0) expected[text + " -"] = true;
      if (value > 10) expected[text + " +"] = true;
    };
    for (std::int64_t entry = 0; entry < batches; ++entry) {
      for (std::int64_t h = 0; h < 2; ++h) {
        const std::int64_t value = draw();
        set(cascade, inputs, "heads", entry * 2 + h, value);
        judge("heads", value);
      }
      std::int64_t before = 0;
      for (std::int64_t c = 0; c < 5; ++c) {
        const std::int64_t value = draw();
        set(cascade, inputs, "cut", entry * 5 + c, value);
        if (c > 0) judge("cut", value - before);
        before = value;
      }
      const std::int64_t value = draw();
      set(cascade, inputs, "one", entry, value);
      judge("one", value);
    }
    std::map<std::string, bool> found;
    for (const LengthFault& fault : length_faults(cascade, key_lengths(cascade), inputs)) {
      found[fault.entry.substr(0, fault.entry.find('[')) + (fault.is_beyond ? " +" : " -")] = true;
    }
    CHECK(found == expected);
  }
}

TEST_CASE("why it can hardly be meant") {
  const Cascade cascade = masked("m >= start[b] && m < len[b]");
  BoundInputs inputs = bound(cascade, kExtents);
  set(cascade, inputs, "len", 0, 11);
  set(cascade, inputs, "len", 1, -1);
  set(cascade, inputs, "start", 0, 11);
  set(cascade, inputs, "start", 1, -1);
  std::string text;
  for (const LengthFault& fault : length_faults(cascade, key_lengths(cascade), inputs)) {
    text += why_wrong(fault) + "\n";
  }
  CHECK(text ==
        "at most as many keys as the key tensor has lie before the first that counts\n"
        "the first key is number 0\n"
        "a sequence has at most as many keys as the key tensor\n"
        "a sequence without keys has the length 0\n");
}

}  // namespace
}  // namespace attngen

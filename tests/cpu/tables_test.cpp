// SPDX-License-Identifier: Apache-2.0
// Which keys count said by tables: sorted documents, random ones, hostile entries where no
// condition reaches, NaN and pages that fault where nothing may be read.
#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "generator/cuda/problem.h"
#include "generator/language/language.h"
#include "generator/oracle/interpret.h"
#include "tests/cpu/cpu_bench.h"
#include "tools/random_request.h"

namespace attngen::testing {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

struct Masked {
  std::string keep;
  std::string tables;        ///< declarations
  bool has_heads = false;    ///< Q and O have a rank H
  bool shares_keys = false;  ///< K and V do not

  bool has_blocks() const { return tables.find("R,G") != std::string::npos; }
};

const std::vector<Masked> kMasked{
    {"dq[p] == dk[m]", "dq[P]: i32, dk[M]: i32"},
    {"dq[p] == dk[m] && m <= p + M - P", "dq[P]: i32, dk[M]: i32"},
    {"dq[p] <= dk[m] && dk[m] < dq[p] + 2", "dq[P]: i32, dk[M]: i32"},
    {"!(dq[p] == dk[m]) || dk[m] * 2 < dq[p]", "dq[P]: i32, dk[M]: i32"},
    {"dq[p] == dk[m]", "dq[P]: i64, dk[M]: i64"},
    {"dq[p] + 1 < dk[m] + dq[p]", "dq[P]: i64, dk[M]: i64"},
    {"abs(dq[p] - dk[m]) <= 1", "dq[P]: i8, dk[M]: u8"},
    {"dk[m] % 3 == dq[p] % 3 && dq[p] / 2 <= dk[m]", "dq[P]: i32, dk[M]: i32"},
    {"dq[p] * dk[m] < 9 - dk[m]", "dq[P]: i32, dk[M]: i32"},
    {"m < dq[p] * 17", "dq[P]: i32"},
    {"p < 20 * dk[m] && m >= 4 * dq[p]", "dq[P]: i32, dk[M]: i32"},
    {"bk[m] && !bq[p]", "bq[P]: bool, bk[M]: bool"},
    {"bk[m] || dq[p] < 2", "dq[P]: i32, bk[M]: bool"},
    {"bp[p,m] && dq[p] == dk[m]", "dq[P]: i32, dk[M]: i32, bp[P,M]: bool"},
    {"bm[p / 16, m / 16]", "bm[R,G]: bool"},
    {"bm[p / 16, m / 16] && m <= p + M - P", "bm[R,G]: bool"},
    {"!bm[(p + M) / 32, m / 8] || dq[p] == dk[m]", "dq[P]: i32, dk[M]: i32, bm[R,G]: bool"},
    {"bi[m / 64, p] == 1", "bi[R,G]: i8"},
    {"m < bi[p / 8, m / 8] * 40", "bi[R,G]: i32"},
    {"bm[h, p / 8, m / 8]", "bm[H,R,G]: bool", true, true},
    {"dq[h,p] == dk[h,m]", "dq[H,P]: i32, dk[H,M]: i32", true},
    {"dq[h,p] == dk[m]", "dq[H,P]: i32, dk[M]: i32", true, true},
    {"dq[h,p] <= dk[h,m] && m < dq[h,p] * 40", "dq[H,P]: i32, dk[H,M]: i32", true, true},
};

std::string text_of(const Masked& masked, const std::string& statements) {
  const std::string h = masked.has_heads ? "h," : "";
  std::string text = std::string("cascade c {\n  rank ") + (masked.has_heads ? "H, " : "") +
                     "P, M, E, F" + (masked.has_blocks() ? ", R, G" : "") + "\n";
  for (const char letter : statements) {
    if (letter == '@') {
      text += h;
    } else if (letter == '#') {
      text += masked.shares_keys ? "" : h;
    } else if (letter == '%') {
      text += masked.has_heads ? "H," : "";
    } else if (letter == '$') {
      text += masked.has_heads && !masked.shares_keys ? "H," : "";
    } else {
      text += letter;
    }
  }
  return text;
}

Cascade attention(const Masked& masked, DType type) {
  const std::string text =
      text_of(masked, "  dtype T = f32\n  in Q[%P,E]: T, K[$M,E]: T, V[$M,F]: T, " + masked.tables +
                          "\n" + "  S[@p,m] = sum{e} Q[@p,e] * K[#m,e] where ");
  const std::string rest = text_of(masked, R"(
  GM[@p] = max{m} S[@p,m]
  N[@p,m] = exp(S[@p,m] - GM[@p])
  D[@p] = sum{m} N[@p,m]
  out O[@p,f] = sum{m} N[@p,m] / D[@p] * V[#m,f]
  out LSE[@p] = GM[@p] + log(D[@p])
})");
  const std::string head = text_of(masked, "");
  return parse_variant({"test", text + masked.keep + rest.substr(head.size())}, {{"T", type}})
      .front();
}

/// 1 where the pair counts, by the interpreter's word.
Cascade counting(const Masked& masked) {
  const std::string head = text_of(masked, "");
  std::string text = text_of(masked, "  in " + masked.tables + "\n  out C[@p,m] = 1 where ");
  const std::size_t unused = text.find(", E, F");
  text.erase(unused, 6);
  return parse_variant({"test", text + masked.keep + "\n}"}).front();
}

Array& array_of(const Cascade& cascade, BoundInputs& inputs, const std::string& name) {
  const int at = find_tensor(cascade, name);
  REQUIRE(at >= 0);
  return inputs.arrays[static_cast<std::size_t>(at)];
}

enum class Order { blocks, falling, random, one };

/// Small numbers in every table of integers and booleans, as documents lie or in disorder.
void fill_tables(const Cascade& cascade, BoundInputs& inputs, Order order, unsigned seed) {
  std::mt19937 random(seed);
  for (std::size_t id = 0; id < cascade.tensors.size(); ++id) {
    const Tensor& tensor = cascade.tensors[id];
    if (tensor.kind != TensorKind::input || is_float(tensor.type.type) || tensor.dims.empty()) {
      continue;
    }
    Array& array = inputs.arrays[id];
    const std::int64_t row = array.shape.back();
    for (std::int64_t at = 0; at < array.size(); ++at) {
      const double along = static_cast<double>(at % row) / static_cast<double>(row);
      double value = 3;
      if (order == Order::blocks) value = static_cast<int>(along * 6);
      if (order == Order::falling) value = 5 - static_cast<int>(along * 6);
      if (order == Order::random) value = static_cast<double>(random() % 6);
      if (tensor.type.type == DType::boolean) value = static_cast<int>(value) % 3 == 0 ? 0 : 1;
      array.set(at, value);
    }
  }
}

/// NaN in every key and value that no row uses; returns how many there are.
int poison_unused(const Masked& masked, const Cascade& cascade, BoundInputs& inputs) {
  const Cascade counter = counting(masked);
  RandomShape shape;
  for (const std::string& rank : ranks_to_give(counter)) {
    shape.extents[rank] =
        inputs.binding.extents[static_cast<std::size_t>(find_rank(cascade, rank))];
  }
  shape.batch = inputs.binding.batch;
  BoundInputs tables = random_inputs(counter, shape, {}, 1);
  for (const Tensor& tensor : counter.tensors) {
    if (tensor.kind != TensorKind::input) continue;
    array_of(counter, tables, tensor.name) = array_of(cascade, inputs, tensor.name);
  }
  const Array counts = interpret(counter, tables).at("C");
  const std::int64_t keys = counts.shape.back();
  const std::int64_t rows = counts.shape[counts.shape.size() - 2];
  Array& k = array_of(cascade, inputs, "K");
  Array& v = array_of(cascade, inputs, "V");
  const std::int64_t key_rows = k.size() / k.shape.back();
  // A row of K serves one head, or all of a batch: C has as many blocks for each.
  const std::int64_t blocks = counts.size() / (rows * keys);
  const std::int64_t shared = blocks * keys / key_rows;
  int unused = 0;
  for (std::int64_t row = 0; row < key_rows; ++row) {
    bool used = false;
    for (std::int64_t block = row / keys * shared; block < (row / keys + 1) * shared; ++block) {
      for (std::int64_t p = 0; p < rows; ++p) {
        used = used || counts.at((block * rows + p) * keys + row % keys) != 0;
      }
    }
    if (used) continue;
    ++unused;
    for (Array* array : {&k, &v}) {
      const std::int64_t width = array->shape.back();
      for (std::int64_t at = 0; at < width; ++at) array->set(row * width + at, kNaN);
    }
  }
  return unused;
}

TEST_CASE("conditions on tables against the interpreter, NaN where no row looks") {
  const std::vector<std::string> archs = runnable_archs();
  REQUIRE_FALSE(archs.empty());
  unsigned turn = 0;
  int unused = 0;
  for (const Masked& masked : kMasked) {
    CAPTURE(masked.keep);
    CAPTURE(masked.tables);
    for (const DType type : {DType::f32, DType::bf16}) {
      CpuBench bench(attention(masked, type));
      const Cascade& cascade = bench.cascade();
      for (const Order order : {Order::blocks, Order::falling, Order::random, Order::one}) {
        ++turn;
        CAPTURE(turn);
        RandomShape shape;
        const std::int64_t rows[] = {70, 5, 131, 1};
        shape.extents = {
            {"P", rows[turn % 4]}, {"M", turn % 3 == 0 ? 33 : 203}, {"E", 40}, {"F", 24}};
        if (masked.has_heads) shape.extents["H"] = 3;
        if (masked.has_blocks()) shape.extents["R"] = shape.extents["G"] = 140;
        if (turn % 5 == 0) shape.batch = {2};
        BoundInputs inputs = random_inputs(cascade, shape, {}, turn);
        fill_tables(cascade, inputs, order, turn);
        unused += poison_unused(masked, cascade, inputs);
        const std::string& arch = archs[turn % archs.size()];
        CAPTURE(arch);
        const auto alone = bench.run(inputs, {arch, false, 2, 1});
        CHECK(difference_from_oracle(cascade, inputs, alone) == "");
        CHECK((bench.run(inputs, {arch, false, 2, 3}) == alone));
      }
    }
  }
  CHECK(unused > 1000);
}

/// Documents of neighbouring rows; rows of two documents only, so that the keys of the others can
/// be hidden.
TEST_CASE("keys of other documents are not read") {
  const Masked& documents = kMasked.front();
  constexpr std::int64_t kRows = 192;  // whole tiles of rows on every width
  constexpr std::int64_t kKeys = 288;  // whole tiles of keys (32, 48 or 96) and whole pages
  constexpr std::int64_t kColumns = 64;
  for (const std::string& arch : runnable_archs()) {
    for (const DType type : {DType::f32, DType::bf16}) {
      CAPTURE(arch);
      CpuBench bench(attention(documents, type));
      const Cascade& cascade = bench.cascade();
      BoundInputs inputs = random_inputs(
          cascade, {{{"P", 2 * kRows}, {"M", 6 * kKeys}, {"E", kColumns}, {"F", kColumns}}, {}}, {},
          3);
      for (std::int64_t p = 0; p < 2 * kRows; ++p) {
        array_of(cascade, inputs, "dq").set(p, p < kRows ? 1 : 4);
      }
      for (std::int64_t m = 0; m < 6 * kKeys; ++m) {
        array_of(cascade, inputs, "dk").set(m, static_cast<double>(m / kKeys));
      }
      CpuRequest request{arch, false, 8, 3};
      const auto seen = bench.run(inputs, request);
      CHECK(difference_from_oracle(cascade, inputs, seen) == "");
      for (const char* name : {"K", "V"}) {
        for (const std::int64_t document : {0, 2, 3, 5}) {
          request.hidden.push_back(
              {name, document * kKeys * kColumns, (document + 1) * kKeys * kColumns});
        }
      }
      CHECK((bench.run(inputs, request) == seen));
    }
  }
}

/// Whole tables of packed sequences: positions beyond a length lie outside of them.
TEST_CASE("a table at places that no condition reaches is not read outside") {
  const Cascade ragged = parse_variant({"test", R"(cascade c {
  rank P, M, E, F, N
  in Q[P,E]: f32, K[M,E]: f32, V[M,F]: f32, dq[P]: i32, dk[N]: i32, ko[]: i32, len[]: i32
  S[p,m] = sum{e} Q[p,e] * K[m,e] where m < len[] && dq[p] == dk[ko[] + m]
  GM[p] = max{m} S[p,m]
  N1[p,m] = exp(S[p,m] - GM[p])
  D[p] = sum{m} N1[p,m]
  out O[p,f] = sum{m} N1[p,m] / D[p] * V[m,f]
})"})
                             .front();
  CpuBench bench(ragged);
  for (const std::string& arch : runnable_archs()) {
    for (const std::int64_t length : {0, 1, 31, 64, 150}) {
      CAPTURE(arch);
      CAPTURE(length);
      constexpr std::int64_t kBefore = 9;
      BoundInputs inputs = random_inputs(
          ragged,
          {{{"P", 50}, {"M", 200}, {"E", 40}, {"F", 40}, {"N", length == 0 ? 0 : kBefore + length}},
           {}},
          {}, 5);
      fill_tables(ragged, inputs, Order::blocks, 1);
      array_of(ragged, inputs, "ko").set(0, kBefore);
      array_of(ragged, inputs, "len").set(0, static_cast<double>(length));
      const auto outputs = bench.run(inputs, {arch, false, 3, 1});
      CHECK(difference_from_oracle(ragged, inputs, outputs) == "");
    }
  }
}

/// Entries that no condition reaches may hold anything, also what leaves 64 bits when it is added.
TEST_CASE("the largest and least integers where no condition reaches") {
  const std::vector<std::string> keeps = {
      "m < 150 && p < 40 && dq[p] + dk[m] < 7 && dq[p] - 1 < dk[m]",
      "m < 150 && p < 40 && m < dq[p] && dk[m] < 7",
      "m < 150 && p < 40 && m >= dq[p] && dk[m] < 7"};
  for (std::size_t turn = 0; turn < 2 * keeps.size(); ++turn) {
    const std::string name = turn % 2 == 0 ? "i32" : "i64";
    const Masked masked{keeps[turn / 2], "dq[P]: " + name + ", dk[M]: " + name};
    CAPTURE(masked.keep);
    CpuBench bench(attention(masked, DType::f32));
    const Cascade& cascade = bench.cascade();
    BoundInputs inputs =
        random_inputs(cascade, {{{"P", 55}, {"M", 200}, {"E", 40}, {"F", 16}}, {}}, {}, 8);
    fill_tables(cascade, inputs, Order::blocks, 1);
    for (const double hostile : {9.2e18, -9.2e18}) {
      Array& dq = array_of(cascade, inputs, "dq");
      Array& dk = array_of(cascade, inputs, "dk");
      for (std::int64_t p = 40; p < 55; ++p) dq.set(p, p % 2 == 0 ? hostile : -hostile);
      for (std::int64_t m = 150; m < 200; ++m) dk.set(m, hostile);
      CAPTURE(name);
      CAPTURE(hostile);
      for (const std::string& arch : runnable_archs()) {
        CAPTURE(arch);
        const auto outputs = bench.run(inputs, {arch, false, 2, 3});
        CHECK(difference_from_oracle(cascade, inputs, outputs) == "");
      }
    }
  }
}

}  // namespace
}  // namespace attngen::testing

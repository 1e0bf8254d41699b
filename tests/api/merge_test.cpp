// SPDX-License-Identifier: Apache-2.0
// Runs over parts of the keys, joined by attngen_merge, against fp64 over all of them.
#include <doctest/doctest.h>
#include <attngen.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <random>

#include "tests/api/host_devices.h"
#include "tests/api/operand.h"
#include "tests/api/reference.h"

using namespace attngen_test;

namespace {

constexpr std::int64_t kDim = 32;

/// Causal attention of a part of the keys: `reach` says how far row 0 sees into it, which may be
/// nowhere.
const char* const kPart = R"(cascade part {
  rank H, P, M, E, F
  dtype T = bf16
  param scale = rsqrt(E), reach = 0
  in Q[H,P,E]: T, K[M,E]: T, V[M,F]: T
  S[h,p,m] = sum{e} Q[h,p,e] * K[m,e] * scale where m <= p + reach
  GM[h,p] = max{m} S[h,p,m]
  N[h,p,m] = exp(S[h,p,m] - GM[h,p])
  D[h,p] = sum{m} N[h,p,m]
  out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * V[m,f]
  out LSE[h,p] = GM[h,p] + log(D[h,p])
}
)";

/// Keys [first, first + count) of a row-major matrix.
DLTensor rows_of(const Operand& all, std::int64_t first, std::int64_t count,
                 std::int64_t (&shape)[2]) {
  DLTensor view = *all.dl();
  shape[0] = count;
  shape[1] = all.shape()[1];
  view.shape = shape;
  view.strides = nullptr;
  view.byte_offset = static_cast<std::uint64_t>(first * all.shape()[1] * 2);
  return view;
}

/// 2..7 parts of `keys` keys, some of them empty.
std::vector<std::int64_t> random_parts(std::mt19937& random, std::int64_t keys) {
  std::vector<std::int64_t> ends{0, keys};
  for (std::size_t cuts = 1 + random() % 6; cuts > 0; --cuts) {
    ends.push_back(static_cast<std::int64_t>(random() % static_cast<unsigned>(keys + 1)));
  }
  std::sort(ends.begin(), ends.end());
  return ends;
}

attngen_status merge_status(const std::string& device, const attngen::Spec& spec,
                            const std::vector<const DLTensor*>& parts, std::uint32_t part_count,
                            const std::vector<const DLTensor*>& outputs) {
  attngen_merge_args args{};
  args.struct_size = sizeof args;
  args.parts = parts.data();
  args.part_count = part_count;
  args.outputs = outputs.data();
  args.output_count = static_cast<std::uint32_t>(outputs.size());
  return attngen_merge(engine_on(device).get(), spec.get(), &args, nullptr);
}

bool said(const std::string& part) {
  return std::string(attngen_last_error()).find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("random splits of the keys: empty parts, rows that see nothing of a part") {
  const std::int64_t h = 3, p = 5, keys = 40;
  Operand q(kBf16, {h, p, kDim}), k(kBf16, {keys, kDim}), v(kBf16, {keys, kDim});
  q.fill_random(1);
  k.fill_random(2);
  v.fill_random(3);
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    std::mt19937 random(17);
    const attngen::Spec spec(kPart);
    const attngen::Plan plan(engine_on(device), spec, {{"E", kDim}, {"F", kDim}});
    const attngen::Workspace workspace(engine_on(device), plan);
    for (int round = 0; round < (device == "vgpu" ? 4 : 20); ++round) {
      const std::vector<std::int64_t> ends = random_parts(random, keys);
      const std::int64_t seen_by_first = static_cast<std::int64_t>(random() % 30) - 4;
      std::vector<std::unique_ptr<Operand>> made;
      std::vector<std::vector<const DLTensor*>> parts;
      for (std::size_t part = 0; part + 1 < ends.size(); ++part) {
        const std::int64_t count = ends[part + 1] - ends[part];
        std::int64_t shapes[2][2];
        const DLTensor part_k = rows_of(k, ends[part], count, shapes[0]);
        const DLTensor part_v = rows_of(v, ends[part], count, shapes[1]);
        made.push_back(std::make_unique<Operand>(kF32, std::vector<std::int64_t>{h, p, kDim}));
        Operand& o = *made.back();
        // Rows innermost, as a packed batch has them.
        made.push_back(std::make_unique<Operand>(kF32, std::vector<std::int64_t>{h, p},
                                                 Layout{{1, h}, 0, false, false}));
        Operand& lse = *made.back();
        const std::vector<double> params{std::nan(""),
                                         static_cast<double>(seen_by_first - ends[part])};
        plan.run({q.dl(), &part_k, &part_v, o.dl(), lse.dl()}, workspace, params);
        parts.push_back({o.dl(), lse.dl()});
      }
      Operand o(kF32, {h, p, kDim}, {{p * 40, 40, 1}, 3, false, false}), lse(kF32, {h, p});
      attngen::merge(engine_on(device), spec, parts, {o.dl(), lse.dl()});
      CHECK(o.gaps_untouched());
      for (std::int64_t head = 0; head < h; ++head) {
        for (std::int64_t row = 0; row < p; ++row) {
          Attention whole;
          whole.query = [&](std::int64_t e) { return q.get({head, row, e}); };
          whole.key = [&](std::int64_t m, std::int64_t e) { return k.get({m, e}); };
          whole.value = [&](std::int64_t m, std::int64_t f) { return v.get({m, f}); };
          whole.keep = [&](std::int64_t m) { return m <= row + seen_by_first; };
          whole.score = [](double dot) { return dot / std::sqrt(static_cast<double>(kDim)); };
          whole.keys = keys;
          whole.e = whole.f = kDim;
          const std::string wrong = difference(
              attend(whole), tolerance_of(device, kBf16),
              [&](std::int64_t f) {
                return o.get({head, row, f});
              },
              lse.get({head, row}));
          CHECK(wrong == "");
        }
      }
    }
  }
}

TEST_CASE("what is not normalised merges by a sum; batch axes come along") {
  const std::int64_t b = 2, p = 3;
  Operand q(kBf16, {b, p, kDim}), k(kBf16, {b, 20, kDim}), v(kBf16, {b, 20, kDim});
  q.fill_random(4);
  k.fill_random(5);
  v.fill_random(6);
  const std::vector<double> params{1.0, -1.5};
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    const attngen::Spec spec("sigmoid");
    const attngen::Plan plan(engine_on(device), spec, {{"E", kDim}, {"F", kDim}}, 1);
    const attngen::Workspace workspace(engine_on(device), plan);
    Operand first(kF32, {b, p, kDim}), second(kF32, {b, p, kDim}), o(kF32, {b, p, kDim});
    std::int64_t half[] = {b, 10, kDim};
    for (const bool is_second : {false, true}) {
      DLTensor keys = *k.dl();
      DLTensor values = *v.dl();
      std::int64_t strides[] = {20 * kDim, kDim, 1};
      for (DLTensor* each : {&keys, &values}) {
        each->shape = half;
        each->strides = strides;
        each->byte_offset = is_second ? 10 * kDim * 2 : 0;
      }
      plan.run({q.dl(), &keys, &values, (is_second ? second : first).dl()}, workspace, params);
    }
    attngen::merge(engine_on(device), spec, {{first.dl()}, {second.dl()}}, {o.dl()});
    o.for_each([&](const std::vector<std::int64_t>& at) {
      CHECK(o.get(at) == doctest::Approx(first.get(at) + second.get(at)).epsilon(1e-6));
      double exact = 0;
      double spread = 0;
      for (std::int64_t m = 0; m < 20; ++m) {
        double dot = 0;
        for (std::int64_t e = 0; e < kDim; ++e)
          dot += q.get({at[0], at[1], e}) * k.get({at[0], m, e});
        const double weight = 1 / (1 + std::exp(1.5 - dot));
        exact += weight * v.get({at[0], m, at[2]});
        spread += weight * std::fabs(v.get({at[0], m, at[2]}));
      }
      CHECK(std::fabs(o.get(at) - exact) <= tolerance_of(device, kBf16).weights * spread + 1e-5);
    });
    // No part at all: the outputs of a run without keys.
    attngen::merge(engine_on(device), spec, {}, {o.dl()});
    CHECK(o.get({1, 2, 3}) == 0);
  }
}

TEST_CASE("a launch takes 32 parts, the host any number") {
  const attngen::Spec spec("softmax");
  Operand part_o(kF32, {2, kDim}), part_lse(kF32, {2});
  part_o.fill_random(1);
  part_lse.fill_random(2);
  std::vector<const DLTensor*> parts;
  for (int part = 0; part < 33; ++part) {
    parts.push_back(part_o.dl());
    parts.push_back(part_lse.dl());
  }
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    Operand o(kF32, {2, kDim}), lse(kF32, {2});
    if (device == "vgpu") {
      CHECK(merge_status(device, spec, parts, 33, {o.dl(), lse.dl()}) == ATTNGEN_E_UNSUPPORTED);
      CHECK(said("33 parts are more than the 32 that one launch takes: merge some of them first"));
      CHECK(std::isnan(o.get({0, 0})));
      continue;
    }
    CHECK(merge_status(device, spec, parts, 33, {o.dl(), lse.dl()}) == ATTNGEN_OK);
    CHECK(o.get({1, 3}) == doctest::Approx(part_o.get({1, 3})));
    CHECK(lse.get({1}) == doctest::Approx(part_lse.get({1}) + std::log(33.0)));
  }
}

TEST_CASE("a prepared merge compiles nothing, a late one says so") {
  std::string told;
  attngen_set_log(
      [](int32_t, const char* message, void* user) { *static_cast<std::string*>(user) += message; },
      &told, ATTNGEN_LOG_WARN);
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    const attngen::Engine engine(device);
    const attngen::Spec spec("softmax");
    Operand o(kF32, {2, 3, kDim}), lse(kF32, {2, 3});
    attngen::prepare_merge(engine, spec, 1);
    attngen::merge(engine, spec, {}, {o.dl(), lse.dl()});
    CHECK(told == "");
    Operand plain_o(kF32, {3, kDim}), plain_lse(kF32, {3});
    attngen::merge(engine, spec, {}, {plain_o.dl(), plain_lse.dl()});
    const bool is_late = told.find("late compile in run: attngen_softmax_merge1") == 0;
    CHECK(is_late == (device == "vgpu"));
    told.clear();
    CHECK(attngen_prepare_merge(engine.get(), attngen::Spec("relu2").get(), 0) ==
          ATTNGEN_E_UNSUPPORTED);
    CHECK(said("outputs of relu2 cannot be merged"));
    CHECK(attngen_prepare_merge(engine.get(), spec.get(), 4000000000u) == ATTNGEN_E_INVALID);
    CHECK(said("axes are more than the 16 that a run holds"));
    CHECK(attngen_prepare_merge({}, spec.get(), 0) == ATTNGEN_E_INVALID);
    CHECK(attngen_prepare_merge(engine.get(), {}, 0) == ATTNGEN_E_INVALID);
  }
  attngen_set_log(nullptr, nullptr, ATTNGEN_LOG_WARN);
}

TEST_CASE("variants whose outputs say too little are refused with the reason") {
  Operand o(kF32, {3, kDim}), part(kF32, {3, kDim});
  const std::string device = host_devices().front();
  CHECK(merge_status(device, attngen::Spec("relu2"), {part.dl()}, 1, {o.dl()}) ==
        ATTNGEN_E_UNSUPPORTED);
  CHECK(
      said("outputs of relu2 cannot be merged: the param eps takes part in what becomes of a "
           "row"));
  CHECK(merge_status(device, attngen::Spec("sink"), {}, 0, {}) == ATTNGEN_E_UNSUPPORTED);
  CHECK(
      said("outputs of sink cannot be merged: sk takes part in what becomes of a row, and only "
           "its outputs are known"));
}

TEST_CASE("what does not fit together") {
  const attngen::Spec spec("softmax");
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    Operand o(kF32, {3, kDim}), lse(kF32, {3}), part_o(kF32, {3, kDim}), part_lse(kF32, {3});
    Operand other(kF32, {4, kDim}), bf16(kBf16, {3, kDim}), batched(kF32, {2, 3, kDim});
    part_o.fill_random(1);
    part_lse.fill_random(2);
    const auto refused = [&](const std::string& part, const std::vector<const DLTensor*>& parts,
                             std::uint32_t part_count, const std::vector<const DLTensor*>& whole,
                             attngen_status status = ATTNGEN_E_INVALID) {
      CHECK(merge_status(device, spec, parts, part_count, whole) == status);
      CHECK_MESSAGE(said(part), attngen_last_error());
      CHECK(std::isnan(o.get({0, 0})));
    };
    refused("1 outputs are given, softmax has 2", {part_o.dl()}, 1, {o.dl()});
    refused("LSE of part 0 is null", {part_o.dl(), nullptr}, 1, {o.dl(), lse.dl()});
    refused("O of part 0 axis 0 is 4, not 3 as of the whole", {other.dl(), part_lse.dl()}, 1,
            {o.dl(), lse.dl()});
    refused("O of part 0 holds bfloat16, the spec says float32", {bf16.dl(), part_lse.dl()}, 1,
            {o.dl(), lse.dl()});
    refused("O of part 0 has 3 axes", {batched.dl(), part_lse.dl()}, 1, {o.dl(), lse.dl()});
    refused("output O overlaps O of part 0, gaps included", {o.dl(), part_lse.dl()}, 1,
            {o.dl(), lse.dl()});
    Operand far(kF32, {3, kDim});
    far.raw().device = {kDLCUDA, 0};
    refused("O of part 0 lies on cuda:0, the engine works on cpu", {far.dl(), part_lse.dl()}, 1,
            {o.dl(), lse.dl()});
    far.raw().device = {kDLCPU, 0};
    far.raw().strides[0] = -kDim;
    refused("O of part 0 axis 0 runs backwards", {far.dl(), part_lse.dl()}, 1, {o.dl(), lse.dl()},
            ATTNGEN_E_UNSUPPORTED);
    Operand apart(kF32, {3, kDim});
    apart.raw().strides[0] = kDim / 2;
    refused("two elements of O may lie at one address", {part_o.dl(), part_lse.dl()}, 1,
            {apart.dl(), lse.dl()});
    attngen_merge_args args{};
    CHECK(attngen_merge(engine_on(device).get(), spec.get(), &args, nullptr) == ATTNGEN_E_INVALID);
    args.struct_size = sizeof args;
    args.part_count = 1;
    const DLTensor* whole[] = {o.dl(), lse.dl()};
    args.outputs = whole;
    args.output_count = 2;
    CHECK(attngen_merge(engine_on(device).get(), spec.get(), &args, nullptr) == ATTNGEN_E_INVALID);
    CHECK(said("counts parts of a list that is null"));
    CHECK(attngen_merge(engine_on(device).get(), {}, &args, nullptr) == ATTNGEN_E_INVALID);
    CHECK(attngen_merge({}, spec.get(), &args, nullptr) == ATTNGEN_E_INVALID);
    args.part_count = 0;
    CHECK(attngen_merge(engine_on(device).get(), spec.get(), &args, &args) == ATTNGEN_E_INVALID);
    CHECK(said("has no streams"));
    CHECK(attngen_merge(engine_on(device).get(), spec.get(), &args, nullptr) == ATTNGEN_OK);
    CHECK(o.get({2, 5}) == 0);
    CHECK(lse.get({1}) == -std::numeric_limits<double>::infinity());
  }
}

// SPDX-License-Identifier: Apache-2.0
// Attention through libattngen.so against fp64, on every device that needs no GPU.
#include <doctest/doctest.h>
#include <attngen.hpp>

#include <cmath>

#include "tests/api/host_devices.h"
#include "tests/api/operand.h"
#include "tests/api/reference.h"

using namespace attngen_test;

namespace {

constexpr std::int64_t kDim = 32;

/// Grouped-query operands: Q[B,H,P,E] K[B,HK,M,E] V[B,HK,M,F] -> O[B,H,P,F] LSE[B,H,P].
struct Gqa {
  std::int64_t b = 2, h = 4, hk = 2, p = 37, m = 50;
  DLDataType type = kBf16;
  Layout q_layout, k_layout, v_layout, o_layout, lse_layout;
};

struct GqaTensors {
  explicit GqaTensors(const Gqa& shape)
      : of(shape),
        q(shape.type, {of.b, of.h, of.p, kDim}, of.q_layout),
        k(shape.type, {of.b, of.hk, of.m, kDim}, of.k_layout),
        v(shape.type, {of.b, of.hk, of.m, kDim}, of.v_layout),
        o(kF32, {of.b, of.h, of.p, kDim}, of.o_layout),
        lse(kF32, {of.b, of.h, of.p}, of.lse_layout) {
    q.fill_random(1);
    k.fill_random(2);
    v.fill_random(3);
  }

  /// The whole of O, and LSE unless it was discarded, against fp64.
  void check(const std::string& device, bool with_lse = true) const {
    for (std::int64_t b = 0; b < of.b; ++b) {
      for (std::int64_t h = 0; h < of.h; ++h) {
        for (std::int64_t p = 0; p < of.p; ++p) {
          Attention row;
          const std::int64_t g = h / (of.h / of.hk);
          row.query = [&](std::int64_t e) { return q.get({b, h, p, e}); };
          row.key = [&](std::int64_t m, std::int64_t e) { return k.get({b, g, m, e}); };
          row.value = [&](std::int64_t m, std::int64_t f) { return v.get({b, g, m, f}); };
          row.keep = [&](std::int64_t m) { return m <= p + of.m - of.p; };
          row.score = [](double dot) { return dot / std::sqrt(static_cast<double>(kDim)); };
          row.keys = of.m;
          row.e = row.f = kDim;
          const Row expected = attend(row);
          const std::string wrong = difference(
              expected, tolerance_of(device, of.type),
              [&](std::int64_t f) {
                return o.get({b, h, p, f});
              },
              with_lse ? lse.get({b, h, p}) : expected.lse);
          if (!wrong.empty()) {
            FAIL_CHECK(device << " b=" << b << " h=" << h << " p=" << p << ": " << wrong);
            return;
          }
        }
      }
    }
    CHECK(o.gaps_untouched());
    CHECK(lse.gaps_untouched());
  }

  Gqa of;
  Operand q, k, v, o, lse;
};

attngen::Bounds gqa_bounds() {
  attngen::Bounds bounds;
  bounds.ranks = {{"E", kDim, kDim}, {"F", kDim, kDim}, {"H", 4, 4}, {"HK", 2, 2}};
  bounds.batch_axes = 1;
  return bounds;
}

void run_gqa(const std::string& device, const Gqa& shape) {
  GqaTensors tensors(shape);
  const attngen::Spec spec = shape.type.code == kDLBfloat
                                 ? attngen::Spec("causal_gqa")
                                 : attngen::Spec("causal_gqa", {{"T", "f16"}});
  const attngen::Plan plan(engine_on(device), spec, gqa_bounds());
  plan.run({tensors.q.dl(), tensors.k.dl(), tensors.v.dl(), tensors.o.dl(), tensors.lse.dl()},
           attngen::Workspace(engine_on(device), plan));
  tensors.check(device);
}

}  // namespace

TEST_CASE("causal grouped-query attention with a batch, in bf16 and f16") {
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    run_gqa(device, {});
    Gqa f16;
    f16.type = kF16;
    run_gqa(device, f16);
  }
}

TEST_CASE("more queries than keys: rows that keep nothing give 0 and minus infinity") {
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    Gqa shape;
    shape.p = 20;
    shape.m = 9;
    run_gqa(device, shape);
  }
}

TEST_CASE("no keys, no queries, no batch") {
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    Gqa no_keys;
    no_keys.m = 0;
    run_gqa(device, no_keys);
    Gqa no_queries;
    no_queries.p = 0;
    run_gqa(device, no_queries);
    Gqa no_batch;
    no_batch.b = 0;
    run_gqa(device, no_batch);
  }
}

TEST_CASE("tokens outside heads, padded rows, offsets, transposed keys: NaN in every gap") {
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    Gqa shape;  // strides as [token, head, dim] packings have them
    shape.q_layout.strides = {37 * 4 * 40, 40, 160, 1};
    shape.k_layout.strides = {50 * 2 * 32 + 8, 32, 64, 1};
    shape.v_layout.strides = {2 * 50 * 48, 50 * 48, 48, 1};
    shape.v_layout.first = 8;
    shape.o_layout.strides = {37 * 4 * 32, 32, 128, 1};
    shape.lse_layout.strides = {37 * 4, 1, 4};
    run_gqa(device, shape);
    Gqa odd;  // nothing at a multiple of 16 bytes
    odd.q_layout = {{37 * 4 * 33, 37 * 33, 33, 1}, 1, true, false};
    odd.k_layout = {{2 * 32 * 51, 32 * 51, 1, 51}, 3, false, false};  // E outside M
    odd.v_layout = {{2 * 50 * 64, 50 * 64, 64, 2}, 5, true, false};   // every other element
    odd.o_layout = {{1, 37 * 32 * 2, 64, 2}, 1, true, false};         // batch innermost
    odd.lse_layout = {{500, 100, 2}, 7, false, false};
    run_gqa(device, odd);
    Gqa unsaid;
    unsaid.q_layout.null_strides = unsaid.k_layout.null_strides = true;
    unsaid.v_layout.null_strides = unsaid.o_layout.null_strides = true;
    run_gqa(device, unsaid);
  }
}

TEST_CASE("Q, K and V as slices of one packed tensor, and K that is V") {
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    Gqa shape;
    shape.p = shape.m = 23;
    GqaTensors tensors(shape);
    Operand packed(kBf16, {shape.b, shape.p, 8, kDim});
    std::int64_t strides[] = {shape.p * 8 * kDim, kDim, 8 * kDim, 1};
    const auto slice = [&](Operand& from, std::int64_t first) {
      from.for_each([&](const std::vector<std::int64_t>& at) {
        packed.set({at[0], at[2], first + at[1], at[3]}, from.get(at));
      });
      DLTensor view = *packed.dl();
      view.strides = strides;
      view.shape = from.raw().shape;
      view.byte_offset = static_cast<std::uint64_t>(first * kDim * 2);
      return view;
    };
    const DLTensor q = slice(tensors.q, 0);
    const DLTensor k = slice(tensors.k, 4);
    const DLTensor v = slice(tensors.v, 6);
    const attngen::Plan plan(engine_on(device), attngen::Spec("causal_gqa"), gqa_bounds());
    const attngen::Workspace workspace(engine_on(device), plan);
    plan.run({&q, &k, &v, tensors.o.dl(), tensors.lse.dl()}, workspace);
    tensors.check(device);
    tensors.k.for_each(
        [&](const std::vector<std::int64_t>& at) { tensors.v.set(at, tensors.k.get(at)); });
    plan.run({&q, &k, &k, tensors.o.dl(), tensors.lse.dl()}, workspace);
    tensors.check(device);
  }
}

TEST_CASE("a discarded output takes its workspace and nothing else changes") {
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    GqaTensors tensors({});
    attngen::Bounds bounds = gqa_bounds();
    bounds.ranks.push_back({"P", 1, 64});
    bounds.most_batches = 4;
    bounds.discarded = {"LSE"};
    const attngen::Plan plan(engine_on(device), attngen::Spec("causal_gqa"), bounds);
    const attngen::Workspace workspace(engine_on(device), plan);
    CHECK(workspace.bytes() == plan.workspace_bytes());
    CHECK((device == "vgpu" || workspace.bytes() == 4 * 4 * 64 * 4));
    plan.run({tensors.q.dl(), tensors.k.dl(), tensors.v.dl(), tensors.o.dl(), nullptr}, workspace);
    tensors.check(device, false);
  }
}

TEST_CASE("shared operands: a batch axis of extent 1, of stride 0, or none") {
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    Gqa shape;
    shape.k_layout.strides = {0, 50 * kDim, kDim, 1};
    GqaTensors tensors(shape);
    DLTensor unbatched = *tensors.k.dl();
    unbatched.ndim = 3;
    unbatched.shape += 1;
    unbatched.strides += 1;
    DLTensor single = *tensors.k.dl();
    std::int64_t extents[] = {1, 2, 50, kDim};
    std::int64_t strides[] = {-77, 50 * kDim, kDim, 1};
    single.shape = extents;
    single.strides = strides;
    const attngen::Plan plan(engine_on(device), attngen::Spec("causal_gqa"), gqa_bounds());
    const attngen::Workspace workspace(engine_on(device), plan);
    for (const DLTensor* keys : {tensors.k.dl(), const_cast<const DLTensor*>(&unbatched),
                                 const_cast<const DLTensor*>(&single)}) {
      plan.run({tensors.q.dl(), keys, tensors.v.dl(), tensors.o.dl(), tensors.lse.dl()}, workspace);
      tensors.check(device);
    }
  }
}

namespace {

/// Q[P,E] K[M,E] V[M,F] -> O[P,F] LSE[P] of a variant without heads.
void check_rows(const std::string& device, const Operand& q, const Operand& k, const Operand& v,
                const Operand& o, const Operand& lse,
                const std::function<bool(std::int64_t, std::int64_t)>& keep,
                const std::function<double(double)>& score) {
  for (std::int64_t p = 0; p < q.shape()[0]; ++p) {
    Attention row;
    row.query = [&](std::int64_t e) { return q.get({p, e}); };
    row.key = [&](std::int64_t m, std::int64_t e) { return k.get({m, e}); };
    row.value = [&](std::int64_t m, std::int64_t f) { return v.get({m, f}); };
    row.keep = [&](std::int64_t m) { return keep(p, m); };
    row.score = score;
    row.keys = k.shape()[0];
    row.e = row.f = kDim;
    const std::string wrong = difference(
        attend(row), tolerance_of(device, kBf16),
        [&](std::int64_t f) {
          return o.get({p, f});
        },
        lse.get({p}));
    if (!wrong.empty()) {
      FAIL_CHECK(device << " p=" << p << ": " << wrong);
      return;
    }
  }
}

const double kScale = 1 / std::sqrt(static_cast<double>(kDim));

}  // namespace

TEST_CASE("params given with each run: the window's width, and the default for NaN") {
  Operand q(kBf16, {30, kDim}), k(kBf16, {45, kDim}), v(kBf16, {45, kDim});
  Operand o(kF32, {30, kDim}), lse(kF32, {30});
  q.fill_random(4);
  k.fill_random(5);
  v.fill_random(6);
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    const attngen::Plan plan(engine_on(device), attngen::Spec("window"),
                             {{"E", kDim}, {"F", kDim}});
    const attngen::Workspace workspace(engine_on(device), plan);
    for (const double width : {1.0, 7.0, 4096.0}) {
      const std::vector<double> params{std::nan(""), width};
      plan.run({q.dl(), k.dl(), v.dl(), o.dl(), lse.dl()}, workspace, params);
      check_rows(
          device, q, k, v, o, lse,
          [&](std::int64_t p, std::int64_t m) {
            return m <= p + 15 && static_cast<double>(m) > static_cast<double>(p + 15) - width;
          },
          [](double dot) { return dot * kScale; });
    }
    const std::vector<double> halved{0.5, 4096};
    plan.run({q.dl(), k.dl(), v.dl(), o.dl(), lse.dl()}, workspace, halved);
    check_rows(
        device, q, k, v, o, lse, [](std::int64_t p, std::int64_t m) { return m <= p + 15; },
        [](double dot) { return dot * 0.5; });
  }
}

TEST_CASE("softcap, with its cap as a param") {
  const std::int64_t h = 2;
  Operand q(kBf16, {h, 19, kDim}), k(kBf16, {h, 33, kDim}), v(kBf16, {h, 33, kDim});
  Operand o(kF32, {h, 19, kDim}), lse(kF32, {h, 19});
  q.fill_random(7);
  k.fill_random(8);
  v.fill_random(9);
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    const attngen::Plan plan(engine_on(device), attngen::Spec("softcap"),
                             {{"E", kDim}, {"F", kDim}});
    const attngen::Workspace workspace(engine_on(device), plan);
    for (const double cap : {50.0, 0.25}) {
      const std::vector<double> params{1.0, cap};
      plan.run({q.dl(), k.dl(), v.dl(), o.dl(), lse.dl()}, workspace, params);
      for (std::int64_t head = 0; head < h; ++head) {
        for (std::int64_t p = 0; p < 19; ++p) {
          Attention row;
          row.query = [&](std::int64_t e) { return q.get({head, p, e}); };
          row.key = [&](std::int64_t m, std::int64_t e) { return k.get({head, m, e}); };
          row.value = [&](std::int64_t m, std::int64_t f) { return v.get({head, m, f}); };
          row.score = [&](double dot) { return cap * std::tanh(dot / cap); };
          row.keys = 33;
          row.e = row.f = kDim;
          CHECK(difference(
                    attend(row), tolerance_of(device, kBf16),
                    [&](std::int64_t f) {
                      return o.get({head, p, f});
                    },
                    lse.get({head, p})) == "");
        }
      }
    }
  }
}

TEST_CASE("ragged lengths, one for each sequence, with NaN behind them") {
  const std::int64_t b = 3;
  Operand q(kBf16, {b, 11, kDim}), k(kBf16, {b, 40, kDim}), v(kBf16, {b, 40, kDim});
  Operand lengths(kI32, {b}), o(kF32, {b, 11, kDim}), lse(kF32, {b, 11});
  q.fill_random(10);
  const std::int64_t length[] = {40, 0, 17};
  for (std::int64_t sequence = 0; sequence < b; ++sequence) {
    lengths.set({sequence}, static_cast<double>(length[sequence]));
  }
  const auto fill = [&](Operand& operand, std::uint32_t seed) {
    Operand whole(kBf16, operand.shape());
    whole.fill_random(seed);
    whole.for_each([&](const std::vector<std::int64_t>& at) {
      if (at[1] < length[at[0]]) operand.set(at, whole.get(at));
    });
  };
  fill(k, 11);
  fill(v, 12);
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    const attngen::Plan plan(engine_on(device), attngen::Spec("ragged"), {{"E", kDim}, {"F", kDim}},
                             1);
    plan.run({q.dl(), k.dl(), v.dl(), lengths.dl(), o.dl(), lse.dl()},
             attngen::Workspace(engine_on(device), plan));
    for (std::int64_t sequence = 0; sequence < b; ++sequence) {
      for (std::int64_t p = 0; p < 11; ++p) {
        Attention row;
        row.query = [&](std::int64_t e) { return q.get({sequence, p, e}); };
        row.key = [&](std::int64_t m, std::int64_t e) { return k.get({sequence, m, e}); };
        row.value = [&](std::int64_t m, std::int64_t f) { return v.get({sequence, m, f}); };
        row.score = [](double dot) { return dot * kScale; };
        row.keys = length[sequence];
        row.e = row.f = kDim;
        CHECK(difference(
                  attend(row), tolerance_of(device, kBf16),
                  [&](std::int64_t f) {
                    return o.get({sequence, p, f});
                  },
                  lse.get({sequence, p})) == "");
      }
    }
  }
}

TEST_CASE(
    "a cascade without a forward form runs on the host, and is refused by GPUs with reasons") {
  const char* text =
      "cascade doubled {\n rank P\n in A[P]: f32\n out O[p] = A[p] * 2\n out T[] = sum{p} A[p]\n}";
  const attngen::Spec spec(text);
  Operand a(kF32, {5}), o(kF32, {5}), t(kF32, {});
  a.fill_random(13);
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    const auto reasons = attngen::reasons_against(engine_on(device), spec, {});
    if (device == "vgpu") {
      CHECK_FALSE(reasons.empty());
      CHECK_THROWS_AS(attngen::Plan(engine_on(device), spec, attngen::Bounds{}), attngen::Failure);
      continue;
    }
    CHECK(reasons.empty());
    attngen::Plan(engine_on(device), spec, attngen::Bounds{}).run({a.dl(), o.dl(), t.dl()});
    double sum = 0;
    for (std::int64_t p = 0; p < 5; ++p) {
      CHECK(o.get({p}) == 2 * a.get({p}));
      sum += a.get({p});
    }
    CHECK(std::fabs(t.get({}) - sum) < 1e-6);
  }
}

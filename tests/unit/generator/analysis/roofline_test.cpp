// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/roofline.h"

#include <doctest/doctest.h>

#include "tests/unit/generator/analysis/read_cascades.h"

namespace attngen {
namespace {

Binding long_sequence(const Cascade& cascade) {
  Binding binding = bind_extents(cascade, {{"P", 65536}, {"M", 65536}, {"E", 64}, {"F", 64}}, {});
  binding.batch = {64, 12};
  return binding;
}

TEST_CASE("roofline counts of dense and causal attention") {
  const Cascade dense = corpus_cascade("softmax");
  const Binding binding = long_sequence(dense);
  const Roofline work = roofline_of(dense, analyse(dense), binding);
  const double pairs = 64.0 * 12 * 65536 * 65536;
  CHECK(work.mma_flops == doctest::Approx(2 * pairs * (64 + 64)));
  CHECK(work.exp_count == doctest::Approx(pairs).epsilon(1e-3));
  // Q, K, V in bf16; O and LSE in f32.
  const double rows = 64.0 * 12 * 65536;
  CHECK(work.bytes_min == doctest::Approx(rows * (3 * 64 * 2 + 64 * 4 + 4)));
  CHECK(work.bytes_rewritten == work.bytes_min);
  CHECK(work.bytes_recompute > work.bytes_min);
  CHECK(work.bytes_spill > work.bytes_recompute);

  const Cascade causal = corpus_cascade("causal");
  const Roofline half = roofline_of(causal, analyse(causal), long_sequence(causal));
  CHECK(half.mma_flops == doctest::Approx(work.mma_flops / 2).epsilon(0.02));
}

TEST_CASE("the binding bound is the largest time") {
  Roofline work;
  work.mma_flops = 989.4e12;
  work.exp_count = 1e12;
  work.bytes_rewritten = 4.8e13;
  const RooflineTimes times = times_on(work, rates_of_device("h200"));
  CHECK(times.mma == doctest::Approx(1));
  CHECK(times.memory == doctest::Approx(10));
  CHECK(times.binding == "memory");
  CHECK(times.bound == times.memory);
}

}  // namespace
}  // namespace attngen

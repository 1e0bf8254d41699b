// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/print_analysis.h"

#include <doctest/doctest.h>

#include <string>

#include "generator/analysis/footprints.h"
#include "generator/analysis/roofline.h"
#include "tests/unit/generator/analysis/read_cascades.h"

namespace attngen {
namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

Binding long_sequence(const Cascade& cascade) {
  Binding binding = bind_extents(cascade, {{"P", 65536}, {"M", 65536}, {"E", 64}, {"F", 64}}, {});
  binding.batch = {64, 12};
  return binding;
}

TEST_CASE("softmax: the printed analysis says what the page on analyses shows") {
  const Cascade cascade = corpus_cascade("softmax");
  const std::string text =
      print_analysis(cascade, analyse(cascade), long_sequence(cascade), rates_of_device("h200"));
  CAPTURE(text);
  CHECK(has(text, "rank M: passes 3 (as written) -> 1 (rewritten)"));
  CHECK(has(text, "boundary 1|2  GM[p] = max{m} S[p,m]"));
  CHECK(has(text, "consumers D, O  ITERATE"));
  CHECK(has(text, "a(r) = 1 / D[p]"));
  CHECK(has(text, "65536 x 4 B = 256 KiB/row"));
  CHECK(has(text, "after the rewrite: none"));
  CHECK(has(text, "264 B per row"));
  CHECK(has(text, "bound by"));
}

TEST_CASE("a kept boundary names rule, Einsums, tensor, footprint and fix") {
  const Cascade cascade = corpus_cascade("quant_est");
  const std::string text = print_analysis(cascade, analyse(cascade), std::nullopt, std::nullopt);
  CAPTURE(text);
  CHECK(has(text, "kept: H3"));
  CHECK(has(text, "between EM[p] = max{m} ES[p,m]"));
  CHECK(has(text, "re-reads ES: shape(M) x 4 B"));
  CHECK(has(text, "fix: "));
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

TEST_CASE("devices: the stated exp rate of Hopper, and refusals") {
  CHECK(rates_of_device("h100").exp_per_second() == doctest::Approx(3.87e12).epsilon(0.01));
  CHECK(device_table().size() == 8);
  CHECK_THROWS_AS(rates_of_device("fusemax"), Error);
  CHECK_THROWS_AS(rates_of_device("h300"), Error);
}

TEST_CASE("sizes in words") {
  CHECK(bytes_text(264) == "264 B");
  CHECK(bytes_text(262144) == "256 KiB");
  CHECK(bytes_text(1536) == "1.5 KiB");
}

}  // namespace
}  // namespace attngen

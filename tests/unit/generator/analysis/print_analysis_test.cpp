// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/print_analysis.h"

#include <doctest/doctest.h>

#include <string>

#include "generator/analysis/footprints.h"
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

TEST_CASE("sizes in words") {
  CHECK(bytes_text(264) == "264 B");
  CHECK(bytes_text(262144) == "256 KiB");
  CHECK(bytes_text(1536) == "1.5 KiB");
}

}  // namespace
}  // namespace attngen

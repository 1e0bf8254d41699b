// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>

#include "generator/analysis/analysis.h"
#include "tests/unit/generator/analysis/read_cascades.h"

namespace attngen {
namespace {

struct Counts {
  int written = 0;
  int rewritten = 0;
};

Counts passes_of(const Cascade& cascade, const std::string& rank) {
  const Analysis analysis = analyse(cascade);
  for (const PassCount& count : analysis.passes) {
    if (count.rank == find_rank(cascade, rank)) return {count.written, count.rewritten};
  }
  FAIL("no count for rank " << rank << " of " << cascade.name);
  return {};
}

Counts passes_of(const std::string& text, const std::string& rank) {
  return passes_of(parsed(text), rank);
}

TEST_CASE("every expect line of the corpus holds") {
  int lines = 0;
  for (const Cascade& cascade : corpus()) {
    CAPTURE(cascade.name);
    const std::vector<Finding> findings = check_expects(cascade, analyse(cascade));
    CHECK_MESSAGE(findings.empty(), to_text(findings));
    lines += static_cast<int>(cascade.expects.size());
  }
  CHECK(lines > 30);
}

TEST_CASE("pass counts of named variants, as the literature gives them") {
  // FuseMax Table I and section IV; the rest worked out by hand from the definition of a pass.
  const std::map<std::string, std::pair<const char*, Counts>> expected = {
      {"softmax", {"M", {3, 1}}},
      {"causal", {"M", {3, 1}}},
      {"gqa", {"M", {3, 1}}},
      {"window", {"M", {3, 1}}},
      {"alibi", {"M", {3, 1}}},
      {"softcap_sink", {"M", {3, 1}}},
      {"relbias", {"M", {3, 1}}},
      {"sigmoid", {"M", {1, 1}}},
      {"relu2", {"M", {2, 1}}},
      {"cosine", {"E", {1, 1}}},
      {"softmax_weights", {"M", {3, 2}}},
      {"sparsemax_k2", {"M", {4, 4}}},
      {"quant_est", {"M", {4, 2}}},
      {"block_mean_pool", {"M", {4, 2}}},
      {"diff", {"M", {3, 1}}},
      {"linear", {"M", {2, 1}}},
      {"retnet_norm", {"M", {2, 1}}},
      {"nbhd2d", {"MX", {3, 1}}},
      {"topk_block", {"M", {3, 1}}},
      {"bwd", {"P", {1, 1}}},
      {"softmax_1pass", {"M", {1, 1}}},
      {"mla_absorbed", {"M", {3, 1}}},
      {"fusemax_1", {"K", {2, 1}}},
      {"fusemax_2", {"K", {1, 1}}},
      {"fusemax_3", {"K", {1, 1}}},
      {"fusemax_4", {"M", {3, 1}}},
      {"fusemax_5", {"M", {1, 1}}},
      {"linear_state", {"M", {1, 1}}},
      {"retention", {"M", {1, 1}}},
      {"lightning", {"T", {1, 1}}},
  };
  for (const auto& one : expected) {
    CAPTURE(one.first);
    const Counts counts = passes_of(corpus_cascade(one.first), one.second.first);
    CHECK(counts.written == one.second.second.written);
    CHECK(counts.rewritten == one.second.second.rewritten);
  }
}

TEST_CASE("tile ranks are counted on their own") {
  CHECK(passes_of(corpus_cascade("fusemax_5"), "M0").written == 2);
  CHECK(passes_of(corpus_cascade("softmax_1pass"), "M0").written == 2);
}

TEST_CASE("block summaries between passes cost no pass; split-K is one pass as written") {
  const std::string head = R"(cascade local {
    rank P, M, E, F
    split M -> M1, M0=4
    in Q[P,E]: f32, K[M,E]: f32, V[M,F]: f32
    B[p,m1,m0] = sum{e} Q[p,e] * K[m1*M0+m0,e]
    LM[p,m1] = max{m0} B[p,m1,m0]
    N[p,m1,m0] = exp(B[p,m1,m0] - LM[p,m1])
    LD[p,m1] = sum{m0} N[p,m1,m0]
    GM[p] = max{m1} LM[p,m1]
    X[p,m1] = exp(LM[p,m1] - GM[p])
    GD[p] = sum{m1} LD[p,m1] * X[p,m1]
  )";
  const Counts two =
      passes_of(head + "out O[p,f] = sum{m1,m0} N[p,m1,m0]*X[p,m1]/GD[p]*V[m1*M0+m0,f] }", "M");
  CHECK(two.written == 2);
  CHECK(two.rewritten == 1);
  const Counts one = passes_of(head + R"(
    LN[p,m1,f] = sum{m0} N[p,m1,m0] * V[m1*M0+m0,f]
    NV[p,f] = sum{m1} LN[p,m1,f] * X[p,m1]
    out O[p,f] = NV[p,f] / GD[p] })",
                               "M");
  CHECK(one.written == 1);
  CHECK(one.rewritten == 1);
}

const char* const kHead = R"(cascade t {
    rank P, M, E, F
    param th
    in Q[P,E]: f32, K[M,E]: f32, V[M,F]: f32
    S[p,m] = sum{e} Q[p,e] * K[m,e]
)";

std::string with_head(const std::string& rest) {
  std::string head = kHead;
  if (rest.find("th") == std::string::npos) head.erase(head.find("    param th\n"), 13);
  return head + rest + "}";
}

TEST_CASE("a boundary that must stay costs only itself") {
  const Counts threshold = passes_of(with_head(R"(
    EM[p] = max{m} S[p,m]
    T[p,m] = S[p,m] where S[p,m] > EM[p] - th
    GM[p] = max{m} T[p,m]
    N[p,m] = exp(T[p,m] - GM[p])
    D[p] = sum{m} N[p,m]
    out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f] )"),
                                     "M");
  CHECK(threshold.written == 4);
  CHECK(threshold.rewritten == 2);

  const Counts normalised = passes_of(with_head(R"(
    R[p] = sum{m} S[p,m] * S[p,m]
    X[p,m] = S[p,m] / sqrt(R[p])
    GM[p] = max{m} X[p,m]
    N[p,m] = exp(X[p,m] - GM[p])
    D[p] = sum{m} N[p,m]
    out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f] )"),
                                      "M");
  CHECK(normalised.written == 4);
  CHECK(normalised.rewritten == 2);
}

TEST_CASE("key smoothing before rounding keeps its pass") {
  const Counts counts = passes_of(R"(cascade t {
    rank P, M, E, F
    in Q[P,E]: f32, K[M,E]: f32, V[M,F]: f32
    KM[e] = sum{m} K[m,e]
    KC[m,e] = round(K[m,e] - KM[e] / M)
    S[p,m] = sum{e} Q[p,e] * KC[m,e]
    GM[p] = max{m} S[p,m]
    N[p,m] = exp(S[p,m] - GM[p])
    D[p] = sum{m} N[p,m]
    out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f] })",
                                  "M");
  CHECK(counts.written == 4);
  CHECK(counts.rewritten == 2);
}

TEST_CASE("unstabilised softmax, variance, and the backward pass without saved statistics") {
  const Counts plain = passes_of(with_head(R"(
    N[p,m] = exp(S[p,m]); D[p] = sum{m} N[p,m]
    out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f] )"),
                                 "M");
  CHECK(plain.written == 2);
  CHECK(plain.rewritten == 1);
  const Counts variance = passes_of(R"(cascade t { rank M; in X[M]: f32
    S[] = sum{m} X[m]; MU[] = S[] / M
    out V[] = sum{m} (X[m] - MU[]) * (X[m] - MU[]) })",
                                    "M");
  CHECK(variance.written == 2);
  CHECK(variance.rewritten == 1);
  const Counts backward = passes_of(R"(cascade t { rank P, M, E, F
    in Q[P,E]: f32, K[M,E]: f32, V[M,F]: f32, dO[P,F]: f32
    S[p,m] = sum{e} Q[p,e]*K[m,e]; GM[p] = max{m} S[p,m]; N[p,m] = exp(S[p,m]-GM[p])
    D[p] = sum{m} N[p,m]; W[p,m] = N[p,m]/D[p]; dP[p,m] = sum{f} dO[p,f]*V[m,f]
    DL[p] = sum{m} W[p,m]*dP[p,m]; dS[p,m] = W[p,m]*(dP[p,m]-DL[p])
    out dQ[p,e] = sum{m} dS[p,m]*K[m,e] })",
                                    "M");
  CHECK(backward.written == 4);
  CHECK(backward.rewritten == 1);
}

TEST_CASE("variables of one rank walk independently") {
  const Counts counts = passes_of(R"(cascade self {
    rank M, E
    var n in M
    in X[M,E]: f32
    S[m,n] = sum{e} X[m,e] * X[n,e]
    GM[m] = max{n} S[m,n]
    N[m,n] = exp(S[m,n] - GM[m])
    D[m] = sum{n} N[m,n]
    out O[m,e] = sum{n} N[m,n] / D[m] * X[n,e] })",
                                  "M");
  CHECK(counts.written == 3);
  CHECK(counts.rewritten == 1);
}

TEST_CASE("a false expect line is reported with both counts") {
  std::string text = with_head(
      "expect passes(M) 2 -> 1\n GM[p] = max{m} S[p,m]\n"
      "D[p] = sum{m} exp(S[p,m] - GM[p])\n"
      "out O[p,f] = sum{m} exp(S[p,m] - GM[p]) / D[p] * V[m,f]\n");
  const Cascade cascade = parsed(text);
  const std::vector<Finding> findings = check_expects(cascade, analyse(cascade));
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].rule == "V10");
  CHECK(findings[0].message.find("3 -> 1") != std::string::npos);
  CHECK(findings[0].message.find("2 -> 1") != std::string::npos);
  CHECK(findings[0].span.line > 0);
}

}  // namespace
}  // namespace attngen

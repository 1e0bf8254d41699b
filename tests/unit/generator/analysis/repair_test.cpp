// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "generator/analysis/analysis.h"
#include "generator/language/language.h"
#include "tests/unit/generator/analysis/read_cascades.h"

namespace attngen {
namespace {

struct Repaired {
  Cascade cascade;
  Analysis analysis;
  Repair repair;
};

Repaired repaired(const Cascade& cascade, const std::string& rank) {
  Repaired result{cascade, analyse(cascade), {}};
  const Repair* repair = repair_of(result.analysis, find_rank(cascade, rank));
  REQUIRE(repair != nullptr);
  result.repair = *repair;
  return result;
}

const RunningState& state_of(const Repaired& r, const std::string& tensor) {
  for (const RunningState& state : r.repair.states) {
    if (state.tensor == find_tensor(r.cascade, tensor)) return state;
  }
  FAIL("no state for " << tensor);
  return r.repair.states.front();
}

std::string text(const Repaired& r, const Expr& expr) {
  return expr ? print_expr(r.cascade, expr) : std::string("-");
}

/// "rule action" of the first boundary between two tensors, "" when there is none.
std::string boundary(const Repaired& r, const std::string& late, const std::string& consumer) {
  for (const Boundary& one : r.repair.boundaries) {
    if (one.late != find_tensor(r.cascade, late)) continue;
    if (one.consumer != find_tensor(r.cascade, consumer)) continue;
    switch (one.action) {
      case RepairAction::defer:
        return "DEFER";
      case RepairAction::iterate:
        return "ITERATE";
      case RepairAction::hard:
        return one.rule;
    }
  }
  return "";
}

TEST_CASE("softmax: a maximum, a re-tagged sum, and a re-tagged sum divided at the end") {
  const Repaired r = repaired(corpus_cascade("softmax"), "M");
  CHECK(r.repair.complete);
  REQUIRE(r.repair.states.size() == 3);
  const RunningState& maximum = state_of(r, "GM");
  CHECK(maximum.op == ReduceOp::max);
  CHECK(text(r, maximum.term) == "S[p,m]");
  CHECK(maximum.tags.empty());
  CHECK_FALSE(maximum.retag);
  const RunningState& sum = state_of(r, "D");
  CHECK(text(r, sum.term) == "N[p,m]");
  REQUIRE(sum.tags.size() == 1);
  CHECK(text(r, sum.tags.front()) == "GM[p]");
  REQUIRE(sum.retag);
  // exp(previous(GM) - GM)
  REQUIRE(sum.retag->op == Op::exp);
  const Expr& difference = sum.retag->args[0];
  REQUIRE(difference->op == Op::sub);
  CHECK(difference->args[0]->op == Op::previous);
  CHECK(same(difference->args[0]->args[0], difference->args[1]));
  CHECK(same(difference->args[1], sum.tags.front()));
  CHECK_FALSE(sum.finish);
  const RunningState& output = state_of(r, "O");
  CHECK(text(r, output.term) == "N[p,m] * V[m,f]");
  CHECK(same(output.retag, sum.retag));
  CHECK(text(r, output.finish) == "O[p,f] / D[p]");
  CHECK(boundary(r, "GM", "D") == "ITERATE");
  CHECK(boundary(r, "GM", "O") == "ITERATE");
  CHECK(boundary(r, "D", "O") == "DEFER");
}

TEST_CASE("conditions reach every reduction that reads through them") {
  const Repaired r = repaired(corpus_cascade("causal"), "M");
  for (const RunningState& state : r.repair.states) {
    CHECK(text(r, state.keep) == "m <= p + M - P");
  }
}

TEST_CASE("a sink: the tag is a row value") {
  const Repaired r = repaired(corpus_cascade("softcap_sink"), "M");
  CHECK(r.repair.complete);
  bool found = false;
  for (const RowValue& row : r.repair.row_values) {
    if (row.tensor == find_tensor(r.cascade, "GM")) {
      found = true;
      CHECK(row.is_tag);
    } else {
      CHECK_FALSE(row.is_tag);
    }
  }
  CHECK(found);
  CHECK(boundary(r, "GM", "O") == "ITERATE");
  CHECK(text(r, state_of(r, "O").finish) == "O[h,p,f] / D[h,p]");
}

TEST_CASE("a plain denominator is deferred, without tags") {
  const Repaired r = repaired(corpus_cascade("relu2"), "M");
  CHECK(state_of(r, "D").tags.empty());
  CHECK_FALSE(state_of(r, "O").retag);
  CHECK(text(r, state_of(r, "O").finish) == "O[p,f] / (D[p] + eps)");
}

TEST_CASE("differential attention: two accumulators with their own tags") {
  const Repaired r = repaired(corpus_cascade("diff"), "M");
  CHECK(r.repair.complete);
  int accumulators = 0;
  for (const RunningState& state : r.repair.states) {
    if (state.tensor != find_tensor(r.cascade, "O")) continue;
    CHECK(state.component == accumulators);
    CHECK(state.components == 2);
    CHECK(state.tags.size() == 1);
    ++accumulators;
  }
  CHECK(accumulators == 2);
  for (const Boundary& one : r.repair.boundaries) {
    if (one.consumer == find_tensor(r.cascade, "O")) CHECK(one.kappa == 2);
  }
}

TEST_CASE("each hard boundary is reported under its rule and not rewritten") {
  const Repaired coordinate = repaired(corpus_cascade("block_mean_pool"), "M");
  CHECK(boundary(coordinate, "SEL", "GM") == "H1");
  CHECK(boundary(coordinate, "GM", "D") == "ITERATE");
  const Repaired output = repaired(corpus_cascade("softmax_weights"), "M");
  CHECK(boundary(output, "D", "A") == "H2");
  CHECK(boundary(output, "D", "O") == "DEFER");
  const Repaired filter = repaired(corpus_cascade("quant_est"), "M");
  CHECK(boundary(filter, "EM", "GM") == "H3");
  CHECK(boundary(filter, "D", "O") == "DEFER");
  const Repaired piecewise = repaired(corpus_cascade("sparsemax_k2"), "M");
  CHECK(boundary(piecewise, "TC", "O") == "H3");
  const Repaired product = repaired(parsed(R"(cascade t { rank M; in X[M]: f32
    S[] = sum{m} X[m]
    out V[] = prod{m} X[m] / S[] })"),
                                    "M");
  CHECK(boundary(product, "S", "V") == "H4");
  const Repaired selection = repaired(parsed(R"(cascade t { rank M, J; in X[M]: f32
    S[] = sum{m} X[m]
    out V[j] = topk{m} X[m] * S[] })"),
                                      "M");
  CHECK(boundary(selection, "S", "V") == "H5");
  const Repaired endless = repaired(parsed(R"(cascade t { rank M; in X[M]: f32
    S[] = sum{m} X[m]
    out V[] = sum{m} tanh(X[m] * S[]) })"),
                                    "M");
  CHECK(boundary(endless, "S", "V") == "kappa");
  for (const Repaired* one :
       {&coordinate, &output, &filter, &piecewise, &product, &selection, &endless}) {
    CHECK_FALSE(one->repair.complete);
  }
}

TEST_CASE("a scale that may be negative does not pass a maximum") {
  const Repaired r = repaired(parsed(R"(cascade t { rank M; in X[M]: f32
    S[] = sum{m} X[m]; A[] = sum{m} abs(X[m])
    out V[] = max{m} X[m] * S[]; out W[] = max{m} X[m] * A[] })"),
                              "M");
  CHECK(boundary(r, "S", "V") == "kappa");
  CHECK(boundary(r, "A", "W") == "DEFER");
}

TEST_CASE("a late condition on coordinates alone is no late condition") {
  const Repaired r = repaired(corpus_cascade("window"), "M");
  CHECK(r.repair.complete);
}

TEST_CASE("jointly reduced ranks share one repair") {
  const Repaired r = repaired(corpus_cascade("nbhd2d"), "MX");
  CHECK(r.repair.complete);
  CHECK(r.repair.stream_vars.size() == 2);
  CHECK(r.repair.rank == find_rank(r.cascade, "MY"));
}

TEST_CASE("the running maximum of a softmax is a stabiliser; its denominator is not") {
  const Repaired r = repaired(corpus_cascade("softmax"), "M");
  const auto is_gauge = [&](const char* name) {
    return r.analysis.ranges[static_cast<std::size_t>(find_tensor(r.cascade, name))].is_gauge;
  };
  CHECK(is_gauge("GM"));
  CHECK_FALSE(is_gauge("D"));
  // Returning the maximum makes its value visible.
  const Cascade visible = parsed(R"(cascade t { rank P, M, F; in S[P,M]: f32, V[M,F]: f32
    out GM[p] = max{m} S[p,m]
    out O[p,f] = sum{m} exp(S[p,m] - GM[p]) * V[m,f] })");
  const Analysis analysis = analyse(visible);
  CHECK_FALSE(analysis.ranges[static_cast<std::size_t>(find_tensor(visible, "GM"))].is_gauge);
}

TEST_CASE("bounded scores need no running tag") {
  const Repaired r = repaired(parsed(R"(cascade t { rank P, M, F; in S[P,M]: f32, V[M,F]: f32
    T[p,m] = 30 * tanh(S[p,m])
    GM[p] = max{m} T[p,m]
    out O[p,f] = sum{m} exp(T[p,m] - GM[p]) * V[m,f] })"),
                              "M");
  CHECK(boundary(r, "GM", "O") == "DEFER");
  CHECK_FALSE(state_of(r, "O").retag);
}

TEST_CASE("roles of ranks") {
  const Cascade cascade = corpus_cascade("softmax");
  const Analysis analysis = analyse(cascade);
  const auto role = [&](const char* rank) {
    return analysis.ranks[static_cast<std::size_t>(find_rank(cascade, rank))].role;
  };
  CHECK(role("P") == RankRole::parallel);
  CHECK(role("M") == RankRole::stream);
  CHECK(role("E") == RankRole::reduced);
  CHECK(role("F") == RankRole::private_);
  CHECK(analysis.ranks[static_cast<std::size_t>(find_rank(cascade, "M"))].split_eligible);
  const Cascade hard = corpus_cascade("sparsemax_k2");
  const RankFacts facts = analyse(hard).ranks[static_cast<std::size_t>(find_rank(hard, "M"))];
  CHECK_FALSE(facts.split_eligible);
  CHECK_FALSE(facts.why_not_split.empty());
}

}  // namespace
}  // namespace attngen

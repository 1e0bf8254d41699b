// SPDX-License-Identifier: Apache-2.0
// Every derived one-pass cascade against the cascade as written, both run by the fp64 interpreter.
#include "generator/analysis/derive_one_pass.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <random>
#include <string>

#include "generator/language/language.h"
#include "generator/oracle/interpret.h"
#include "tests/unit/generator/analysis/read_cascades.h"

namespace attngen {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

using Extents = std::map<std::string, std::int64_t>;

enum class Inputs { ordinary, minus_infinities, infinities };

std::map<std::string, std::int64_t> extents_for(const Cascade& cascade, bool few_keys) {
  Extents extents;
  for (const Rank& rank : cascade.ranks) {
    if (rank.split >= 0 || rank.extent) continue;
    std::int64_t extent = 3;
    if (rank.name == "M" || rank.name == "K") extent = few_keys ? 5 : 23;
    if (rank.name == "P") extent = few_keys ? 9 : 6;
    if (rank.name == "H") extent = 4;
    if (rank.name == "HK") extent = 2;
    if (rank.name == "MY" || rank.name == "MX") extent = 14;
    if (rank.name == "R" && cascade.name == "relbias") extent = 2 * 128 + 1;
    if (rank.name == "MB" || rank.name == "PB") extent = 4;
    if (rank.name == "NB") extent = 5;
    if (rank.name == "BK") extent = 16;
    if (rank.name == "J") extent = 1;
    extents[rank.name] = extent;
  }
  return extents;
}

std::map<std::string, double> params_for(const Cascade& cascade) {
  std::map<std::string, double> params;
  for (const Param& param : cascade.params) {
    if (!param.default_value) params[param.name] = 0.75;
  }
  return params;
}

Request random_request(const Cascade& cascade, bool few_keys, Inputs kind, unsigned seed) {
  Request request;
  request.params = params_for(cascade);
  request.extents = extents_for(cascade, few_keys);
  const Binding binding = bind_extents(cascade, request.extents, request.params);
  std::mt19937 random(seed);
  std::normal_distribution<double> normal(0, 1.5);
  std::uniform_int_distribution<int> small(0, 3);
  for (std::size_t t = 0; t < cascade.tensors.size(); ++t) {
    const Tensor& tensor = cascade.tensors[t];
    if (tensor.kind != TensorKind::input) continue;
    const bool integral = !is_float(tensor.type.type);
    Array values(integral ? tensor.type.type : DType::f32,
                 shape_of(cascade, binding, static_cast<int>(t)));
    for (std::int64_t i = 0; i < values.size(); ++i) {
      double value =
          integral ? small(random) % (tensor.type.type == DType::boolean ? 2 : 4) : normal(random);
      const bool hit = !integral && random() % 11 == 0;
      if (hit && kind == Inputs::minus_infinities && tensor.name == "RB") value = -kInf;
      if (hit && kind == Inputs::infinities) value = random() % 2 == 0 ? kInf : -kInf;
      values.set(i, value);
    }
    request.inputs.emplace(tensor.name, std::move(values));
  }
  // Only ranks that no array has may be given.
  for (const Tensor& tensor : cascade.tensors) {
    if (tensor.kind != TensorKind::input) continue;
    for (const TensorDim& dim : tensor.dims) {
      request.extents.erase(cascade.ranks[static_cast<std::size_t>(dim.rank)].name);
    }
  }
  return request;
}

bool agree(double a, double b) {
  if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
  if (std::isinf(a) || std::isinf(b)) return a == b;
  return std::abs(a - b) <= 1e-9 * (1 + std::abs(a) + std::abs(b));
}

/// Output elements on which two cascades differ for the same request.
int disagreements(const Cascade& a, const Cascade& b, const Request& request) {
  const std::map<std::string, Array> x = interpret(a, bind_inputs(a, request));
  const std::map<std::string, Array> y = interpret(b, bind_inputs(b, request));
  REQUIRE(x.size() == y.size());
  int count = 0;
  for (const auto& one : x) {
    const Array& other = y.at(one.first);
    REQUIRE(one.second.shape == other.shape);
    for (std::int64_t i = 0; i < other.size(); ++i) {
      if (!agree(one.second.at(i), other.at(i))) ++count;
    }
  }
  return count;
}

int check_cascade(const Cascade& cascade, Inputs kind) {
  const Analysis analysis = analyse(cascade);
  int checked = 0;
  for (const Repair& repair : analysis.repairs) {
    if (!repair.complete) continue;
    for (const std::int64_t block : {1, 4, 64}) {
      const Cascade one_pass = one_pass_cascade(cascade, analysis, repair.rank, block);
      CHECK(parse_variant({"again", print_cascade(one_pass)}).front() == one_pass);
      for (const bool few_keys : {false, true}) {
        CAPTURE(cascade.name);
        CAPTURE(block);
        CAPTURE(few_keys);
        const Request request = random_request(cascade, few_keys, kind, 5);
        CHECK(disagreements(cascade, one_pass, request) == 0);
        ++checked;
      }
    }
  }
  return checked;
}

TEST_CASE("derived one-pass cascades compute what was written: ragged tails, masked rows") {
  int checked = 0;
  for (const Cascade& cascade : corpus()) checked += check_cascade(cascade, Inputs::ordinary);
  CHECK(checked > 100);
}

TEST_CASE("derived one-pass cascades agree on minus infinite scores") {
  CHECK(check_cascade(corpus_cascade("relbias"), Inputs::minus_infinities) > 0);
}

TEST_CASE("derived one-pass cascades agree on infinite inputs") {
  for (const char* name : {"sigmoid", "relu2", "retention"}) {
    CHECK(check_cascade(corpus_cascade(name), Inputs::infinities) > 0);
  }
}

TEST_CASE("the one-pass form counts one pass") {
  for (const char* name : {"softmax", "softcap_sink", "diff", "relu2", "gqa"}) {
    const Cascade cascade = corpus_cascade(name);
    const Cascade one_pass = one_pass_cascade(cascade, analyse(cascade), find_rank(cascade, "M"));
    CHECK(check_expects(one_pass, analyse(one_pass)).empty());
    REQUIRE(one_pass.expects.size() == 1);
  }
}

TEST_CASE("several accumulators: variance and the backward pass without statistics") {
  const Cascade variance = parsed(R"(cascade t { rank M; in X[M]: f32
    S[] = sum{m} X[m]; MU[] = S[] / M
    out V[] = sum{m} (X[m] - MU[]) * (X[m] - MU[]) })");
  CHECK(check_cascade(variance, Inputs::ordinary) > 0);
  const Cascade backward = parsed(R"(cascade t { rank P, M, E, F
    in Q[P,E]: f32, K[M,E]: f32, V[M,F]: f32, dO[P,F]: f32
    S[p,m] = sum{e} Q[p,e]*K[m,e]; GM[p] = max{m} S[p,m]; N[p,m] = exp(S[p,m]-GM[p])
    D[p] = sum{m} N[p,m]; W[p,m] = N[p,m]/D[p]; dP[p,m] = sum{f} dO[p,f]*V[m,f]
    DL[p] = sum{m} W[p,m]*dP[p,m]; dS[p,m] = W[p,m]*(dP[p,m]-DL[p])
    out dQ[p,e] = sum{m} dS[p,m]*K[m,e] })");
  CHECK(check_cascade(backward, Inputs::ordinary) > 0);
}

TEST_CASE("tags that are logarithms, scaled extrema, selects and sums over inner ranks") {
  const std::string head = R"(cascade t { rank P, M, E, F
    in Q[P,E]: f32, K[M,E]: f32, V[M,F]: f32
    S[p,m] = sum{e} Q[p,e] * K[m,e] where m <= p + M - P
    GM[p] = max{m} S[p,m]; D[p] = sum{m} exp(S[p,m] - GM[p])
  )";
  for (
      const char* rest :
      {"L[p] = GM[p] + log(D[p]); W[p,m] = exp(S[p,m] - L[p]); out O[p,f] = sum{m} W[p,m]*V[m,f] }",
       "out W[p] = max{m} exp(S[p,m] - GM[p]) / D[p]; out O[p,f] = sum{m} "
       "exp(S[p,m]-GM[p])/D[p]*V[m,f] }",
       "N[p,m] = select(m < 3, exp(S[p,m] - GM[p]) / D[p], 0); out O[p,f] = sum{m} N[p,m]*V[m,f] }",
       "out X[p] = min{m} (S[p,m] - GM[p]); out O[p,f] = sum{m} (V[m,f] - 1) * exp(S[p,m] - GM[p] "
       "- log(D[p])) }",
       "A[p] = sum{m} abs(S[p,m]); out W[p] = max{m} S[p,m] * A[p]; "
       "out O[p,f] = sum{m} exp(S[p,m] - GM[p]) / D[p] * V[m,f] }",
       "out O[p,f] = sum{m} pow(exp(S[p,m] - GM[p]) / D[p], 2) * V[m,f] }"}) {
    CAPTURE(std::string(rest));
    const Cascade cascade = parsed(head + rest);
    CHECK(check_cascade(cascade, Inputs::ordinary) > 0);
  }
}

TEST_CASE("what has no one-pass form is refused with its reason") {
  const Cascade cascade = corpus_cascade("sparsemax_k2");
  try {
    one_pass_cascade(cascade, analyse(cascade), find_rank(cascade, "M"));
    FAIL("sparsemax has no one-pass form");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::refused);
    CHECK(std::string(error.what()).find("relu") != std::string::npos);
  }
}

}  // namespace
}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/loopnest_order.h"

#include <doctest/doctest.h>

#include <string>

#include "generator/language/language.h"

namespace attngen {
namespace {

/// "A B | t: X Y | O": the tensors of each stage, the iterated variable in front.
std::string stages_of(const std::string& text) {
  const Cascade cascade = parse_variant({"test", text}).front();
  std::string stages;
  for (const LoopnestStage& stage : loopnest_stages(cascade)) {
    if (!stages.empty()) stages += " | ";
    if (stage.var >= 0) stages += cascade.vars[static_cast<std::size_t>(stage.var)].name + ":";
    for (const int id : stage.einsums) {
      const Einsum& einsum = cascade.einsums[static_cast<std::size_t>(id)];
      if (stage.var >= 0) stages += " ";
      stages += einsum.role == Role::init ? "init " : "";
      stages += cascade.tensors[static_cast<std::size_t>(einsum.tensor)].name;
    }
  }
  return stages;
}

TEST_CASE("Einsums run one after the other") {
  CHECK(stages_of("cascade t { rank P, M; in A[P,M]: f32; G[p] = max{m} A[p,m]\n"
                  "N[p,m] = exp(A[p,m] - G[p]); out O[p] = sum{m} N[p,m] }") == "G | N | O");
}

TEST_CASE("what stands between a state and its step runs with them") {
  CHECK(stages_of("cascade t { rank T, E; in A[T,E]: f32; iter t until t >= T\n"
                  "B[t,e] = A[t,e] * 2\n"
                  "init X[0,e] = 0\n"
                  "R[t] = sum{e} X[t,e] * B[t,e]\n"
                  "X[t+1,e] = X[t,e] + R[t]\n"
                  "out O[t,e] = X[t+1,e]\n"
                  "out L[e] = X[T,e] }") == "B | init X | t: R X | O | L");
}

TEST_CASE("two states that feed each other share their steps, others do not") {
  CHECK(stages_of("cascade t { rank T; in A[T]: f32; iter t until t >= T\n"
                  "init X[0] = 0\n"
                  "init Y[0] = 1\n"
                  "X[t+1] = Y[t] + A[t]\n"
                  "Y[t+1] = X[t] * 2\n"
                  "init Z[0] = X[T]\n"
                  "Z[t+1] = Z[t] + Y[t]\n"
                  "out O[] = Z[T] }") == "init X | init Y | t: X Y | init Z | t: Z | O");
}

}  // namespace
}  // namespace attngen

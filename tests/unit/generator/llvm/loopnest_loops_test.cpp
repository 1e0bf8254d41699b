// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/loopnest_loops.h"

#include <doctest/doctest.h>

#include <string>

#include "generator/language/language.h"

namespace attngen {
namespace {

/// "p | m | f": the loops of the left side, of the reduction, and the column, by name.
std::string order_of(const std::string& equation, const std::string& fixed = {}) {
  const Cascade cascade =
      parse_variant({"test",
                     "cascade t { rank P, M, E, F; in A[P,M]: f32, K[M,E]: f32, V[M,F]: f32\n"
                     "G[p,m] = A[p,m] where m < p\n" +
                         equation + "\nout USE[p,e,f] = sum{m} G[p,m] * K[m,e] * V[m,f] }"})
          .front();
  int fixed_var = -1;
  for (std::size_t at = 0; at < cascade.vars.size(); ++at) {
    if (cascade.vars[at].name == fixed) fixed_var = static_cast<int>(at);
  }
  const LoopOrder order = loop_order(cascade, cascade.einsums[1], fixed_var);
  const auto named = [&](const std::vector<int>& vars) {
    std::string text;
    for (const int var : vars) text += cascade.vars[static_cast<std::size_t>(var)].name + " ";
    return text;
  };
  return named(order.left) + "| " + named(order.reduced) + "| " +
         (order.column < 0 ? "-" : cascade.vars[static_cast<std::size_t>(order.column)].name);
}

TEST_CASE("neighbours in memory are innermost") {
  CHECK(order_of("out O[p,f] = sum{m} A[p,m] * V[m,f]") == "p | m | f");
  CHECK(order_of("out O[m,p] = sum{e} A[p,m] * K[m,e]") == "m p | e | -");
  CHECK(order_of("out O[p] = sum{e,m} A[p,m] * K[m,e] * K[m,e]") == "p | m e | -");
  CHECK(order_of("out O[e] = max{p,m} K[m,e] * p * A[p,m]") == "| p m | e");
  CHECK(order_of("out O[p,m] = A[p,m]") == "p m | | -");
}

TEST_CASE("no column where a condition or a gap knows it, or where it is fixed") {
  CHECK(order_of("out O[p,f] = sum{m} A[p,m] * V[m,f] where m < f") == "p f | m | -");
  CHECK(order_of("out O[e,m] = sum{p} G[p,m] * K[m,e]") == "e m | p | -");
  CHECK(order_of("out O[p,f] = sum{m} A[p,m] * V[m,f]", "f") == "p | m | -");
  CHECK(order_of("out O[p,f]: i32 = argmax{m} A[p,m] * V[m,f]") == "p f | m | -");
}

}  // namespace
}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/loopnest_scratch.h"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include "base/error.h"
#include "generator/ir/binding.h"
#include "generator/language/language.h"

namespace attngen {
namespace {

Cascade parsed(const std::string& text) {
  return parse_variant({"test", text}).front();
}

std::int64_t bytes_of_run(const Cascade& cascade, bool in_f64,
                          const std::map<std::string, std::int64_t>& extents) {
  return loopnest_scratch(cascade, in_f64, bind_extents(cascade, extents, {}).extents).bytes;
}

TEST_CASE("temporaries, their presence, slots, running rows: one after the other") {
  const Cascade cascade = parsed(
      "cascade t { rank P, M, F, J; in A[P,M]: bf16, V[M,F]: bf16\n"
      "S[p,m] = A[p,m] * 2 where m <= p\n"
      "SEL[p,j] = topk{m} S[p,m]\n"
      "out B[p] = S[p,SEL[p,0]]\n"
      "out O[p,f] = sum{m} A[p,m] * V[m,f] }");
  std::string parts;
  for (const ScratchPart& part : loopnest_scratch_parts(cascade, false)) {
    parts += std::to_string(static_cast<int>(part.holds)) + ":" +
             std::to_string(part.element_bytes) + "x" + std::to_string(part.dims.size()) + " ";
  }
  // S and SEL with a byte for each point, the slots of SEL, the row of O.
  CHECK(parts == "0:4x2 1:1x2 0:8x2 1:1x2 2:8x1 3:8x1 4:4x1 ");
  const std::map<std::string, std::int64_t> extents = {{"P", 5}, {"M", 7}, {"F", 9}, {"J", 2}};
  // 140 + 35 + 80 + 10 + 16 + 16 + 36 bytes, each rounded up to 64.
  CHECK(bytes_of_run(cascade, false, extents) == 192 + 64 + 128 + 64 + 64 + 64 + 64);
  CHECK(bytes_of_run(cascade, true, extents) == 320 + 64 + 128 + 64 + 64 + 64 + 128);
}

TEST_CASE("states have one slice more; outputs that nobody reads need nothing") {
  const Cascade cascade = parsed(
      "cascade t { rank T, E; in A[T,E]: bf16; iter t until t >= T\n"
      "init X[0,e] = 0\n"
      "X[t+1,e] = X[t,e] + A[t,e]\n"
      "out O[t,e] = X[t+1,e] }");
  CHECK(bytes_of_run(cascade, false, {{"T", 7}, {"E", 8}}) == 8 * 8 * 4);
  CHECK(bytes_of_run(cascade, false, {{"T", 0}, {"E", 8}}) == 64);
  CHECK(bytes_of_run(parsed("cascade t { rank P; in A[P]: f32; out O[p] = A[p] }"), false,
                     {{"P", 1000}}) == 0);
}

TEST_CASE("beyond 2^46 bytes it is refused with the numbers") {
  const Cascade cascade = parsed(
      "cascade big { rank P, M; in A[P]: bf16, B[M]: bf16\n"
      "S[p,m] = A[p] * B[m]\n"
      "out O[p] = max{m} S[p,m] }");
  CHECK(bytes_of_run(cascade, false, {{"P", 1 << 22}, {"M", 1 << 21}}) == std::int64_t{4} << 43);
  try {
    bytes_of_run(cascade, false, {{"P", 2147483647}, {"M", 2147483647}});
    FAIL("not refused");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::refused);
    const std::string text = error.what();
    CHECK(text.find("big keeps every temporary on the CPU: 1.84e+19 bytes, 1.84e+19 of them for S; "
                    "the limit is 7.04e+13") != std::string::npos);
    CHECK(text.find("take smaller extents along the ranks of S") != std::string::npos);
  }
}

}  // namespace
}  // namespace attngen

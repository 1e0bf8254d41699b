// SPDX-License-Identifier: Apache-2.0
#include "generator/language/words.h"

#include <doctest/doctest.h>

#include <set>
#include <sstream>
#include <string>

#include "tests/unit/generator/language/parsing.h"

namespace attngen {
namespace {

const char* const kReserved =
    "cascade rank split var dtype param in iter until init out expect passes where "
    "sum max min prod any all argmax topk "
    "exp log tanh sigmoid relu abs sqrt rsqrt elu1 gelu silu round neg pow select clamp "
    "f64 f32 f16 bf16 e4m3 e5m2 i8 i4 u8 i32 i64 bool inf true false";

TEST_CASE("reserved words name nothing but a cascade") {
  std::istringstream words(kReserved);
  std::string word;
  int count = 0;
  while (words >> word) {
    ++count;
    INFO(word);
    CHECK(is_reserved(word));
    CHECK_FALSE(testing::accepted("cascade a { rank P; in " + word + "[P]: f32; out O[p] = p }"));
    CHECK_FALSE(testing::accepted("cascade a { rank P; in A[P]: f32; param " + word +
                                  "; out O[p] = A[p] }"));
    CHECK_FALSE(
        testing::accepted("cascade a { rank P; in A[P]: f32; out " + word + "[p] = A[p] }"));
    CHECK_FALSE(testing::accepted("cascade a { rank P; var " + word +
                                  " in P; in A[P]: f32; out O[p] = A[p] }"));
    CHECK_FALSE(testing::accepted("cascade a { rank P; dtype " + word +
                                  " = f32; in A[P]: f32; out O[p] = A[p] }"));
    std::string rank = word;
    rank[0] = static_cast<char>(rank[0] - 'a' + 'A');
    CHECK_FALSE(testing::accepted("cascade a { rank " + rank + "; in A[" + rank +
                                  "]: f32; out O[] = A[0] }"));
    CHECK(testing::accepted("cascade " + word + " { rank P; in A[P]: f32; out O[p] = A[p] }"));
  }
  CHECK(count == 53);
}

TEST_CASE("words that look reserved are free") {
  for (const char* word : {"Sum", "exp2", "outs", "inf_", "_in", "T", "where2", "f8", "reduce"}) {
    CHECK_FALSE(is_reserved(word));
    CHECK(testing::accepted(std::string("cascade a { rank P; in ") + word +
                            "[P]: f32; out O[p] = " + word + "[p] }"));
  }
}

}  // namespace
}  // namespace attngen

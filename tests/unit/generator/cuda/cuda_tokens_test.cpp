// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/cuda_tokens.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

namespace attngen {
namespace {

std::vector<CudaTokenKind> kinds(const std::string& text) {
  std::vector<CudaTokenKind> all;
  for (const CudaToken& token : cuda_tokens(text)) all.push_back(token.kind);
  return all;
}

TEST_CASE("words, numbers, strings, directives and punctuation are told apart") {
  const auto tokens =
      cuda_tokens("#pragma unroll\nfloat x_1 = 1.5e-3f; // x\nasm(\"a \\\" b\");\n");
  REQUIRE(tokens.size() == 11);
  CHECK(tokens[0].kind == CudaTokenKind::directive);
  CHECK(tokens[0].text == "#pragma unroll");
  CHECK(tokens[2].text == "x_1");
  CHECK(tokens[4].kind == CudaTokenKind::number);
  CHECK(tokens[4].text == "1.5e-3f");
  CHECK(tokens[8].kind == CudaTokenKind::string);
  CHECK(tokens[8].text == "\"a \\\" b\"");
}

TEST_CASE("what the generator never prints is foreign") {
  for (const std::string& text :
       std::vector<std::string>{"'", "\\", "`", "@", "$", "\t", "\r", "\"open", "/* c */", "a # b",
                                "// line \\\nint", "?\?/", "// ?\?/\nint", "\x80"}) {
    CAPTURE(text);
    const auto all = kinds(text);
    CHECK(std::count(all.begin(), all.end(), CudaTokenKind::foreign) > 0);
  }
}

TEST_CASE("comments are skipped") {
  CHECK(cuda_tokens("// asm(\"x\") #include\n").empty());
}

}  // namespace
}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/unit/generator/cuda/emitting.h"

namespace attngen {
namespace {

using emitting::emitted;

const std::string& causal_text() {
  static const std::string text = emitted(emitting::from_gallery("causal")).text;
  return text;
}

std::string with(const std::string& before, const std::string& inserted) {
  std::string text = causal_text();
  const std::size_t at = text.find(before);
  REQUIRE(at != std::string::npos);
  text.insert(at + before.size(), inserted);
  return text;
}

TEST_CASE("nothing the generator prints is foreign") {
  for (const GalleryEntry& entry : gallery()) {
    CAPTURE(entry.name);
    const Cascade cascade = emitting::from_gallery(std::string(entry.name));
    CHECK(foreign_tokens(emitted(cascade).text) == std::vector<std::string>{});
    CHECK(foreign_tokens(emitted(cascade, {{"E", 71}, {"F", 9}}).text) ==
          std::vector<std::string>{});
    Problem counting = emitting::problem_for(cascade);
    counting.count_keep = true;
    CHECK(foreign_tokens(emitted(cascade, counting).text) == std::vector<std::string>{});
  }
}

TEST_CASE("hostile names stay names") {
  for (const std::string name : {"int",
                                 "asm",
                                 "Config",
                                 "threadIdx",
                                 "main",
                                 "__shared__",
                                 "_Pragma",
                                 "__asm__",
                                 "extern",
                                 "printf",
                                 "forward",
                                 "finish_O",
                                 "attngen_renamed_e64_f64_bf16",
                                 "Reduction_NQ",
                                 "Bf16",
                                 "operator",
                                 "INT_MAX",
                                 "__LINE__",
                                 "x__",
                                 "goto"}) {
    CAPTURE(name);
    for (const char* role : {"Q", "V", "S", "GM", "N", "O", "scale"}) {
      const Cascade cascade = emitting::parsed(emitting::softmax_text({{role, name}}));
      CHECK(foreign_tokens(emitted(cascade).text) == std::vector<std::string>{});
    }
  }
}

TEST_CASE("constructs that are not ours are found, wherever they stand") {
  const std::string hooks = "// ---- hooks, from the cascade ----\n";
  const std::string body = "Row row;\n";
  for (const std::string& text : {with(hooks, "#include <stdio.h>\n"),
                                  with(hooks, "#define x y\n"),
                                  with(hooks, "#pragma nv_diag_suppress 1\n"),
                                  with(body, "asm(\"trap;\");\n"),
                                  with(body, "asm volatile(\"exit;\");\n"),
                                  with(body, "goto end;\n"),
                                  with(body, "printf(\"x\");\n"),
                                  with(body, "__trap();\n"),
                                  with(body, "clock64();\n"),
                                  with(body, "int stolen = 1; stolen(3);\n"),
                                  with(body, "unknown = 3;\n"),
                                  with(body, "volatile int x = 0;\n"),
                                  with(body, "__asm__(\"x\");\n"),
                                  with(hooks, "extern \"C++\" {}\n"),
                                  with(body, "/* hidden */\n"),
                                  with(body, "char c = 'x';\n"),
                                  with(body, "// line \\\n asm(\"trap;\");\n"),
                                  with(body, "x\?\?/y\n"),
                                  with(hooks, "using namespace std;\n"),
                                  with(hooks, "__device__ int __hidden;\n"),
                                  with(hooks, "\xc3\xa9\n")}) {
    CHECK_FALSE(foreign_tokens(text).empty());
  }
}

TEST_CASE("an instruction changed inside a template is found") {
  std::string text = causal_text();
  const std::size_t at = text.find("cp.async.wait_group 0;");
  REQUIRE(at != std::string::npos);
  text.replace(at, 5, "trap.");
  CHECK_FALSE(foreign_tokens(text).empty());
}

TEST_CASE("a second copy of a template, or a second entry, is found") {
  const std::string text = causal_text();
  const std::size_t banner = text.find("// ---- order.cuh ----");
  REQUIRE(banner != std::string::npos);
  const std::string part = text.substr(banner, text.find("// ---- ", banner + 1) - banner);
  CHECK_FALSE(foreign_tokens(text + part).empty());
  const std::size_t entry = text.find("extern \"C\"");
  REQUIRE(entry != std::string::npos);
  CHECK_FALSE(foreign_tokens(text + text.substr(entry)).empty());
}

}  // namespace
}  // namespace attngen

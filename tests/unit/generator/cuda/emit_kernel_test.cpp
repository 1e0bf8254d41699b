// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/emit_kernel.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "base/files.h"
#include "generator/cuda/cuda_tokens.h"
#include "tests/unit/generator/cuda/emitting.h"

namespace attngen {
namespace {

using emitting::emitted;
using emitting::from_gallery;

bool has(const std::string& text, const std::string& what) {
  return text.find(what) != std::string::npos;
}

TEST_CASE("the text has its parts once and in order") {
  const CudaSource source = emitted(from_gallery("causal"), {{"E", 128}, {"F", 128}});
  std::size_t at = 0;
  for (const std::string part :
       {"// attngen: causal, digest ",
        "// attngen emit causal -D E=128 -D F=128 --dtype T=bf16 --batch-axes 1 --arch sm_80\n",
        "// cascade:\n//   cascade causal {\n", "// plan:\n//   forward rows=64", "struct Config {",
        "// ---- structs, from the cascade ----", "struct Arguments {",
        "// ---- load_tile.cuh ----", "// ---- hooks, from the cascade ----",
        "// ---- forward.cuh ----", "// ---- entry ----",
        "attngen_causal_e128_f128_bf16(const __grid_constant__ Arguments arguments)"}) {
    const std::size_t found = source.text.find(part, at);
    CAPTURE(part);
    REQUIRE(found != std::string::npos);
    CHECK(source.text.find(part, found + 1) == std::string::npos);
    at = found;
  }
  CHECK(source.entry == "attngen_causal_e128_f128_bf16");
  CHECK(source.threads == 128);
}

TEST_CASE("printed lines fit 100 columns and end without blanks") {
  for (const GalleryEntry& entry : gallery()) {
    std::istringstream lines(emitted(from_gallery(std::string(entry.name))).text);
    for (std::string line; std::getline(lines, line);) {
      CAPTURE(line);
      const bool is_cascade = line.rfind("//   ", 0) == 0;  // as the user wrote it
      CHECK((is_cascade || line.size() <= 100));
      CHECK((line.empty() || line.back() != ' '));
    }
  }
}

TEST_CASE("equal requests give equal bytes; only what matters is in the text") {
  const Cascade cascade = from_gallery("softcap_sink");
  CHECK(emitted(cascade).text == emitted(cascade).text);
  CHECK(emitted(cascade, {{"P", 7}, {"M", 1000}, {"H", 3}}).text == emitted(cascade).text);
  CHECK(emitted(cascade, {{"E", 80}}).text != emitted(cascade).text);
}

TEST_CASE("tables are checked where the request asks for it and tables say something") {
  const auto checked = [](const std::string& name, bool check) {
    const Cascade cascade = from_gallery(name);
    Problem problem = emitting::problem_for(cascade);
    problem.check_tables = check;
    return emitted(cascade, problem).text;
  };
  CHECK(has(checked("ragged", true), "  check_length(block.len, arguments.M);\n"));
  CHECK(has(checked("ragged", true), " --check-tables --arch sm_80\n"));
  CHECK(has(checked("prefix_lm", true), "  check_length(block.prefix, arguments.M);\n"));
  CHECK_FALSE(has(checked("ragged", false), "check"));
  for (const char* name : {"causal", "window_heads", "document", "streaming"}) {
    CHECK(checked(name, true) == checked(name, false));
  }
  for (const GalleryEntry& entry : gallery()) {
    CHECK(foreign_tokens(checked(std::string(entry.name), true)).empty());
  }
}

TEST_CASE("a full tile and a kernel without masks carry no mask") {
  const CudaSource dense = emitted(from_gallery("softmax"));
  CHECK(has(dense.text, "/// Every pair counts."));
  CHECK_FALSE(has(dense.text, "dead_keys.cuh"));
  CHECK_FALSE(has(dense.text, "update_row_in"));
}

TEST_CASE("weights are scaled where f16 would not hold them, and nowhere else") {
  const auto scales = [](const std::string& variant, DType type) {
    const GalleryEntry* entry = find_in_gallery(variant);
    REQUIRE(entry != nullptr);
    const Cascade cascade =
        parse_variant({"gallery:" + variant, std::string(entry->text)}, {{"T", type}}).front();
    return has(emitted(cascade).text, "scale_weights");
  };
  CHECK(scales("sigmoid", DType::f16));
  CHECK(scales("relu2", DType::f16));
  for (const GalleryEntry& entry : gallery()) {
    const std::string variant(entry.name);
    CAPTURE(variant);
    CHECK_FALSE(scales(variant, DType::bf16));
    if (variant != "sigmoid" && variant != "relu2") CHECK_FALSE(scales(variant, DType::f16));
  }
}

TEST_CASE("a range of keys is no question per pair; a table without a mask is read once") {
  const CudaSource causal = emitted(from_gallery("causal"));
  CHECK(has(causal.text, "end = at_most(end, row.p + arguments.M - arguments.P + 1);"));
  CHECK(has(causal.text, "/// All of kept_keys() count: m <= p + M - P\n"));
  const CudaSource streaming = emitted(from_gallery("streaming"));
  CHECK(has(streaming.text, "/// Which of kept_keys() count: m < first || m > p + M - P - W\n"));
  CHECK(has(emitted(from_gallery("relbias")).text, "kClampsKeys = true;"));
  CHECK(has(emitted(from_gallery("relbias")).text, "kScoreReadsTables = false;"));
  CHECK(has(causal.text, "kClampsKeys = false;"));
}

TEST_CASE("a stride is asked only where elements may lie apart") {
  const Cascade cascade = from_gallery("relbias");
  CHECK_FALSE(has(emitted(cascade).text, "RB_stride_R"));
  Problem problem = emitting::problem_for(cascade);
  problem.element_loads.assign(cascade.tensors.size(), false);
  problem.element_loads[static_cast<std::size_t>(find_tensor(cascade, "RB"))] = true;
  CHECK(has(emitted(cascade, problem).text, "* arguments.RB_stride_R]"));
}

TEST_CASE("the count of keep() leaves a trace only where it is asked for") {
  const Cascade cascade = from_gallery("causal");
  CHECK_FALSE(has(emitted(cascade).text, "keep_count"));
  Problem problem = emitting::problem_for(cascade);
  problem.count_keep = true;
  const CudaSource counting = emitted(cascade, problem);
  CHECK(has(counting.text, "atomicAdd(arguments.keep_count, 1ull);"));
  CHECK(std::count_if(counting.arguments.begin(), counting.arguments.end(), [](const auto& one) {
          return one.kind == KernelArgument::Kind::counter;
        }) == 1);
}

TEST_CASE("the argument list is the emitted struct") {
  for (const char* name : {"softmax", "gqa", "window", "relbias", "cosine"}) {
    const CudaSource source = emitted(from_gallery(name));
    const std::size_t open = source.text.find("struct Arguments {");
    REQUIRE(open != std::string::npos);
    std::istringstream lines(source.text.substr(open));
    std::string line;
    std::getline(lines, line);
    for (const KernelArgument& argument : source.arguments) {
      std::getline(lines, line);
      CAPTURE(line);
      CHECK(has(line, argument.name + ";"));
      const bool is_pointer = argument.kind == KernelArgument::Kind::tensor ||
                              argument.kind == KernelArgument::Kind::counter;
      CHECK(is_pointer == has(line, "* " + argument.name));
      CHECK((argument.kind == KernelArgument::Kind::stride ||
             argument.kind == KernelArgument::Kind::index_param) ==
            has(line, "long long " + argument.name));
    }
    std::getline(lines, line);
    CHECK(line == "};");
  }
}

TEST_CASE("only the unroll directive, no include, no quote but asm and \"C\"") {
  for (const GalleryEntry& entry : gallery()) {
    const std::string text = emitted(from_gallery(std::string(entry.name))).text;
    for (const CudaToken& token : cuda_tokens(text)) {
      CHECK(token.kind != CudaTokenKind::foreign);
      if (token.kind == CudaTokenKind::directive)
        CHECK(token.text.substr(0, 14) == "#pragma unroll");
    }
  }
}

TEST_CASE("templates are embedded byte for byte") {
  CHECK(embedded_templates().size() > 20);
  for (const TemplatePart& part : embedded_templates()) {
    bool found = false;
    for (const char* folder : {"ops", "tile", "kernel"}) {
      const std::string path = std::string("templates/") + folder + "/" + std::string(part.name);
      if (!file_exists(path)) continue;
      found = true;
      CHECK(read_file(path) == part.text);
    }
    CAPTURE(part.name);
    CHECK(found);
  }
}

}  // namespace
}  // namespace attngen

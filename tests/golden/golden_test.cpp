// SPDX-License-Identifier: Apache-2.0
// The prints of every stage of a few variants against files that people read:
// tests/golden/<variant>/{cascade.txt, plan.txt, kernel.cu, merge.cu, kernel.ll}.
// `golden_test --update` rewrites them.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstring>

#include "base/files.h"
#include "cascades/gallery.h"
#include "generator/analysis/analysis.h"
#include "generator/cuda/problem.h"
#include "generator/cuda/source.h"
#include "generator/language/language.h"
#include "generator/llvm/cpu_problem.h"

namespace attngen {
namespace {

bool update_requested = false;

/// What the CPU's texts are about, head dims 64.
struct LlvmGolden {
  const char* variant;
  const char* arch;
  DType type;
  std::int64_t rows;  ///< that share keys; 0 = many
};

LlvmSource golden_source(const Cascade& cascade, const LlvmGolden& golden) {
  std::map<std::string, std::int64_t> extents;
  for (const std::string& rank : ranks_to_give(cascade)) extents[rank] = 64;
  const Analysis analysis = analyse(cascade);
  CpuProblem problem = cpu_problem_of(cascade, analysis, bind_extents(cascade, extents, {}),
                                      limits_of_cpu(golden.arch));
  problem.batch_axes = 1;
  problem.rows = golden.rows;
  return emit_llvm(cascade, analysis, problem, choose_cpu_plan(cascade, analysis, problem));
}

/// bf16, head dims 128, one batch axis, sm_80: what the README shows.
Problem golden_problem(const Cascade& cascade) {
  std::map<std::string, std::int64_t> extents;
  std::map<std::string, double> params;
  for (const std::string& rank : ranks_to_give(cascade)) extents[rank] = 128;
  for (const Param& param : cascade.params) {
    if (!param.default_value) params[param.name] = 1;
  }
  return problem_of(cascade, extents, params, 1, limits_of_arch("sm_80"));
}

void compare(const std::string& path, const std::string& text) {
  CAPTURE(path);
  if (update_requested) {
    PendingFiles files;
    files.add(path, text);
    files.publish();
    return;
  }
  REQUIRE_MESSAGE(file_exists(path), "missing: run golden_test --update and read what it wrote");
  const std::string golden = read_file(path);
  if (golden == text) return;
  std::size_t line = 1;
  std::size_t at = 0;
  while (at < golden.size() && at < text.size() && golden[at] == text[at]) {
    if (golden[at] == '\n') ++line;
    ++at;
  }
  FAIL("differs from line " << line << " on: run golden_test --update and read the difference");
}

TEST_CASE("stages of the golden variants") {
  for (const std::string name : {"softmax", "causal", "softcap_sink", "gqa", "cosine"}) {
    const GalleryEntry* entry = find_in_gallery(name);
    REQUIRE(entry != nullptr);
    const Cascade cascade = parse_variant({"gallery:" + name, std::string(entry->text)}).front();
    const Problem problem = golden_problem(cascade);
    const Analysis analysis = analyse(cascade);
    const Plan plan = choose_plan(cascade, analysis, problem);
    const CudaSource source = emit_cuda(cascade, analysis, problem, plan);
    const std::string folder = "tests/golden/" + name + "/";
    compare(folder + "cascade.txt", print_cascade(cascade));
    compare(folder + "plan.txt", to_text(plan) + "\n");
    compare(folder + "kernel.cu", source.text);
  }
}

TEST_CASE(
    "few rows and many keys: the decode kernel, merged in place, in groups, and by a second") {
  const GalleryEntry* entry = find_in_gallery("causal_gqa");
  REQUIRE(entry != nullptr);
  const Cascade cascade = parse_variant({"gallery:causal_gqa", std::string(entry->text)}).front();
  Problem problem = golden_problem(cascade);
  problem.limits = limits_of_arch("sm_90");
  problem.extents[static_cast<std::size_t>(find_rank(cascade, "P"))] = 1;
  problem.extents[static_cast<std::size_t>(find_rank(cascade, "H"))] = 32;
  problem.extents[static_cast<std::size_t>(find_rank(cascade, "HK"))] = 8;
  problem.skeleton = Skeleton::decode;
  const Analysis analysis = analyse(cascade);
  for (const MergeProtocol merge :
       {MergeProtocol::ticket, MergeProtocol::two_level, MergeProtocol::combine}) {
    problem.merge = merge;
    const CudaSource source =
        emit_cuda(cascade, analysis, problem, choose_plan(cascade, analysis, problem));
    compare("tests/golden/causal_gqa/decode_" + name_of(merge) + ".cu", source.text);
  }
}

TEST_CASE("the kernel that joins outputs over disjoint sets of keys") {
  const GalleryEntry* entry = find_in_gallery("softmax");
  REQUIRE(entry != nullptr);
  const Cascade cascade = parse_variant({"gallery:softmax", std::string(entry->text)}).front();
  Problem problem = golden_problem(cascade);
  problem.skeleton = Skeleton::merge;
  const Analysis analysis = analyse(cascade);
  const CudaSource source =
      emit_cuda(cascade, analysis, problem, choose_plan(cascade, analysis, problem));
  compare("tests/golden/softmax/merge.cu", source.text);
}

TEST_CASE("texts for the CPU: many rows, few, a table, what has no tiles") {
  for (const LlvmGolden& golden : {LlvmGolden{"causal", "avx512", DType::f32, 0},
                                   LlvmGolden{"causal_gqa", "avx2", DType::bf16, 8},
                                   LlvmGolden{"document", "v128", DType::f16, 0}}) {
    const GalleryEntry* entry = find_in_gallery(golden.variant);
    REQUIRE(entry != nullptr);
    const std::string name = golden.variant;
    const Cascade cascade =
        parse_variant({"gallery:" + name, std::string(entry->text)}, {{"T", golden.type}}).front();
    compare("tests/golden/" + name + "/kernel.ll", golden_source(cascade, golden).text);
  }
  const std::string file = "tests/golden/nested/nested.cascade";
  const Cascade nested = parse_variant({file, read_file(file)}).front();
  compare("tests/golden/nested/kernel.ll",
          golden_source(nested, {"nested", "avx512", DType::f32, 0}).text);
}

}  // namespace
}  // namespace attngen

int main(int count, char** words) {
  doctest::Context context(count, words);
  for (int i = 1; i < count; ++i) {
    if (std::strcmp(words[i], "--update") == 0) attngen::update_requested = true;
  }
  return context.run();
}

// SPDX-License-Identifier: Apache-2.0
// The prints of every stage of a few variants against files that people read:
// tests/golden/<variant>/{cascade.txt, plan.txt, kernel.cu}. `golden_test --update` rewrites them.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstring>

#include "base/files.h"
#include "cascades/gallery.h"
#include "generator/analysis/analysis.h"
#include "generator/cuda/problem.h"
#include "generator/cuda/source.h"
#include "generator/language/language.h"

namespace attngen {
namespace {

bool update_requested = false;

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

}  // namespace
}  // namespace attngen

int main(int count, char** words) {
  doctest::Context context(count, words);
  for (int i = 1; i < count; ++i) {
    if (std::strcmp(words[i], "--update") == 0) attngen::update_requested = true;
  }
  return context.run();
}

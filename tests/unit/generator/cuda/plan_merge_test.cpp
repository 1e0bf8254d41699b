// SPDX-License-Identifier: Apache-2.0
// What a merge kernel is planned as, what it is given, and which outputs have none.
#include "generator/cuda/plan_merge.h"

#include <string>

#include "base/error.h"
#include "tests/unit/generator/cuda/emitting.h"

using namespace attngen;
using namespace attngen::emitting;

namespace {

Problem merge_problem(const Cascade& cascade, int batch_axes = 1) {
  Problem problem = problem_for(cascade);
  problem.skeleton = Skeleton::merge;
  problem.batch_axes = batch_axes;
  return problem;
}

Plan planned(const Cascade& cascade, const Problem& problem) {
  return choose_plan(cascade, analyse(cascade), problem);
}

std::string refusal(const Cascade& cascade, const Problem& problem) {
  try {
    planned(cascade, problem);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::refused);
    return error.findings().front().message;
  }
  return "";
}

}  // namespace

TEST_CASE("the axes of a row are the batch axes and what is no column") {
  const Cascade softmax = from_gallery("softmax");
  CHECK(to_text(planned(softmax, merge_problem(softmax))) == "merge rows=4 axes=2 parts=32");
  CHECK(to_text(planned(softmax, merge_problem(softmax, 0))) == "merge rows=4 axes=1 parts=32");
  const Cascade gqa = from_gallery("gqa");
  CHECK(to_text(planned(gqa, merge_problem(gqa))) == "merge rows=4 axes=3 parts=32");
}

TEST_CASE("the arguments of a launch hold as many parts as the plan says, and no more fit") {
  const Cascade gqa = from_gallery("gqa");
  const MergeRule rule = require_merge_rule(gqa, analyse(gqa));
  for (int batch_axes = 0; batch_axes <= 8; ++batch_axes) {
    CAPTURE(batch_axes);
    const Plan plan = planned(gqa, merge_problem(gqa, batch_axes));
    MergeBlock block = merge_block(plan, rule.form);
    CHECK(block.row_axes == static_cast<std::size_t>(batch_axes) + 2);
    CHECK(block.outputs == 2);
    CHECK(block.words() * 8 <= 4096);
    // Views lie one behind the other, those of an output together.
    CHECK(block.view_at(0, 0) == block.row_axes + 3);
    CHECK(block.view_at(1, 0) == block.view_at(0, block.most_parts) + block.view_words());
    CHECK(block.words() == block.view_at(1, block.most_parts) + block.view_words());
    if (block.most_parts == 32) continue;
    ++block.most_parts;
    CHECK(block.words() * 8 > 4096);
  }
  CHECK(refusal(gqa, merge_problem(gqa, 200)).find("do not fit the 4096 bytes of arguments") !=
        std::string::npos);
}

TEST_CASE("four rows to a block, and a block for what is left") {
  const Cascade softmax = from_gallery("softmax");
  const Plan plan = planned(softmax, merge_problem(softmax));
  CHECK(grid_of_merge(plan, 1)[0] == 1);
  CHECK(grid_of_merge(plan, 4)[0] == 1);
  CHECK(grid_of_merge(plan, 5)[0] == 2);
  CHECK(grid_of_merge(plan, std::int64_t{4} * 2147483647)[0] == 2147483647);
  CHECK_THROWS_AS(grid_of_merge(plan, std::int64_t{4} * 2147483647 + 1), Error);
}

TEST_CASE("outputs that say too little, types that no kernel writes, options without meaning") {
  const Cascade sink = from_gallery("sink");
  CHECK(refusal(sink, merge_problem(sink)) ==
        "outputs of sink cannot be merged: sk takes part in what becomes of a row, and only its "
        "outputs are known");
  const Cascade wide = parsed(
      "cascade wide {\n rank P, M, E, F\n in Q[P,E]: bf16, K[M,E]: bf16, V[M,F]: bf16\n"
      " S[p,m] = sum{e} Q[p,e] * K[m,e]\n out O[p,f]: f64 = sum{m} S[p,m] * V[m,f]\n}\n");
  CHECK(refusal(wide, merge_problem(wide)) == "O is f64: kernels write f32, bf16 and f16");
  const Cascade softmax = from_gallery("softmax");
  Problem problem = merge_problem(softmax);
  problem.tile = GpuTile{};
  CHECK(refusal(softmax, problem).find("a tile has no meaning for the skeleton merge") == 0);
  problem = merge_problem(softmax);
  problem.check_tables = true;
  CHECK(refusal(softmax, problem).find("a check of tables has no meaning") == 0);
  problem = merge_problem(softmax);
  problem.element_loads.assign(softmax.tensors.size(), true);
  CHECK(refusal(softmax, problem).find("a layout has no meaning") == 0);
  problem = merge_problem(softmax);
  problem.count_keep = true;
  CHECK(refusal(softmax, problem).find("a count of keep() has no meaning") == 0);
}

TEST_CASE("the text is the same for all extents and names nothing foreign") {
  for (const char* name : {"softmax", "causal", "gqa", "sigmoid", "document", "softcap"}) {
    CAPTURE(name);
    const Cascade cascade = from_gallery(name);
    Problem problem = merge_problem(cascade);
    const CudaSource source = emitted(cascade, problem);
    CHECK(foreign_tokens(source.text).empty());
    CHECK(source.arguments.empty());
    CHECK(source.command.find(" --skeleton merge --arch sm_80") != std::string::npos);
    for (std::int64_t& extent : problem.extents) extent = 96;
    CHECK(emitted(cascade, problem).text == source.text);
  }
}

TEST_CASE("hooks have the cascade's names and say which equation they follow") {
  const Cascade softmax = from_gallery("softmax");
  const std::string text = emitted(softmax, merge_problem(softmax)).text;
  for (const char* line :
       {"row.GM = *element_of(arguments.LSE[part + 1], place, 0);", "row.D = 1.0f;",
        "row.GM = Maximum::identity();", "store_one(element_of(arguments.O[0], place, f), "}) {
    CAPTURE(line);
    CHECK(text.find(line) != std::string::npos);
  }
}

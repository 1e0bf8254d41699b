// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/plan_forward.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "tests/unit/generator/cuda/emitting.h"

namespace attngen {
namespace {

Plan plan_for(const emitting::Extents& extents, const std::string& arch = "sm_80") {
  const Cascade cascade = emitting::from_gallery("softmax");
  return choose_plan(cascade, analyse(cascade), emitting::problem_for(cascade, extents, arch));
}

TEST_CASE("every head dim from 0 to 256 has a plan that fits every architecture") {
  const Cascade cascade = emitting::from_gallery("softmax");
  const Analysis analysis = analyse(cascade);
  for (const char* arch : {"sm_80", "sm_86", "sm_89", "sm_90a", "sm_100", "sm_121"}) {
    for (const std::int64_t e : {0, 1, 8, 40, 64, 71, 128, 200, 256}) {
      for (const std::int64_t f : {0, 1, 16, 72, 128, 255, 256}) {
        const Problem problem = emitting::problem_for(cascade, {{"E", e}, {"F", f}}, arch);
        const ForwardForm form = require_forward_form(cascade, analysis, problem);
        const Plan plan = plan_forward(cascade, form, problem);
        CHECK(shared_bytes(form, head_dims(cascade, form, problem), plan) <=
              problem.limits.shared_bytes_per_block);
        CHECK(plan.row_tile == 16 * plan.warps);
      }
    }
  }
}

TEST_CASE("less shared memory means fewer keys per step, and the plan says so") {
  CHECK(plan_for({{"E", 128}, {"F", 128}}).stream_tile == 64);
  const Plan small = plan_for({{"E", 256}, {"F", 128}}, "sm_86");
  CHECK(small.stream_tile < 64);
  REQUIRE(small.reasons.size() == 1);
  CHECK(small.reasons[0].find("shared memory") != std::string::npos);
}

TEST_CASE("columns that are no multiple of 8 are read element by element") {
  const Plan plan = plan_for({{"E", 71}, {"F", 72}});
  CHECK(plan.reasons ==
        std::vector<std::string>{"E=71 is not a multiple of 8: Q element by element",
                                 "E=71 is not a multiple of 8: K element by element"});
  CHECK(plan_for({{"E", 72}, {"F", 40}}).reasons.empty());
}

TEST_CASE("of head dims without columns nothing is read") {
  const Plan plan = plan_for({{"E", 0}, {"F", 0}});
  CHECK(plan.reasons == std::vector<std::string>{"E=0: nothing of Q is read",
                                                 "E=0: nothing of K is read",
                                                 "F=0: nothing of V is read"});
  CHECK(plan_for({{"E", 0}, {"F", 8}}).reasons.size() == 2);
}

TEST_CASE("a contraction without columns is 0, whatever its terms are multiplied by") {
  const Cascade cascade = emitting::from_gallery("softmax");
  const Analysis analysis = analyse(cascade);
  const auto reads_scale = [&](std::int64_t columns) {
    const Problem problem = emitting::problem_for(cascade, {{"E", columns}});
    const ForwardForm form = require_forward_form(cascade, analysis, problem);
    bool found = false;
    std::vector<Expr> roots = form.formulas;
    roots.push_back(form.carried);
    roots.push_back(form.weight);
    for (const RowScalar& scalar : form.scalars) roots.push_back(scalar.term);
    for (const Expr& root : roots) {
      for_each_node(root, [&](const ExprNode& node) { found = found || node.op == Op::param; });
    }
    return found;
  };
  CHECK(reads_scale(1));
  CHECK_FALSE(reads_scale(0));
}

TEST_CASE("an array at hand may ask for element loads") {
  const Cascade cascade = emitting::from_gallery("softmax");
  Problem problem = emitting::problem_for(cascade, {});
  problem.element_loads.assign(cascade.tensors.size(), false);
  problem.element_loads[static_cast<std::size_t>(find_tensor(cascade, "K"))] = true;
  const Plan plan = choose_plan(cascade, analyse(cascade), problem);
  REQUIRE(plan.reasons.size() == 1);
  CHECK(plan.reasons[0].find("layout of K") != std::string::npos);
}

TEST_CASE("head dims outside 0...256 are refused, all at once") {
  try {
    plan_for({{"E", 257}, {"F", 512}});
    FAIL("nothing was thrown");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::refused);
    REQUIRE(error.findings().size() == 2);
    CHECK(error.findings()[0].message.find("E=257") != std::string::npos);
    CHECK(error.findings()[1].message.find("F=512") != std::string::npos);
  }
}

TEST_CASE("architectures") {
  CHECK(limits_of_arch("sm_90a").shared_bytes_per_block == 232448);
  CHECK(limits_of_arch("sm_120").shared_bytes_per_block == 101376);
  CHECK_THROWS_AS(limits_of_arch("sm_75"), Error);
  CHECK_THROWS_AS(limits_of_arch("gfx90a"), Error);
}

}  // namespace
}  // namespace attngen

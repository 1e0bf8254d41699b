// SPDX-License-Identifier: Apache-2.0
#include "autotune/compile_gate.h"

#include <doctest/doctest.h>

#include "autotune/gpu_subject.h"
#include "base/error.h"
#include "tests/unit/autotune/tuning_cases.h"

namespace attngen::tune {
namespace {

TEST_CASE("what compiles clean passes, what spills is told so, in the order asked") {
  const Task task =
      gpu_task("causal_gqa", {{"H", 16}, {"HK", 8}, {"P", 1}, {"M", 256}, {"E", 256}, {"F", 256}},
               0, Skeleton::decode);
  const DeviceLimits limits = limits_of_arch("sm_90");
  const CompileGate gate({task}, limits, 2);
  const Candidate plain = gpu_subject(task, gpu_device_named("h200")).own;
  // Two warps with 256 columns: lawful by its numbers, and ptxas spills.
  const Candidate wide =
      candidate_of({Skeleton::decode, 16, 64, 2, 2, 1, 1, MergeProtocol::ticket});
  const std::vector<std::string> broken = gate(0, {plain, wide, plain});
  REQUIRE(broken.size() == 3);
  CHECK(broken[0] == "");
  CHECK_MESSAGE(broken[1].find("bytes of registers are spilled") != std::string::npos, broken[1]);
  CHECK(broken[2] == "");
  CHECK(gate(0, {}).empty());
}

}  // namespace
}  // namespace attngen::tune

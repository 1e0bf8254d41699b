// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "kernel_runs.h"

namespace attngen::vgpu {
namespace {

bool names(const std::string& body, const std::string& part) {
  const std::string message = refusal_of(body);
  INFO(body, "\n", message);
  return message.find(part) != std::string::npos;
}

TEST_CASE("an unknown opcode is refused by name and source line") {
  CHECK(names(".loc 1 31 5\nfrobnicate.s32 %r4, %r5;", "'frobnicate.s32'"));
  CHECK(names(".loc 1 31 5\nfrobnicate.s32 %r4, %r5;", "source line 31"));
  CHECK(names("mbarrier.init.shared::cta.b64 [%r1], 1;", "mbarrier.init"));
  CHECK(names("wgmma.fence.sync.aligned;", "wgmma.fence"));
  CHECK(names("fence.proxy.async.shared::cta;", "'.proxy'"));
  CHECK(names("shfl.bfly.b32 %r4, %r5, 1, 31;", "shfl.bfly.b32"));
}

TEST_CASE("an unknown modifier, type or operand count is refused by name") {
  CHECK(names("add.rz.f32 %f0, %f1, %f2;", "modifier '.rz' of 'add'"));
  CHECK(names("add.b32 %r4, %r5, %r6;", "'.b32'"));
  CHECK(names("add.s32 %r4, %r5;", "2 operands, expected 3"));
  CHECK(names("bar.sync;", "0 operands"));
  CHECK(names("mul.s32 %r4, %r5, %r6;", "needs .lo, .hi or .wide"));
  CHECK(names("add.ftz.s32 %r4, %r5, %r6;", "float modifier"));
  CHECK(names("add.ftz.f64 %fd0, %fd1, %fd2;", ".ftz needs f32"));
  CHECK(names("add.sat.u32 %r4, %r5, %r6;", ".sat needs s32"));
  CHECK(names("setp.lo.s32 %p0, %r4, %r5;", "comparison does not fit"));
  CHECK(names("cp.async.cg.shared.global [%r1], [%rd0], 8;", ".cg 16"));
  CHECK(names("atom.global.min.f32 %f0, [%rd0], %f1;", "does not exist on this type"));
  CHECK(
      names("mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32 {%f0,%f1,%f2,%f3}, "
            "{%r4,%r5,%r6}, {%r8,%r9}, {%f0,%f1,%f2,%f3};",
            "3 registers, expected 4"));
  CHECK(names("ldmatrix.sync.aligned.m8n8.x4.shared.b16 {%r4,%r5}, [%r1];", "another length"));
}

TEST_CASE("operands that do not fit are refused") {
  CHECK(names("add.s32 %r4, %rd5, %p0;", "pred operand"));
  CHECK(names("add.f32 %f0, %f1, 1;", "integer where a float"));
  CHECK(names("mov.u32 %r4, %nonsense;", "special register %nonsense"));
  CHECK(names("add.s32 5, %r4, %r5;", "destination is not a register"));
  CHECK(names("ld.global.u32 %r4, %rd0;", "brackets"));
  CHECK(names("st.param.u32 [in], %r4;", "param"));
}

}  // namespace
}  // namespace attngen::vgpu

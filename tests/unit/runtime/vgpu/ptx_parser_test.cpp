// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>

#include "base/error.h"
#include "runtime/vgpu/ptx_module.h"

namespace attngen::vgpu {
namespace {

constexpr const char* kHead =
    ".version 8.0\n.target sm_80\n.address_size 64\n.file 1 \"k.cu\"\n.file 2 \"other.h\"\n";

std::string refusal(const std::string& text) {
  try {
    parse_ptx(text);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::refused);
    return error.what();
  }
  return {};
}

std::string kernel(const std::string& body) {
  return std::string(kHead) + ".visible .entry k()\n{\n" + body + "\nret;\n}\n";
}

TEST_CASE("parameters are laid out with their natural or given alignment") {
  const PtxModule module = parse_ptx(
      std::string(kHead) +
      ".visible .entry k(.param .u8 a, .param .u64 .ptr .global .align 16 b, .param .f32 c,\n"
      "  .param .align 16 .b8 d[20], .param .u16 e) .maxntid 64, 2, 1 .minnctapersm 1 { ret; }\n");
  const PtxFunction& k = module.entries.at(0);
  REQUIRE(k.parameters.size() == 5);
  CHECK(k.parameters[0].offset == 0);
  CHECK(k.parameters[1].offset == 8);
  CHECK(k.parameters[2].offset == 16);
  CHECK(k.parameters[3].offset == 32);
  CHECK(k.parameters[3].bytes == 20);
  CHECK(k.parameters[4].offset == 52);
  CHECK(k.parameter_bytes == 56);
  CHECK(k.max_threads == 128);
  CHECK(module.version == "8.0");
  CHECK(module.target == "sm_80");
}

TEST_CASE("shared variables: static ones in order, extern ones behind them") {
  const PtxModule module = parse_ptx(std::string(kHead) +
                                     ".extern .shared .align 128 .b8 dynamic[];\n"
                                     ".shared .align 4 .b8 first[6];\n"
                                     ".shared .f32 second[3];\n" +
                                     ".const .align 4 .b32 table[4] = {1, -2, 0f3F800000};\n"
                                     ".entry k() { .shared .align 16 .b8 third[16]; ret; }\n");
  REQUIRE(module.variables.size() == 5);
  CHECK(module.variables[1].offset == 0);
  CHECK(module.variables[2].offset == 8);
  CHECK(module.variables[4].offset == 32);
  CHECK(module.static_shared_bytes == 48);
  CHECK(module.dynamic_shared_align == 128);
  CHECK(module.variables[0].offset == 128);
  const std::vector<std::byte>& table = module.variables[3].initial;
  REQUIRE(table.size() == 12);
  CHECK(table[0] == std::byte{1});
  CHECK(table[4] == std::byte{0xfe});
  CHECK(table[11] == std::byte{0x3f});
}

TEST_CASE("scopes hide registers and labels; labels are found before and after their use") {
  const PtxModule module =
      parse_ptx(kernel(".reg .b32 %r<3>; .reg .pred p;\n"
                       "bra DONE;\n"
                       "{ .reg .b32 x; mov.u32 x, 1; L: @!p bra L; }\n"
                       "{ .reg .b64 x; mov.u64 x, 2; L: @p bra L; }\n"
                       "DONE: mov.u32 %r2, -7;"));
  const PtxFunction& k = module.entries.at(0);
  REQUIRE(k.instructions.size() == 7);
  CHECK(k.labels.size() == 3);
  CHECK(k.labels[static_cast<std::size_t>(k.instructions[0].operands[0].index)].name == "DONE");
  const PtxOperand& narrow = k.instructions[1].operands[0];
  const PtxOperand& wide = k.instructions[3].operands[0];
  CHECK(narrow.index != wide.index);
  CHECK(k.registers[static_cast<std::size_t>(wide.index)].type == PtxType::b64);
  CHECK(k.instructions[2].operands[0].index != k.instructions[4].operands[0].index);
  CHECK(k.instructions[2].predicate_negated);
  CHECK_FALSE(k.instructions[4].predicate_negated);
  CHECK(k.instructions[5].operands[1].bits == static_cast<std::uint64_t>(-7));
}

TEST_CASE("operands of every kind") {
  const PtxModule module =
      parse_ptx(kernel(".reg .b32 %r<5>; .reg .b64 %rd<2>; .reg .pred %p<2>; .reg .f32 %f<2>;\n"
                       "ld.global.v2.u32 {%r0, %r1}, [%rd0+-16];\n"
                       "ld.global.u32 %r0, [%rd0];\n"
                       "shfl.sync.idx.b32 %r0|%p1, %r1, 0, 31, -1;\n"
                       "setp.lt.and.f32 %p0, %f0, 0f3F800000, !%p1;\n"
                       "mov.b32 %r0, 0xFFU;\n"
                       "vote.sync.ballot.b32 _, %p0, WARP_SZ;\n"
                       "createpolicy.fractional.L2::evict_last.b64 %rd0, 1.0;\n"
                       "mov.u32 %r0, %ctaid.x;"));
  const std::vector<PtxInstruction>& all = module.entries.at(0).instructions;
  CHECK(all[0].operands[0].elements.size() == 2);
  CHECK(all[0].operands[1].offset == -16);
  CHECK(all[1].operands[1].offset == 0);
  CHECK(all[2].operands[0].second >= 0);
  CHECK(all[3].operands[2].kind == OperandKind::real32);
  CHECK(all[3].operands[2].bits == 0x3f800000);
  CHECK(all[3].operands[3].negated);
  CHECK(all[4].operands[1].bits == 0xff);
  CHECK(all[5].operands[0].kind == OperandKind::sink);
  CHECK(all[6].operands[1].kind == OperandKind::real64);
  CHECK(all[6].has("L2::evict_last"));
  CHECK(all[7].operands[1].kind == OperandKind::special);
}

TEST_CASE(".loc of file 1 gives the line, and where it was inlined, from the inside out") {
  const PtxModule module =
      parse_ptx(kernel(".reg .b32 %r<2>;\n"
                       ".loc 1 10 3\n"
                       "mov.u32 %r0, 1;\n"
                       ".loc 1 49 3, function_name $L__info_string0, inlined_at 1 55 7\n"
                       ".loc 1 7 72, function_name $L__info_string1+4, inlined_at 1 49 3\n"
                       "mov.u32 %r0, 2;\n"
                       ".loc 2 99 1\n"
                       "mov.u32 %r0, 3;"));
  const std::vector<PtxInstruction>& all = module.entries.at(0).instructions;
  CHECK(all[0].place.line == 10);
  CHECK(all[0].place.callers.empty());
  CHECK(all[1].place.line == 7);
  CHECK(all[1].place.callers == std::vector<int>{49, 55});
  CHECK(all[2].place.line == 7);
  CHECK(to_text(all[1].place).find("source line 7 (inlined at 49, 55)") != std::string::npos);
}

TEST_CASE("sections, comments, pragmas and files are passed over") {
  const PtxModule module =
      parse_ptx("// a comment {\n" + std::string(kHead) +
                "/* over\n lines } */ .visible .entry k() { .pragma \"nounroll\"; ret; }\n"
                ".section .debug_str\n{\n$L__info_string0:\n.b8 1,2,3\n{ .b8 4 }\n}\n");
  CHECK(module.entries.size() == 1);
}

TEST_CASE("what is not understood is refused with its line") {
  CHECK(refusal(kHead).find("no kernel") != std::string::npos);
  CHECK(refusal(std::string(kHead) + ".func f() { ret; }").find("PTX line 6") != std::string::npos);
  CHECK(refusal(std::string(kHead) + ".visible .func (.param .b32 r) f() { ret; }").find(".func") !=
        std::string::npos);
  CHECK(refusal(kernel("mov.u32 %r1, 0;")).find("special") == std::string::npos);
  CHECK(refusal(kernel("bra NOWHERE;")).find("NOWHERE") != std::string::npos);
  CHECK(refusal(kernel("L: L: ret;")).find("defined twice") != std::string::npos);
  CHECK(refusal(kernel("call f, (a);")).find("call") != std::string::npos);
  CHECK(refusal(kernel(".wrong x;")).find(".wrong") != std::string::npos);
  CHECK(refusal(kernel(".reg .b32 r; mov.u32 r, somewhere;")).find("somewhere") !=
        std::string::npos);
  CHECK(refusal(std::string(kHead) + ".entry k() { ret;").find("not closed") != std::string::npos);
  CHECK(refusal(std::string(kHead) + ".entry k() { ret; ^ }").find("'^'") != std::string::npos);
  CHECK(refusal(".version 8.0 .target sm_80 .address_size 32").find("64-bit") != std::string::npos);
  CHECK(refusal(std::string(kHead) + ".extern .global .b32 elsewhere; .entry k() { ret; }")
            .find("elsewhere") != std::string::npos);
}

}  // namespace
}  // namespace attngen::vgpu

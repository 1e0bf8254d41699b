// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>

#include "base/dtype.h"
#include "opcode_cases.h"

namespace attngen::vgpu {
namespace {

const std::string kSelect = " selp.u32 %d, 1, 0, %p1;";

template <typename Value, typename Holds>
OpcodeCase comparison(const std::string& name, const std::string& type, const std::string& reg,
                      Value value, Holds holds) {
  return {
      "setp." + name + "." + type + " %p1, %a, %b;" + kSelect,
      "b32",
      reg,
      reg,
      "",
      [value, holds](Bits a, Bits b, Bits) { return Bits{holds(value(a), value(b)) ? 1u : 0u}; }};
}

template <typename Value>
void ordered(std::vector<OpcodeCase>& cases, const std::string& type, const std::string& reg,
             Value value, const std::vector<std::string>& names) {
  cases.push_back(comparison(names[0], type, reg, value, [](auto a, auto b) { return a == b; }));
  cases.push_back(comparison(names[1], type, reg, value, [](auto a, auto b) { return a < b; }));
  cases.push_back(comparison(names[2], type, reg, value, [](auto a, auto b) { return a <= b; }));
  cases.push_back(comparison(names[3], type, reg, value, [](auto a, auto b) { return a > b; }));
  cases.push_back(comparison(names[4], type, reg, value, [](auto a, auto b) { return a >= b; }));
}

TEST_CASE("integer comparisons by signedness") {
  std::vector<OpcodeCase> cases;
  const std::vector<std::string> plain{"eq", "lt", "le", "gt", "ge"};
  ordered(cases, "s32", "b32", s32_of, plain);
  ordered(cases, "u32", "b32", u32_of, plain);
  ordered(cases, "s64", "b64", s64_of, plain);
  ordered(cases, "u16", "b16", u16_of, plain);
  ordered(cases, "s16", "b16", s16_of, plain);
  ordered(cases, "u64", "b64", [](Bits a) { return a; }, {"eq", "lo", "ls", "hi", "hs"});
  cases.push_back(comparison("ne", "b32", "b32", u32_of, [](auto a, auto b) { return a != b; }));
  check_opcodes(cases);
}

TEST_CASE("float comparisons, ordered and unordered") {
  std::vector<OpcodeCase> cases;
  ordered(cases, "f32", "f32", f32_of, {"eq", "lt", "le", "gt", "ge"});
  ordered(cases, "f64", "f64", f64_of, {"eq", "lt", "le", "gt", "ge"});
  const auto unordered = [](float a, float b) { return std::isnan(a) || std::isnan(b); };
  const auto add = [&](const char* name, auto holds) {
    cases.push_back(comparison(name, "f32", "f32", f32_of, holds));
  };
  add("ne", [=](float a, float b) { return !unordered(a, b) && a != b; });
  add("equ", [=](float a, float b) { return unordered(a, b) || a == b; });
  add("neu", [](float a, float b) { return a != b; });
  add("ltu", [](float a, float b) { return !(a >= b); });
  add("leu", [](float a, float b) { return !(a > b); });
  add("gtu", [](float a, float b) { return !(a <= b); });
  add("geu", [](float a, float b) { return !(a < b); });
  add("num", [=](float a, float b) { return !unordered(a, b); });
  add("nan", unordered);
  cases.push_back(
      {"setp.eq.ftz.f32 %p1, %a, %b;" + kSelect, "b32", "f32", "f32", "", [](Bits a, Bits b, Bits) {
         return Bits{flushed(f32_of(a)) == flushed(f32_of(b)) ? 1u : 0u};
       }});
  ordered(cases, "f16", "f16", [](Bits a) { return f16_value(u16_of(a)); },
          {"eq", "lt", "le", "gt", "ge"});
  ordered(cases, "bf16", "bf16", [](Bits a) { return bf16_value(u16_of(a)); },
          {"eq", "lt", "le", "gt", "ge"});
  check_opcodes(cases);
}

TEST_CASE("combined and double predicates, negated sources, predicate logic") {
  check_opcodes({
      {"setp.ne.s32 %p2, %c, 0; setp.lt.and.s32 %p1, %a, %b, %p2;" + kSelect, "b32", "b32", "b32",
       "b32",
       [](Bits a, Bits b, Bits c) { return Bits{s32_of(a) < s32_of(b) && c != 0 ? 1u : 0u}; }},
      {"setp.ne.s32 %p2, %c, 0; setp.lt.or.s32 %p1, %a, %b, !%p2;" + kSelect, "b32", "b32", "b32",
       "b32",
       [](Bits a, Bits b, Bits c) { return Bits{s32_of(a) < s32_of(b) || c == 0 ? 1u : 0u}; }},
      {"setp.ne.s32 %p2, %c, 0; setp.lt.xor.u32 %p1, %a, %b, %p2;" + kSelect, "b32", "b32", "b32",
       "b32", [](Bits a, Bits b, Bits c) { return Bits{(a < b) != (c != 0) ? 1u : 0u}; }},
      {"setp.gt.f32 %p2|%p1, %a, %b;" + kSelect, "b32", "f32", "f32", "",
       [](Bits a, Bits b, Bits) { return Bits{f32_of(a) > f32_of(b) ? 0u : 1u}; }},
      {"setp.lt.f16x2 %p1|%p2, %a, %b; selp.u32 %t1, 1, 0, %p1; selp.u32 %t2, 2, 0, %p2; "
       "or.b32 %d, %t1, %t2;",
       "b32", "f16x2", "f16x2", "",
       [](Bits a, Bits b, Bits) {
         const auto less = [](Bits x, Bits y) {
           return f16_value(u16_of(x)) < f16_value(u16_of(y));
         };
         return Bits{(less(a, b) ? 1u : 0u) | (less(a >> 16, b >> 16) ? 2u : 0u)};
       }},
      {"setp.lt.s32 %p2, %a, 0; setp.lt.s32 %p3, %b, 0; and.pred %p1, %p2, %p3; not.pred %p4, %p1;"
       " xor.pred %p1, %p4, %p2;" +
           kSelect,
       "b32", "b32", "b32", "",
       [](Bits a, Bits b, Bits) {
         const bool x = s32_of(a) < 0;
         const bool y = s32_of(b) < 0;
         return Bits{!(x && y) != x ? 1u : 0u};
       }},
      {"mov.pred %p2, -1; setp.eq.u32 %p1, %a, %a; and.pred %p1, %p1, %p2;" + kSelect, "b32", "b32",
       "", "", [](Bits, Bits, Bits) { return Bits{1}; }},
  });
}

TEST_CASE("set, selp, slct") {
  check_opcodes({
      {"set.lt.u32.f32 %d, %a, %b;", "b32", "f32", "f32", "",
       [](Bits a, Bits b, Bits) { return f32_of(a) < f32_of(b) ? ~Bits{0} : 0; }},
      {"set.ge.f32.s32 %d, %a, %b;", "f32", "b32", "b32", "",
       [](Bits a, Bits b, Bits) { return bits_of(s32_of(a) >= s32_of(b) ? 1.f : 0.f); }},
      {"setp.lt.s32 %p1, %c, 0; selp.b64 %d, %a, %b, %p1;", "b64", "b64", "b64", "b32",
       [](Bits a, Bits b, Bits c) { return s32_of(c) < 0 ? a : b; }},
      {"setp.lt.s32 %p1, %c, 0; selp.f32 %d, %a, 0f3F800000, %p1;", "f32", "f32", "", "b32",
       [](Bits a, Bits, Bits c) { return s32_of(c) < 0 ? a : bits_of(1.f); }},
      {"slct.u32.s32 %d, %a, %b, %c;", "b32", "b32", "b32", "b32",
       [](Bits a, Bits b, Bits c) { return s32_of(c) >= 0 ? a : b; }},
      {"slct.f32.f32 %d, %a, %b, %c;", "f32", "f32", "f32", "f32",
       [](Bits a, Bits b, Bits c) { return f32_of(c) >= 0 ? a : b; }},
  });
}

TEST_CASE("predicated execution, branches and tables of branches") {
  check_opcodes({
      {"mov.b32 %d, %b; setp.lt.s32 %p1, %a, 0; @%p1 add.s32 %d, %d, 1; @!%p1 sub.s32 %d, %d, 1;",
       "b32", "b32", "b32", "", [](Bits a, Bits b, Bits) { return s32_of(a) < 0 ? b + 1 : b - 1; }},
      {"mov.u32 %d, 0; mov.u32 %t1, 0; and.b32 %t2, %a, 15; LOOP: setp.ge.u32 %p1, %t1, %t2; "
       "@%p1 bra DONE; add.s32 %d, %d, %t1; add.s32 %t1, %t1, 1; bra.uni LOOP; DONE:",
       "b32", "b32", "", "", [](Bits a, Bits, Bits) { return (a & 15) * ((a & 15) - 1) / 2; }},
      {"and.b32 %t1, %a, 3; TABLE: .branchtargets A0, A1, A2, A1; brx.idx %t1, TABLE; "
       "A0: mov.u32 %d, 10; bra END; A1: mov.u32 %d, 11; bra END; A2: mov.u32 %d, 12; END:",
       "b32", "b32", "", "",
       [](Bits a, Bits, Bits) { return (a & 3) == 0   ? Bits{10}
                                       : (a & 3) == 2 ? 12
                                                      : 11; }},
  });
}

}  // namespace
}  // namespace attngen::vgpu

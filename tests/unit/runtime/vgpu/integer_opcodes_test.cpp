// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <bitset>
#include <limits>

#include "opcode_cases.h"

namespace attngen::vgpu {
namespace {

__extension__ using Wide = __int128;
__extension__ using UnsignedWide = unsigned __int128;

template <typename Integer>
Bits clamped_shift(Integer value, std::uint32_t by, bool left) {
  constexpr std::uint32_t width = sizeof(Integer) * 8;
  if (left) return by >= width ? 0 : integer(static_cast<Wide>(value) << by);
  if (by >= width) return value < 0 ? ~Bits{0} : 0;
  return integer(value >> by);
}

Bits saturated_s32(std::int64_t value) {
  return integer(std::clamp<std::int64_t>(value, std::numeric_limits<std::int32_t>::min(),
                                          std::numeric_limits<std::int32_t>::max()));
}

Bits field(Bits value, std::uint32_t position, std::uint32_t length, int width, bool with_sign) {
  position &= 0xff;
  length &= 0xff;
  if (length == 0) return 0;
  // The value continued without end, by zeros or by its sign.
  Wide endless = with_sign ? (width == 32 ? Wide{s32_of(value)} : Wide{s64_of(value)})
                           : static_cast<Wide>(value);
  endless = position > 100 ? (endless < 0 ? Wide{-1} : Wide{0}) : endless >> position;
  if (with_sign) {
    const auto top =
        std::min<std::uint32_t>(position + length - 1, static_cast<std::uint32_t>(width) - 1);
    const bool sign = (value >> top & 1) != 0;
    if (length < 100) {
      const Wide mask = (Wide{1} << length) - 1;
      endless = sign ? endless | ~mask : endless & mask;
    }
  } else if (length < 100) {
    endless &= (Wide{1} << length) - 1;
  }
  return static_cast<Bits>(endless);
}

Bits inserted(Bits from, Bits into, std::uint32_t position, std::uint32_t length, int width) {
  position &= 0xff;
  length &= 0xff;
  if (position >= static_cast<std::uint32_t>(width)) return into;
  const UnsignedWide ones = length > 100 ? ~UnsignedWide{0} : (UnsignedWide{1} << length) - 1;
  const UnsignedWide mask = ones << position;
  const UnsignedWide moved = UnsignedWide{from} << position;
  return static_cast<Bits>((into & ~mask) | (moved & mask));
}

TEST_CASE("sums, differences and products") {
  check_opcodes({
      {"add.s32 %d, %a, %b;", "b32", "b32", "b32", "", [](Bits a, Bits b, Bits) { return a + b; }},
      {"add.u16 %d, %a, %b;", "b16", "b16", "b16", "", [](Bits a, Bits b, Bits) { return a + b; }},
      {"add.s64 %d, %a, -5;", "b64", "b64", "", "", [](Bits a, Bits, Bits) { return a - 5; }},
      {"add.sat.s32 %d, %a, %b;", "s32", "s32", "s32", "",
       [](Bits a, Bits b, Bits) { return saturated_s32(std::int64_t{s32_of(a)} + s32_of(b)); }},
      {"sub.sat.s32 %d, %a, %b;", "s32", "s32", "s32", "",
       [](Bits a, Bits b, Bits) { return saturated_s32(std::int64_t{s32_of(a)} - s32_of(b)); }},
      {"sub.s64 %d, %a, %b;", "b64", "b64", "b64", "", [](Bits a, Bits b, Bits) { return a - b; }},
      {"mul.lo.s32 %d, %a, %b;", "b32", "b32", "b32", "",
       [](Bits a, Bits b, Bits) { return a * b; }},
      {"mul.lo.u64 %d, %a, %b;", "b64", "b64", "b64", "",
       [](Bits a, Bits b, Bits) { return a * b; }},
      {"mul.hi.s32 %d, %a, %b;", "b32", "b32", "b32", "",
       [](Bits a, Bits b, Bits) { return integer(std::int64_t{s32_of(a)} * s32_of(b) >> 32); }},
      {"mul.hi.u32 %d, %a, %b;", "b32", "b32", "b32", "",
       [](Bits a, Bits b, Bits) { return a * b >> 32; }},
      {"mul.hi.u64 %d, %a, %b;", "b64", "b64", "b64", "",
       [](Bits a, Bits b, Bits) { return integer(UnsignedWide{a} * b >> 64); }},
      {"mul.hi.s64 %d, %a, %b;", "b64", "b64", "b64", "",
       [](Bits a, Bits b, Bits) { return integer(Wide{s64_of(a)} * s64_of(b) >> 64); }},
      {"mul.wide.s32 %d, %a, %b;", "b64", "b32", "b32", "",
       [](Bits a, Bits b, Bits) { return integer(std::int64_t{s32_of(a)} * s32_of(b)); }},
      {"mul.wide.u32 %d, %a, %b;", "b64", "b32", "b32", "",
       [](Bits a, Bits b, Bits) { return a * b; }},
      {"mul.wide.u16 %d, %a, %b;", "b32", "b16", "b16", "",
       [](Bits a, Bits b, Bits) { return a * b; }},
      {"mul.wide.s16 %d, %a, %b;", "b32", "b16", "b16", "",
       [](Bits a, Bits b, Bits) { return integer(s16_of(a) * s16_of(b)); }},
      {"mad.lo.s32 %d, %a, %b, %c;", "b32", "b32", "b32", "b32",
       [](Bits a, Bits b, Bits c) { return a * b + c; }},
      {"mad.hi.u32 %d, %a, %b, %c;", "b32", "b32", "b32", "b32",
       [](Bits a, Bits b, Bits c) { return (a * b >> 32) + c; }},
      {"mad.wide.s32 %d, %a, %b, %c;", "b64", "b32", "b32", "b64",
       [](Bits a, Bits b, Bits c) { return integer(std::int64_t{s32_of(a)} * s32_of(b)) + c; }},
      {"mad.wide.u32 %d, %a, %b, %c;", "b64", "b32", "b32", "b64",
       [](Bits a, Bits b, Bits c) { return a * b + c; }},
      {"sad.s32 %d, %a, %b, %c;", "b32", "b32", "b32", "b32",
       [](Bits a, Bits b, Bits c) {
         const std::int64_t x = std::int64_t{s32_of(a)} - s32_of(b);
         return integer(x < 0 ? -x : x) + c;
       }},
      {"sad.u32 %d, %a, %b, %c;", "b32", "b32", "b32", "b32",
       [](Bits a, Bits b, Bits c) { return (a > b ? a - b : b - a) + c; }},
  });
}

TEST_CASE("quotients and remainders, zero and overflow included") {
  check_opcodes({
      {"div.s32 %d, %a, %b;", "b32", "b32", "b32", "",
       [](Bits a, Bits b, Bits) {
         return s32_of(b) == 0 ? ~Bits{0} : integer(std::int64_t{s32_of(a)} / s32_of(b));
       }},
      {"div.u32 %d, %a, %b;", "b32", "b32", "b32", "",
       [](Bits a, Bits b, Bits) { return b == 0 ? ~Bits{0} : a / b; }},
      {"div.u64 %d, %a, %b;", "b64", "b64", "b64", "",
       [](Bits a, Bits b, Bits) { return b == 0 ? ~Bits{0} : a / b; }},
      {"div.s64 %d, %a, %b;", "b64", "b64", "b64", "",
       [](Bits a, Bits b, Bits) {
         return b == 0 ? ~Bits{0} : integer(Wide{s64_of(a)} / s64_of(b));
       }},
      {"rem.s32 %d, %a, %b;", "b32", "b32", "b32", "",
       [](Bits a, Bits b, Bits) {
         return s32_of(b) == 0 ? a : integer(std::int64_t{s32_of(a)} % s32_of(b));
       }},
      {"rem.u32 %d, %a, %b;", "b32", "b32", "b32", "",
       [](Bits a, Bits b, Bits) { return b == 0 ? a : a % b; }},
      {"rem.s64 %d, %a, %b;", "b64", "b64", "b64", "",
       [](Bits a, Bits b, Bits) { return b == 0 ? a : integer(Wide{s64_of(a)} % s64_of(b)); }},
      {"div.u16 %d, %a, %b;", "b16", "b16", "b16", "",
       [](Bits a, Bits b, Bits) { return b == 0 ? ~Bits{0} : a / b; }},
  });
}

TEST_CASE("extremes and signs") {
  check_opcodes({
      {"min.s32 %d, %a, %b;", "b32", "b32", "b32", "",
       [](Bits a, Bits b, Bits) { return integer(std::min(s32_of(a), s32_of(b))); }},
      {"max.s32 %d, %a, %b;", "b32", "b32", "b32", "",
       [](Bits a, Bits b, Bits) { return integer(std::max(s32_of(a), s32_of(b))); }},
      {"min.u32 %d, %a, %b;", "b32", "b32", "b32", "",
       [](Bits a, Bits b, Bits) { return std::min(a, b); }},
      {"max.u64 %d, %a, %b;", "b64", "b64", "b64", "",
       [](Bits a, Bits b, Bits) { return std::max(a, b); }},
      {"min.s64 %d, %a, %b;", "b64", "b64", "b64", "",
       [](Bits a, Bits b, Bits) { return integer(std::min(s64_of(a), s64_of(b))); }},
      {"min.s16 %d, %a, %b;", "b16", "b16", "b16", "",
       [](Bits a, Bits b, Bits) { return integer(std::min(s16_of(a), s16_of(b))); }},
      {"abs.s32 %d, %a;", "b32", "b32", "", "",
       [](Bits a, Bits, Bits) { return s32_of(a) < 0 ? 0 - a : a; }},
      {"neg.s32 %d, %a;", "b32", "b32", "", "", [](Bits a, Bits, Bits) { return 0 - a; }},
      {"neg.s64 %d, %a;", "b64", "b64", "", "", [](Bits a, Bits, Bits) { return 0 - a; }},
      {"neg.s16 %d, %a;", "b16", "b16", "", "", [](Bits a, Bits, Bits) { return 0 - a; }},
  });
}

TEST_CASE("bits") {
  check_opcodes({
      {"and.b32 %d, %a, %b;", "b32", "b32", "b32", "", [](Bits a, Bits b, Bits) { return a & b; }},
      {"or.b16 %d, %a, %b;", "b16", "b16", "b16", "", [](Bits a, Bits b, Bits) { return a | b; }},
      {"xor.b64 %d, %a, %b;", "b64", "b64", "b64", "", [](Bits a, Bits b, Bits) { return a ^ b; }},
      {"not.b32 %d, %a;", "b32", "b32", "", "", [](Bits a, Bits, Bits) { return ~a; }},
      {"cnot.b32 %d, %a;", "b32", "b32", "", "", [](Bits a, Bits, Bits) { return Bits{a == 0}; }},
      {"shl.b32 %d, %a, %b;", "b32", "b32", "b32", "",
       [](Bits a, Bits b, Bits) { return clamped_shift(s32_of(a), u32_of(b), true); }},
      {"shl.b64 %d, %a, %b;", "b64", "b64", "b32", "",
       [](Bits a, Bits b, Bits) { return clamped_shift(s64_of(a), u32_of(b), true); }},
      {"shl.b16 %d, %a, %b;", "b16", "b16", "b32", "",
       [](Bits a, Bits b, Bits) { return clamped_shift(s16_of(a), u32_of(b), true); }},
      {"shr.u32 %d, %a, %b;", "b32", "b32", "b32", "",
       [](Bits a, Bits b, Bits) { return clamped_shift(u32_of(a), u32_of(b), false); }},
      {"shr.s32 %d, %a, %b;", "b32", "b32", "b32", "",
       [](Bits a, Bits b, Bits) { return clamped_shift(s32_of(a), u32_of(b), false); }},
      {"shr.s64 %d, %a, %b;", "b64", "b64", "b32", "",
       [](Bits a, Bits b, Bits) { return clamped_shift(s64_of(a), u32_of(b), false); }},
      {"shr.u64 %d, %a, 7;", "b64", "b64", "", "", [](Bits a, Bits, Bits) { return a >> 7; }},
      {"shr.s16 %d, %a, %b;", "b16", "b16", "b32", "",
       [](Bits a, Bits b, Bits) { return clamped_shift(s16_of(a), u32_of(b), false); }},
      {"shf.l.wrap.b32 %d, %a, %b, %c;", "b32", "b32", "b32", "b32",
       [](Bits a, Bits b, Bits c) { return (b << 32 | a) << (c & 31) >> 32; }},
      {"shf.l.clamp.b32 %d, %a, %b, %c;", "b32", "b32", "b32", "b32",
       [](Bits a, Bits b, Bits c) { return (b << 32 | a) << std::min<Bits>(c, 32) >> 32; }},
      {"shf.r.wrap.b32 %d, %a, %b, %c;", "b32", "b32", "b32", "b32",
       [](Bits a, Bits b, Bits c) { return (b << 32 | a) >> (c & 31); }},
      {"shf.r.clamp.b32 %d, %a, %b, %c;", "b32", "b32", "b32", "b32",
       [](Bits a, Bits b, Bits c) { return (b << 32 | a) >> std::min<Bits>(c, 32); }},
      {"bfe.u32 %d, %a, %b, %c;", "b32", "b32", "b32", "b32",
       [](Bits a, Bits b, Bits c) { return field(a, u32_of(b), u32_of(c), 32, false); }},
      {"bfe.s32 %d, %a, %b, %c;", "b32", "b32", "b32", "b32",
       [](Bits a, Bits b, Bits c) { return field(a, u32_of(b), u32_of(c), 32, true); }},
      {"bfe.u64 %d, %a, %b, %c;", "b64", "b64", "b32", "b32",
       [](Bits a, Bits b, Bits c) { return field(a, u32_of(b), u32_of(c), 64, false); }},
      {"bfi.b32 %d, %a, %b, %c, 9;", "b32", "b32", "b32", "b32",
       [](Bits a, Bits b, Bits c) { return inserted(a, b, u32_of(c), 9, 32); }},
      {"bfi.b64 %d, %a, %b, 13, %c;", "b64", "b64", "b64", "b32",
       [](Bits a, Bits b, Bits c) { return inserted(a, b, 13, u32_of(c), 64); }},
      {"popc.b32 %d, %a;", "b32", "b32", "", "",
       [](Bits a, Bits, Bits) { return Bits{std::bitset<64>(a).count()}; }},
      {"popc.b64 %d, %a;", "b32", "b64", "", "",
       [](Bits a, Bits, Bits) { return Bits{std::bitset<64>(a).count()}; }},
      {"clz.b32 %d, %a;", "b32", "b32", "", "",
       [](Bits a, Bits, Bits) {
         Bits zeros = 0;
         while (zeros < 32 && (a >> (31 - zeros) & 1) == 0) ++zeros;
         return zeros;
       }},
      {"clz.b64 %d, %a;", "b32", "b64", "", "",
       [](Bits a, Bits, Bits) {
         Bits zeros = 0;
         while (zeros < 64 && (a >> (63 - zeros) & 1) == 0) ++zeros;
         return zeros;
       }},
      {"brev.b32 %d, %a;", "b32", "b32", "", "",
       [](Bits a, Bits, Bits) {
         Bits reversed = 0;
         for (int i = 0; i < 32; ++i) reversed |= (a >> i & 1) << (31 - i);
         return reversed;
       }},
      {"bfind.u32 %d, %a;", "b32", "b32", "", "",
       [](Bits a, Bits, Bits) {
         Bits top = ~Bits{0};
         for (Bits i = 0; i < 32; ++i) top = (a >> i & 1) != 0 ? i : top;
         return top;
       }},
      {"bfind.s32 %d, %a;", "b32", "b32", "", "",
       [](Bits a, Bits, Bits) {
         const Bits x = s32_of(a) < 0 ? ~a & 0xffffffff : a;
         Bits top = ~Bits{0};
         for (Bits i = 0; i < 32; ++i) top = (x >> i & 1) != 0 ? i : top;
         return top;
       }},
      {"lop3.b32 %d, %a, %b, %c, 0x96;", "b32", "b32", "b32", "b32",
       [](Bits a, Bits b, Bits c) { return a ^ b ^ c; }},
      {"lop3.b32 %d, %a, %b, %c, 0xe8;", "b32", "b32", "b32", "b32",
       [](Bits a, Bits b, Bits c) { return (a & b) | (a & c) | (b & c); }},
      {"lop3.b32 %d, %a, %b, %c, 0x2a;", "b32", "b32", "b32", "b32",
       [](Bits a, Bits b, Bits c) { return (~a | ~b) & c; }},
      {"prmt.b32 %d, %a, %b, 0x5410;", "b32", "b32", "b32", "",
       [](Bits a, Bits b, Bits) { return (a & 0xffff) | b << 16; }},
      {"prmt.b32 %d, %a, %b, 0x7632;", "b32", "b32", "b32", "",
       [](Bits a, Bits b, Bits) { return a >> 16 | (b & 0xffff0000); }},
      {"prmt.b32 %d, %a, %b, 0x888c;", "b32", "b32", "b32", "",
       [](Bits a, Bits b, Bits) {
         const Bits low = (b & 0x80) != 0 ? 0xff : 0;
         return ((a & 0x80) != 0 ? 0xffffff00 : 0) | low;
       }},
      {"prmt.b32.f4e %d, %a, %b, 1;", "b32", "b32", "b32", "",
       [](Bits a, Bits b, Bits) { return a >> 8 | b << 24; }},
      {"prmt.b32.rc8 %d, %a, %b, 2;", "b32", "b32", "b32", "",
       [](Bits a, Bits, Bits) { return (a >> 16 & 0xff) * 0x01010101; }},
      {"prmt.b32.rc16 %d, %a, %b, 1;", "b32", "b32", "b32", "",
       [](Bits a, Bits, Bits) { return (a >> 16) * 0x00010001; }},
  });
}

}  // namespace
}  // namespace attngen::vgpu

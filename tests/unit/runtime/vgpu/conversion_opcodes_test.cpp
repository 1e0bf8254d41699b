// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cfenv>
#include <cmath>
#include <limits>

#include "base/dtype.h"
#include "opcode_cases.h"

namespace attngen::vgpu {
namespace {

/// `value` as an integer type: clamped, NaN is 0.
template <typename Integer>
Bits clamped(long double value) {
  if (std::isnan(value)) return 0;
  const auto least = static_cast<long double>(std::numeric_limits<Integer>::min());
  const auto most = static_cast<long double>(std::numeric_limits<Integer>::max());
  if (value <= least) return integer(std::numeric_limits<Integer>::min());
  if (value >= most) return integer(std::numeric_limits<Integer>::max());
  return integer(static_cast<Integer>(value));
}

/// A conversion carried out by the host in one of its own rounding modes.
template <typename To, typename From>
To in_mode(int mode, From value) {
  const int before = std::fegetround();
  std::fesetround(mode);
  volatile From from = value;
  volatile To to = static_cast<To>(from);
  std::fesetround(before);
  return to;
}

long double half_even(long double x) {
  const long double floor = std::floor(x);
  const long double rest = x - floor;
  if (rest < 0.5L) return floor;
  if (rest > 0.5L) return floor + 1;
  return std::fmod(floor, 2.0L) == 0 ? floor : floor + 1;
}

TEST_CASE("between integers") {
  check_opcodes({
      {"cvt.s64.s32 %d, %a;", "b64", "b32", "", "",
       [](Bits a, Bits, Bits) { return integer(s32_of(a)); }},
      {"cvt.u64.u32 %d, %a;", "b64", "b32", "", "", [](Bits a, Bits, Bits) { return a; }},
      {"cvt.u32.u64 %d, %a;", "b32", "b64", "", "", [](Bits a, Bits, Bits) { return a; }},
      {"cvt.s32.s8 %d, %a;", "b32", "b32", "", "",
       [](Bits a, Bits, Bits) { return integer(static_cast<std::int8_t>(a)); }},
      {"cvt.u32.u8 %d, %a;", "b32", "b32", "", "", [](Bits a, Bits, Bits) { return a & 0xff; }},
      {"cvt.s8.s32 %d, %a;", "b32", "b32", "", "",
       [](Bits a, Bits, Bits) { return integer(static_cast<std::int8_t>(a)); }},
      {"cvt.u16.u32 %d, %a;", "b16", "b32", "", "", [](Bits a, Bits, Bits) { return a; }},
      {"cvt.s32.s16 %d, %a;", "b32", "b16", "", "",
       [](Bits a, Bits, Bits) { return integer(s16_of(a)); }},
      {"cvt.sat.s8.s32 %d, %a;", "b32", "b32", "", "",
       [](Bits a, Bits, Bits) {
         return clamped<std::int8_t>(static_cast<long double>(s32_of(a)));
       }},
      {"cvt.sat.u32.s64 %d, %a;", "b32", "b64", "", "",
       [](Bits a, Bits, Bits) {
         return clamped<std::uint32_t>(static_cast<long double>(s64_of(a)));
       }},
      {"cvt.sat.s32.u32 %d, %a;", "b32", "b32", "", "",
       [](Bits a, Bits, Bits) { return clamped<std::int32_t>(static_cast<long double>(a)); }},
  });
}

TEST_CASE("integers to floats in every rounding") {
  check_opcodes({
      {"cvt.rn.f32.s32 %d, %a;", "f32", "b32", "", "",
       [](Bits a, Bits, Bits) { return bits_of(static_cast<float>(s32_of(a))); }},
      {"cvt.rn.f32.u64 %d, %a;", "f32", "b64", "", "",
       [](Bits a, Bits, Bits) { return bits_of(static_cast<float>(a)); }},
      {"cvt.rz.f32.s64 %d, %a;", "f32", "b64", "", "",
       [](Bits a, Bits, Bits) { return bits_of(in_mode<float>(FE_TOWARDZERO, s64_of(a))); }},
      {"cvt.rm.f32.s32 %d, %a;", "f32", "b32", "", "",
       [](Bits a, Bits, Bits) { return bits_of(in_mode<float>(FE_DOWNWARD, s32_of(a))); }},
      {"cvt.rp.f32.u32 %d, %a;", "f32", "b32", "", "",
       [](Bits a, Bits, Bits) { return bits_of(in_mode<float>(FE_UPWARD, u32_of(a))); }},
      {"cvt.rn.f64.s32 %d, %a;", "f64", "b32", "", "",
       [](Bits a, Bits, Bits) { return bits_of(static_cast<double>(s32_of(a))); }},
      {"cvt.rn.f64.u64 %d, %a;", "f64", "b64", "", "",
       [](Bits a, Bits, Bits) { return bits_of(static_cast<double>(a)); }},
      {"cvt.rp.f64.s64 %d, %a;", "f64", "b64", "", "",
       [](Bits a, Bits, Bits) { return bits_of(in_mode<double>(FE_UPWARD, s64_of(a))); }},
      {"cvt.rn.f32.s8 %d, %a;", "f32", "b32", "", "",
       [](Bits a, Bits, Bits) { return bits_of(static_cast<float>(static_cast<std::int8_t>(a))); }},
      {"cvt.rn.f16.s32 %d, %a;", "f16", "b32", "", "",
       [](Bits a, Bits, Bits) { return Bits{f16_bits(s32_of(a))}; }},
      {"cvt.rn.bf16.u32 %d, %a;", "bf16", "b32", "", "",
       [](Bits a, Bits, Bits) { return Bits{bf16_bits(static_cast<double>(a))}; }},
  });
}

TEST_CASE("floats to integers clamp, NaN is zero") {
  check_opcodes({
      {"cvt.rzi.s32.f32 %d, %a;", "b32", "f32", "", "",
       [](Bits a, Bits, Bits) { return clamped<std::int32_t>(std::trunc(f32_of(a))); }},
      {"cvt.rni.s32.f32 %d, %a;", "b32", "f32", "", "",
       [](Bits a, Bits, Bits) {
         return clamped<std::int32_t>(half_even(static_cast<long double>(f32_of(a))));
       }},
      {"cvt.rmi.s64.f32 %d, %a;", "b64", "f32", "", "",
       [](Bits a, Bits, Bits) { return clamped<std::int64_t>(std::floor(f32_of(a))); }},
      {"cvt.rpi.u32.f32 %d, %a;", "b32", "f32", "", "",
       [](Bits a, Bits, Bits) { return clamped<std::uint32_t>(std::ceil(f32_of(a))); }},
      {"cvt.rzi.u64.f64 %d, %a;", "b64", "f64", "", "",
       [](Bits a, Bits, Bits) { return clamped<std::uint64_t>(std::trunc(f64_of(a))); }},
      {"cvt.rzi.s32.f64 %d, %a;", "b32", "f64", "", "",
       [](Bits a, Bits, Bits) { return clamped<std::int32_t>(std::trunc(f64_of(a))); }},
      {"cvt.rzi.s32.f16 %d, %a;", "b32", "f16", "", "",
       [](Bits a, Bits, Bits) { return clamped<std::int32_t>(std::trunc(f16_value(u16_of(a)))); }},
      {"cvt.rni.s16.f32 %d, %a;", "b16", "f32", "", "",
       [](Bits a, Bits, Bits) {
         return clamped<std::int16_t>(half_even(static_cast<long double>(f32_of(a))));
       }},
  });
}

TEST_CASE("between floats") {
  check_opcodes({
      {"cvt.f64.f32 %d, %a;", "f64", "f32", "", "",
       [](Bits a, Bits, Bits) { return bits_of(static_cast<double>(f32_of(a))); }},
      {"cvt.rn.f32.f64 %d, %a;", "f32", "f64", "", "",
       [](Bits a, Bits, Bits) { return bits_of(static_cast<float>(f64_of(a))); }},
      {"cvt.rz.f32.f64 %d, %a;", "f32", "f64", "", "",
       [](Bits a, Bits, Bits) { return bits_of(in_mode<float>(FE_TOWARDZERO, f64_of(a))); }},
      {"cvt.rp.f32.f64 %d, %a;", "f32", "f64", "", "",
       [](Bits a, Bits, Bits) { return bits_of(in_mode<float>(FE_UPWARD, f64_of(a))); }},
      {"cvt.rm.f32.f64 %d, %a;", "f32", "f64", "", "",
       [](Bits a, Bits, Bits) { return bits_of(in_mode<float>(FE_DOWNWARD, f64_of(a))); }},
      {"cvt.rni.f32.f32 %d, %a;", "f32", "f32", "", "",
       [](Bits a, Bits, Bits) { return bits_of(std::nearbyint(f32_of(a))); }},
      {"cvt.rzi.ftz.f32.f32 %d, %a;", "f32", "f32", "", "",
       [](Bits a, Bits, Bits) { return bits_of(std::trunc(flushed(f32_of(a)))); }},
      {"cvt.rmi.f32.f32 %d, %a;", "f32", "f32", "", "",
       [](Bits a, Bits, Bits) { return bits_of(std::floor(f32_of(a))); }},
      {"cvt.rpi.f64.f64 %d, %a;", "f64", "f64", "", "",
       [](Bits a, Bits, Bits) { return bits_of(std::ceil(f64_of(a))); }},
      {"cvt.sat.f32.f32 %d, %a;", "f32", "f32", "", "",
       [](Bits a, Bits, Bits) {
         const float x = f32_of(a);
         return bits_of(x > 0 ? (x > 1 ? 1.f : x) : 0.f);
       }},
      {"cvt.f32.f16 %d, %a;", "f32", "f16", "", "",
       [](Bits a, Bits, Bits) { return bits_of(static_cast<float>(f16_value(u16_of(a)))); }},
      {"cvt.f32.bf16 %d, %a;", "f32", "bf16", "", "",
       [](Bits a, Bits, Bits) { return bits_of(static_cast<float>(bf16_value(u16_of(a)))); }},
      {"cvt.f64.f16 %d, %a;", "f64", "f16", "", "",
       [](Bits a, Bits, Bits) { return bits_of(f16_value(u16_of(a))); }},
      {"cvt.rn.f16.f32 %d, %a;", "f16", "f32", "", "",
       [](Bits a, Bits, Bits) { return Bits{f16_bits(static_cast<double>(f32_of(a)))}; }},
      {"cvt.rn.f16.f64 %d, %a;", "f16", "f64", "", "",
       [](Bits a, Bits, Bits) { return Bits{f16_bits(f64_of(a))}; }},
      {"cvt.rn.bf16.f32 %d, %a;", "bf16", "f32", "", "",
       [](Bits a, Bits, Bits) { return Bits{bf16_bits(static_cast<double>(f32_of(a)))}; }},
      {"cvt.rz.bf16.f32 %d, %a;", "bf16", "f32", "", "",
       [](Bits a, Bits, Bits) { return std::isnan(f32_of(a)) ? 0x7fff : a >> 16; }},
  });
}

Bits pair_of(bool f16, float high, float low) {
  const auto one = [f16](float x) {
    return Bits{f16 ? f16_bits(static_cast<double>(x)) : bf16_bits(static_cast<double>(x))};
  };
  return one(high) << 16 | one(low);
}

TEST_CASE("two f32 packed into a pair: the first source is the upper half") {
  const auto relu = [](float x) { return std::isnan(x) ? x : x > 0 ? x : 0.f; };
  check_opcodes({
      {"cvt.rn.bf16x2.f32 %d, %a, %b;", "bf16x2", "f32", "f32", "",
       [](Bits a, Bits b, Bits) { return pair_of(false, f32_of(a), f32_of(b)); }},
      {"cvt.rn.f16x2.f32 %d, %a, %b;", "f16x2", "f32", "f32", "",
       [](Bits a, Bits b, Bits) { return pair_of(true, f32_of(a), f32_of(b)); }},
      {"cvt.rn.relu.f16x2.f32 %d, %a, %b;", "f16x2", "f32", "f32", "",
       [relu](Bits a, Bits b, Bits) { return pair_of(true, relu(f32_of(a)), relu(f32_of(b))); }},
      {"cvt.rz.bf16x2.f32 %d, %a, %b;", "bf16x2", "f32", "f32", "",
       [](Bits a, Bits b, Bits) {
         const auto cut = [](Bits x) { return std::isnan(f32_of(x)) ? Bits{0x7fff} : x >> 16; };
         return cut(a) << 16 | cut(b);
       }},
  });
}

TEST_CASE("moves, packing and unpacking") {
  check_opcodes({
      {"mov.b32 %d, %a;", "b32", "f32", "", "", [](Bits a, Bits, Bits) { return a; }},
      {"mov.b64 %d, {%a, %b};", "b64", "b32", "b32", "",
       [](Bits a, Bits b, Bits) { return b << 32 | a; }},
      {"mov.b32 {%h1, %h2}, %a; mov.b32 %d, {%h2, %h1};", "b32", "b32", "", "",
       [](Bits a, Bits, Bits) { return a >> 16 | a << 16; }},
      {"mov.b64 {%t1, _}, %a; mov.u32 %d, %t1;", "b32", "b64", "", "",
       [](Bits a, Bits, Bits) { return a; }},
      {"mov.b64 {%h1, %h2, %h3, %h4}, %a; mov.b64 %d, {%h4, %h3, %h2, %h1};", "b64", "b64", "", "",
       [](Bits a, Bits, Bits) {
         return a >> 48 | (a >> 16 & 0xffff0000) | (a << 16 & 0xffff00000000) | a << 48;
       }},
      {"mov.b64 %x1, %a; { .reg .b64 %x1; mov.u64 %x1, 7; } mov.u64 %d, %x1;", "b64", "b64", "", "",
       [](Bits a, Bits, Bits) { return a; }},
  });
}

}  // namespace
}  // namespace attngen::vgpu

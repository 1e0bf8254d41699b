// SPDX-License-Identifier: Apache-2.0
#include "runtime/vgpu/ptx_types.h"

#include <array>
#include <cstddef>

#include "base/error.h"

namespace attngen::vgpu {
namespace {

struct TypeFacts {
  PtxType type;
  std::string_view name;
  int bits;
  std::string_view ir;
};

constexpr std::array<TypeFacts, 20> kTypes{{
    {PtxType::pred, "pred", 1, "i1"},   {PtxType::b8, "b8", 8, "i8"},
    {PtxType::b16, "b16", 16, "i16"},   {PtxType::b32, "b32", 32, "i32"},
    {PtxType::b64, "b64", 64, "i64"},   {PtxType::b128, "b128", 128, "i128"},
    {PtxType::u8, "u8", 8, "i8"},       {PtxType::u16, "u16", 16, "i16"},
    {PtxType::u32, "u32", 32, "i32"},   {PtxType::u64, "u64", 64, "i64"},
    {PtxType::s8, "s8", 8, "i8"},       {PtxType::s16, "s16", 16, "i16"},
    {PtxType::s32, "s32", 32, "i32"},   {PtxType::s64, "s64", 64, "i64"},
    {PtxType::f16, "f16", 16, "i16"},   {PtxType::f16x2, "f16x2", 32, "i32"},
    {PtxType::bf16, "bf16", 16, "i16"}, {PtxType::bf16x2, "bf16x2", 32, "i32"},
    {PtxType::f32, "f32", 32, "float"}, {PtxType::f64, "f64", 64, "double"},
}};

const TypeFacts& facts(PtxType type) {
  return kTypes[static_cast<std::size_t>(type)];
}

}  // namespace

std::optional<PtxType> ptx_type_named(std::string_view name) {
  for (const TypeFacts& entry : kTypes) {
    if (entry.name == name) return entry.type;
  }
  return std::nullopt;
}

std::string_view name_of(PtxType type) {
  return facts(type).name;
}
int bits_of(PtxType type) {
  return facts(type).bits;
}
std::string_view ir_type(PtxType type) {
  return facts(type).ir;
}

bool is_signed(PtxType type) {
  return type >= PtxType::s8 && type <= PtxType::s64;
}
bool is_single_or_double(PtxType type) {
  return type == PtxType::f32 || type == PtxType::f64;
}
bool is_half(PtxType type) {
  return type >= PtxType::f16 && type <= PtxType::bf16x2;
}

}  // namespace attngen::vgpu

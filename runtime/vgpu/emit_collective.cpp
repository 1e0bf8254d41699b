// SPDX-License-Identifier: Apache-2.0
// Warp collectives: shfl, vote, match, redux, activemask, bar.warp.sync, ldmatrix, stmatrix, mma.
#include <fmt/format.h>

#include "runtime/vgpu/collective_codes.h"
#include "runtime/vgpu/opcode_table.h"

namespace attngen::vgpu {
namespace {

using Op = const PtxInstruction&;

template <typename Code>
std::string code(Code value) {
  return std::to_string(static_cast<int>(value));
}

void set_predicate(FunctionEmitter& e, int index, const std::string& pair) {
  const std::string high = e.temp("lshr i64 {}, 32", pair);
  e.set_register(index, PtxType::pred, e.temp("trunc i64 {} to i1", high));
}

/// shfl.sync.mode.b32 d{|p}, a, b, c, membermask
void emit_shfl(FunctionEmitter& e, Op i) {
  if (!i.has("b32")) e.refuse(i, "shfl.sync moves .b32");
  const ShuffleMode mode = i.has("up")     ? ShuffleMode::up
                           : i.has("down") ? ShuffleMode::down
                           : i.has("bfly") ? ShuffleMode::butterfly
                                           : ShuffleMode::index;
  std::vector<std::string> arguments{code(mode)};
  for (std::size_t k = 1; k <= 4; ++k) arguments.push_back(e.value(i.operands[k], PtxType::b32));
  arguments.push_back(e.statement());
  const std::string pair = e.call("vg_shuffle", arguments);
  e.set(i.operands[0], PtxType::b32, e.temp("trunc i64 {} to i32", pair));
  if (i.operands[0].second >= 0) set_predicate(e, i.operands[0].second, pair);
}

/// vote.sync.mode.pred d, {!}p, membermask
void emit_vote(FunctionEmitter& e, Op i) {
  const VoteMode mode = i.has("all")   ? VoteMode::all
                        : i.has("any") ? VoteMode::any
                        : i.has("uni") ? VoteMode::uniform
                                       : VoteMode::ballot;
  const std::string vote = e.value(i.operands[1], PtxType::pred);
  const std::string r = e.call("vg_vote", {code(mode), e.temp("zext i1 {} to i32", vote),
                                           e.value(i.operands[2], PtxType::b32), e.statement()});
  if (mode == VoteMode::ballot) return e.set(i.operands[0], PtxType::b32, r);
  e.set(i.operands[0], PtxType::pred, e.temp("icmp ne i32 {}, 0", r));
}

/// match.{any,all}.sync.type d{|p}, a, membermask
void emit_match(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  const std::string x = e.value(i.operands[1], type);
  const std::string wide = bits_of(type) == 64 ? x : e.temp("zext i32 {} to i64", x);
  const std::string pair =
      e.call("vg_match", {code(i.has("all") ? MatchMode::all : MatchMode::any), wide,
                          e.value(i.operands[2], PtxType::b32), e.statement()});
  e.set(i.operands[0], PtxType::b32, e.temp("trunc i64 {} to i32", pair));
  if (i.operands[0].second >= 0) set_predicate(e, i.operands[0].second, pair);
}

/// redux.sync.op.type d, a, membermask
void emit_redux(FunctionEmitter& e, Op i) {
  const PtxType type = type_of(e, i);
  const bool with_sign = is_signed(type);
  const ReduceMode mode =
      i.has("add")   ? ReduceMode::add
      : i.has("min") ? (with_sign ? ReduceMode::min_signed : ReduceMode::min_unsigned)
      : i.has("max") ? (with_sign ? ReduceMode::max_signed : ReduceMode::max_unsigned)
      : i.has("and") ? ReduceMode::bit_and
      : i.has("or")  ? ReduceMode::bit_or
                     : ReduceMode::bit_xor;
  e.set(i.operands[0], type,
        e.call("vg_reduce", {code(mode), e.value(i.operands[1], type),
                             e.value(i.operands[2], PtxType::b32), e.statement()}));
}

/// Threads of a warp need not run together, so the own lane alone is always a right answer.
void emit_activemask(FunctionEmitter& e, Op i) {
  PtxOperand own;
  own.kind = OperandKind::special;
  own.name = "%lanemask_eq";
  e.set(i.operands[0], PtxType::b32, e.value(own, PtxType::b32));
}

void emit_warp_sync(FunctionEmitter& e, Op i) {
  e.call("vg_warp_sync", {e.value(i.operands[0], PtxType::b32), e.statement()});
}

int matrices_of(FunctionEmitter& e, Op i, const PtxOperand& registers) {
  const int count = i.has("x4") ? 4 : i.has("x2") ? 2 : 1;
  const std::size_t given =
      registers.kind == OperandKind::vector ? registers.elements.size() : std::size_t{1};
  if (given != static_cast<std::size_t>(count)) e.refuse(i, "the vector has another length");
  if (!i.has("m8n8") || !i.has("b16")) e.refuse(i, "only .m8n8 matrices of .b16 are supported");
  return count;
}

const PtxOperand& element(const PtxOperand& registers, int index) {
  return registers.kind == OperandKind::vector ? registers.elements[static_cast<std::size_t>(index)]
                                               : registers;
}

void store_frame(FunctionEmitter& e, const PtxOperand& registers, int count, int first,
                 PtxType type) {
  for (int k = 0; k < count; ++k) {
    const std::string x = e.value(element(registers, k), type);
    e.line("  store {} {}, ptr {}", ir_type(type), x, e.frame_slot(first + k));
  }
}

void load_frame(FunctionEmitter& e, const PtxOperand& registers, int count, int first,
                PtxType type) {
  for (int k = 0; k < count; ++k) {
    e.set(element(registers, k), type,
          e.temp("load {}, ptr {}", ir_type(type), e.frame_slot(first + k)));
  }
}

/// ldmatrix.sync.aligned.m8n8.x4{.trans}.shared.b16 {…}, [address]
void emit_ldmatrix(FunctionEmitter& e, Op i) {
  const int count = matrices_of(e, i, i.operands[0]);
  e.call("vg_load_matrix", {"%frame", e.temp("trunc i64 {} to i32", e.address(i.operands[1])),
                            std::to_string(count), i.has("trans") ? "1" : "0", e.statement()});
  load_frame(e, i.operands[0], count, 0, PtxType::b32);
}

void emit_stmatrix(FunctionEmitter& e, Op i) {
  const int count = matrices_of(e, i, i.operands[1]);
  store_frame(e, i.operands[1], count, 0, PtxType::b32);
  e.call("vg_store_matrix", {"%frame", e.temp("trunc i64 {} to i32", e.address(i.operands[0])),
                             std::to_string(count), i.has("trans") ? "1" : "0", e.statement()});
}

void require_length(FunctionEmitter& e, Op i, std::size_t index, int count) {
  const PtxOperand& operand = i.operands[index];
  const std::size_t given =
      operand.kind == OperandKind::vector ? operand.elements.size() : std::size_t{1};
  if (given != static_cast<std::size_t>(count)) {
    e.refuse(i, fmt::format("operand {} has {} registers, expected {}", index + 1, given, count));
  }
}

/// mma.sync.aligned.m16n8kK.row.col.dtype.atype.btype.ctype d, a, b, c
void emit_mma(FunctionEmitter& e, Op i) {
  const std::vector<PtxType> types = types_of(i);
  const bool shape = i.has("m16n8k16") || i.has("m16n8k8");
  if (!shape || !i.has("row") || !i.has("col") || types.size() != 4 || types[1] != types[2] ||
      types[0] != types[3]) {
    e.refuse(i, "only m16n8k8 and m16n8k16 .row.col of f16 or bf16 are supported");
  }
  MmaForm form;
  form.k = i.has("m16n8k16") ? 16 : 8;
  form.bf16 = types[1] == PtxType::bf16;
  form.half_sums = types[0] == PtxType::f16;
  const bool factors = types[1] == PtxType::bf16 || types[1] == PtxType::f16;
  if (!factors || (types[0] != PtxType::f32 && (form.bf16 || !form.half_sums))) {
    e.refuse(i, "only f16 or bf16 factors with f32 sums, or f16 throughout, are supported");
  }
  const int a = form.k / 4;
  const int b = form.k / 8;
  const int c = form.half_sums ? 2 : 4;
  const PtxType sums = form.half_sums ? PtxType::b32 : PtxType::f32;
  require_length(e, i, 0, c);
  require_length(e, i, 1, a);
  require_length(e, i, 2, b);
  require_length(e, i, 3, c);
  store_frame(e, i.operands[1], a, kFrameA, PtxType::b32);
  store_frame(e, i.operands[2], b, kFrameB, PtxType::b32);
  store_frame(e, i.operands[3], c, kFrameC, sums);
  e.call("vg_mma", {"%frame", std::to_string(form.code()), e.statement()});
  load_frame(e, i.operands[0], c, kFrameC, sums);
}

}  // namespace

std::vector<OpcodeRule> collective_rules() {
  return {
      {"shfl.sync", "up down bfly idx", "b32", 5, 5, emit_shfl},
      {"vote.sync", "all any uni ballot", "pred b32", 3, 3, emit_vote},
      {"match.any.sync", "", "b32 b64", 3, 3, emit_match},
      {"match.all.sync", "", "b32 b64", 3, 3, emit_match},
      {"redux.sync", "add min max and or xor", "u32 s32 b32", 3, 3, emit_redux},
      {"activemask", "", "b32", 1, 1, emit_activemask},
      {"bar.warp.sync", "", "", 1, 1, emit_warp_sync},
      {"ldmatrix", "sync aligned m8n8 x1 x2 x4 trans shared shared::cta", "b16", 2, 2,
       emit_ldmatrix},
      {"stmatrix", "sync aligned m8n8 x1 x2 x4 trans shared shared::cta", "b16", 2, 2,
       emit_stmatrix},
      {"mma.sync", "aligned m16n8k8 m16n8k16 row col", "f32 f16 bf16", 4, 4, emit_mma},
  };
}

}  // namespace attngen::vgpu

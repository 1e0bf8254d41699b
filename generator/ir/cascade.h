// SPDX-License-Identifier: Apache-2.0
// The cascade IR: ranks, tensors and Einsums in text order; immutable once parsed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/dtype.h"
#include "base/error.h"
#include "generator/ir/expr.h"

namespace attngen {

/// All ids below are indices into the vectors of the Cascade that holds them.

struct Rank {
  std::string name;
  std::optional<std::int64_t> extent;  ///< fixed by the text: rank M=4096
  int split = -1;                      ///< the split that made this rank, or -1
  Span span;
};

/// split R -> R1,R0[=n]: R1 = ceil(R/R0); `r1*R0+r0` is the only recombination.
struct Split {
  int rank = -1;
  int outer = -1;
  int inner = -1;
  Span span;
};

/// Every rank has one implicit variable, its name in lower case; `var v in R` adds others.
struct RankVar {
  std::string name;
  int rank = -1;
  bool implicit = true;
  Span span;
};

struct DTypeAlias {
  std::string name;
  DType type = DType::bf16;
  Span span;
};

/// A type as written: a plain one, or the alias it came from (overridable from outside).
struct TypeRef {
  DType type = DType::f32;
  int alias = -1;
};

struct Param {
  std::string name;
  std::optional<TypeRef> type;
  Expr default_value;  ///< over extents and literals; null = must be given
  bool is_static = false;  ///< stands in a coordinate, or beside / or % in a where: integral, compile-time
  Span span;
};

enum class TensorKind : std::uint8_t { input, temporary, state, output };

struct TensorDim {
  int rank = -1;
  bool is_state = false;  ///< the iterated axis of a state: extent(rank)+1 slices
};

struct Tensor {
  std::string name;
  TensorKind kind = TensorKind::temporary;
  std::vector<TensorDim> dims;
  TypeRef type;            ///< f32 where the text gives none
  bool typed = false;      ///< the text gave a type
  Span span;
};

enum class ReduceOp : std::uint8_t { sum, max, min, prod, any, all, argmax, topk };

struct Reduction {
  ReduceOp op = ReduceOp::sum;
  std::vector<int> vars;
  std::optional<std::int64_t> k;  ///< the `;k` of a topk as written
};

enum class Role : std::uint8_t { plain, init, out };

/// T[coords] = [reduction] body [where]
struct Einsum {
  Role role = Role::plain;
  int tensor = -1;
  std::vector<Expr> coords;
  std::optional<TypeRef> type;  ///< as written on the left
  std::optional<Reduction> reduction;
  Expr body;
  Expr where;  ///< null = none
  Span span;
};

struct Iter {
  int var = -1;
  int rank = -1;  ///< until var >= rank
  Span span;
};

struct Expect {
  int rank = -1;
  int written = 0;
  int rewritten = 0;
  Span span;
};

struct Cascade {
  std::string name;
  std::string origin;  ///< file as the user named it, or "gallery:NAME"; not part of equality
  std::string text;    ///< the source, for carets; not part of equality
  std::vector<Rank> ranks;
  std::vector<Split> splits;
  std::vector<RankVar> vars;
  std::vector<DTypeAlias> dtypes;
  std::vector<Param> params;
  std::vector<Tensor> tensors;
  std::vector<Einsum> einsums;
  std::vector<Iter> iters;
  std::vector<Expect> expects;
};

/// Structural equality: spans, origin and text aside.
bool operator==(const Cascade& a, const Cascade& b);

int find_rank(const Cascade& cascade, const std::string& name);    ///< -1 when absent
int find_tensor(const Cascade& cascade, const std::string& name);  ///< -1 when absent
int find_param(const Cascade& cascade, const std::string& name);   ///< -1 when absent
int implicit_var(const Cascade& cascade, int rank);

/// The Einsum that defines `tensor`: its recurrence for a state, -1 for an input.
int defining_einsum(const Cascade& cascade, int tensor);
int init_einsum(const Cascade& cascade, int tensor);  ///< -1 unless a state

/// The split whose parent is `rank`, or -1.
int split_of(const Cascade& cascade, int rank);

/// Rank variables of the Einsum that its left side does not have: what is reduced, or broadcast-free.
bool is_reduced(const Einsum& einsum, int var);

/// True for a sub-expression that is exact integer arithmetic: rank variables, extents, integer
/// literals, params and integer input tables joined by + - * / % min max clamp abs neg.
bool is_index_expression(const Cascade& cascade, const Expr& expr);

/// The Finding for `span` of this cascade, its source line filled in.
Finding finding_at(const Cascade& cascade, Span span, std::string rule, std::string message,
                   std::string fix = {});

}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
// The text as a tree: names are still names. What the parser makes and resolve() reads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "generator/ir/cascade.h"

namespace attngen {

struct SyntaxName {
  std::string text;
  Span span;
};

enum class SyntaxKind : std::uint8_t {
  number,
  integer,
  boolean,
  infinity,
  name,       ///< variable, extent or parameter
  access,     ///< name[args]
  operation,  ///< op(args): operators and functions alike
};

struct SyntaxExpr {
  SyntaxKind kind = SyntaxKind::integer;
  Op op = Op::integer;  ///< of an operation; `div` for `/` until its context is known
  double number = 0;
  std::int64_t integer = 0;
  SyntaxName name;
  std::vector<SyntaxExpr> args;
  Span span;
  int depth = 1;
  bool parenthesised = false;
};

struct SyntaxRank {
  SyntaxName name;
  std::optional<std::int64_t> extent;
};

struct SyntaxSplit {
  SyntaxName rank, outer, inner;
  std::optional<std::int64_t> inner_extent;
};

struct SyntaxVar {
  SyntaxName name, rank;
};

struct SyntaxDType {
  SyntaxName name, type;
};

struct SyntaxParam {
  SyntaxName name;
  std::optional<SyntaxName> type;
  std::optional<SyntaxExpr> default_value;
};

struct SyntaxInput {
  SyntaxName name;
  std::vector<SyntaxName> ranks;
  SyntaxName type;
};

struct SyntaxIter {
  SyntaxName var, same_var, rank;
};

struct SyntaxReduction {
  SyntaxName op;
  std::vector<SyntaxName> vars;
  std::optional<std::int64_t> k;
  Span k_span;
};

struct SyntaxEquation {
  Role role = Role::plain;
  SyntaxName tensor;
  std::vector<SyntaxExpr> coords;
  std::optional<SyntaxName> type;
  std::optional<SyntaxReduction> reduction;
  SyntaxExpr body;
  std::optional<SyntaxExpr> where;
  Span where_span;  ///< the word `where`
  Span span;        ///< the left side
};

struct SyntaxExpect {
  SyntaxName rank;
  std::int64_t written = 0;
  std::int64_t rewritten = 0;
  Span span;
};

struct SyntaxCascade {
  SyntaxName name;
  std::vector<SyntaxRank> ranks;
  std::vector<SyntaxSplit> splits;
  std::vector<SyntaxVar> vars;
  std::vector<SyntaxDType> dtypes;
  std::vector<SyntaxParam> params;
  std::vector<SyntaxInput> inputs;
  std::vector<SyntaxIter> iters;
  std::vector<SyntaxEquation> equations;
  std::vector<SyntaxExpect> expects;
  bool broken = false;  ///< a syntax error was reported inside
};

}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
// Expressions of the cascade as CUDA C++: values in f32, coordinates in exact integers, conditions.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>

#include "generator/form/exact_integers.h"
#include "generator/ir/cascade.h"

namespace attngen {

/// Where a hook finds the leaves of an expression. Every text binds tighter than any operator.
class ExprScope {
 public:
  virtual ~ExprScope() = default;

  virtual std::string var(int id) = 0;                             ///< int
  virtual std::string tile_corner(Op op, int var) = 0;             ///< int
  virtual std::string table_bound(Op op, const Expr& access) = 0;  ///< int, or long long of i64
  virtual std::string extent(int rank) = 0;                        ///< int
  virtual std::string param(int id) = 0;                           ///< float
  virtual std::string index_param(int id) = 0;                     ///< long long
  virtual std::optional<double> static_param(int id) const = 0;
  virtual std::string loaded(const Expr& access) = 0;  ///< in the type of type_of()
  virtual DType type_of(const Expr& access) const = 0;
  virtual std::string before_tile(const Expr& access) = 0;  ///< previous(...)
  /// The name of a Divisor made once for many quotients; absent: divide by the value itself.
  virtual std::optional<std::string> divisor(const Expr& value) = 0;
  /// The name of exponent_shift(value), when `above` is known to be nowhere larger than `value`.
  virtual std::optional<std::string> exponent_shift(const Expr& above, const Expr& value) = 0;
};

class ExprPrinter {
 public:
  /// `parts` collects the templates whose functions the text calls.
  ExprPrinter(const Cascade& cascade, ExprScope& scope, std::set<std::string>& parts)
      : cascade_(cascade), scope_(scope), parts_(parts) {}

  std::string value(const Expr& expr);      ///< float
  std::string index(const Expr& expr);      ///< int, or long long where int could overflow
  std::string condition(const Expr& expr);  ///< bool

 private:
  struct Text {
    std::string text;
    int binds = 0;  ///< how tightly: kPrimary most
    bool is_long = false;
  };
  Text value_text(const Expr& expr);
  Text index_text(const Expr& expr);
  Text condition_text(const Expr& expr);
  Text value_access(const Expr& expr);
  Text value_difference(const Expr& expr);
  Text value_quotient(const Expr& expr);
  Text value_exponential(const Expr& expr);
  Text call(const std::string& part, const std::string& function, const Expr& expr);
  Text combined(const char* sign, int binds, Text a, Text b);
  Text index_call(const std::string& function, const Expr& expr);
  Text index_arithmetic(const Expr& expr);
  IndexRange range_of(const Expr& expr) const;
  bool is_long(const Expr& expr) const;
  bool is_never_minus_infinity(const Expr& expr) const;

  const Cascade& cascade_;
  ExprScope& scope_;
  std::set<std::string>& parts_;
};

/// Shortest text that reads back as the same f32: "0.125f"; infinity is infinity().
std::string f32_literal(double value);

}  // namespace attngen

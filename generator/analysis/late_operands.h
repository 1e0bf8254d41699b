// SPDX-License-Identifier: Apache-2.0
// What a reduction over a family reads of values that are complete only after a pass over it.
#pragma once

#include <string>
#include <vector>

#include "generator/analysis/pass_clock.h"
#include "generator/analysis/rank_family.h"
#include "generator/ir/cascade.h"

namespace attngen {

/// One family of a cascade with its clock as written: who is late, and who merely streams.
class LateView {
 public:
  LateView(const Cascade& cascade, const RankFamily& family, const PassClock& clock);

  const Cascade& cascade() const { return cascade_; }
  const RankFamily& family() const { return family_; }
  const PassClock& clock() const { return clock_; }

  /// A streaming tensor made of late values: read it and its definition is meant.
  bool is_inlinable(const Expr& access) const;
  /// Complete only after pass 1 or later, and read as such.
  bool is_late(const Expr& access) const;
  bool is_late_dependent(int tensor) const;

  /// The definition's expression at the coordinates of `access`.
  Expr at_access(const Expr& access, const Expr& of_definition) const;
  const Einsum& definition(int tensor) const;

  /// `expr` with every inlinable access replaced by its definition, all the way down.
  Expr inlined(const Expr& expr) const;
  /// Conditions on which the operands of `expr` depend, inlined: of inlinable definitions only.
  void collect_conditions(const Expr& expr, std::vector<Expr>& conditions) const;

  /// Late accesses of an inlined expression, each once, in order.
  std::vector<Expr> late_accesses(const std::vector<Expr>& inlined_parts) const;

 private:
  const Cascade& cascade_;
  const RankFamily& family_;
  const PassClock& clock_;
  std::vector<char> late_dependent_;  ///< by tensor id
};

/// A late operand that no algebra can help with, and why.
struct StructuralVeto {
  std::string rule;  ///< "H1", "H3"; empty = none
  std::string reason;
};

/// H1: `late` in a coordinate. H3: in a condition, or inside a piecewise operation together with
/// something that streams.
StructuralVeto structural_veto(const LateView& view, const Expr& late, const Expr& body,
                               const std::vector<Expr>& conditions);

/// The full reduction that must be complete before `tensor` is, the latest one.
int producer_of(const LateView& view, int tensor);

}  // namespace attngen

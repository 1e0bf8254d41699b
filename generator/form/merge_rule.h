// SPDX-License-Identifier: Apache-2.0
// Outputs of runs over disjoint sets of keys become the outputs of one run over all of them, where
// they determine the running values: derived from the form, never from a variant's name.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generator/form/forward_form.h"
#include "generator/form/row_algebra.h"

namespace attngen {

/// A running value as the outputs of a row tell it.
struct ToldValue {
  int output = -1;  ///< index into ForwardForm::outputs of one that has no columns; -1: constant
  double constant = 0;  ///< identity of a gauge that leaves the outputs as they are
};

/// How one row's outputs become running values, and these outputs again. The form is kept.
struct MergeRule {
  ForwardForm form;
  std::vector<ToldValue> told;  ///< by index into form.scalars; of row values unused
  int wide_output = -1;         ///< index into form.outputs: proportional to the running sum
};

/// A rule that agrees with the running values themselves on random states, in fp64; or why the
/// outputs do not determine them.
struct MergeRuleResult {
  std::optional<MergeRule> rule;
  std::string why_not;
};
MergeRuleResult merge_rule(const Cascade& cascade, const Analysis& analysis,
                           const ForwardForm& form);

/// One row at work. The rule must outlive it; not for several threads.
class RowMerge {
 public:
  explicit RowMerge(const MergeRule& rule) : rule_(rule), algebra_(rule.form) {}

  /// Of no key at all, with so many columns.
  void start(std::size_t columns);
  /// The keys of one more part. `values`: its outputs, by index into form.outputs, where they have
  /// no columns; `wide`: the columns of the wide output.
  void add(const std::vector<double>& values, const std::vector<double>& wide);
  /// Output `index` over all parts: its one value, or its column `column`.
  double output(int index, std::size_t column) const;

 private:
  const MergeRule& rule_;
  RowAlgebra algebra_;
  std::vector<double> scalars_;
  std::vector<double> wide_;
};

}  // namespace attngen

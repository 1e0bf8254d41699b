// SPDX-License-Identifier: Apache-2.0
#include "generator/form/merge_rule.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "generator/analysis/sample_values.h"

namespace attngen {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr int kSamples = 48;
constexpr double kTolerance = 1e-9;

std::size_t at(int id) {
  return static_cast<std::size_t>(id);
}

/// A row that met some keys: its running values and one column of the running sum.
struct RowState {
  std::vector<double> scalars;
  double wide = 0;
};

RowState met(const RowAlgebra& algebra, RowState earlier, const RowState& later) {
  const RowAlgebra::Factors by = algebra.meet(earlier.scalars, later.scalars);
  earlier.wide = earlier.wide * by.earlier + later.wide * by.later;
  return earlier;
}

/// By index into form.outputs.
std::vector<double> outputs_of(const RowAlgebra& algebra, const ForwardForm& form,
                               const RowState& state) {
  std::vector<double> outputs;
  for (std::size_t index = 0; index < form.outputs.size(); ++index) {
    outputs.push_back(algebra.output(static_cast<int>(index), state.scalars, state.wide));
  }
  return outputs;
}

/// A running sum that gives this value of the wide output beside these running values.
double wide_behind(const RowAlgebra& algebra, int wide_output, const std::vector<double>& scalars,
                   double value) {
  const double of_one = algebra.output(wide_output, scalars, 1);
  return value == 0 || of_one == 0 || !std::isfinite(of_one) ? 0 : value / of_one;
}

RowState told_by(const RowAlgebra& algebra, const MergeRule& rule,
                 const std::vector<double>& outputs) {
  RowState state;
  for (const ToldValue& told : rule.told) {
    state.scalars.push_back(told.output >= 0 ? outputs[at(told.output)] : told.constant);
  }
  algebra.complete(state.scalars);
  state.wide = wide_behind(algebra, rule.wide_output, state.scalars, outputs[at(rule.wide_output)]);
  return state;
}

bool agree(const std::vector<double>& a, const std::vector<double>& b) {
  for (std::size_t index = 0; index < a.size(); ++index) {
    if (a[index] == b[index] || (std::isnan(a[index]) && std::isnan(b[index]))) continue;
    const double scale = 1 + std::max(std::fabs(a[index]), std::fabs(b[index]));
    if (!(std::fabs(a[index] - b[index]) <= kTolerance * scale)) return false;
  }
  return true;
}

/// Random states inside what the analysis knows of each running value, and now and then none.
class StateSource {
 public:
  StateSource(const Analysis& analysis, const ForwardForm& form, const RowAlgebra& algebra)
      : analysis_(analysis), form_(form), algebra_(algebra) {}

  RowState next() {
    RowState state{algebra_.of_no_key(), 0};
    if (draw_.uniform(0, 1) < 0.15) return state;
    for (std::size_t index = 0; index < state.scalars.size(); ++index) {
      const RowScalar& scalar = form_.scalars[index];
      if (!scalar.is_state) continue;
      const ValueRange& range = analysis_.ranges.at(at(scalar.tensor));
      const double low = std::max(range.low, -3.0);
      state.scalars[index] = draw_.uniform(low, std::max(std::min(range.high, 4.0), low));
    }
    algebra_.complete(state.scalars);
    state.wide = draw_.uniform(-3, 3);
    return state;
  }

 private:
  const Analysis& analysis_;
  const ForwardForm& form_;
  const RowAlgebra& algebra_;
  SampleSource draw_{0x6d65726765};
};

/// Is the wide output the running sum times something of the row?
bool is_proportional(const RowAlgebra& algebra, int output, StateSource& states) {
  for (int sample = 0; sample < kSamples; ++sample) {
    const RowState state = states.next();
    const double of_one = algebra.output(output, state.scalars, 1);
    if (!std::isfinite(of_one)) continue;
    if (algebra.output(output, state.scalars, 0) != 0) return false;
    const double found = algebra.output(output, state.scalars, state.wide);
    if (!agree({found}, {of_one * state.wide}) || of_one == 0) return false;
  }
  return true;
}

/// Do the told states give the outputs they were told by, alone and in company?
bool holds(const MergeRule& rule, const RowAlgebra& algebra, StateSource states) {
  const auto outputs = [&](const RowState& state) { return outputs_of(algebra, rule.form, state); };
  for (int sample = 0; sample < kSamples; ++sample) {
    std::vector<RowState> exact{states.next(), states.next(), states.next()};
    std::vector<RowState> told;
    for (const RowState& state : exact) {
      told.push_back(told_by(algebra, rule, outputs(state)));
      if (!agree(outputs(told.back()), outputs(state))) return false;
    }
    RowState all_exact = exact.front();
    RowState all_told = told.front();
    for (std::size_t part = 1; part < exact.size(); ++part) {
      all_exact = met(algebra, all_exact, exact[part]);
      all_told = met(algebra, all_told, told[part]);
      if (!agree(outputs(all_told), outputs(all_exact))) return false;
    }
  }
  return true;
}

/// Which running value may be what: an output of the row, or a constant.
std::vector<ToldValue> candidates(const ForwardForm& form) {
  std::vector<ToldValue> found;
  for (std::size_t index = 0; index < form.outputs.size(); ++index) {
    if (!form.outputs[index].is_wide) found.push_back({static_cast<int>(index), 0});
  }
  for (const double constant : {0.0, 1.0, -kInf, kInf}) found.push_back({-1, constant});
  return found;
}

/// Tries every assignment of the states from `scalar` on; true with the first that holds.
bool assign(MergeRule& rule, std::size_t scalar, const std::vector<ToldValue>& all,
            const RowAlgebra& algebra, const StateSource& states) {
  if (scalar == rule.form.scalars.size()) return holds(rule, algebra, states);
  if (!rule.form.scalars[scalar].is_state) return assign(rule, scalar + 1, all, algebra, states);
  for (const ToldValue& one : all) {
    rule.told[scalar] = one;
    if (assign(rule, scalar + 1, all, algebra, states)) return true;
  }
  return false;
}

std::string names_of_states(const Cascade& cascade, const ForwardForm& form) {
  std::string names;
  for (const RowScalar& scalar : form.scalars) {
    if (!scalar.is_state) continue;
    names += (names.empty() ? "" : ", ") + cascade.tensors[at(scalar.tensor)].name;
  }
  return names;
}

std::string names_of_outputs(const Cascade& cascade, const ForwardForm& form) {
  std::string names;
  for (const FormOutput& output : form.outputs) {
    names += (names.empty() ? "" : ", ") + cascade.tensors[at(output.tensor)].name;
  }
  return names;
}

}  // namespace

MergeRuleResult merge_rule(const Cascade& cascade, const Analysis& analysis,
                           const ForwardForm& form) {
  if (std::string why = why_not_by_itself(cascade, form); !why.empty()) return {{}, why};
  constexpr std::size_t kMostStates = 4;  // assignments grow with their power
  const auto states_of_row = std::count_if(form.scalars.begin(), form.scalars.end(),
                                           [](const RowScalar& scalar) { return scalar.is_state; });
  if (static_cast<std::size_t>(states_of_row) > kMostStates) {
    return {{}, fmt::format("{} running values are more than {}", states_of_row, kMostStates)};
  }
  MergeRule rule{form, std::vector<ToldValue>(form.scalars.size()), -1};
  const RowAlgebra algebra(form);
  StateSource states(analysis, form, algebra);
  for (std::size_t index = 0; index < form.outputs.size() && rule.wide_output < 0; ++index) {
    const auto output = static_cast<int>(index);
    if (form.outputs[index].is_wide && is_proportional(algebra, output, states)) {
      rule.wide_output = output;
    }
  }
  if (rule.wide_output < 0) {
    return {{},
            fmt::format("no output is proportional to the running sum {}",
                        cascade.tensors[at(form.wide_tensor)].name)};
  }
  if (!assign(rule, 0, candidates(form), algebra, states)) {
    return {{},
            fmt::format(
                "the running values ({1}) cannot be read off the outputs ({0}); make them outputs",
                names_of_outputs(cascade, form), names_of_states(cascade, form))};
  }
  return {std::move(rule), {}};
}

void RowMerge::start(std::size_t columns) {
  scalars_ = algebra_.of_no_key();
  wide_.assign(columns, 0);
}

void RowMerge::add(const std::vector<double>& values, const std::vector<double>& wide) {
  std::vector<double> part;
  for (const ToldValue& told : rule_.told) {
    part.push_back(told.output >= 0 ? values[at(told.output)] : told.constant);
  }
  algebra_.complete(part);
  const double of_one = algebra_.output(rule_.wide_output, part, 1);
  const bool says_nothing = of_one == 0 || !std::isfinite(of_one);
  const RowAlgebra::Factors by = algebra_.meet(scalars_, part);
  for (std::size_t column = 0; column < wide_.size(); ++column) {
    const double own = says_nothing || wide[column] == 0 ? 0 : wide[column] / of_one;
    wide_[column] = wide_[column] * by.earlier + own * by.later;
  }
}

double RowMerge::output(int index, std::size_t column) const {
  return algebra_.output(index, scalars_, column < wide_.size() ? wide_[column] : 0);
}

}  // namespace attngen

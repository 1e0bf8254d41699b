// SPDX-License-Identifier: Apache-2.0
// Loops and branches of an IrFunction: a body is written into a region of its own, then placed
// between its labels.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "generator/llvm/ir_function.h"

namespace attngen {

IrFunction::Values IrFunction::loop(const std::string& name, IrValue begin, IrValue end,
                                    std::int64_t step, Values initial,
                                    const std::function<Values(IrValue, const Values&)>& body,
                                    Trips trips) {
  const bool never_runs = begin.is_constant && end.is_constant && begin.integer >= end.integer;
  if (never_runs) return initial;
  const std::string loop_label = fresh(name + "_");
  const std::string exit_label = loop_label + "_end";
  const int outside = depth();
  const bool is_sure = trips == Trips::at_least_one ||
                       (begin.is_constant && end.is_constant && begin.integer < end.integer);
  IrValue starts;
  if (!is_sure) starts = compare("icmp slt", begin, end);

  regions_.emplace_back();
  here().label = loop_label;
  IrValue index{"%" + fresh(name), {IrKind::i64, 1}, depth(), false, 0};
  Values carried;
  for (const IrValue& value : initial) {
    carried.push_back({"%" + fresh("v"), value.type, depth(), false, 0});
  }
  const Values out = body(index, carried);
  check(out.size() == initial.size(), "a loop carries what it started with");
  const std::string next = "%" + fresh("v");
  const std::string more = "%" + fresh("v");
  line(fmt::format("{} = add nsw i64 {}, {}", next, index.text, step));
  line(fmt::format("{} = icmp slt i64 {}, {}", more, next, end.text));
  line(fmt::format("br i1 {}, label %{}, label %{}", more, loop_label, exit_label));
  const std::string latch = here().label;
  const std::string inner = std::move(here().text);
  regions_.pop_back();

  const std::string before = here().label;
  line(is_sure
           ? fmt::format("br label %{}", loop_label)
           : fmt::format("br i1 {}, label %{}, label %{}", starts.text, loop_label, exit_label));
  here().text += loop_label + ":\n";
  line(fmt::format("{} = phi i64 [ {}, %{} ], [ {}, %{} ]", index.text, begin.text, before, next,
                   latch));
  for (std::size_t i = 0; i < initial.size(); ++i) {
    check(out[i].type == initial[i].type, "a carried value changes its type");
    line(fmt::format("{} = phi {} [ {}, %{} ], [ {}, %{} ]", carried[i].text,
                     to_text(initial[i].type), initial[i].text, before, out[i].text, latch));
  }
  here().text += inner;
  here().text += exit_label + ":\n";
  here().label = exit_label;
  Values results;
  for (std::size_t i = 0; i < out.size(); ++i) {
    IrValue result = out[i];
    if (!is_sure) {
      result = {"%" + fresh("v"), out[i].type, 0, false, 0};
      line(fmt::format("{} = phi {} [ {}, %{} ], [ {}, %{} ]", result.text, to_text(result.type),
                       initial[i].text, before, out[i].text, latch));
    }
    result.depth = is_sure ? std::min(out[i].depth, outside) : outside;
    results.push_back(result);
  }
  return results;
}

IrFunction::Values IrFunction::choose(IrValue condition, const std::function<Values()>& yes,
                                      const std::function<Values()>& no) {
  const std::string then_label = fresh("then_");
  const std::string else_label = fresh("else_");
  const std::string join_label = fresh("join_");
  const auto side = [&](const std::string& label, const std::function<Values()>& body,
                        Values& values, std::string& last) {
    regions_.emplace_back();
    here().label = label;
    values = body();
    line("br label %" + join_label);
    last = here().label;
    std::string text = label + ":\n" + here().text;
    regions_.pop_back();
    return text;
  };
  Values of_yes;
  Values of_no;
  std::string last_yes;
  std::string last_no;
  const std::string yes_text = side(then_label, yes, of_yes, last_yes);
  const std::string no_text = side(else_label, no, of_no, last_no);
  check(of_yes.size() == of_no.size(), "both sides of a choice give the same values");
  line(fmt::format("br i1 {}, label %{}, label %{}", condition.text, then_label, else_label));
  here().text += yes_text + no_text + join_label + ":\n";
  here().label = join_label;
  Values results;
  for (std::size_t i = 0; i < of_yes.size(); ++i) {
    check(of_yes[i].type == of_no[i].type, "two types meet behind a choice");
    IrValue result{"%" + fresh("v"), of_yes[i].type, depth(), false, 0};
    line(fmt::format("{} = phi {} [ {}, %{} ], [ {}, %{} ]", result.text, to_text(result.type),
                     of_yes[i].text, last_yes, of_no[i].text, last_no));
    results.push_back(result);
  }
  return results;
}

void IrFunction::when(IrValue condition, const std::function<void()>& yes) {
  choose(
      condition,
      [&] {
        yes();
        return Values{};
      },
      [] { return Values{}; });
}

}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/loopnest_nest.h"

#include "base/error.h"
#include "generator/ir/conditions.h"

namespace attngen {

LoopnestNest::LoopnestNest(const Cascade& cascade, LoopnestArguments& arguments,
                           LoopnestTensors& tensors, LoopnestExpr& expr, IrFunction& function)
    : cascade_(cascade), arguments_(arguments), tensors_(tensors), expr_(expr), f_(function) {}

LoopnestNest::Values LoopnestNest::run(const std::vector<int>& vars, const PointConditions& needs,
                                       const Values& carried, const Body& body) {
  return open(vars, 0, needs, carried, body);
}

LoopnestNest::Values LoopnestNest::open(const std::vector<int>& vars, std::size_t depth,
                                        const PointConditions& needs, const Values& carried,
                                        const Body& body) {
  PointConditions rest;
  std::vector<Step> steps(1);  // conditions that read nothing come first: they cost least
  for (const Expr& term : needs.terms) {
    if (!is_known(term)) {
      rest.terms.push_back(term);
    } else if (const std::vector<Expr> accesses = accesses_in(term); accesses.empty()) {
      steps.front().terms.push_back(term);
    } else {
      for (const Expr& access : accesses) steps.push_back({{}, access});
      steps.push_back({{term}, nullptr});
    }
  }
  for (const Expr& access : needs.operands) {
    if (is_known(access)) {
      steps.push_back({{}, access});
    } else {
      rest.operands.push_back(access);
    }
  }
  if (steps.front().terms.empty()) steps.erase(steps.begin());
  return guarded(steps, 0, carried, [&] {
    if (depth == vars.size()) return body(carried, rest);
    const auto var = static_cast<std::size_t>(vars[depth]);
    const IrValue end = arguments_.extent(cascade_.vars.at(var).rank);
    return f_.loop("i_" + cascade_.vars[var].name + ".", ir_i64(0), end, 1, carried,
                   [&](IrValue index, const Values& now) {
                     expr_.vars[var] = index;
                     Values next = open(vars, depth + 1, rest, now, body);
                     expr_.vars[var] = {};
                     return next;
                   });
  });
}

bool LoopnestNest::is_known(const Expr& expr) const {
  bool known = true;
  for_each_node(expr, [&](const ExprNode& node) {
    if (node.op == Op::var && !expr_.vars.at(static_cast<std::size_t>(node.id))) known = false;
  });
  return known;
}

LoopnestNest::Values LoopnestNest::under(IrValue condition, const Values& otherwise,
                                         const Then& then) {
  if (condition.is_constant && condition.integer != 0) return then();
  return f_.choose(condition, then, [&] { return otherwise; });
}

LoopnestNest::Values LoopnestNest::guarded(const std::vector<Step>& steps, std::size_t at,
                                           const Values& carried, const Then& then) {
  if (at == steps.size()) return then();
  if (!steps[at].terms.empty()) {
    IrValue all = ir_boolean(true);
    for (const Expr& term : steps[at].terms) {
      const IrValue holds = expr_.condition(term);
      all = all.is_constant ? holds : f_.binary("and", all, holds);
    }
    return under(all, carried, [&] { return guarded(steps, at + 1, carried, then); });
  }
  if (expr_.knows(steps[at].access)) return guarded(steps, at + 1, carried, then);
  return loaded(steps, at, carried, then);
}

LoopnestNest::Place LoopnestNest::located(const Expr& access) {
  const Tensor& tensor = cascade_.tensors.at(static_cast<std::size_t>(access->id));
  Place place{{}, ir_boolean(true)};
  for (std::size_t dim = 0; dim < access->args.size(); ++dim) {
    const IrValue coord = expr_.integer(access->args[dim]);
    place.coords.push_back(coord);
    if (is_inside(tensor.dims.at(dim), access->args[dim])) continue;
    // One unsigned comparison refuses what is below 0 too.
    const IrValue fits = f_.compare("icmp ult", coord, tensors_.extent(tensor.dims[dim]));
    place.inside = place.inside.is_constant ? fits : f_.binary("and", place.inside, fits);
  }
  return place;
}

/// Loads the operand of a step where it is inside its tensor and present.
LoopnestNest::Values LoopnestNest::loaded(const std::vector<Step>& steps, std::size_t at,
                                          const Values& carried, const Then& then) {
  const Expr& access = steps[at].access;
  const Place place = located(access);
  return under(place.inside, carried, [&] {
    const IrValue present = tensors_.may_lack(access->id)
                                ? tensors_.is_present(access->id, place.coords)
                                : ir_boolean(true);
    return under(present, carried, [&] {
      const std::size_t mark = expr_.mark();
      expr_.remember(access, tensors_.load(access->id, place.coords));
      Values values = guarded(steps, at + 1, carried, then);
      expr_.forget(mark);
      return values;
    });
  });
}

IrValue LoopnestNest::may_count(const PointConditions& late) {
  const Values yes = {ir_boolean(true)};
  IrValue all = ir_boolean(true);
  const auto ask = [&](const std::vector<Expr>& reads, const Then& answer) {
    std::vector<Step> steps;
    for (const Expr& access : reads) steps.push_back({{}, access});
    const IrValue one = guarded(steps, 0, yes, answer).front();
    all = all.is_constant ? one : f_.binary("and", all, one);
  };
  for (const Expr& term : late.terms) {
    if (!is_known(term)) continue;
    ask(accesses_in(term), [&] { return Values{expr_.condition(term)}; });
  }
  for (const Expr& access : late.operands) {
    if (!tensors_.may_lack(access->id) || !is_known(access)) continue;
    std::vector<Expr> inner = accesses_in(access);
    inner.pop_back();  // the access itself comes last
    ask(inner, [&] {
      const Place place = located(access);
      return under(place.inside, yes,
                   [&] { return Values{tensors_.is_present(access->id, place.coords)}; });
    });
  }
  return all;
}

bool LoopnestNest::is_always_inside(const Expr& access) const {
  const Tensor& tensor = cascade_.tensors.at(static_cast<std::size_t>(access->id));
  for (std::size_t dim = 0; dim < access->args.size(); ++dim) {
    if (!is_inside(tensor.dims.at(dim), access->args[dim])) return false;
  }
  return true;
}

/// True for a coordinate that cannot leave its axis.
bool LoopnestNest::is_inside(const TensorDim& dim, const Expr& coord) const {
  const auto runs_along = [&](const Expr& expr) {
    return expr->op == Op::var &&
           cascade_.vars.at(static_cast<std::size_t>(expr->id)).rank == dim.rank;
  };
  if (runs_along(coord)) return true;
  if (!dim.is_state) return false;
  const bool is_first = coord->op == Op::integer && coord->integer == 0;
  const bool is_last = coord->op == Op::extent && coord->id == dim.rank;
  const bool is_next = coord->op == Op::add && runs_along(coord->args[0]) &&
                       coord->args[1]->op == Op::integer && coord->args[1]->integer == 1;
  return is_first || is_last || is_next;
}

}  // namespace attngen

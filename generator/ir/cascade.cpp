// SPDX-License-Identifier: Apache-2.0
#include "generator/ir/cascade.h"

#include <algorithm>
#include <utility>

namespace attngen {
namespace {

template <typename T>
int index_named(const std::vector<T>& items, const std::string& name) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].name == name) return static_cast<int>(i);
  }
  return -1;
}

template <typename T, typename Same>
bool same_list(const std::vector<T>& a, const std::vector<T>& b, Same same_item) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same_item);
}

bool same_type(const TypeRef& a, const TypeRef& b) { return a.type == b.type && a.alias == b.alias; }

bool same_type(const std::optional<TypeRef>& a, const std::optional<TypeRef>& b) {
  return a.has_value() == b.has_value() && (!a || same_type(*a, *b));
}

bool same_tensor(const Tensor& a, const Tensor& b) {
  return a.name == b.name && a.kind == b.kind && a.typed == b.typed && same_type(a.type, b.type) &&
         same_list(a.dims, b.dims, [](const TensorDim& x, const TensorDim& y) {
           return x.rank == y.rank && x.is_state == y.is_state;
         });
}

bool same_reduction(const std::optional<Reduction>& a, const std::optional<Reduction>& b) {
  if (a.has_value() != b.has_value()) return false;
  return !a || (a->op == b->op && a->vars == b->vars && a->k == b->k);
}

bool same_einsum(const Einsum& a, const Einsum& b) {
  return a.role == b.role && a.tensor == b.tensor && same_list(a.coords, b.coords, same) &&
         same_type(a.type, b.type) && same_reduction(a.reduction, b.reduction) &&
         same(a.body, b.body) && same(a.where, b.where);
}

}  // namespace

bool operator==(const Cascade& a, const Cascade& b) {
  return a.name == b.name &&
         same_list(a.ranks, b.ranks,
                   [](const Rank& x, const Rank& y) {
                     return x.name == y.name && x.extent == y.extent && x.split == y.split;
                   }) &&
         same_list(a.splits, b.splits,
                   [](const Split& x, const Split& y) {
                     return x.rank == y.rank && x.outer == y.outer && x.inner == y.inner;
                   }) &&
         same_list(a.vars, b.vars,
                   [](const RankVar& x, const RankVar& y) {
                     return x.name == y.name && x.rank == y.rank && x.implicit == y.implicit;
                   }) &&
         same_list(a.dtypes, b.dtypes,
                   [](const DTypeAlias& x, const DTypeAlias& y) {
                     return x.name == y.name && x.type == y.type;
                   }) &&
         same_list(a.params, b.params,
                   [](const Param& x, const Param& y) {
                     return x.name == y.name && same_type(x.type, y.type) &&
                            same(x.default_value, y.default_value) && x.is_static == y.is_static;
                   }) &&
         same_list(a.tensors, b.tensors, same_tensor) &&
         same_list(a.einsums, b.einsums, same_einsum) &&
         same_list(a.iters, b.iters,
                   [](const Iter& x, const Iter& y) { return x.var == y.var && x.rank == y.rank; }) &&
         same_list(a.expects, b.expects, [](const Expect& x, const Expect& y) {
           return x.rank == y.rank && x.written == y.written && x.rewritten == y.rewritten;
         });
}

int find_rank(const Cascade& cascade, const std::string& name) {
  return index_named(cascade.ranks, name);
}
int find_tensor(const Cascade& cascade, const std::string& name) {
  return index_named(cascade.tensors, name);
}
int find_param(const Cascade& cascade, const std::string& name) {
  return index_named(cascade.params, name);
}

int implicit_var(const Cascade& cascade, int rank) {
  for (std::size_t i = 0; i < cascade.vars.size(); ++i) {
    if (cascade.vars[i].implicit && cascade.vars[i].rank == rank) return static_cast<int>(i);
  }
  throw InternalError("a rank without its implicit variable");
}

int defining_einsum(const Cascade& cascade, int tensor) {
  for (std::size_t i = 0; i < cascade.einsums.size(); ++i) {
    if (cascade.einsums[i].tensor == tensor && cascade.einsums[i].role != Role::init) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

int init_einsum(const Cascade& cascade, int tensor) {
  for (std::size_t i = 0; i < cascade.einsums.size(); ++i) {
    if (cascade.einsums[i].tensor == tensor && cascade.einsums[i].role == Role::init) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

int split_of(const Cascade& cascade, int rank) {
  for (std::size_t i = 0; i < cascade.splits.size(); ++i) {
    if (cascade.splits[i].rank == rank) return static_cast<int>(i);
  }
  return -1;
}

bool is_reduced(const Einsum& einsum, int var) {
  return einsum.reduction && std::find(einsum.reduction->vars.begin(), einsum.reduction->vars.end(),
                                       var) != einsum.reduction->vars.end();
}

bool is_index_expression(const Cascade& cascade, const Expr& expr) {
  switch (expr->op) {
    case Op::integer:
    case Op::param:
    case Op::var:
    case Op::extent:
      return true;
    case Op::access: {
      const Tensor& tensor = cascade.tensors[static_cast<std::size_t>(expr->id)];
      return tensor.kind == TensorKind::input && is_integer(tensor.type.type);
    }
    case Op::neg:
    case Op::abs:
    case Op::add:
    case Op::sub:
    case Op::mul:
    case Op::div:
    case Op::floor_div:
    case Op::mod:
    case Op::min:
    case Op::max:
    case Op::clamp:
      return std::all_of(expr->args.begin(), expr->args.end(),
                         [&](const Expr& arg) { return is_index_expression(cascade, arg); });
    default:
      return false;
  }
}

Finding finding_at(const Cascade& cascade, Span span, std::string rule, std::string message,
                   std::string fix) {
  Finding finding;
  finding.file = cascade.origin;
  finding.span = span;
  finding.rule = std::move(rule);
  finding.message = std::move(message);
  finding.fix = std::move(fix);
  std::size_t begin = 0;
  for (int line = 1; line < span.line && begin != std::string::npos; ++line) {
    begin = cascade.text.find('\n', begin);
    if (begin != std::string::npos) ++begin;
  }
  if (span.line > 0 && begin != std::string::npos && begin < cascade.text.size()) {
    finding.source_line = cascade.text.substr(begin, cascade.text.find('\n', begin) - begin);
  }
  return finding;
}

}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/loopnest_order.h"

#include <algorithm>

#include "base/error.h"
#include "generator/ir/conditions.h"

namespace attngen {
namespace {

/// By Einsum: the Einsums whose results it needs.
std::vector<std::vector<int>> sources_of(const Cascade& cascade) {
  std::vector<std::vector<int>> sources(cascade.einsums.size());
  for (std::size_t at = 0; at < cascade.einsums.size(); ++at) {
    const Einsum& einsum = cascade.einsums[at];
    const auto add = [&](int source) {
      if (source >= 0) sources[at].push_back(source);
    };
    for (const Expr& root : {einsum.body, einsum.where}) {
      for (const Expr& access : accesses_in(root)) {
        add(defining_einsum(cascade, access->id));
        add(init_einsum(cascade, access->id));
      }
    }
    if (einsum.role != Role::init) add(init_einsum(cascade, einsum.tensor));
  }
  return sources;
}

/// Tarjan's strongly connected components, which come out sources first.
class Components {
 public:
  explicit Components(const std::vector<std::vector<int>>& sources)
      : sources_(sources), index_(sources.size(), -1), low_(sources.size(), 0) {
    for (std::size_t at = 0; at < sources.size(); ++at) {
      if (index_[at] < 0) visit(static_cast<int>(at));
    }
  }

  std::vector<std::vector<int>> found;

 private:
  void visit(int einsum) {
    const auto at = static_cast<std::size_t>(einsum);
    index_[at] = low_[at] = next_++;
    open_.push_back(einsum);
    for (const int source : sources_[at]) {
      const auto from = static_cast<std::size_t>(source);
      const bool is_open = std::find(open_.begin(), open_.end(), source) != open_.end();
      if (index_[from] < 0) {
        visit(source);
        low_[at] = std::min(low_[at], low_[from]);
      } else if (is_open) {
        low_[at] = std::min(low_[at], index_[from]);
      }
    }
    if (low_[at] != index_[at]) return;
    const auto first = std::find(open_.begin(), open_.end(), einsum);
    std::vector<int> members(first, open_.end());
    open_.erase(first, open_.end());
    std::sort(members.begin(), members.end());
    found.push_back(std::move(members));
  }

  const std::vector<std::vector<int>>& sources_;
  std::vector<int> index_, low_, open_;
  int next_ = 0;
};

/// v of a recurrence X[v+1, ...], or -1.
int stepped_var(const Cascade& cascade, const Einsum& einsum) {
  const Tensor& tensor = cascade.tensors.at(static_cast<std::size_t>(einsum.tensor));
  if (tensor.kind != TensorKind::state || einsum.role == Role::init) return -1;
  for (std::size_t dim = 0; dim < tensor.dims.size(); ++dim) {
    if (!tensor.dims[dim].is_state) continue;
    int var = -1;
    for_each_node(einsum.coords.at(dim), [&](const ExprNode& node) {
      if (node.op == Op::var) var = node.id;
    });
    return var;
  }
  return -1;
}

}  // namespace

std::vector<LoopnestStage> loopnest_stages(const Cascade& cascade) {
  const std::vector<std::vector<int>> sources = sources_of(cascade);
  std::vector<LoopnestStage> stages;
  for (std::vector<int>& members : Components(sources).found) {
    LoopnestStage stage;
    stage.einsums = std::move(members);
    for (const int id : stage.einsums) {
      const int var = stepped_var(cascade, cascade.einsums.at(static_cast<std::size_t>(id)));
      if (var < 0) continue;
      check(stage.var < 0 || stage.var == var, "recurrences over two ranks feed each other");
      stage.var = var;
    }
    check(stage.var >= 0 || stage.einsums.size() == 1, "Einsums feed each other without an iter");
    stages.push_back(std::move(stage));
  }
  return stages;
}

}  // namespace attngen

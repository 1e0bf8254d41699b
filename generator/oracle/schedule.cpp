// SPDX-License-Identifier: Apache-2.0
#include "generator/oracle/schedule.h"

#include <algorithm>

#include "generator/ir/conditions.h"

namespace attngen::oracle {
namespace {

std::size_t at(int id) {
  return static_cast<std::size_t>(id);
}

/// Which Einsums read, at any remove, the result of which.
class Reachability {
 public:
  explicit Reachability(const Cascade& cascade)
      : reads_(cascade.einsums.size(), std::vector<bool>(cascade.einsums.size(), false)) {
    for (std::size_t e = 0; e < cascade.einsums.size(); ++e) {
      const Einsum& einsum = cascade.einsums[e];
      for (const Expr& root : {einsum.body, einsum.where}) {
        for (const Expr& access : accesses_in(root)) {
          for (int source :
               {defining_einsum(cascade, access->id), init_einsum(cascade, access->id)}) {
            if (source >= 0) reads_[e][at(source)] = true;
          }
        }
      }
      const int init = init_einsum(cascade, einsum.tensor);
      if (einsum.role != Role::init && init >= 0) reads_[e][at(init)] = true;
    }
    for (std::size_t k = 0; k < reads_.size(); ++k) {
      for (std::size_t i = 0; i < reads_.size(); ++i) {
        if (!reads_[i][k]) continue;
        for (std::size_t j = 0; j < reads_.size(); ++j) {
          if (reads_[k][j]) reads_[i][j] = true;
        }
      }
    }
  }

  bool reads(int reader, int source) const { return reads_[at(reader)][at(source)]; }

 private:
  std::vector<std::vector<bool>> reads_;
};

/// The variable v of a recurrence's left side X[v+1,...].
int recurrence_var(const Cascade& cascade, const Einsum& einsum) {
  const Tensor& tensor = cascade.tensors[at(einsum.tensor)];
  for (std::size_t d = 0; d < tensor.dims.size(); ++d) {
    if (!tensor.dims[d].is_state || einsum.role == Role::init) continue;
    int var = -1;
    for_each_node(einsum.coords[d], [&](const ExprNode& node) {
      if (node.op == Op::var) var = node.id;
    });
    return var;
  }
  return -1;
}

Stage stage_of(const Cascade& cascade, std::vector<int> together) {
  Stage stage;
  stage.einsums = std::move(together);
  for (int e : stage.einsums) {
    const int var = recurrence_var(cascade, cascade.einsums[at(e)]);
    if (var < 0) continue;
    check(stage.var < 0 || stage.var == var, "recurrences over different ranks feed each other");
    stage.var = var;
  }
  for (int e : stage.einsums) {
    const Einsum& einsum = cascade.einsums[at(e)];
    const std::vector<int> vars = loop_vars(einsum);
    check(stage.var < 0 || (std::find(vars.begin(), vars.end(), stage.var) != vars.end() &&
                            !is_reduced(einsum, stage.var)),
          "an Einsum inside a recurrence without its variable on the left");
  }
  check(stage.var >= 0 || stage.einsums.size() == 1, "Einsums that feed each other without iter");
  return stage;
}

}  // namespace

std::vector<Stage> schedule(const Cascade& cascade) {
  const Reachability reachability(cascade);
  const int count = static_cast<int>(cascade.einsums.size());
  std::vector<bool> placed(at(count), false);
  std::vector<Stage> stages;
  // A few dozen Einsums at most: look again for the first whose sources are all placed.
  for (int remaining = count; remaining > 0;) {
    const int before = remaining;
    for (int e = 0; e < count; ++e) {
      if (placed[at(e)]) continue;
      std::vector<int> together;
      bool ready = true;
      for (int other = 0; other < count; ++other) {
        const bool mutual =
            other == e || (reachability.reads(e, other) && reachability.reads(other, e));
        if (mutual) together.push_back(other);
        if (!mutual && reachability.reads(e, other) && !placed[at(other)]) ready = false;
      }
      if (!ready) continue;
      for (int member : together) placed[at(member)] = true;
      remaining -= static_cast<int>(together.size());
      stages.push_back(stage_of(cascade, std::move(together)));
      break;
    }
    check(remaining < before, "Einsums that wait for each other");
  }
  return stages;
}

}  // namespace attngen::oracle

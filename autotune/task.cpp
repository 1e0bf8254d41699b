// SPDX-License-Identifier: Apache-2.0
#include "autotune/task.h"

#include <algorithm>
#include <random>

#include "base/error.h"
#include "generator/oracle/interpret.h"

namespace attngen::tune {
namespace {

Array array_of(const Task& task, const Binding& binding, int tensor, std::mt19937_64& random,
               std::int64_t table_step) {
  const Tensor& input = task.cascade.tensors.at(static_cast<std::size_t>(tensor));
  Shape shape;
  if (task.batch > 0 && input.dims.size() >= 2) shape.push_back(task.batch);
  for (const std::int64_t extent : shape_of(task.cascade, binding, tensor)) {
    shape.push_back(extent);
  }
  Array array(input.type.type, std::move(shape));
  std::normal_distribution<double> normal;
  for (std::int64_t at = 0; at < array.size(); ++at) {
    if (is_float(array.dtype)) {
      array.set(at, input.dims.size() >= 2 ? normal(random) : 1.0 / static_cast<double>(at + 2));
    } else {
      array.set(at, table_step == 0 ? 0.0 : static_cast<double>(at / table_step));
    }
  }
  return array;
}

}  // namespace

Binding binding_of(const Task& task) {
  Binding binding = bind_extents(task.cascade, task.extents, task.params);
  if (task.batch > 0) binding.batch = {task.batch};
  return binding;
}

BoundInputs inputs_of(const Task& task, std::uint64_t seed) {
  constexpr std::int64_t kDocumentRows = 512;
  const Binding binding = bind_extents(task.cascade, task.extents, task.params);
  for (const std::int64_t table_step : {kDocumentRows, std::int64_t{0}}) {
    std::mt19937_64 random(seed);
    Request request;
    request.params = task.params;
    request.extents = task.extents;
    for (std::size_t at = 0; at < task.cascade.tensors.size(); ++at) {
      const Tensor& tensor = task.cascade.tensors[at];
      if (tensor.kind != TensorKind::input) continue;
      request.inputs.emplace(tensor.name,
                             array_of(task, binding, static_cast<int>(at), random, table_step));
      for (const TensorDim& dim : tensor.dims) {
        request.extents.erase(task.cascade.ranks[static_cast<std::size_t>(dim.rank)].name);
      }
    }
    try {
      return bind_inputs(task.cascade, std::move(request));
    } catch (const Error&) {
      if (table_step == 0) throw;
    }
  }
  throw InternalError("inputs are bound or refused");
}

std::vector<std::string> cut_ranks(const Cascade& cascade, const ForwardForm& form) {
  std::vector<std::string> names;
  for (const int var : {form.row_var, form.key_var}) {
    const int rank = cascade.vars.at(static_cast<std::size_t>(var)).rank;
    names.push_back(cascade.ranks.at(static_cast<std::size_t>(rank)).name);
  }
  return names;
}

Task cut_down(const Task& task, const std::vector<std::string>& cut_ranks, double operations) {
  constexpr std::int64_t kLeast = 5;
  Task cut = task;
  cut.batch = std::min<std::int64_t>(cut.batch, 1);
  while (estimate_operations(cut.cascade, binding_of(cut)) > operations) {
    std::int64_t* longest = nullptr;
    for (const std::string& rank : cut_ranks) {
      const auto found = cut.extents.find(rank);
      if (found == cut.extents.end() || found->second <= kLeast) continue;
      if (longest == nullptr || found->second > *longest) longest = &found->second;
    }
    if (longest == nullptr) return cut;
    *longest = std::max(kLeast, (*longest / 2) | 1);
  }
  return cut;
}

}  // namespace attngen::tune

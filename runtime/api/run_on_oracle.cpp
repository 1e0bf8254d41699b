// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/run_on_oracle.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/error.h"
#include "generator/ir/binding.h"
#include "generator/oracle/interpret.h"
#include "runtime/api/host_array.h"

namespace attngen {
namespace {

std::size_t at(int id) {
  return static_cast<std::size_t>(id);
}

std::size_t axes_of(const LaunchPlan& plan, std::size_t argument) {
  return at(plan.bounds.batch_axes) + plan.rules.arguments[argument].dims.size();
}

void write_back(const LaunchPlan& plan, const LiveShape::Argument& own, std::size_t argument,
                const Array& computed) {
  const std::size_t axes = axes_of(plan, argument);
  const Tensor& tensor = plan.spec->cascade.tensors[at(plan.rules.arguments[argument].tensor)];
  const Array rounded = converted(computed, tensor.type.type);
  const std::size_t bytes = bytes_of(tensor.type.type);
  for_each_element({own.extents.data(), axes}, {own.strides.data(), axes},
                   [&](std::int64_t index, std::int64_t offset) {
                     std::copy_n(rounded.data.data() + static_cast<std::size_t>(index) * bytes,
                                 bytes, own.data + static_cast<std::size_t>(offset) * bytes);
                   });
}

Request request_of(const LaunchPlan& plan, const attngen_args& args, const LiveShape& shape) {
  const Cascade& cascade = plan.spec->cascade;
  Request request;
  std::vector<bool> by_array(cascade.ranks.size(), false);
  for (std::size_t index = 0; index < plan.spec->input_count; ++index) {
    const ArgumentRules::Argument& rule = plan.rules.arguments[index];
    request.inputs.emplace(cascade.tensors[at(rule.tensor)].name,
                           host_array_of(plan, shape, index));
    for (const TensorDim& dim : rule.dims) by_array[at(dim.rank)] = true;
  }
  for (std::size_t rank = 0; rank < cascade.ranks.size(); ++rank) {
    if (by_array[rank] || cascade.ranks[rank].extent) continue;
    const int split = cascade.ranks[rank].split;
    if (split >= 0 && cascade.splits[at(split)].outer == static_cast<int>(rank)) continue;
    request.extents.emplace(cascade.ranks[rank].name, shape.extents[rank]);
  }
  for (std::size_t id = 0; id < cascade.params.size(); ++id) {
    const bool is_given = args.params != nullptr && !std::isnan(args.params[id]);
    if (cascade.params[id].is_static || is_given) {
      request.params.emplace(cascade.params[id].name, shape.params[id]);
    }
  }
  return request;
}

}  // namespace

Outcome run_on_oracle(const LaunchPlan& plan, const attngen_args& args, const LiveShape& shape) {
  try {
    const Cascade& cascade = plan.spec->cascade;
    const std::map<std::string, Array> computed =
        interpret(cascade, bind_inputs(cascade, request_of(plan, args, shape)));
    for (std::size_t index = plan.spec->input_count; index < plan.rules.arguments.size(); ++index) {
      if (shape.arguments[index].elements == 0) continue;
      const std::string& name = cascade.tensors[at(plan.rules.arguments[index].tensor)].name;
      write_back(plan, shape.arguments[index], index, computed.at(name));
    }
    return {};
  } catch (const Error& error) {
    // The spec and the plan are good, so what is refused here is what the arrays hold.
    if (error.kind() == ErrorKind::refused) return outcome_of(error, ATTNGEN_E_INVALID);
    throw;
  }
}

}  // namespace attngen

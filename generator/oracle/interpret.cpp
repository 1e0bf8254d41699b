// SPDX-License-Identifier: Apache-2.0
#include "generator/oracle/interpret.h"

#include <memory>
#include <vector>

#include "generator/oracle/einsum_runner.h"
#include "generator/oracle/estimate.h"
#include "generator/oracle/schedule.h"
#include "generator/oracle/tensor_store.h"

namespace attngen {
namespace {

std::size_t at(int id) {
  return static_cast<std::size_t>(id);
}

void run_stage(const oracle::Stage& stage, const Cascade& cascade, const Binding& binding,
               std::vector<oracle::EinsumRunner>& runners, oracle::TensorStore& tensors) {
  if (stage.var < 0) {
    runners[at(stage.einsums.front())].run(tensors);
    return;
  }
  const std::int64_t extent = binding.extents[at(cascade.vars[at(stage.var)].rank)];
  for (std::int64_t position = 0; position < extent; ++position) {
    for (int einsum : stage.einsums) runners[at(einsum)].run(tensors, stage.var, position);
  }
}

std::map<std::string, Array> empty_outputs(const Cascade& cascade, const Binding& binding) {
  std::map<std::string, Array> outputs;
  for (std::size_t t = 0; t < cascade.tensors.size(); ++t) {
    if (cascade.tensors[t].kind != TensorKind::output) continue;
    Shape shape = binding.batch;
    for (std::int64_t extent : shape_of(cascade, binding, static_cast<int>(t))) {
      shape.push_back(extent);
    }
    outputs.emplace(cascade.tensors[t].name, Array(DType::f64, std::move(shape)));
  }
  return outputs;
}

/// Copies the present points of one batch entry; the others stay 0.
void collect_outputs(const Cascade& cascade, const oracle::TensorStore& tensors, std::int64_t entry,
                     std::map<std::string, Array>& outputs) {
  for (std::size_t t = 0; t < cascade.tensors.size(); ++t) {
    if (cascade.tensors[t].kind != TensorKind::output) continue;
    const oracle::StoredTensor& tensor = tensors[static_cast<int>(t)];
    Array& output = outputs.at(cascade.tensors[t].name);
    const auto count = static_cast<std::int64_t>(tensor.own.size());
    for (std::int64_t i = 0; i < count; ++i) {
      if (tensor.present[static_cast<std::size_t>(i)] != 0) {
        output.set(entry * count + i, tensor.values[i]);
      }
    }
  }
}

}  // namespace

std::map<std::string, Array> interpret(const Cascade& cascade, const BoundInputs& inputs,
                                       const InterpretOptions& options) {
  const Binding& binding = inputs.binding;
  oracle::refuse_beyond(cascade, binding, options);
  std::map<std::string, Array> outputs = empty_outputs(cascade, binding);
  const std::vector<oracle::Stage> stages = oracle::schedule(cascade);
  std::vector<oracle::EinsumRunner> runners;
  for (const Einsum& einsum : cascade.einsums) {
    runners.emplace_back(cascade, binding, einsum, options.round_results);
  }
  oracle::TensorStore tensors(cascade, inputs);
  const std::int64_t entries = element_count(binding.batch);
  for (std::int64_t entry = 0; entry < entries; ++entry) {
    tensors.select_batch(entry);
    for (const oracle::Stage& stage : stages) {
      run_stage(stage, cascade, binding, runners, tensors);
    }
    collect_outputs(cascade, tensors, entry, outputs);
  }
  return outputs;
}

}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/tensor_core_fit.h"

#include <fmt/format.h>

#include <algorithm>

namespace attngen {
namespace {

const Tensor& tensor_of(const Cascade& cascade, const FormOperand& operand) {
  return cascade.tensors.at(static_cast<std::size_t>(operand.tensor));
}

const std::string& name_of_var(const Cascade& cascade, int var) {
  return cascade.vars.at(static_cast<std::size_t>(var)).name;
}

}  // namespace

std::vector<std::string> why_not_on_tensor_cores(const Cascade& cascade, const ForwardForm& form,
                                                 Skeleton skeleton) {
  std::vector<std::string> reasons;
  const auto refuse = [&](std::string reason) {
    if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end()) {
      reasons.push_back(std::move(reason));
    }
  };
  for (const FormOperand* operand : {&form.rows, &form.keys, &form.values}) {
    const Tensor& tensor = tensor_of(cascade, *operand);
    if (tensor.type.type != DType::bf16 && tensor.type.type != DType::f16) {
      refuse(fmt::format("{} is {}; the tensor cores here take bf16 or f16", tensor.name,
                         name_of(tensor.type.type)));
    }
    const bool is_one_range = !form.tiles.keep || form.tiles.bounds_exact;
    const bool takes_gathers = skeleton == Skeleton::decode && operand != &form.rows;
    if (operand->gathers && takes_gathers && !is_one_range) {
      refuse(
          fmt::format("{} is read at computed places, and the keys that count are not one range: "
                      "which entries may be read is not known",
                      tensor.name));
    } else if (operand->gathers && !takes_gathers) {
      const int var = operand == &form.rows ? form.row_var : form.key_var;
      refuse(
          fmt::format("the rows of {} are not read at {} plus a constant: gathers are not built "
                      "yet",
                      tensor.name, name_of_var(cascade, var)));
    }
  }
  const Tensor& rows = tensor_of(cascade, form.rows);
  const Tensor& keys = tensor_of(cascade, form.keys);
  if (rows.type.type != keys.type.type) {
    refuse(fmt::format("{} is {} and {} is {}; the tensor cores take one type for both", rows.name,
                       name_of(rows.type.type), keys.name, name_of(keys.type.type)));
  }
  return reasons;
}

}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
#include "generator/oracle/tensor_store.h"

#include <algorithm>
#include <cstring>

namespace attngen::oracle {
namespace {

std::vector<std::int64_t> row_major_strides(const Shape& shape) {
  std::vector<std::int64_t> strides(shape.size(), 1);
  for (std::size_t d = shape.size(); d-- > 1;) strides[d - 1] = strides[d] * shape[d];
  return strides;
}

std::int64_t integer_at(const Array& array, std::int64_t index) {
  if (array.dtype != DType::i64) return static_cast<std::int64_t>(array.at(index));
  std::int64_t value = 0;
  std::memcpy(&value, array.data.data() + index * 8, sizeof value);
  return value;
}

/// Flat index in `own` axes of entry number `entry` of the broadcast `batch` axes, right-aligned.
std::int64_t own_entry(const Shape& own, const Shape& batch, std::int64_t entry) {
  std::int64_t index = 0;
  std::int64_t stride = 1;
  for (std::size_t back = 0; back < batch.size(); ++back) {
    const std::int64_t extent = batch[batch.size() - 1 - back];
    const std::int64_t position = entry % extent;
    entry /= extent;
    if (back >= own.size()) continue;
    const std::int64_t own_extent = own[own.size() - 1 - back];
    if (own_extent != 1) index += position * stride;
    stride *= own_extent;
  }
  return index;
}

}  // namespace

TensorStore::TensorStore(const Cascade& cascade, const BoundInputs& inputs)
    : cascade_(cascade),
      binding_(inputs.binding),
      tensors_(cascade.tensors.size()),
      inputs_(cascade.tensors.size()) {
  for (std::size_t t = 0; t < cascade.tensors.size(); ++t) {
    StoredTensor& tensor = tensors_[t];
    tensor.shape = shape_of(cascade, binding_, static_cast<int>(t));
    tensor.strides = row_major_strides(tensor.shape);
    const auto count = static_cast<std::size_t>(element_count(tensor.shape));
    if (cascade.tensors[t].kind != TensorKind::input) {
      tensor.own.resize(count);
      tensor.present.resize(count);
      tensor.values = tensor.own.data();
      continue;
    }
    const Array& array = inputs.arrays[t];
    InputData& data = inputs_[t];
    data.batch.assign(array.shape.begin(),
                      array.shape.end() - static_cast<std::ptrdiff_t>(tensor.shape.size()));
    data.entry_size = static_cast<std::int64_t>(count);
    const std::int64_t all = array.size();
    data.values.resize(static_cast<std::size_t>(all));
    for (std::int64_t i = 0; i < all; ++i) data.values[static_cast<std::size_t>(i)] = array.at(i);
    if (is_integer(array.dtype)) {
      data.integers.resize(static_cast<std::size_t>(all));
      for (std::int64_t i = 0; i < all; ++i) {
        data.integers[static_cast<std::size_t>(i)] = integer_at(array, i);
      }
    }
  }
}

void TensorStore::select_batch(std::int64_t entry) {
  for (std::size_t t = 0; t < tensors_.size(); ++t) {
    StoredTensor& tensor = tensors_[t];
    if (cascade_.tensors[t].kind != TensorKind::input) {
      std::fill(tensor.own.begin(), tensor.own.end(), 0.0);
      std::fill(tensor.present.begin(), tensor.present.end(), std::uint8_t{0});
      continue;
    }
    const InputData& data = inputs_[t];
    const std::int64_t offset = own_entry(data.batch, binding_.batch, entry) * data.entry_size;
    tensor.values = data.values.data() + offset;
    tensor.integers = data.integers.empty() ? nullptr : data.integers.data() + offset;
  }
}

}  // namespace attngen::oracle

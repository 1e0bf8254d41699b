// SPDX-License-Identifier: Apache-2.0
// The tensors of one batch entry while a cascade is interpreted: values and presence.
#pragma once

#include <cstdint>
#include <vector>

#include "generator/ir/binding.h"

namespace attngen::oracle {

/// A dense row-major tensor of doubles. Inputs are views of one batch entry; integer inputs keep
/// their exact values beside. Everything else owns its points, each absent until it is set.
struct StoredTensor {
  Shape shape;
  std::vector<std::int64_t> strides;
  const double* values = nullptr;
  const std::int64_t* integers = nullptr;  ///< integer inputs only
  std::vector<double> own;
  std::vector<std::uint8_t> present;  ///< empty for inputs: every point is present

  void set(std::int64_t index, double value) {
    own[static_cast<std::size_t>(index)] = value;
    present[static_cast<std::size_t>(index)] = 1;
  }
};

/// All tensors of a cascade; select_batch() moves to one entry of the broadcast batch and clears
/// what was computed.
class TensorStore {
 public:
  TensorStore(const Cascade& cascade, const BoundInputs& inputs);

  void select_batch(std::int64_t entry);

  StoredTensor& operator[](int tensor) { return tensors_[static_cast<std::size_t>(tensor)]; }
  const StoredTensor& operator[](int tensor) const {
    return tensors_[static_cast<std::size_t>(tensor)];
  }

 private:
  struct InputData {
    Shape batch;  ///< the input's own batch axes
    std::int64_t entry_size = 0;
    std::vector<double> values;
    std::vector<std::int64_t> integers;
  };

  const Cascade& cascade_;
  const Binding& binding_;
  std::vector<StoredTensor> tensors_;
  std::vector<InputData> inputs_;
};

}  // namespace attngen::oracle

// SPDX-License-Identifier: Apache-2.0
// DLTensors for tests of what reads them; nobody looks behind the addresses.
#pragma once

#include <dlpack/dlpack.h>

#include <cstdint>
#include <deque>
#include <optional>
#include <utility>
#include <vector>

#include <attngen.h>
#include "runtime/api/launch_plan.h"

namespace attngen::test {

/// One tensor: change what a case is about, then dl().
struct TestTensor {
  std::uintptr_t address = 0;
  std::vector<std::int64_t> shape;
  std::optional<std::vector<std::int64_t>> strides;  ///< none: null, row-major
  DLDataType type{};
  DLDevice device{kDLCPU, 0};
  std::uint64_t byte_offset = 0;
  bool is_null = false;

  const DLTensor* dl() {
    if (is_null) return nullptr;
    made_ = {};
    made_.data = reinterpret_cast<void*>(address);
    made_.device = device;
    made_.ndim = static_cast<std::int32_t>(shape.size());
    made_.dtype = type;
    made_.shape = shape.data();
    made_.strides = strides ? strides->data() : nullptr;
    made_.byte_offset = byte_offset;
    return &made_;
  }

 private:
  DLTensor made_{};
};

/// The arguments of one run of a plan.
class TestArguments {
 public:
  /// Row-major tensors of the types and on the device that the plan asks for, in the plan's order,
  /// at addresses far apart.
  TestArguments(const LaunchPlan& plan, const std::vector<std::vector<std::int64_t>>& shapes) {
    std::uintptr_t address = std::uintptr_t{1} << 32;
    for (std::size_t index = 0; index < shapes.size(); ++index) {
      TestTensor tensor;
      tensor.address = address;
      tensor.shape = shapes[index];
      if (index < plan.rules.arguments.size()) tensor.type = plan.rules.arguments[index].type;
      tensor.device = plan.rules.device;
      tensors.push_back(std::move(tensor));
      address += std::uintptr_t{1} << 36;
    }
  }

  const attngen_args& get() {
    list_.clear();
    for (TestTensor& tensor : tensors) list_.push_back(tensor.dl());
    args_ = {};
    args_.struct_size = sizeof args_;
    args_.tensors = list_.data();
    args_.tensor_count = static_cast<std::uint32_t>(list_.size());
    args_.params = params.empty() ? nullptr : params.data();
    args_.param_count = static_cast<std::uint32_t>(params.size());
    return args_;
  }

  std::deque<TestTensor> tensors;
  std::vector<double> params;

 private:
  std::vector<const DLTensor*> list_;
  attngen_args args_{};
};

}  // namespace attngen::test

// SPDX-License-Identifier: Apache-2.0
// Under which name the results of a shape are kept: the operation, and a number per axis.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>

#include "generator/form/forward_form.h"
#include "generator/ir/binding.h"

namespace attngen::tune {

struct ShapeKey {
  std::string variant;  ///< for people
  /// 16 hex digits over what a kernel's text depends on: the cascade in canonical form with its
  /// types, the head dims, static parameters.
  std::string op;
  /// Every other rank by its name, "batch" (all batch axes together, at least 1), and parameters
  /// with whole values, as they may bound how many keys count.
  std::map<std::string, std::int64_t> axes;

  bool operator==(const ShapeKey&) const = default;
};

ShapeKey shape_key(const Cascade& cascade, const ForwardForm& form, const Binding& binding);

/// Each axis up to a power of 2.
std::map<std::string, std::int64_t> bin_of(const ShapeKey& shape);

/// "H=8 M=4096 P=1 batch=4"
std::string to_text(const std::map<std::string, std::int64_t>& axes);

}  // namespace attngen::tune

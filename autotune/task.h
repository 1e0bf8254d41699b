// SPDX-License-Identifier: Apache-2.0
// What is tuned for: a variant at one shape.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "generator/cuda/source.h"
#include "generator/form/forward_form.h"
#include "generator/ir/binding.h"
#include "generator/ir/cascade.h"

namespace attngen::tune {

struct Task {
  std::string name;  ///< for people: "decode-8x4096"
  Cascade cascade;
  std::map<std::string, std::int64_t> extents;  ///< of every rank that is neither fixed nor derived
  std::int64_t batch = 0;                       ///< one axis in front of every matrix; 0 = none
  std::map<std::string, double> params;
  Skeleton skeleton = Skeleton::forward;  ///< of a GPU's kernel; the CPU has none to choose
};

/// Extents and parameters bound, batch included. Throws Error(refused).
Binding binding_of(const Task& task);

/// Inputs of a normal distribution; tables of integers hold what binding accepts, the numbers of
/// neighbouring documents where it can. Equal for equal seeds. Throws Error(refused).
BoundInputs inputs_of(const Task& task, std::uint64_t seed);

/// The ranks that cut_down() may shorten: rows and keys.
std::vector<std::string> cut_ranks(const Cascade& cascade, const ForwardForm& form);

/// The same variant, small enough for the oracle: batch 1, then the longest of `cut_ranks` halved
/// (and made odd, so that tails are met) until about `operations` are left. Head dims stay.
Task cut_down(const Task& task, const std::vector<std::string>& cut_ranks, double operations);

}  // namespace attngen::tune

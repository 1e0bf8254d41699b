// SPDX-License-Identifier: Apache-2.0
// -i: arrays from .npy and .safetensors files, each input once.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/array.h"
#include "generator/ir/binding.h"

namespace CLI {
class App;
}

namespace attngen {

void add_input_option(CLI::App& verb, std::vector<std::string>& inputs);

/// NAME=FILE.npy, NAME=FILE.safetensors:TENSOR, or FILE.safetensors whose tensors are named like
/// the inputs. Throws Error(refused): a name that is no input (with the nearest), one given twice,
/// and whatever the readers refuse.
std::map<std::string, Array> read_inputs(const Cascade& cascade,
                                         const std::vector<std::string>& inputs);

/// Lengths outside 0 ... their extent: a warning each, which says what they mean, or with
/// ATTNGEN_CHECK_TABLES=1 Error(refused).
void look_at_lengths(const Cascade& cascade, const BoundInputs& inputs);

}  // namespace attngen

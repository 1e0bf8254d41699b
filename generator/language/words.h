// SPDX-License-Identifier: Apache-2.0
// The fixed vocabulary: statement words, reductions, functions, types.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/ir/cascade.h"

namespace attngen {

struct FunctionWord {
  std::string_view name;
  Op op;
};

/// Functions of values, `exp` ... `clamp`; `neg(x)` is the same as `-x`.
const std::vector<FunctionWord>& function_words();
std::optional<Op> function_named(std::string_view name);
std::string_view name_of_function(Op op);  ///< empty when `op` is not written as a function

std::optional<ReduceOp> reduction_named(std::string_view name);
std::string_view name_of(ReduceOp op);

/// Words that open a statement other than an equation: rank split var dtype param in iter init out
/// expect.
bool opens_statement(std::string_view word);

/// Statement words, reductions, functions, types, inf, true, false: no rank, variable, tensor,
/// parameter or dtype may be called so. A cascade may.
bool is_reserved(std::string_view word);

/// "sum max min prod any all argmax topk", for messages.
std::string all_reductions();
std::string all_functions();
std::string all_types();

}  // namespace attngen

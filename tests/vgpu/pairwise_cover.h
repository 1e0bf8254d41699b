// SPDX-License-Identifier: Apache-2.0
// Few rows of choices in which every two values of different axes occur together.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace attngen::test {

/// One value of each axis, counted from 0.
using ChoiceRow = std::vector<int>;

/// What two rows share when one costly thing serves both, such as a compiled kernel.
using CostlyPart = std::function<std::string(const ChoiceRow&)>;

/// Greedy, the same rows every time: each row takes an open pair and, axis by axis, the value that
/// meets most open pairs; of several tries that is kept which closes most pairs for its cost, ten
/// times as much where the costly part is new.
std::vector<ChoiceRow> pairwise_cover(const std::vector<int>& sizes, const CostlyPart& part);

/// Every row there is.
std::vector<ChoiceRow> full_product(const std::vector<int>& sizes);

/// Pairs of values of different axes that no row holds.
std::size_t missing_pairs(const std::vector<int>& sizes, const std::vector<ChoiceRow>& rows);

}  // namespace attngen::test

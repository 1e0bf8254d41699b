// SPDX-License-Identifier: Apache-2.0
#include "runtime/cpu/item_order.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace attngen {
namespace {

constexpr std::int64_t kClasses = 8;
constexpr std::int64_t kPartsOfAThread = 4;
constexpr std::int64_t kSharedAtTheEnd = 2;  ///< for each thread

}  // namespace

std::int64_t order_items(std::span<const std::int64_t> units, int threads,
                         std::span<std::int64_t> order) {
  const auto items = static_cast<std::int64_t>(units.size());
  if (threads <= 1 || items == 0) {
    std::iota(order.begin(), order.end(), std::int64_t{0});
    return items;
  }
  const std::int64_t total = std::reduce(units.begin(), units.end(), std::int64_t{0});
  const auto is_large = [&](std::int64_t length) {
    return length > 1 && length * kPartsOfAThread * threads > total;
  };
  std::int64_t longest = 1;
  for (const std::int64_t length : units) {
    if (!is_large(length)) longest = std::max(longest, length);
  }
  // Class 0 has the longest; the large ones stand behind all classes.
  const auto class_of = [&](std::int64_t length) {
    if (is_large(length)) return static_cast<std::size_t>(kClasses);
    return static_cast<std::size_t>(kClasses - 1 - (length * kClasses - 1) / longest);
  };
  std::array<std::int64_t, kClasses + 2> begin{};
  for (const std::int64_t length : units) ++begin[class_of(length) + 1];
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  const std::int64_t not_large = begin[kClasses];
  for (std::int64_t item = 0; item < items; ++item) {
    const std::size_t in = class_of(units[static_cast<std::size_t>(item)]);
    order[static_cast<std::size_t>(begin[in]++)] = item;
  }
  return std::max<std::int64_t>(0, not_large - kSharedAtTheEnd * threads);
}

}  // namespace attngen

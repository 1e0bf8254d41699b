// SPDX-License-Identifier: Apache-2.0
#include "autotune/shape_key.h"

#include <fmt/format.h>

#include <bit>
#include <cmath>

#include "base/digest.h"
#include "generator/language/language.h"

namespace attngen::tune {
namespace {

constexpr double kLargestWhole = 1e15;

bool is_whole(double value) {
  return value >= 1 && value <= kLargestWhole && value == std::floor(value);
}

}  // namespace

ShapeKey shape_key(const Cascade& cascade, const ForwardForm& form, const Binding& binding) {
  const auto rank_of = [&](int var) { return cascade.vars.at(static_cast<std::size_t>(var)).rank; };
  ShapeKey key;
  key.variant = cascade.name;
  KeyBuilder op;
  op.field("cascade", print_cascade(cascade));
  for (std::size_t at = 0; at < cascade.ranks.size(); ++at) {
    const Rank& rank = cascade.ranks[at];
    if (rank.split >= 0) continue;
    const auto id = static_cast<int>(at);
    if (id == rank_of(form.contract_var) || id == rank_of(form.wide_var)) {
      op.field(rank.name, std::to_string(binding.extents.at(at)));
    } else {
      key.axes[rank.name] = binding.extents.at(at);
    }
  }
  for (std::size_t at = 0; at < cascade.params.size(); ++at) {
    const double value = binding.params.at(at);
    if (cascade.params[at].is_static) {
      op.field(cascade.params[at].name, fmt::format("{}", value));
    } else if (is_whole(value)) {
      key.axes[cascade.params[at].name] = static_cast<std::int64_t>(value);
    }
  }
  std::int64_t batch = 1;
  for (const std::int64_t extent : binding.batch) batch *= extent;
  key.axes["batch"] = batch;
  key.op = op.hex().substr(0, 16);
  return key;
}

std::map<std::string, std::int64_t> bin_of(const ShapeKey& shape) {
  std::map<std::string, std::int64_t> bin;
  for (const auto& [name, value] : shape.axes) {
    bin[name] = value <= 0
                    ? 0
                    : static_cast<std::int64_t>(std::bit_ceil(static_cast<std::uint64_t>(value)));
  }
  return bin;
}

std::string to_text(const std::map<std::string, std::int64_t>& axes) {
  std::string text;
  for (const auto& [name, value] : axes) {
    text += fmt::format("{}{}={}", text.empty() ? "" : " ", name, value);
  }
  return text;
}

}  // namespace attngen::tune

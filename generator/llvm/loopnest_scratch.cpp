// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/loopnest_scratch.h"

#include <fmt/format.h>

#include <string>

#include "base/error.h"
#include "generator/ir/conditions.h"
#include "generator/llvm/loopnest_facts.h"
#include "generator/llvm/loopnest_loops.h"

namespace attngen {
namespace {

constexpr double kMostBytes = 0x1p46;

double bytes_of_part(const ScratchPart& part, std::span<const std::int64_t> extents) {
  double bytes = part.element_bytes;
  for (const TensorDim& dim : part.dims) {
    bytes *= static_cast<double>(extents[static_cast<std::size_t>(dim.rank)]) +
             (dim.is_state ? 1.0 : 0.0);
  }
  return bytes;
}

std::string name_of_part(const Cascade& cascade, const ScratchPart& part) {
  const bool is_tensor =
      part.holds == ScratchPart::Holds::values || part.holds == ScratchPart::Holds::presence;
  const auto at = static_cast<std::size_t>(part.id);
  const auto tensor = is_tensor ? at : static_cast<std::size_t>(cascade.einsums.at(at).tensor);
  return cascade.tensors.at(tensor).name;
}

}  // namespace

std::vector<ScratchPart> loopnest_scratch_parts(const Cascade& cascade, bool in_f64) {
  using Holds = ScratchPart::Holds;
  const std::vector<bool> may_lack = tensors_that_may_lack(cascade);
  const std::vector<bool> is_read = tensors_that_are_read(cascade);
  std::vector<ScratchPart> parts;
  for (std::size_t at = 0; at < cascade.tensors.size(); ++at) {
    const Tensor& tensor = cascade.tensors[at];
    const bool is_kept = tensor.kind == TensorKind::temporary || tensor.kind == TensorKind::state ||
                         (tensor.kind == TensorKind::output && is_read[at]);
    if (!is_kept) continue;
    const int id = static_cast<int>(at);
    parts.push_back({Holds::values, id, bytes_of(held_kind(cascade, id, in_f64)), tensor.dims});
    if (may_lack[at]) parts.push_back({Holds::presence, id, 1, tensor.dims});
  }
  for (std::size_t at = 0; at < cascade.einsums.size(); ++at) {
    const Einsum& einsum = cascade.einsums[at];
    const int id = static_cast<int>(at);
    const int slot = slot_coordinate(einsum);
    if (slot >= 0) {
      const Tensor& tensor = cascade.tensors.at(static_cast<std::size_t>(einsum.tensor));
      const std::vector<TensorDim> dims = {tensor.dims.at(static_cast<std::size_t>(slot))};
      parts.push_back({Holds::slot_values, id, 8, dims});
      parts.push_back({Holds::slot_numbers, id, 8, dims});
    }
    const int across = column_var(cascade, einsum);
    if (across >= 0) {
      const int rank = cascade.vars.at(static_cast<std::size_t>(across)).rank;
      parts.push_back({Holds::sums,
                       id,
                       bytes_of(running_kind(cascade, einsum, in_f64)),
                       {TensorDim{rank, false}}});
    }
  }
  return parts;
}

CpuScratch loopnest_scratch(const Cascade& cascade, bool in_f64,
                            std::span<const std::int64_t> extents) {
  double bytes = 0;
  double largest = 0;
  std::string largest_name;
  for (const ScratchPart& part : loopnest_scratch_parts(cascade, in_f64)) {
    const double own = bytes_of_part(part, extents);
    if (own > largest) {
      largest = own;
      largest_name = name_of_part(cascade, part);
    }
    bytes += own + kScratchAlignment;
  }
  if (bytes > kMostBytes) {
    throw Error(ErrorKind::refused,
                fmt::format("{} keeps every temporary on the CPU: {:.3g} bytes, {:.3g} of them for "
                            "{}; the limit is {:.3g}",
                            cascade.name, bytes, largest, largest_name, kMostBytes),
                fmt::format("take smaller extents along the ranks of {}", largest_name));
  }
  CpuScratch scratch;
  for (const ScratchPart& part : loopnest_scratch_parts(cascade, in_f64)) {
    const auto own = static_cast<std::int64_t>(bytes_of_part(part, extents));
    scratch.bytes += (own + kScratchAlignment - 1) / kScratchAlignment * kScratchAlignment;
  }
  return scratch;
}

}  // namespace attngen

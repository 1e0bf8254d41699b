// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/live_shape.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "generator/ir/bind_extents.h"

namespace attngen {
namespace {

constexpr std::uintptr_t kWideCopyBytes = 16;

std::size_t at(int id) {
  return static_cast<std::size_t>(id);
}

/// Reads one set of arguments; every step returns an Outcome and stops at the first failure.
class ShapeReader {
 public:
  ShapeReader(const Spec& spec, const Bounds& bounds, const ArgumentRules& rules,
              const attngen_args& args, LiveShape& shape)
      : spec_(spec), bounds_(bounds), rules_(rules), args_(args), shape_(shape) {}

  Outcome read() {
    if (Outcome outcome = check_counts(); !outcome.ok()) return outcome;
    std::fill_n(shape_.extents.begin(), bounds_.ranks.size(), kUnknown);
    std::fill_n(shape_.batch.begin(), bounds_.batch_axes, 1);
    shape_.batches = 1;
    shape_.allows_wide_copies = true;
    for (std::size_t index = 0; index < rules_.arguments.size(); ++index) {
      if (Outcome outcome = read_tensor(index); !outcome.ok()) return outcome;
    }
    if (Outcome outcome = complete_extents(); !outcome.ok()) return outcome;
    if (Outcome outcome = check_batches(); !outcome.ok()) return outcome;
    if (Outcome outcome = check_overlap(); !outcome.ok()) return outcome;
    judge_copies();
    return read_params();
  }

 private:
  static constexpr std::int64_t kUnknown = -1;

  const std::string& name_of(std::size_t index) const {
    return spec_.cascade.tensors[at(rules_.arguments[index].tensor)].name;
  }

  template <class... Values>
  Outcome invalid(fmt::format_string<Values...> text, Values&&... values) const {
    return failure(ATTNGEN_E_INVALID, fmt::format(text, std::forward<Values>(values)...));
  }

  Outcome check_counts() const {
    if (args_.tensor_count != rules_.arguments.size() || args_.tensors == nullptr) {
      return invalid("{} tensors are given, {} has {}: inputs, then outputs", args_.tensor_count,
                     spec_.cascade.name, rules_.arguments.size());
    }
    if ((args_.params != nullptr || args_.param_count != 0) &&
        args_.param_count != spec_.cascade.params.size()) {
      return invalid("{} params are given, {} has {}; NaN stands for the default",
                     args_.param_count, spec_.cascade.name, spec_.cascade.params.size());
    }
    return {};
  }

  Outcome read_tensor(std::size_t index) {
    const ArgumentRules::Argument& rule = rules_.arguments[index];
    LiveShape::Argument& own = shape_.arguments[index];
    own.data = nullptr;
    own.elements = 0;
    own.bytes = 0;
    const DLTensor* tensor = args_.tensors[index];
    if (tensor == nullptr) {
      if (rule.may_be_absent) return {};
      return invalid(
          "{} is null{}", name_of(index),
          rule.is_output ? "; name it among the bounds' discarded outputs to leave it out" : "");
    }
    if (!is_same(tensor->dtype, rule.type)) {
      return invalid("{} holds {}, the spec says {}", name_of(index), to_text(tensor->dtype),
                     to_text(rule.type));
    }
    if (!reaches(rules_.device, tensor->device)) {
      return invalid("{} lies on {}, the engine works on {}", name_of(index),
                     to_text(tensor->device), to_text(rules_.device));
    }
    const auto declared = rule.dims.size();
    const auto axes = static_cast<std::size_t>(bounds_.batch_axes) + declared;
    if (tensor->ndim < 0 || static_cast<std::size_t>(tensor->ndim) < declared ||
        static_cast<std::size_t>(tensor->ndim) > axes ||
        (rule.is_output && static_cast<std::size_t>(tensor->ndim) != axes)) {
      return invalid("{} has {} axes; it is declared with {} and the plan has {} batch axes",
                     name_of(index), tensor->ndim, declared, bounds_.batch_axes);
    }
    if (tensor->ndim > 0 && tensor->shape == nullptr) {
      return invalid("{} has axes and no shape", name_of(index));
    }
    return read_axes(index, *tensor, axes);
  }

  Outcome read_axes(std::size_t index, const DLTensor& tensor, std::size_t axes) {
    const ArgumentRules::Argument& rule = rules_.arguments[index];
    LiveShape::Argument& own = shape_.arguments[index];
    const std::size_t lead = axes - static_cast<std::size_t>(tensor.ndim);
    const std::size_t batch_axes = axes - rule.dims.size();
    std::int64_t elements = 1;
    std::int64_t last = 0;
    for (std::size_t axis = 0; axis < lead; ++axis) {
      own.extents[axis] = 1;
      own.strides[axis] = 0;
    }
    for (std::size_t axis = axes; axis-- > lead;) {
      const std::int64_t extent = tensor.shape[axis - lead];
      if (extent < 0) return invalid("{} axis {} is {}", name_of(index), axis - lead, extent);
      const std::int64_t stride =
          tensor.strides != nullptr ? tensor.strides[axis - lead] : elements;
      if (stride < 0 && extent > 1) {
        return failure(ATTNGEN_E_UNSUPPORTED,
                       fmt::format("{} axis {} runs backwards (stride {}); give a view that runs "
                                   "forwards",
                                   name_of(index), axis - lead, stride));
      }
      own.extents[axis] = extent;
      own.strides[axis] = extent == 1 ? 0 : stride;
      std::int64_t reach = 0;
      if (__builtin_mul_overflow(elements, extent, &elements) ||
          (extent > 0 && __builtin_mul_overflow(extent - 1, own.strides[axis], &reach)) ||
          __builtin_add_overflow(last, reach, &last)) {
        return invalid("{} is larger than the address space", name_of(index));
      }
      Outcome outcome = axis < batch_axes ? take_batch(index, axis, extent)
                                          : take_rank(index, rule.dims[axis - batch_axes], extent);
      if (!outcome.ok()) return outcome;
    }
    own.elements = elements;
    if (elements == 0) return {};
    if (__builtin_add_overflow(last, std::int64_t{1}, &last) ||
        __builtin_mul_overflow(last, static_cast<std::int64_t>(rule.element_bytes), &own.bytes)) {
      return invalid("{} is larger than the address space", name_of(index));
    }
    if (tensor.data == nullptr) {
      return invalid("{} has {} elements and no data", name_of(index), elements);
    }
    std::uintptr_t first = 0;
    std::uintptr_t behind = 0;
    if (__builtin_add_overflow(reinterpret_cast<std::uintptr_t>(tensor.data), tensor.byte_offset,
                               &first) ||
        __builtin_add_overflow(first, static_cast<std::uintptr_t>(own.bytes), &behind)) {
      return invalid("{} is larger than the address space", name_of(index));
    }
    own.data = reinterpret_cast<std::byte*>(first);
    if (first % rule.element_bytes != 0) {
      return invalid("{} does not start at a multiple of its {} bytes an element", name_of(index),
                     rule.element_bytes);
    }
    return {};
  }

  Outcome take_batch(std::size_t index, std::size_t axis, std::int64_t extent) {
    std::int64_t& common = shape_.batch[axis];
    if (rules_.arguments[index].is_output) {
      if (extent == common) return {};
      return invalid("{} batch axis {} is {}; the inputs make it {}", name_of(index), axis, extent,
                     common);
    }
    if (extent == common || extent == 1) return {};
    if (common != 1) {
      return invalid("batch axes do not broadcast: {} has {} on axis {} where another input has {}",
                     name_of(index), extent, axis, common);
    }
    common = extent;
    return {};
  }

  Outcome take_rank(std::size_t index, const TensorDim& dim, std::int64_t length) {
    const std::int64_t extent = length - (dim.is_state ? 1 : 0);
    std::int64_t& known = shape_.extents[at(dim.rank)];
    const std::string& rank = spec_.cascade.ranks[at(dim.rank)].name;
    if (known == kUnknown) {
      const auto [least, most] = bounds_.ranks[at(dim.rank)];
      if (extent < least || extent > most) {
        return invalid("{}={} by {} is outside the plan's {} .. {}", rank, extent, name_of(index),
                       least, most);
      }
      known = extent;
    } else if (known != extent) {
      return invalid("rank {} is {} by {}, but {} by an argument before it", rank, extent,
                     name_of(index), known);
    }
    return {};
  }

  /// Ranks that no given tensor has: fixed ones, outer ranks of splits, ranks of absent outputs.
  Outcome complete_extents() {
    for (std::size_t rank = 0; rank < bounds_.ranks.size(); ++rank) {
      if (shape_.extents[rank] != kUnknown) continue;
      const RankSource& source = spec_.rank_sources[rank];
      if (source.kind == RankSource::Kind::split_outer) continue;
      if (!bounds_.ranks[rank].is_fixed()) {
        return invalid("no given tensor has rank {}; give the output that has it",
                       spec_.cascade.ranks[rank].name);
      }
      shape_.extents[rank] = bounds_.ranks[rank].least;
    }
    for (const Split& split : spec_.cascade.splits) {
      std::int64_t& outer = shape_.extents[at(split.outer)];
      const std::int64_t whole = shape_.extents[at(split.rank)];
      const std::int64_t inner = shape_.extents[at(split.inner)];
      if (inner < 1) {
        return invalid("{} is {}; a tile has at least 1 point",
                       spec_.cascade.ranks[at(split.inner)].name, inner);
      }
      const std::int64_t tiles = (whole + inner - 1) / inner;
      if (outer != kUnknown && outer != tiles) {
        return invalid("{} is {}, but {} points in tiles of {} are {}",
                       spec_.cascade.ranks[at(split.outer)].name, outer, whole, inner, tiles);
      }
      outer = tiles;
    }
    return {};
  }

  Outcome check_batches() {
    for (int axis = 0; axis < bounds_.batch_axes; ++axis) {
      if (__builtin_mul_overflow(shape_.batches, shape_.batch[at(axis)], &shape_.batches)) {
        return invalid("the batch axes have more than 2^63 points");
      }
    }
    if (bounds_.most_batches > 0 && shape_.batches > bounds_.most_batches) {
      return invalid("{} batches are more than the plan's {}", shape_.batches,
                     bounds_.most_batches);
    }
    return {};
  }

  Outcome check_overlap() const {
    for (std::size_t index = spec_.input_count; index < rules_.arguments.size(); ++index) {
      const LiveShape::Argument& output = shape_.arguments[index];
      if (output.bytes == 0) continue;
      const std::size_t axes =
          static_cast<std::size_t>(bounds_.batch_axes) + rules_.arguments[index].dims.size();
      if (Outcome once = require_apart(name_of(index), {output.extents.data(), axes},
                                       {output.strides.data(), axes});
          !once.ok()) {
        return once;
      }
      for (std::size_t other = 0; other < rules_.arguments.size(); ++other) {
        const LiveShape::Argument& second = shape_.arguments[other];
        if (other == index || second.bytes == 0) continue;
        if (output.data < second.data + second.bytes && second.data < output.data + output.bytes) {
          return invalid("output {} overlaps {}, gaps included: give it memory of its own",
                         name_of(index), name_of(other));
        }
      }
    }
    return {};
  }

  void judge_copies() {
    const auto batch_axes = static_cast<std::size_t>(bounds_.batch_axes);
    for (const CopiedTensor& copied : rules_.copied) {
      const LiveShape::Argument& own = shape_.arguments[copied.argument];
      if (own.bytes == 0) continue;
      const ArgumentRules::Argument& rule = rules_.arguments[copied.argument];
      const std::size_t column = batch_axes + copied.column_axis;
      bool allowed = own.extents[column] < 2 || own.strides[column] == 1;
      if (copied.is_moved_in_rows) {
        allowed = allowed && reinterpret_cast<std::uintptr_t>(own.data) % kWideCopyBytes == 0;
        for (std::size_t axis = 0; axis < batch_axes + rule.dims.size(); ++axis) {
          if (own.extents[axis] < 2 || axis == column) continue;
          const auto step = static_cast<std::uint64_t>(own.strides[axis]) * rule.element_bytes;
          allowed = allowed && step % kWideCopyBytes == 0;
        }
      }
      shape_.allows_wide_copies = shape_.allows_wide_copies && allowed;
    }
  }

  Outcome read_params() {
    const std::span<const std::int64_t> extents(shape_.extents.data(), bounds_.ranks.size());
    for (std::size_t id = 0; id < spec_.cascade.params.size(); ++id) {
      const Param& param = spec_.cascade.params[id];
      const double given = args_.params != nullptr ? args_.params[id] : std::nan("");
      if (param.is_static) {
        shape_.params[id] = bounds_.static_params[id];
        if (std::isnan(given) || given == shape_.params[id]) continue;
        return invalid("param {} is compiled in as {}; make a plan for {}", param.name,
                       shape_.params[id], given);
      }
      if (std::isnan(given) && param.default_value == nullptr) {
        return invalid("param {} has no default: give it in attngen_args", param.name);
      }
      const double value = std::isnan(given) ? default_of(param.default_value, extents) : given;
      if (std::string fault = fault_of_param(param, value); !fault.empty()) {
        return failure(ATTNGEN_E_INVALID, std::move(fault));
      }
      shape_.params[id] = rounded_param(param, value);
    }
    return {};
  }

  const Spec& spec_;
  const Bounds& bounds_;
  const ArgumentRules& rules_;
  const attngen_args& args_;
  LiveShape& shape_;
};

}  // namespace

std::string why_too_large(const Spec& spec, int batch_axes) {
  const Cascade& cascade = spec.cascade;
  const auto over = [](const char* what, std::size_t count, std::size_t most) {
    return count <= most
               ? std::string()
               : fmt::format("{} {} are more than the {} that a run holds", count, what, most);
  };
  std::size_t axes = 0;
  for (const int tensor : spec.arguments) {
    axes = std::max(axes, cascade.tensors[at(tensor)].dims.size());
  }
  for (std::string reason :
       {over("ranks", cascade.ranks.size(), LiveLimits::kRanks),
        over("tensors", cascade.tensors.size(), LiveLimits::kTensors),
        over("inputs and outputs", spec.arguments.size(), LiveLimits::kArguments),
        over("params", cascade.params.size(), LiveLimits::kParams),
        over("axes", axes + at(batch_axes), LiveLimits::kAxes)}) {
    if (!reason.empty()) return reason;
  }
  return {};
}

Outcome read_shape(const Spec& spec, const Bounds& bounds, const ArgumentRules& rules,
                   const attngen_args& args, LiveShape& shape) {
  Outcome outcome = ShapeReader(spec, bounds, rules, args, shape).read();
  if (!outcome.ok()) return outcome;
  const auto axes = static_cast<std::size_t>(bounds.batch_axes);
  for (std::size_t index = 0; index < rules.arguments.size(); ++index) {
    const ArgumentRules::Argument& rule = rules.arguments[index];
    LiveShape::Argument& own = shape.arguments[index];
    shape.views[at(rule.tensor)] = {
        own.data, std::span<const std::int64_t>(own.strides.data(), axes + rule.dims.size())};
  }
  return {};
}

}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

#include "generator/ir/bind_bounds.h"
#include "generator/ir/bind_extents.h"
#include "generator/ir/binding.h"

namespace attngen {
namespace {

std::size_t at(int id) {
  return static_cast<std::size_t>(id);
}

bool holds_integers(DType type) {
  return is_integer(type) || type == DType::boolean;
}

/// Exact, unlike Array::at, for i64 beyond 2^53.
std::int64_t integer_at(const Array& array, std::int64_t index) {
  if (array.dtype == DType::i64) {
    std::int64_t value = 0;
    std::memcpy(&value, array.data.data() + index * 8, sizeof value);
    return value;
  }
  return static_cast<std::int64_t>(array.at(index));
}

struct IntegerRange {
  std::int64_t lowest;
  std::int64_t highest;
};

IntegerRange range_of(DType type) {
  switch (type) {
    case DType::boolean:
      return {0, 1};
    case DType::i4:
      return {-8, 7};
    case DType::i8:
      return {-128, 127};
    case DType::u8:
      return {0, 255};
    case DType::i32:
      return {std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max()};
    default:
      return {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()};
  }
}

/// "(2, 0)": where a flat index lies in a shape.
std::string position_in(const Shape& shape, std::int64_t index) {
  Shape position(shape.size());
  for (std::size_t d = shape.size(); d-- > 0;) {
    position[d] = index % shape[d];
    index /= shape[d];
  }
  return to_text(position);
}

/// The array in the declared type, or what is wrong with it.
std::string convert_input(const Tensor& tensor, Array& array) {
  const DType type = tensor.type.type;
  if (array.dtype == type) return {};
  if (is_float(type)) {
    if (!is_float(array.dtype)) {
      return fmt::format("{} is declared {}, but its array holds {}", tensor.name, name_of(type),
                         name_of(array.dtype));
    }
    array = converted(array, type);
    return {};
  }
  if (!holds_integers(array.dtype)) {
    return fmt::format(
        "{} is declared {}, but its array holds {}: a table of integers is given as "
        "integers",
        tensor.name, name_of(type), name_of(array.dtype));
  }
  const IntegerRange range = range_of(type);
  for (std::int64_t i = 0; i < array.size(); ++i) {
    const std::int64_t value = integer_at(array, i);
    if (value < range.lowest || value > range.highest) {
      return fmt::format("{}: {} at {} does not fit {} ({} .. {})", tensor.name, value,
                         position_in(array.shape, i), name_of(type), range.lowest, range.highest);
    }
  }
  array = converted(array, type);
  return {};
}

/// Reads one request against one cascade, collecting all findings.
class InputBinder {
 public:
  InputBinder(const Cascade& cascade, Request request)
      : cascade_(cascade), request_(std::move(request)), extents_(cascade, findings_) {
    bound_.arrays.resize(cascade.tensors.size());
  }

  BoundInputs bind() {
    refuse_unknown_names();
    for (std::size_t t = 0; t < cascade_.tensors.size(); ++t) {
      if (cascade_.tensors[t].kind == TensorKind::input) take(static_cast<int>(t));
    }
    extents_.add_requested(request_.extents);
    const bool arrays_complete = !missing_;
    bind_numbers(arrays_complete);
    throw_if_refused();
    for (Finding& finding : check_bounds(cascade_, bound_)) findings_.push_back(std::move(finding));
    throw_if_refused();
    return std::move(bound_);
  }

 private:
  void refuse(Span span, const char* rule, std::string message, std::string fix = {}) {
    findings_.push_back(finding_at(cascade_, span, rule, std::move(message), std::move(fix)));
  }

  void throw_if_refused() {
    if (!findings_.empty()) throw Error(ErrorKind::refused, std::move(findings_));
  }

  void refuse_unknown_names() {
    std::string names;
    for (const Tensor& t : cascade_.tensors) {
      if (t.kind == TensorKind::input) names += (names.empty() ? "" : ", ") + t.name;
    }
    for (const auto& [name, array] : request_.inputs) {
      const int tensor = find_tensor(cascade_, name);
      if (tensor < 0) {
        refuse({}, "usage", fmt::format("{} has no input {}", cascade_.name, name),
               names.empty() ? "it has no inputs" : fmt::format("its inputs are {}", names));
      } else if (cascade_.tensors[at(tensor)].kind != TensorKind::input) {
        refuse(cascade_.tensors[at(tensor)].span, "usage",
               fmt::format("{} is computed by {}, not given to it", name, cascade_.name),
               names.empty() ? "it has no inputs" : fmt::format("its inputs are {}", names));
      }
    }
  }

  void take(int id) {
    const Tensor& tensor = cascade_.tensors[at(id)];
    const auto found = request_.inputs.find(tensor.name);
    if (found == request_.inputs.end()) {
      missing_ = true;
      refuse(tensor.span, "usage", fmt::format("input {} is not given", tensor.name),
             fmt::format("give -i {}=FILE.npy", tensor.name));
      return;
    }
    Array array = std::move(found->second);
    const std::size_t declared = tensor.dims.size();
    if (array.shape.size() < declared) {
      missing_ = true;
      refuse(tensor.span, "shape",
             fmt::format("{} has {} declared {}, but its array has shape {}", tensor.name, declared,
                         declared == 1 ? "rank" : "ranks", to_text(array.shape)),
             "leading extra axes are batch; the declared ranks are the last ones");
      return;
    }
    const std::size_t extra = array.shape.size() - declared;
    for (std::size_t d = 0; d < declared; ++d) {
      extents_.add_from_array(tensor.dims[d].rank, array.shape[extra + d],
                              fmt::format("{} axis {}", tensor.name, extra + d));
    }
    broadcast(tensor,
              Shape(array.shape.begin(), array.shape.begin() + static_cast<std::ptrdiff_t>(extra)));
    const std::string fault = convert_input(tensor, array);
    if (!fault.empty()) refuse(tensor.span, "dtype", fault);
    bound_.arrays[at(id)] = std::move(array);
  }

  void broadcast(const Tensor& tensor, const Shape& own) {
    Shape& batch = bound_.binding.batch;
    while (batch.size() < own.size()) {
      batch.insert(batch.begin(), 1);
      batch_source_.insert(batch_source_.begin(), "");
    }
    const std::size_t lead = batch.size() - own.size();
    for (std::size_t d = 0; d < own.size(); ++d) {
      if (own[d] == 1 || own[d] == batch[lead + d]) continue;
      if (batch[lead + d] == 1) {
        batch[lead + d] = own[d];
        batch_source_[lead + d] = tensor.name;
      } else {
        refuse(tensor.span, "shape",
               fmt::format("batch axes do not broadcast: {} has {} where {} has {} (batch axis {} "
                           "from the last)",
                           tensor.name, own[d], batch_source_[lead + d], batch[lead + d],
                           own.size() - d));
      }
    }
  }

  void bind_numbers(bool arrays_complete) {
    std::vector<Finding> found;
    bound_.binding.extents = extents_.finish(arrays_complete);
    const bool numbers_known = findings_.empty();
    if (numbers_known) check_slots(cascade_, bound_.binding.extents, findings_);
    bound_.binding.params = bind_params(cascade_, bound_.binding.extents, request_.params, found);
    for (Finding& finding : found) {
      if (numbers_known || finding.rule == "usage") findings_.push_back(std::move(finding));
    }
  }

  const Cascade& cascade_;
  Request request_;
  std::vector<Finding> findings_;
  ExtentTable extents_;
  BoundInputs bound_;
  std::vector<std::string> batch_source_;
  bool missing_ = false;
};

}  // namespace

BoundInputs bind_inputs(const Cascade& cascade, Request request) {
  return InputBinder(cascade, std::move(request)).bind();
}

}  // namespace attngen

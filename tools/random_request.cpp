// SPDX-License-Identifier: Apache-2.0
#include "tools/random_request.h"

#include <algorithm>
#include <optional>
#include <random>
#include <utility>
#include <vector>

#include "base/error.h"

namespace attngen {
namespace {

// The standard's distributions differ between libraries; the generator itself does not.
class Random {
 public:
  explicit Random(std::uint64_t seed) : bits_(seed) {}

  double uniform() { return static_cast<double>(bits_() >> 11) * 0x1p-53; }
  std::int64_t integer(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(bits_() % static_cast<std::uint64_t>(high - low + 1));
  }
  // The sum of twelve uniforms has variance 1 and no tail beyond 6.
  double about_normal() {
    double sum = -6;
    for (int at = 0; at < 12; ++at) sum += uniform();
    return sum;
  }

 private:
  std::mt19937_64 bits_;
};

struct Interval {
  std::int64_t low = 0;
  std::int64_t high = 0;
};

// Widest first: signed values, then coordinates of ever shorter ranks.
std::vector<Interval> intervals_for(DType type, const Binding& binding) {
  std::vector<Interval> intervals;
  if (type == DType::boolean) return {{0, 1}};
  if (type == DType::i8) intervals.push_back({-127, 127});
  if (type == DType::i4) intervals.push_back({-8, 7});
  const std::int64_t most = type == DType::i4   ? 7
                            : type == DType::i8 ? 127
                            : type == DType::u8 ? 255
                                                : 1 << 30;
  std::int64_t high = 0;
  for (const std::int64_t extent : binding.extents) high = std::max(high, extent);
  for (high = std::min(high, most); high > 0; high = high > 8 ? high / 2 : high - 1) {
    intervals.push_back({0, high});
  }
  intervals.push_back({0, 0});
  return intervals;
}

void fill(Array& array, Random& random, const std::optional<Interval>& interval) {
  for (std::int64_t at = 0; at < array.size(); ++at) {
    array.set(at, interval.has_value()
                      ? static_cast<double>(random.integer(interval->low, interval->high))
                      : random.about_normal());
  }
}

// A default that is a whole number, like a window of 4096, would never bite at the sizes of a
// check.
bool is_count(const Param& param) {
  return param.default_value != nullptr && param.default_value->op == Op::integer &&
         param.default_value->integer >= 2;
}

std::map<std::string, double> with_drawn_params(const Cascade& cascade,
                                                std::map<std::string, double> params,
                                                Random& random) {
  for (const Param& param : cascade.params) {
    if (params.count(param.name) > 0) continue;
    if (is_count(param)) {
      const std::int64_t most = std::min<std::int64_t>(param.default_value->integer, 32);
      if (random.integer(0, 1) == 1) {
        params[param.name] = static_cast<double>(random.integer(1, most));
      }
    } else if (param.default_value == nullptr) {
      params[param.name] =
          param.is_static ? static_cast<double>(random.integer(1, 8)) : 0.5 + 4 * random.uniform();
    }
  }
  return params;
}

// An extent that an array gives may not be given again.
std::map<std::string, std::int64_t> extents_without_array(
    const Cascade& cascade, std::map<std::string, std::int64_t> extents) {
  for (const Tensor& tensor : cascade.tensors) {
    if (tensor.kind != TensorKind::input) continue;
    for (const TensorDim& dim : tensor.dims) {
      extents.erase(cascade.ranks[static_cast<std::size_t>(dim.rank)].name);
    }
  }
  return extents;
}

bool binds(const Cascade& cascade, const Request& request) {
  try {
    bind_inputs(cascade, request);
    return true;
  } catch (const Error&) {
    return false;
  }
}

}  // namespace

BoundInputs random_inputs(const Cascade& cascade, const RandomShape& shape,
                          const std::map<std::string, double>& params, std::uint64_t seed) {
  Random random(seed);
  Request request;
  request.params = with_drawn_params(cascade, params, random);
  request.extents = extents_without_array(cascade, shape.extents);
  const Binding binding = bind_extents(cascade, shape.extents, request.params);

  std::vector<const Tensor*> tables;
  int inputs = 0;
  for (std::size_t at = 0; at < cascade.tensors.size(); ++at) {
    const Tensor& tensor = cascade.tensors[at];
    if (tensor.kind != TensorKind::input) continue;
    Shape full = inputs++ % 2 == 1 ? Shape{} : shape.batch;
    for (const std::int64_t extent : shape_of(cascade, binding, static_cast<int>(at)))
      full.push_back(extent);
    Array array(tensor.type.type, std::move(full));
    if (is_float(tensor.type.type)) {
      fill(array, random, std::nullopt);
    } else {
      tables.push_back(&tensor);
    }
    request.inputs.emplace(tensor.name, std::move(array));
  }
  for (const Tensor* table : tables) {
    for (const Interval& interval : intervals_for(table->type.type, binding)) {
      fill(request.inputs.at(table->name), random, interval);
      if (!binds(cascade, request)) continue;
      if (table->type.type == DType::boolean) break;
      // numbers that are compared, like those of documents, should also meet each other
      const Interval narrow{interval.low / 8, interval.high >> random.integer(0, 5)};
      Array& array = request.inputs.at(table->name);
      Array widest = array;
      fill(array, random, narrow);
      if (!binds(cascade, request)) array = std::move(widest);
      break;
    }
  }
  return bind_inputs(cascade, std::move(request));
}

}  // namespace attngen

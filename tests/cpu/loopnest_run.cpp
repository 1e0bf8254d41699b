// SPDX-License-Identifier: Apache-2.0
#include "tests/cpu/loopnest_run.h"

#include <fmt/format.h>

#include <cstdint>
#include <cstring>
#include <limits>
#include <vector>

#include "base/error.h"
#include "generator/analysis/analysis.h"
#include "generator/llvm/loopnest.h"
#include "generator/llvm/loopnest_scratch.h"
#include "generator/oracle/interpret.h"
#include "runtime/llvm_api.h"
#include "runtime/pack_arguments.h"

namespace attngen::testing {
namespace {

constexpr std::int64_t kGap = 3;  ///< elements between neighbours of a strided array
constexpr std::size_t kFence = 4096;
constexpr std::byte kPoison{0xFF};  ///< NaN in every float type, -1 in the integers

/// The elements of an array, fenced by poison, with gaps of poison where asked.
class Elements {
 public:
  Elements(DType type, std::int64_t count, std::int64_t step)
      : element_bytes_(bytes_of(type)),
        count_(static_cast<std::size_t>(count)),
        step_(static_cast<std::size_t>(step)),
        memory_(2 * kFence + count_ * step_ * element_bytes_, kPoison) {}

  std::byte* data() { return memory_.data() + kFence; }

  void set(const std::vector<std::byte>& packed) {
    for (std::size_t at = 0; at < count_; ++at) {
      std::memcpy(data() + at * step_ * element_bytes_, packed.data() + at * element_bytes_,
                  element_bytes_);
    }
  }

  std::vector<std::byte> packed() const {
    std::vector<std::byte> bytes(count_ * element_bytes_);
    for (std::size_t at = 0; at < count_; ++at) {
      std::memcpy(bytes.data() + at * element_bytes_,
                  memory_.data() + kFence + at * step_ * element_bytes_, element_bytes_);
    }
    return bytes;
  }

  /// True when nothing but the elements themselves has changed.
  bool is_fenced() const {
    for (std::size_t at = 0; at < memory_.size(); ++at) {
      const bool is_inside = at >= kFence && at < kFence + count_ * step_ * element_bytes_;
      const bool is_element = is_inside && (at - kFence) / element_bytes_ % step_ == 0;
      if (!is_element && memory_[at] != kPoison) return false;
    }
    return true;
  }

 private:
  std::size_t element_bytes_;
  std::size_t count_;
  std::size_t step_;
  std::vector<std::byte> memory_;
};

using Whole = void (*)(const void*, std::int64_t, void*);

Array output_array(const Cascade& cascade, const Binding& binding, std::size_t tensor) {
  Shape shape = binding.batch;
  for (const std::int64_t extent : shape_of(cascade, binding, static_cast<int>(tensor))) {
    shape.push_back(extent);
  }
  return Array(cascade.tensors[tensor].type.type, shape);
}

}  // namespace

LlvmSource loopnest_of(const Cascade& cascade, const Binding& binding,
                       const LoopnestRequest& request) {
  CpuProblem problem;
  problem.extents = binding.extents;
  for (std::size_t at = 0; at < cascade.params.size(); ++at) {
    problem.static_params.push_back(cascade.params[at].is_static
                                        ? binding.params.at(at)
                                        : std::numeric_limits<double>::quiet_NaN());
  }
  problem.batch_axes = static_cast<int>(binding.batch.size());
  if (request.strided) problem.element_loads.assign(cascade.tensors.size(), true);
  problem.in_f64 = request.in_f64;
  CpuPlan plan;
  plan.reasons = {"a test"};
  return emit_loopnest(cascade, Analysis{}, problem, plan);
}

std::map<std::string, Array> run_loopnest(const Cascade& cascade, const BoundInputs& inputs,
                                          const LoopnestRequest& request) {
  const Binding& binding = inputs.binding;
  const LlvmSource source = loopnest_of(cascade, binding, request);
  LlvmJit jit;
  jit.add(source.text, {}, "default<O2>");
  const auto whole = reinterpret_cast<Whole>(jit.lookup(source.entry + "_whole"));

  const std::int64_t step = request.strided ? kGap : 1;
  std::vector<Elements> memory;
  std::vector<std::vector<std::int64_t>> strides(cascade.tensors.size());
  std::vector<Array> arrays;
  for (std::size_t at = 0; at < cascade.tensors.size(); ++at) {
    const TensorKind kind = cascade.tensors[at].kind;
    const bool is_input = kind == TensorKind::input;
    arrays.push_back(is_input                     ? inputs.arrays[at]
                     : kind == TensorKind::output ? output_array(cascade, binding, at)
                                                  : Array(DType::f32, {0}));
    memory.emplace_back(arrays.back().dtype, arrays.back().size(), step);
    if (is_input) memory.back().set(arrays.back().data);
    if (!is_input && kind != TensorKind::output) continue;
    strides[at] = strides_of(cascade, inputs, static_cast<int>(at));
    for (std::int64_t& stride : strides[at]) stride *= step;
  }
  std::vector<TensorView> views;
  for (std::size_t at = 0; at < cascade.tensors.size(); ++at) {
    views.push_back({memory[at].data(), strides[at]});
  }
  std::vector<std::byte> block(argument_bytes(source.arguments));
  LaunchNumbers numbers;
  numbers.extents = binding.extents;
  numbers.batch = binding.batch;
  numbers.params = binding.params;
  numbers.tensors = views;
  pack_arguments(cascade, source.arguments, numbers, block);

  const CpuScratch needed = loopnest_scratch(cascade, request.in_f64, binding.extents);
  Elements scratch(DType::u8, needed.bytes, 1);
  for (std::int64_t item = 0; item < element_count(binding.batch); ++item) {
    scratch.set(std::vector<std::byte>(static_cast<std::size_t>(needed.bytes), kPoison));
    whole(block.data(), item, scratch.data());
  }
  std::map<std::string, Array> outputs;
  for (std::size_t at = 0; at < cascade.tensors.size(); ++at) {
    if (!memory[at].is_fenced()) {
      throw Error(ErrorKind::check_failed, "written beside " + cascade.tensors[at].name);
    }
    if (cascade.tensors[at].kind != TensorKind::output) continue;
    arrays[at].data = memory[at].packed();
    outputs.emplace(cascade.tensors[at].name, std::move(arrays[at]));
  }
  if (!scratch.is_fenced()) throw Error(ErrorKind::check_failed, "written beside the scratch");
  return outputs;
}

std::string difference_from_oracle(const Cascade& cascade, const BoundInputs& inputs,
                                   const LoopnestRequest& request) {
  const std::map<std::string, Array> exact = interpret(cascade, inputs);
  InterpretOptions narrow;
  narrow.round_results = narrowest_float_input(cascade);
  const std::map<std::string, Array> rounded = interpret(cascade, inputs, narrow);
  const std::map<std::string, Array> actual = run_loopnest(cascade, inputs, request);
  std::string text;
  for (const auto& [name, deviation] : compare_outputs(cascade, actual, exact, rounded)) {
    const bool is_close = deviation.nonfinite_agree && deviation.err_ratio <= 2;
    if (request.is_relative ? is_close : deviation.passes) continue;
    text += fmt::format("{}: err_ratio {:.3g}, max_abs_err {:.3g}{}\n", name, deviation.err_ratio,
                        deviation.max_abs_err,
                        deviation.nonfinite_agree ? "" : ", other infinities or NaNs");
  }
  return text;
}

}  // namespace attngen::testing

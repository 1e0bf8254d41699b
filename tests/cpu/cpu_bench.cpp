// SPDX-License-Identifier: Apache-2.0
#include "tests/cpu/cpu_bench.h"

#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include "base/error.h"
#include "generator/llvm/cpu_problem.h"
#include "generator/oracle/interpret.h"
#include "runtime/cpu/compile_llvm.h"
#include "runtime/cpu/cpu_host.h"
#include "runtime/pack_arguments.h"

namespace attngen::testing {
namespace {

constexpr int kNaNByte = 0xFF;  ///< a NaN in every float type

Store& no_store() {
  static Store store([] {
    StoreOptions options;
    options.mode = StoreMode::memory;
    return options;
  }());
  return store;
}

ThreadPool& pool_of(int threads) {
  static ThreadPool one(1);
  static ThreadPool three(3);
  check(threads == 1 || threads == 3, "there are pools of one and of three threads");
  return threads == 1 ? one : three;
}

double largest_of(const Array& array) {
  double largest = 0;
  for (std::int64_t at = 0; at < array.size(); ++at) {
    if (std::isfinite(array.at(at))) largest = std::max(largest, std::abs(array.at(at)));
  }
  return largest;
}

}  // namespace

GuardedBytes::GuardedBytes(std::size_t bytes) {
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  const std::size_t inside = (bytes + page - 1) / page * page;
  size_ = inside + 2 * page;
  void* pages = mmap(nullptr, size_, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  check(pages != MAP_FAILED, "a test has memory");
  pages_ = static_cast<std::byte*>(pages);
  if (inside > 0) mprotect(pages_ + page, inside, PROT_READ | PROT_WRITE);
  data_ = pages_ + page + inside - bytes;
  std::memset(pages_ + page, kNaNByte, inside);
}

GuardedBytes::~GuardedBytes() {
  munmap(pages_, size_);
}

int GuardedBytes::hide(std::size_t begin, std::size_t end) {
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  const auto before = static_cast<std::size_t>(data_ - pages_);
  const std::size_t first = (before + begin + page - 1) / page;
  const std::size_t last = (before + end) / page;
  if (first >= last) return 0;
  mprotect(pages_ + first * page, (last - first) * page, PROT_NONE);
  return static_cast<int>(last - first);
}

CpuBench::CpuBench(Cascade cascade) : cascade_(std::move(cascade)), analysis_(analyse(cascade_)) {}

LlvmSource CpuBench::source_of(const Binding& binding, const CpuRequest& request) const {
  CpuProblem problem = cpu_problem_of(cascade_, analysis_, binding, limits_of_cpu(request.arch));
  problem.in_f64 = request.in_f64;
  CpuPlan plan = choose_cpu_plan(cascade_, analysis_, problem);
  if (request.key_tiles > 0) {
    plan.split_keys = plan.key_tile * static_cast<int>(request.key_tiles);
  }
  return emit_llvm(cascade_, analysis_, problem, plan);
}

std::map<std::string, Array> CpuBench::run(const BoundInputs& inputs, const CpuRequest& request) {
  const Binding& binding = inputs.binding;
  const LlvmSource source = source_of(binding, request);
  std::unique_ptr<CpuKernel>& kernel = kernels_[source.text];
  if (!kernel) kernel = std::make_unique<CpuKernel>(compile_llvm(no_store(), source), source);

  std::vector<std::unique_ptr<GuardedBytes>> memory;
  std::vector<void*> addresses(cascade_.tensors.size(), nullptr);
  std::map<std::string, Array> outputs;
  for (std::size_t at = 0; at < cascade_.tensors.size(); ++at) {
    const Tensor& tensor = cascade_.tensors[at];
    std::size_t bytes = 0;
    if (tensor.kind == TensorKind::input) {
      bytes = inputs.arrays[at].data.size();
    } else if (tensor.kind == TensorKind::output) {
      Shape shape = binding.batch;
      for (const std::int64_t extent : shape_of(cascade_, binding, static_cast<int>(at))) {
        shape.push_back(extent);
      }
      Array array(tensor.type.type, shape);
      bytes = array.data.size();
      outputs.emplace(tensor.name, std::move(array));
    } else {
      continue;
    }
    memory.push_back(std::make_unique<GuardedBytes>(bytes));
    addresses[at] = memory.back()->data();
    if (tensor.kind == TensorKind::input && bytes > 0) {
      std::memcpy(addresses[at], inputs.arrays[at].data.data(), bytes);
    }
    for (const HiddenElements& hidden : request.hidden) {
      if (hidden.tensor != tensor.name) continue;
      const std::size_t size = bytes_of(tensor.type.type);
      const int pages = memory.back()->hide(static_cast<std::size_t>(hidden.begin) * size,
                                            static_cast<std::size_t>(hidden.end) * size);
      check(pages > 0, "what a test hides fills a page");
    }
  }
  const ArgumentBlock block =
      pack_arguments(cascade_, source.arguments, inputs, addresses, nullptr);
  kernel->run(block.bytes, items_of(cascade_, source, binding.extents, binding.batch),
              scratch_of(cascade_, source, binding.extents), pool_of(request.threads));
  for (std::size_t at = 0; at < cascade_.tensors.size(); ++at) {
    if (cascade_.tensors[at].kind != TensorKind::output) continue;
    Array& output = outputs.at(cascade_.tensors[at].name);
    if (!output.data.empty()) {
      std::memcpy(output.data.data(), addresses[at], output.data.size());
    }
  }
  return outputs;
}

std::vector<std::string> runnable_archs() {
  std::vector<std::string> names;
  for (const char* name : {"avx512_bf16", "avx512", "avx2", "v128", "neon"}) {
    if (why_not_on_this_cpu(name).empty()) names.emplace_back(name);
  }
  return names;
}

Oracle consult_oracle(const Cascade& cascade, const BoundInputs& inputs) {
  InterpretOptions rounded;
  rounded.round_results = narrowest_float_input(cascade);
  return {interpret(cascade, inputs), interpret(cascade, inputs, rounded)};
}

std::string difference_from(const Oracle& oracle, const Cascade& cascade,
                            const std::map<std::string, Array>& outputs) {
  const bool is_f32 = narrowest_float_input(cascade) == DType::f32;
  std::string text;
  for (const auto& [name, deviation] :
       compare_outputs(cascade, outputs, oracle.exact, oracle.naive)) {
    const double floor = is_f32 ? 8 * 0x1p-24 * largest_of(oracle.exact.at(name)) : 0;
    const bool is_close = deviation.err_ratio <= 2 || deviation.max_abs_err <= 2 * floor;
    if (deviation.nonfinite_agree && is_close) continue;
    text += fmt::format("{}: err_ratio {:.3g}, max_abs_err {:.3g}{}\n", name, deviation.err_ratio,
                        deviation.max_abs_err,
                        deviation.nonfinite_agree ? "" : ", other infinities or NaNs");
  }
  return text;
}

std::string difference_from_oracle(const Cascade& cascade, const BoundInputs& inputs,
                                   const std::map<std::string, Array>& outputs) {
  return difference_from(consult_oracle(cascade, inputs), cascade, outputs);
}

void ErrorSums::add(const Oracle& oracle, const std::map<std::string, Array>& outputs) {
  for (const auto& [name, array] : outputs) {
    for (std::int64_t at = 0; at < array.size(); ++at) {
      const double wanted = oracle.exact.at(name).at(at);
      if (!std::isfinite(wanted)) continue;
      ours[name] += std::pow(array.at(at) - wanted, 2);
      naive[name] += std::pow(oracle.naive.at(name).at(at) - wanted, 2);
    }
  }
}

double ErrorSums::worst_ratio() const {
  double worst = 0;
  for (const auto& [name, sum] : ours) worst = std::max(worst, std::sqrt(sum / naive.at(name)));
  return worst;
}

}  // namespace attngen::testing

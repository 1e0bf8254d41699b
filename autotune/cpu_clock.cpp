// SPDX-License-Identifier: Apache-2.0
#include "autotune/cpu_clock.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <map>
#include <optional>
#include <utility>

#include "autotune/cpu_identity.h"
#include "autotune/cpu_subject.h"
#include "base/error.h"
#include "generator/llvm/cpu_problem.h"
#include "generator/oracle/interpret.h"
#include "runtime/cpu/compile_llvm.h"
#include "runtime/cpu/cpu_kernel.h"
#include "runtime/cpu/thread_pool.h"
#include "runtime/pack_arguments.h"
#include "runtime/store/store.h"

namespace attngen::tune {
namespace {

constexpr double kOracleOperations = 4e6;
constexpr std::int64_t kLineBytes = 64;
constexpr std::int64_t kLeastCacheBytes = std::int64_t{8} << 20;
constexpr std::int64_t kMostFlushBytes = std::int64_t{512} << 20;

/// One task with data, of whatever size, and the places of its results.
struct Arrays {
  Arrays(const Task& asked, std::uint64_t seed) : task(asked), inputs(inputs_of(asked, seed)) {
    addresses.assign(task.cascade.tensors.size(), nullptr);
    for (std::size_t at = 0; at < addresses.size(); ++at) {
      const Tensor& tensor = task.cascade.tensors[at];
      if (tensor.kind == TensorKind::input) addresses[at] = inputs.arrays[at].data.data();
      if (tensor.kind != TensorKind::output) continue;
      Shape shape = inputs.binding.batch;
      for (const std::int64_t extent :
           shape_of(task.cascade, inputs.binding, static_cast<int>(at))) {
        shape.push_back(extent);
      }
      Array& output = outputs[tensor.name] = Array(tensor.type.type, std::move(shape));
      addresses[at] = output.data.data();
    }
  }

  Task task;
  BoundInputs inputs;
  std::map<std::string, Array> outputs;
  std::vector<void*> addresses;
};

struct Prepared {
  Prepared(const CachedObject& object, const LlvmSource& source, const Arrays& arrays)
      : kernel(object, source),
        block(pack_arguments(arrays.task.cascade, source.arguments, arrays.inputs, arrays.addresses,
                             nullptr)),
        items(items_of(arrays.task.cascade, source, arrays.inputs.binding.extents,
                       arrays.inputs.binding.batch)),
        scratch(scratch_of(arrays.task.cascade, source, arrays.inputs.binding.extents)) {}

  void run() const { kernel.run(block.bytes, items, scratch, default_thread_pool()); }

  CpuKernel kernel;
  ArgumentBlock block;
  std::int64_t items;
  CpuScratch scratch;
};

}  // namespace

struct CpuClock::State {
  State(std::vector<Task> given, CpuLimits asked)
      : tasks(std::move(given)), limits(std::move(asked)), identity(cpu_identity(limits)) {}

  /// The arrays of `task` are those at hand from now on.
  void open(std::size_t task) {
    if (opened == task) return;
    kernels.clear();
    ratios.clear();
    exact.clear();
    narrow.clear();
    whole.reset();
    cut.reset();
    opened = std::nullopt;
    analysis = analyse(tasks.at(task).cascade);
    opened = task;
  }

  LlvmSource source_for(const Task& task, const Candidate& candidate) const {
    CpuProblem problem = cpu_problem_of(task.cascade, analysis, binding_of(task), limits);
    problem.tile = tile_of(candidate);
    return emit_llvm(task.cascade, analysis, problem,
                     choose_cpu_plan(task.cascade, analysis, problem));
  }

  /// Texts that differ in their headers alone have one object.
  const CachedObject& object_for(const LlvmSource& source) {
    std::string code;
    for (const std::string& module : source.modules) code += module;
    const auto found = objects.find(code);
    if (found != objects.end()) return found->second;
    return objects.emplace(code, compile_llvm(default_store(), source)).first->second;
  }

  double err_ratio(std::size_t at, const Candidate& candidate) {
    open(at);
    const Task& task = tasks.at(at);
    if (!cut) {
      const ForwardForm form = *forward_form(task.cascade, analysis).form;
      cut.emplace(cut_down(task, cut_ranks(task.cascade, form), kOracleOperations), 1);
      exact = interpret(cut->task.cascade, cut->inputs);
      InterpretOptions rounded;
      rounded.round_results = narrowest_float_input(task.cascade);
      narrow = interpret(cut->task.cascade, cut->inputs, rounded);
    }
    LlvmSource source = source_for(cut->task, candidate);
    const CachedObject& object = object_for(source);
    const auto known = ratios.find(&object);
    if (known != ratios.end()) return known->second;
    source.plan.split_keys = source.plan.key_tile;
    for (auto& [name, output] : cut->outputs) {
      for (std::byte& byte : output.data) byte = std::byte{0x7f};  // nothing may stay as it was
    }
    Prepared(object, source, *cut).run();
    double worst = 0;
    for (const auto& [name, deviation] :
         compare_outputs(task.cascade, cut->outputs, exact, narrow)) {
      const bool is_lost = !deviation.nonfinite_agree || !(deviation.err_ratio >= 0);
      worst =
          std::max(worst, is_lost ? std::numeric_limits<double>::infinity() : deviation.err_ratio);
      if (!deviation.passes) worst = std::max(worst, 2 + 1e-9);
    }
    return ratios[&object] = worst;
  }

  double sample_ns(std::size_t at, const Candidate& candidate) {
    open(at);
    if (!whole) whole.emplace(tasks.at(at), 2);
    std::unique_ptr<Prepared>& prepared = kernels[key_of(candidate)];
    if (prepared == nullptr) {
      const LlvmSource source = source_for(whole->task, candidate);
      prepared = std::make_unique<Prepared>(object_for(source), source, *whole);
      prepared->run();  // memory is touched, code is there
    }
    flush();
    const auto start = std::chrono::steady_clock::now();
    prepared->run();
    return std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - start)
        .count();
  }

  void flush() {
    constexpr std::int64_t kPieces = 64;
    if (buffer.empty()) {
      const std::int64_t bytes =
          std::min(2 * std::max(identity.cache_bytes, kLeastCacheBytes), kMostFlushBytes);
      buffer.resize(static_cast<std::size_t>(bytes));
    }
    const std::int64_t lines = static_cast<std::int64_t>(buffer.size()) / kLineBytes;
    default_thread_pool().parallel(kPieces, [&](int, std::int64_t piece) {
      for (std::int64_t line = lines * piece / kPieces; line < lines * (piece + 1) / kPieces;
           ++line) {
        ++buffer[static_cast<std::size_t>(line * kLineBytes)];
      }
    });
  }

  std::vector<Task> tasks;
  CpuLimits limits;
  DeviceIdentity identity;
  std::map<std::string, CachedObject> objects;  ///< by code
  std::vector<unsigned char> buffer;

  std::optional<std::size_t> opened;
  Analysis analysis;
  std::optional<Arrays> whole;
  std::optional<Arrays> cut;
  std::map<std::string, Array> exact;
  std::map<std::string, Array> narrow;
  std::map<const CachedObject*, double> ratios;
  std::map<std::string, std::unique_ptr<Prepared>> kernels;
};

CpuClock::CpuClock(std::vector<Task> tasks, CpuLimits limits)
    : state_(std::make_unique<State>(std::move(tasks), std::move(limits))) {}
CpuClock::~CpuClock() = default;

DeviceIdentity CpuClock::device() {
  return state_->identity;
}

double CpuClock::err_ratio(std::size_t task, const Candidate& candidate) {
  try {
    return state_->err_ratio(task, candidate);
  } catch (const Error& error) {
    throw InvalidCandidate(error.findings().front().message);
  }
}

double CpuClock::sample_ns(std::size_t task, const Candidate& candidate) {
  try {
    return state_->sample_ns(task, candidate);
  } catch (const Error& error) {
    throw InvalidCandidate(error.findings().front().message);
  }
}

}  // namespace attngen::tune

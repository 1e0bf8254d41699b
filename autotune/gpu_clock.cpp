// SPDX-License-Identifier: Apache-2.0
#include "autotune/gpu_clock.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <map>
#include <optional>
#include <stdexcept>
#include <utility>

#include "autotune/gpu_memory.h"
#include "autotune/gpu_subject.h"
#include "base/error.h"
#include "generator/oracle/interpret.h"
#include "runtime/compile_cached.h"
#include "runtime/cuda/kernel_launch.h"
#include "runtime/cuda/loaded_kernel.h"
#include "runtime/cuda/primary_context.h"
#include "runtime/pack_arguments.h"

namespace attngen::tune {
namespace {

constexpr double kOracleOperations = 2e7;  // enough keys for several tiles of every head
constexpr std::int64_t kLeastCacheBytes = std::int64_t{8} << 20;

/// A launch or a run that failed: whatever lies on the device may be lost with it.
class DeviceFault : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

void require_run(const cuda::Api& api, cuda::DriverStatus status) {
  if (!status.ok()) throw DeviceFault(cuda::to_text(api, status));
}

class Timer {
 public:
  explicit Timer(const cuda::Api& api) : api_(api) {
    cuda::require(api_, api_.event_create(&start_, 0), ErrorKind::no_device);
    const cuda::DriverStatus made = api_.event_create(&end_, 0);
    if (made.ok()) return;
    api_.event_destroy(start_);
    cuda::require(api_, made, ErrorKind::no_device);
  }
  ~Timer() {
    api_.event_destroy(start_);
    api_.event_destroy(end_);
  }
  Timer(const Timer&) = delete;
  Timer& operator=(const Timer&) = delete;

  void begin() const { require_run(api_, api_.event_record(start_, nullptr)); }
  /// Waits; ns since begin().
  double end() const {
    require_run(api_, api_.event_record(end_, nullptr));
    require_run(api_, api_.event_synchronize(end_));
    float ms = 0;
    require_run(api_, api_.event_elapsed_time(&ms, start_, end_));
    return static_cast<double>(ms) * 1e6;
  }

 private:
  const cuda::Api& api_;
  cuda::Event start_ = nullptr;
  cuda::Event end_ = nullptr;
};

/// One task with data, of whatever size, on the GPU.
struct Arrays {
  Arrays(const cuda::Api& api, const Task& asked, std::uint64_t seed)
      : task(asked), inputs(inputs_of(asked, seed)) {
    addresses.assign(task.cascade.tensors.size(), nullptr);
    for (std::size_t at = 0; at < addresses.size(); ++at) {
      const Tensor& tensor = task.cascade.tensors[at];
      if (tensor.kind == TensorKind::input) {
        const Array& array = inputs.arrays[at];
        memory.push_back(std::make_unique<GpuMemory>(api, array.data.size()));
        memory.back()->write(array.data.data());
      } else if (tensor.kind == TensorKind::output) {
        Shape shape = inputs.binding.batch;
        for (const std::int64_t extent :
             shape_of(task.cascade, inputs.binding, static_cast<int>(at))) {
          shape.push_back(extent);
        }
        Array array(tensor.type.type, std::move(shape));
        memory.push_back(std::make_unique<GpuMemory>(api, array.data.size()));
        places[tensor.name] = memory.back().get();
        outputs.emplace(tensor.name, std::move(array));
      } else {
        continue;
      }
      addresses[at] = memory.back()->pointer();
    }
  }

  Task task;
  BoundInputs inputs;
  std::vector<std::unique_ptr<GpuMemory>> memory;
  std::map<std::string, GpuMemory*> places;  ///< of outputs
  std::map<std::string, Array> outputs;
  std::vector<void*> addresses;
};

/// A kernel with the argument block of one task's arrays.
class Prepared {
 public:
  Prepared(const cuda::Api& api, cuda::Device device, CudaSource source, const std::string& arch,
           const Arrays& arrays)
      : api_(api), source_(std::move(source)) {
    const Binary binary = compile_cached(default_store(), source_, arch).binary;
    const auto load = [&](const std::string& entry, int shared_bytes) {
      auto kernel = std::make_unique<cuda::LoadedKernel>(api_, binary.cubin.data(), entry,
                                                         cuda::KernelAttributes{shared_bytes});
      cuda::require(api_, kernel->prepare(device), ErrorKind::compile_failed);
      return kernel;
    };
    first_ = load(source_.entry, source_.shared_bytes);
    if (!source_.combine_entry.empty()) {
      second_ = load(source_.combine_entry, source_.combine_shared_bytes);
    }
    SplitMemory split;
    if (source_.workspace_bytes > 0) {
      workspace_.emplace(api_, static_cast<std::size_t>(source_.workspace_bytes));
      workspace_->fill(0xff);
      split.workspace = workspace_->pointer();
    }
    if (source_.ticket_bytes > 0) {
      tickets_.emplace(api_, static_cast<std::size_t>(source_.ticket_bytes));
      tickets_->fill(0);
      split.tickets = tickets_->pointer();
    }
    const Cascade& cascade = arrays.task.cascade;
    block_ =
        pack_arguments(cascade, source_.arguments, arrays.inputs, arrays.addresses, nullptr, split);
    const std::array<int, 3> grid =
        grid_of(cascade, source_, arrays.inputs.binding.extents, arrays.inputs.binding.batch);
    for (std::size_t side = 0; side < 3; ++side) grid_[side] = static_cast<unsigned>(grid[side]);
  }

  void run() const {
    launch(*first_, source_.shared_bytes);
    if (second_) launch(*second_, source_.combine_shared_bytes);
  }

  /// Throws InvalidCandidate where a launch left one: the next would merge too early.
  void require_empty_tickets() const {
    if (!tickets_) return;
    std::vector<std::byte> left(tickets_->bytes());
    tickets_->read(left.data());
    if (std::any_of(left.begin(), left.end(), [](std::byte one) { return one != std::byte{}; })) {
      throw InvalidCandidate("verification: it left a ticket that is not zero");
    }
  }

 private:
  void launch(const cuda::LoadedKernel& kernel, int shared_bytes) const {
    if (std::any_of(grid_.begin(), grid_.end(), [](unsigned side) { return side == 0; })) return;
    require_run(api_,
                cuda::launch(api_, kernel, grid_, {static_cast<unsigned>(source_.threads), 1, 1},
                             static_cast<unsigned>(shared_bytes), nullptr, {}, block_.bytes.data(),
                             block_.bytes.size()));
  }

  const cuda::Api& api_;
  CudaSource source_;
  std::unique_ptr<cuda::LoadedKernel> first_;
  std::unique_ptr<cuda::LoadedKernel> second_;
  std::optional<GpuMemory> workspace_;
  std::optional<GpuMemory> tickets_;
  ArgumentBlock block_;
  cuda::Extent3 grid_{1, 1, 1};
};

}  // namespace

struct GpuClock::State {
  State(const cuda::Api& table, GpuDevice on, std::vector<Task> given)
      : api(table),
        device(std::move(on)),
        tasks(std::move(given)),
        context(api, 0),
        current(api, context.handle()),
        timer((cuda::require(api, current.status(), ErrorKind::no_device), api)),
        flushed(api, static_cast<std::size_t>(
                         2 * std::max(device.identity.cache_bytes, kLeastCacheBytes))) {}

  /// The arrays of `task` are those at hand from now on.
  void open(std::size_t task) {
    if (opened == task) return;
    opened = std::nullopt;
    kernels.clear();
    ratios.clear();
    exact.clear();
    narrow.clear();
    whole.reset();
    cut.reset();
    analysis = analyse(tasks.at(task).cascade);
    opened = task;
  }

  CudaSource source_for(const Task& task, const Candidate& candidate) const {
    Problem problem = gpu_problem_of(task, device.limits);
    problem.tile = gpu_tile_of(candidate);
    return emit_cuda(task.cascade, analysis, problem, choose_plan(task.cascade, analysis, problem));
  }

  double err_ratio(std::size_t at, const Candidate& candidate) {
    open(at);
    const Task& task = tasks.at(at);
    if (!cut) {
      cut.emplace(
          api,
          cut_down(task, cut_ranks(task.cascade, *forward_form(task.cascade, analysis).form),
                   kOracleOperations),
          1);
      exact = interpret(cut->task.cascade, cut->inputs);
      InterpretOptions rounded;
      rounded.round_results = narrowest_float_input(task.cascade);
      narrow = interpret(cut->task.cascade, cut->inputs, rounded);
    }
    CudaSource source = source_for(cut->task, candidate);
    const std::string text = source.text;
    const auto known = ratios.find(text);
    if (known != ratios.end()) return known->second;
    const Prepared prepared(api, context.device(), std::move(source), device.limits.arch, *cut);
    for (const auto& [name, place] : cut->places) place->fill(0x7f);  // nothing may stay as it was
    prepared.run();
    timer.begin();
    timer.end();
    for (auto& [name, output] : cut->outputs) cut->places.at(name)->read(output.data.data());
    prepared.require_empty_tickets();
    double worst = 0;
    for (const auto& [name, deviation] :
         compare_outputs(task.cascade, cut->outputs, exact, narrow)) {
      const bool is_wrong = !deviation.nonfinite_agree || !(deviation.err_ratio >= 0);
      worst =
          std::max(worst, is_wrong ? std::numeric_limits<double>::infinity() : deviation.err_ratio);
      if (!deviation.passes) worst = std::max(worst, 2 + 1e-9);
    }
    return ratios[text] = worst;
  }

  double sample_ns(std::size_t at, const Candidate& candidate) {
    open(at);
    if (!whole) whole.emplace(api, tasks.at(at), 2);
    std::unique_ptr<Prepared>& prepared = kernels[key_of(candidate)];
    if (prepared == nullptr) {
      prepared = std::make_unique<Prepared>(
          api, context.device(), source_for(whole->task, candidate), device.limits.arch, *whole);
      prepared->run();  // code is there
    }
    flushed.fill(++flush_value);
    timer.begin();
    prepared->run();
    return timer.end();
  }

  template <class Ask>
  double answered(Ask&& ask) {
    try {
      return ask();
    } catch (const DeviceFault& fault) {
      is_lost = true;
      throw InvalidCandidate(fault.what());
    } catch (const Error& error) {
      throw InvalidCandidate(error.findings().front().message);
    }
  }

  const cuda::Api& api;
  GpuDevice device;
  std::vector<Task> tasks;
  cuda::PrimaryContext context;
  cuda::CurrentContext current;
  Timer timer;
  GpuMemory flushed;
  unsigned char flush_value = 0;
  bool is_lost = false;

  std::optional<std::size_t> opened;
  Analysis analysis;
  std::optional<Arrays> whole;
  std::optional<Arrays> cut;
  std::map<std::string, Array> exact;
  std::map<std::string, Array> narrow;
  std::map<std::string, double> ratios;  ///< by text
  std::map<std::string, std::unique_ptr<Prepared>> kernels;
};

GpuClock::GpuClock(const cuda::Api& api, GpuDevice device, std::vector<Task> tasks)
    : state_(std::make_unique<State>(api, std::move(device), std::move(tasks))) {}
GpuClock::~GpuClock() = default;

DeviceIdentity GpuClock::device() {
  return state_->device.identity;
}

bool GpuClock::is_lost() const {
  return state_->is_lost;
}

double GpuClock::err_ratio(std::size_t task, const Candidate& candidate) {
  return state_->answered([&] { return state_->err_ratio(task, candidate); });
}

double GpuClock::sample_ns(std::size_t task, const Candidate& candidate) {
  return state_->answered([&] { return state_->sample_ns(task, candidate); });
}

}  // namespace attngen::tune

// SPDX-License-Identifier: Apache-2.0
#include "tests/vgpu/decode_bench.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>

#include "base/error.h"
#include "cascades/gallery.h"
#include "generator/cuda/problem.h"
#include "generator/language/language.h"
#include "generator/oracle/interpret.h"
#include "runtime/cuda/nvrtc.h"
#include "runtime/device_memory.h"
#include "runtime/pack_arguments.h"

namespace attngen::test {
namespace {

constexpr const char* kArch = "sm_80";

std::size_t at(std::int64_t index) {
  return static_cast<std::size_t>(index);
}

Cascade parsed(const DecodeCase& of) {
  const GalleryEntry* entry = find_in_gallery(of.text);
  const VariantText text{entry != nullptr ? of.text : "test",
                         entry != nullptr ? std::string(entry->text) : of.text};
  std::map<std::string, DType> types;
  const Cascade as_written = parse_variant(text).front();
  for (const DTypeAlias& alias : as_written.dtypes) types[alias.name] = of.type;
  return parse_variant(text, types).front();
}

bool is_argument(const Tensor& tensor) {
  return tensor.kind == TensorKind::input || tensor.kind == TensorKind::output;
}

}  // namespace

struct DecodeKernels::Kernel {
  std::unique_ptr<vgpu::Module> module;
};

DecodeKernels::DecodeKernels() = default;
DecodeKernels::~DecodeKernels() = default;

DecodeKernels::Kernel& DecodeKernels::of(const CudaSource& source) {
  std::unique_ptr<Kernel>& kernel = kernels_[source.text];
  if (kernel != nullptr) return *kernel;
  const Binary binary = Nvrtc::instance().compile(source, kArch);
  for (const std::string& broken : broken_gates(binary)) {
    throw Error(ErrorKind::compile_failed, broken);
  }
  auto fresh = std::make_unique<Kernel>();
  fresh->module = std::make_unique<vgpu::Module>(binary.ptx);
  kernel = std::move(fresh);
  return *kernel;
}

struct DecodeBench::Split {
  Split(const CudaSource& source, const Binding& binding) {
    const std::int64_t bytes = workspace_of(source, binding.extents, binding.batch);
    workspace = memory.add("workspace", at(bytes), nullptr, true);
    const std::vector<std::byte> zeros(at(source.ticket_bytes));
    tickets = memory.add("tickets", zeros.size(), zeros.data(), true);
  }

  /// `is_first`: nothing of the workspace was written by an earlier kernel of this launch.
  std::vector<Buffer> buffers(bool is_first) const {
    std::vector<Buffer> list = memory.buffers();
    for (Buffer& buffer : list) {
      buffer.starts_unwritten = is_first && buffer.data == workspace;
      buffer.ends_zero = buffer.data == tickets;
    }
    return list;
  }

  DeviceMemory memory;
  void* workspace = nullptr;
  void* tickets = nullptr;
};

DecodeBench::~DecodeBench() = default;

DecodeBench::DecodeBench(const DecodeCase& of, std::shared_ptr<DecodeKernels> kernels)
    : cascade_(parsed(of)),
      check_tables_(of.check_tables),
      skeleton_(of.skeleton),
      kernels_(kernels != nullptr ? std::move(kernels) : std::make_shared<DecodeKernels>()) {
  std::mt19937_64 bits(of.seed);
  Request request;
  request.params = of.params;
  for (const Rank& rank : cascade_.ranks) {
    const auto found = of.extents.find(rank.name);
    if (found != of.extents.end()) request.extents.insert(*found);
  }
  for (const Tensor& tensor : cascade_.tensors) {
    if (tensor.kind != TensorKind::input) continue;
    Shape shape = of.batch;
    for (const TensorDim& dim : tensor.dims) {
      request.extents.erase(cascade_.ranks[at(dim.rank)].name);
      const auto found = of.extents.find(cascade_.ranks[at(dim.rank)].name);
      shape.push_back(found == of.extents.end() ? 5 : found->second);
    }
    Array array(tensor.type.type, shape);
    const auto table = of.tables.find(tensor.name);
    for (std::int64_t i = 0; i < array.size(); ++i) {
      const double draw = static_cast<double>(bits() % 4001) / 1000.0 - 2.0;
      const bool is_whole = is_integer(array.dtype);
      const double value = table != of.tables.end() ? table->second[at(i) % table->second.size()]
                           : is_whole               ? std::abs(std::floor(draw))
                                                    : draw;
      array.set(i, value);
    }
    request.inputs.emplace(tensor.name, std::move(array));
  }
  inputs_ = bind_inputs(cascade_, std::move(request));
  clean_ = inputs_;
}

void DecodeBench::set_table(const std::string& tensor, const std::vector<double>& values) {
  Array& table = clean_.arrays[at(find_tensor(cascade_, tensor))];
  for (std::int64_t i = 0; i < table.size(); ++i) table.set(i, values[at(i) % values.size()]);
  inputs_ = clean_;
  exact_.clear();
}

void DecodeBench::poison(const std::string& tensor, IsDead is_dead, const void* context) {
  Array& array = inputs_.arrays[at(find_tensor(cascade_, tensor))];
  const std::int64_t columns = array.shape.back();
  std::vector<std::int64_t> coordinates(array.shape.size() - 1, 0);
  for (std::int64_t row = 0; columns > 0 && row < array.size() / columns; ++row) {
    std::int64_t rest = row;
    for (std::size_t axis = coordinates.size(); axis-- > 0;) {
      coordinates[axis] = rest % array.shape[axis];
      rest /= array.shape[axis];
    }
    if (!is_dead(coordinates, context)) continue;
    for (std::int64_t column = 0; column < columns; ++column) {
      array.set(row * columns + column, std::numeric_limits<double>::quiet_NaN());
    }
  }
}

CudaSource DecodeBench::source(const DecodeCut& cut) const {
  Problem problem = problem_of(cascade_, inputs_.binding, limits_of_arch(kArch));
  problem.skeleton = skeleton_;
  problem.check_tables = check_tables_;
  if (skeleton_ == Skeleton::forward) {
    const Analysis analysis = analyse(cascade_);
    return emit_cuda(cascade_, analysis, problem, choose_plan(cascade_, analysis, problem));
  }
  problem.merge = cut.merge;
  problem.batch_invariant = cut.chunk_tiles > 0;
  const Analysis analysis = analyse(cascade_);
  Plan plan = choose_plan(cascade_, analysis, problem);
  plan.blocks = cut.blocks;
  plan.least_tiles = cut.least_tiles;
  plan.piece_edge = cut.piece_edge;
  if (cut.chunk_tiles > 0) plan.chunk_tiles = cut.chunk_tiles;
  if (cut.merge == MergeProtocol::two_level) plan.direct_peers = cut.direct_peers;
  return emit_cuda(cascade_, analysis, problem, plan);
}

DecodeRun DecodeBench::launch(const CudaSource& source, Split& split,
                              const vgpu::Options& options) {
  DeviceMemory memory;
  std::vector<TensorView> views(cascade_.tensors.size());
  std::vector<std::vector<std::int64_t>> strides(cascade_.tensors.size());
  DecodeRun result;
  for (std::size_t id = 0; id < cascade_.tensors.size(); ++id) {
    const Tensor& tensor = cascade_.tensors[id];
    if (!is_argument(tensor)) continue;
    strides[id] = strides_of(cascade_, inputs_, static_cast<int>(id));
    views[id].strides = strides[id];
    if (tensor.kind == TensorKind::input) {
      const Array& array = inputs_.arrays[id];
      views[id].data = memory.add(tensor.name, array.data.size(), array.data.data(), false);
      continue;
    }
    Shape shape = inputs_.binding.batch;
    for (const std::int64_t extent : shape_of(cascade_, inputs_.binding, static_cast<int>(id))) {
      shape.push_back(extent);
    }
    Array array(tensor.type.type, shape);
    views[id].data = memory.add(tensor.name, array.data.size(), nullptr, true);
    result.outputs.emplace(tensor.name, std::move(array));
  }
  const LaunchNumbers numbers{
      inputs_.binding.extents, inputs_.binding.batch, inputs_.binding.params, views, nullptr,
      split.workspace,         split.tickets};
  std::vector<std::byte> block(argument_bytes(source.arguments));
  pack_arguments(cascade_, source.arguments, numbers, block);

  DecodeKernels::Kernel& kernel = kernels_->of(source);
  Launch launch{source.entry,
                grid_of(cascade_, source, inputs_.binding.extents, inputs_.binding.batch),
                {source.threads, 1, 1},
                source.shared_bytes,
                block};
  const auto run_one = [&](bool is_first) {
    std::vector<Buffer> buffers = memory.buffers();
    for (const Buffer& buffer : split.buffers(is_first)) buffers.push_back(buffer);
    const vgpu::Report report = kernel.module->run(launch, buffers, options);
    if (!report.clean()) {
      result.fault = report.faults.empty() ? "not completed" : to_text(report.faults.front());
    }
    return report;
  };
  result.report = run_one(true);
  if (!source.combine_entry.empty() && result.fault.empty()) {
    launch.entry = source.combine_entry;
    launch.shared_bytes = source.combine_shared_bytes;
    run_one(false);
  }
  for (auto& [name, array] : result.outputs) {
    const auto id = at(find_tensor(cascade_, name));
    std::memcpy(array.data.data(), views[id].data, array.data.size());
  }
  return result;
}

void DecodeBench::compare(DecodeRun& run) {
  if (!run.fault.empty()) return;
  if (exact_.empty()) {
    exact_ = interpret(cascade_, inputs_);
    InterpretOptions rounded;
    rounded.round_results = narrowest_float_input(cascade_);
    narrow_ = interpret(cascade_, inputs_, rounded);
  }
  for (const auto& [name, deviation] : compare_outputs(cascade_, run.outputs, exact_, narrow_)) {
    run.worst_ratio = std::max(run.worst_ratio, deviation.err_ratio);
    if (!deviation.passes) {
      run.fault = fmt::format("{} is off the oracle: ratio {}, error {}", name, deviation.err_ratio,
                              deviation.max_abs_err);
    }
  }
}

DecodeRun DecodeBench::run(const DecodeCut& cut, const vgpu::Options& options) {
  const CudaSource source = this->source(cut);
  Split split(source, inputs_.binding);
  DecodeRun result = launch(source, split, options);
  compare(result);
  return result;
}

DecodeRun DecodeBench::replay(const DecodeCut& cut, const vgpu::Options& options) {
  const CudaSource source = this->source(cut);
  if (replayed_ == nullptr) replayed_ = std::make_unique<Split>(source, inputs_.binding);
  DecodeRun result = launch(source, *replayed_, options);
  compare(result);
  return result;
}

std::string DecodeBench::run_unchecked(const DecodeCut& cut) {
  const CudaSource source = this->source(cut);
  Split split(source, inputs_.binding);
  return launch(source, split, {}).fault;
}

}  // namespace attngen::test

// SPDX-License-Identifier: Apache-2.0
#include "bench/cpu/bench_case.h"

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <random>
#include <utility>

#include "base/error.h"
#include "base/files.h"
#include "cascades/gallery.h"
#include "generator/analysis/analysis.h"
#include "generator/language/language.h"
#include "generator/llvm/cpu_problem.h"
#include "runtime/cpu/compile_llvm.h"
#include "runtime/cpu/thread_pool.h"

namespace attngen::bench {
namespace {

Cascade cascade_of(const AskedCase& asked) {
  const std::optional<DType> type = dtype_named(asked.dtype);
  if (!type) throw Error(ErrorKind::refused, fmt::format("no type is called {}", asked.dtype));
  if (asked.variant.find('/') != std::string::npos) {
    return parse_variant({asked.variant, read_file(asked.variant)}, {{"T", *type}}).front();
  }
  const GalleryEntry* entry = find_in_gallery(asked.variant);
  if (entry == nullptr) {
    throw Error(ErrorKind::refused, fmt::format("no variant is called {}", asked.variant));
  }
  return parse_variant({"gallery:" + asked.variant, std::string(entry->text)}, {{"T", *type}})
      .front();
}

/// Queries, keys and values of a normal distribution, slopes and sinks below 1, documents one
/// behind the other or shuffled, booleans by chance.
Array random_array(const Cascade& cascade, const Tensor& tensor, const AskedCase& asked,
                   std::mt19937& random) {
  Shape shape;
  const bool is_matrix = tensor.dims.size() >= 2;
  if (asked.batch > 0 && is_matrix) shape.push_back(asked.batch);
  for (const TensorDim& dim : tensor.dims) {
    const std::string& rank = cascade.ranks[static_cast<std::size_t>(dim.rank)].name;
    const auto extent = asked.extents.find(rank);
    if (extent == asked.extents.end()) {
      throw Error(ErrorKind::refused, fmt::format("rank {} is not given", rank));
    }
    shape.push_back(extent->second);
  }
  Array array(tensor.type.type, shape);
  std::normal_distribution<double> normal;
  for (std::int64_t i = 0; i < array.size(); ++i) {
    if (tensor.type.type == DType::boolean) {
      array.set(i, static_cast<std::int64_t>(random() % 100) < asked.kept_percent ? 1 : 0);
      continue;
    }
    const bool is_table = is_integer(tensor.type.type);
    const std::int64_t document =
        asked.shuffled_documents > 0
            ? static_cast<std::int64_t>(random()) % asked.shuffled_documents
            : i / asked.document_rows;
    array.set(i, is_table    ? static_cast<double>(document)
                 : is_matrix ? normal(random)
                             : 1.0 / static_cast<double>(i + 2));
  }
  return array;
}

}  // namespace

BenchCase::BenchCase(const AskedCase& asked, const CpuLimits& limits)
    : cascade_(cascade_of(asked)) {
  std::mt19937 random(1);
  Request request;
  request.params = asked.params;
  for (const Tensor& tensor : cascade_.tensors) {
    if (tensor.kind != TensorKind::input) continue;
    request.inputs[tensor.name] = random_array(cascade_, tensor, asked, random);
  }
  inputs_ = bind_inputs(cascade_, request);
  const Analysis analysis = analyse(cascade_);
  CpuProblem problem = cpu_problem_of(cascade_, analysis, inputs_.binding, limits);
  problem.tile = asked.tile;
  source_ = emit_llvm(cascade_, analysis, problem, choose_cpu_plan(cascade_, analysis, problem));

  StoreOptions nowhere;
  nowhere.mode = StoreMode::memory;
  Store store(nowhere);
  const CachedObject object = compile_llvm(store, source_);
  compile_ms_ = object.compile_ms;
  kernel_ = std::make_unique<CpuKernel>(object, source_);

  std::vector<void*> addresses(cascade_.tensors.size(), nullptr);
  for (std::size_t at = 0; at < cascade_.tensors.size(); ++at) {
    const Tensor& tensor = cascade_.tensors[at];
    if (tensor.kind == TensorKind::input) addresses[at] = inputs_.arrays[at].data.data();
    if (tensor.kind != TensorKind::output) continue;
    Shape shape = inputs_.binding.batch;
    for (const std::int64_t extent : shape_of(cascade_, inputs_.binding, static_cast<int>(at))) {
      shape.push_back(extent);
    }
    Array& output = outputs_[tensor.name] = Array(tensor.type.type, shape);
    addresses[at] = output.data.data();
  }
  block_ = pack_arguments(cascade_, source_.arguments, inputs_, addresses, nullptr);
  items_ = items_of(cascade_, source_, inputs_.binding.extents, inputs_.binding.batch);
  scratch_ = scratch_of(cascade_, source_, inputs_.binding.extents);
}

double BenchCase::run_ms(ThreadPool& pool) {
  const auto start = std::chrono::steady_clock::now();
  kernel_->run(block_.bytes, items_, scratch_, pool);
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
      .count();
}

double BenchCase::visited_flops() const {
  const auto extent = [&](const char* rank) {
    return static_cast<double>(
        inputs_.binding.extents.at(static_cast<std::size_t>(find_rank(cascade_, rank))));
  };
  const double rows = source_.plan.lanes * source_.plan.row_vectors;
  double pairs = 0;
  for (std::int64_t item = 0; item < items_; ++item) {
    pairs += rows * static_cast<double>(kernel_->keys_of(block_.bytes, item));
  }
  return pairs * 2 * (extent("E") + extent("F"));
}

std::int64_t BenchCase::input_bytes() const {
  std::int64_t bytes = 0;
  for (const Array& array : inputs_.arrays) bytes += static_cast<std::int64_t>(array.data.size());
  return bytes;
}

}  // namespace attngen::bench

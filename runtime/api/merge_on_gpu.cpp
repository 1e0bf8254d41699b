// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/merge_on_gpu.h"

#include <fmt/format.h>

#include <bit>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "generator/cuda/plan_merge.h"
#include "runtime/api/launch_buffers.h"
#include "runtime/api/load_now.h"

namespace attngen {
namespace {

void put_view(std::span<std::uint64_t> words, const MergeView& view) {
  words[0] = reinterpret_cast<std::uintptr_t>(view.data);
  std::size_t word = 1;
  for (const std::int64_t stride : view.row_strides) {
    words[word++] = static_cast<std::uint64_t>(stride);
  }
  words[word] = static_cast<std::uint64_t>(view.column_stride);
}

std::int64_t rows_of(const MergeShape& shape) {
  std::int64_t rows = 1;
  for (const std::int64_t extent : shape.rows) rows *= extent;
  return rows;
}

/// As the printed struct Arguments lies in memory.
std::vector<std::uint64_t> packed(const MergeBlock& block, const MergeReader& reader) {
  const MergeShape& shape = reader.shape();
  std::vector<std::uint64_t> words(block.words(), 0);
  std::size_t word = 0;
  for (const std::int64_t extent : shape.rows) words[word++] = static_cast<std::uint64_t>(extent);
  words[word++] = static_cast<std::uint64_t>(rows_of(shape));
  words[word++] = static_cast<std::uint64_t>(shape.columns);
  words[word++] = reader.parts();
  const auto put = [&](std::size_t output, std::size_t part, const MergeView& view) {
    put_view(std::span(words).subspan(block.view_at(output, part), block.view_words()), view);
  };
  for (std::size_t output = 0; output < block.outputs; ++output) {
    put(output, 0, reader.whole(output));
    for (std::size_t part = 0; part < reader.parts(); ++part) {
      put(output, part + 1, reader.part(part, output));
    }
  }
  return words;
}

std::vector<Buffer> buffers_of(const MergeReader& reader, std::size_t outputs) {
  std::vector<Buffer> buffers;
  const auto add = [&](const MergeView& view, std::string name, bool is_output) {
    if (view.bytes == 0) return;
    buffers.push_back(
        {std::move(name), view.data, static_cast<std::size_t>(view.bytes), is_output});
  };
  for (std::size_t output = 0; output < outputs; ++output) {
    add(reader.whole(output), reader.name_of_whole(output), true);
    for (std::size_t part = 0; part < reader.parts(); ++part) {
      add(reader.part(part, output), reader.name_of_part(part, output), false);
    }
  }
  return joined_buffers(std::move(buffers));
}

}  // namespace

Outcome merge_on_gpu(Engine& engine, EngineKernel& kernel, const MergeRule& rule,
                     const MergeReader& reader, void* stream) {
  const auto& source = std::get<CudaSource>(kernel.source());
  const MergeBlock block = merge_block(source.plan, rule.form);
  if (reader.parts() > block.most_parts) {
    return failure(ATTNGEN_E_UNSUPPORTED,
                   fmt::format("{} parts are more than the {} that one launch takes: merge some of "
                               "them first",
                               reader.parts(), block.most_parts));
  }
  LaunchCall call;
  call.work = GridWork{grid_of_merge(source.plan, rows_of(reader.shape())), source.threads, 0};
  if (Outcome loaded = require_loaded(engine, kernel, stream, "attngen_prepare_merge");
      !loaded.ok()) {
    return loaded;
  }
  std::vector<std::uint64_t> words = packed(block, reader);
  call.argument_block = std::as_writable_bytes(std::span(words));
  call.stream = stream;
  std::vector<Buffer> buffers;
  if (engine.backend().checks_accesses()) buffers = buffers_of(reader, block.outputs);
  call.buffers = buffers;
  return engine.backend().launch(*kernel.loaded(), call);
}

}  // namespace attngen

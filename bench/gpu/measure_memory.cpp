// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <numeric>

#include "bench/gpu/measurements.h"

namespace attngen::bench {
namespace {

using Json = nlohmann::ordered_json;

struct CopyArguments {
  cuda::DeviceAddress from;
  cuda::DeviceAddress to;
  std::int64_t count;
};

struct ReadArguments {
  cuda::DeviceAddress from;
  cuda::DeviceAddress out;
  std::int64_t count;
};

struct BulkArguments {
  cuda::DeviceAddress from;
  cuda::DeviceAddress out;
  cuda::DeviceAddress late;
  std::int64_t count;
  std::int32_t chunk_bytes;
  std::int32_t stages;
};

std::uint32_t pattern_xor(std::size_t words) {
  std::uint32_t all = 0;
  for (std::size_t i = 0; i < words; ++i) all ^= static_cast<std::uint32_t>(i) * 2654435761u;
  return all;
}

PreparedLaunch copy_launch(GpuSession& session, const std::string& entry, const GpuArray& from,
                           const GpuArray& to) {
  PreparedLaunch launch;
  launch.kernel = &session.kernel("copy_global", entry);
  launch.grid = static_cast<unsigned>(session.facts().multiprocessors) * 8;
  launch.block = 256;
  launch.set_arguments(
      CopyArguments{from.address(), to.address(), static_cast<std::int64_t>(to.bytes() / 16)});
  return launch;
}

/// One way to read the array.
struct Reader {
  std::string loader;
  std::string detail;
  unsigned ctas = 1;  ///< per multiprocessor
  std::size_t flight_bytes = 0;
  PreparedLaunch launch;
};

Reader plain_reader(GpuSession& session, unsigned ctas, int loads) {
  Reader reader;
  reader.loader = "ld.global.v4";
  reader.detail = fmt::format("256 threads x {} loads", loads);
  reader.ctas = ctas;
  reader.flight_bytes = std::size_t{ctas} * 256 * 16 * static_cast<std::size_t>(loads);
  reader.launch.kernel = &session.kernel("read_global", fmt::format("read_global_{}", loads));
  reader.launch.block = 256;
  return reader;
}

Reader async_reader(GpuSession& session, unsigned ctas, int stages) {
  Reader reader;
  const int shared = stages * 4096;
  reader.loader = "cp.async";
  reader.detail = fmt::format("256 threads, {} groups", stages);
  reader.ctas = ctas;
  reader.flight_bytes = ctas * static_cast<std::size_t>(shared);
  reader.launch.kernel =
      &session.kernel("read_cp_async", fmt::format("read_cp_async_{}", stages), true);
  reader.launch.block = 256;
  reader.launch.shared_bytes = static_cast<unsigned>(shared);
  return reader;
}

Reader bulk_reader(GpuSession& session, unsigned ctas, int chunk_bytes, int stages) {
  Reader reader;
  const int shared = stages * (chunk_bytes + 16);
  reader.loader = "cp.async.bulk";
  reader.detail = fmt::format("{} KiB x {}", chunk_bytes / 1024, stages);
  reader.ctas = ctas;
  reader.flight_bytes = std::size_t{ctas} * static_cast<std::size_t>(stages * chunk_bytes);
  reader.launch.kernel = &session.kernel("read_bulk", "read_bulk", true);
  reader.launch.block = 160;
  reader.launch.shared_bytes = static_cast<unsigned>(shared);
  return reader;
}

bool fits(const cuda::DeviceFacts& facts, unsigned ctas, int shared_bytes) {
  constexpr int kReserved = 1024;  // by the system, for each CTA
  return shared_bytes <= facts.shared_bytes_per_block &&
         static_cast<int>(ctas) * (shared_bytes + kReserved) <=
             facts.shared_bytes_per_multiprocessor;
}

std::vector<Reader> readers(GpuSession& session) {
  std::vector<Reader> all;
  for (const unsigned ctas : {1u, 2u, 4u, 8u}) {
    for (const int loads : {1, 2, 4, 8}) all.push_back(plain_reader(session, ctas, loads));
  }
  for (const unsigned ctas : {1u, 2u, 4u}) {
    for (const int stages : {2, 4, 8, 16}) {
      if (fits(session.facts(), ctas, stages * 4096)) {
        all.push_back(async_reader(session, ctas, stages));
      }
    }
  }
  if (session.facts().capability_major < 9) return all;
  for (const unsigned ctas : {1u, 2u, 4u}) {
    for (const int chunk : {8192, 16384, 32768}) {
      for (const int flight : {32768, 65536, 98304, 131072, 196608}) {
        const int stages = flight / static_cast<int>(ctas) / chunk;
        if (stages < 2 || stages * chunk * static_cast<int>(ctas) != flight) continue;
        if (!fits(session.facts(), ctas, stages * (chunk + 16))) continue;
        all.push_back(bulk_reader(session, ctas, chunk, stages));
      }
    }
  }
  return all;
}

void bind(Reader& reader, const GpuSession& session, const GpuArray& from, const GpuArray& out,
          const GpuArray& late) {
  reader.launch.grid = static_cast<unsigned>(session.facts().multiprocessors) * reader.ctas;
  const auto count = static_cast<std::int64_t>(from.bytes() / 16);
  if (reader.loader == "cp.async.bulk") {
    BulkArguments arguments = {};
    arguments.from = from.address();
    arguments.out = out.address();
    arguments.late = late.address();
    arguments.count = count;
    const int stages = std::stoi(reader.detail.substr(reader.detail.rfind(' ') + 1));
    arguments.stages = stages;
    arguments.chunk_bytes = static_cast<std::int32_t>(reader.flight_bytes / reader.ctas /
                                                      static_cast<std::size_t>(stages));
    reader.launch.set_arguments(arguments);
  } else {
    reader.launch.set_arguments(ReadArguments{from.address(), out.address(), count});
  }
}

}  // namespace

Json json_of(const Spread& spread) {
  return {{"median_ms", spread.median_ms},
          {"least_ms", spread.least_ms},
          {"p90_ms", spread.p90_ms},
          {"runs", spread.count}};
}

Json measure_copy(GpuSession& session, const MeasureSize& size) {
  const GpuArray from(session.api(), size.bytes);
  const GpuArray to(session.api(), size.bytes);
  session.enqueue(copy_launch(session, "fill_global", to, from));
  session.set_bytes(to, 0);
  const PreparedLaunch copy = copy_launch(session, "copy_global", from, to);
  const std::vector<Spread> spreads = session.time_all(
      {[&] { session.enqueue(copy); }, [&] { session.set_bytes(to, 0); }}, size.rounds);
  session.enqueue(copy);
  const std::vector<std::uint32_t> head = session.read_words(to, 1024);
  bool same = true;
  for (std::uint32_t i = 0; i < head.size(); ++i) same = same && head[i] == i * 2654435761u;
  const auto bytes = static_cast<double>(size.bytes);
  Json rows = Json::array();
  const auto add = [&](const char* what, double moved, const Spread& spread) {
    Json row = {{"what", what}, {"bytes_moved", moved}};
    row.update(json_of(spread));
    row["bytes_per_s"] = spread.median_ms > 0 ? Json(moved / spread.median_ms * 1e3) : Json();
    rows.push_back(row);
  };
  add("kernel copy, read plus written", 2 * bytes, spreads[0]);
  add("driver memset, written", bytes, spreads[1]);
  return {{"array_bytes", size.bytes}, {"copied_right", same}, {"rows", rows}};
}

Json measure_read(GpuSession& session, const MeasureSize& size) {
  const GpuArray from(session.api(), size.bytes);
  const std::size_t most_threads =
      static_cast<std::size_t>(session.facts().multiprocessors) * 8 * 256;
  const GpuArray out(session.api(), most_threads * sizeof(std::uint32_t));
  const GpuArray late(session.api(), 256);
  session.enqueue(copy_launch(session, "fill_global", out, from));
  session.set_bytes(late, 0);
  const std::uint32_t expected = pattern_xor(size.bytes / 4);
  Json rows = Json::array();
  for (Reader& reader : readers(session)) {
    bind(reader, session, from, out, late);
    session.set_bytes(out, 0);
    const Spread spread = session.time([&] { session.enqueue(reader.launch); }, size.rounds, 1);
    const std::vector<std::uint32_t> words =
        session.read_words(out, reader.launch.grid * std::size_t{reader.launch.block});
    const std::uint32_t got =
        std::accumulate(words.begin(), words.end(), 0u, [](auto a, auto b) { return a ^ b; });
    Json row = {{"loader", reader.loader},
                {"detail", reader.detail},
                {"ctas_per_multiprocessor", reader.ctas},
                {"bytes_in_flight_per_multiprocessor", reader.flight_bytes},
                {"all_read", got == expected}};
    row.update(json_of(spread));
    row["bytes_per_s"] = spread.median_ms > 0
                             ? Json(static_cast<double>(size.bytes) / spread.median_ms * 1e3)
                             : Json();
    rows.push_back(row);
  }
  return {{"array_bytes", size.bytes},
          {"barrier_never_came", session.read_words(late, 1).front() != 0},
          {"rows", rows}};
}

}  // namespace attngen::bench

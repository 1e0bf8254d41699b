// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>

#include <nlohmann/json.hpp>

#include "bench/gpu/measurements.h"

namespace attngen::bench {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kLaunches = 200;  // in one timed batch

struct NoArguments {
  std::int64_t unused;
};

struct TicketArguments {
  cuda::DeviceAddress counters;
  cuda::DeviceAddress clocks;
  std::int64_t stride;
  std::int32_t rounds;
};

/// `count` launches as a graph that can be launched.
class LaunchGraph {
 public:
  LaunchGraph(GpuSession& session, const PreparedLaunch& launch, int count) : session_(session) {
    const cuda::Api& api = session.api();
    session.require(api.stream_begin_capture(session.stream(), cuda::kCaptureModeThreadLocal));
    for (int i = 0; i < count; ++i) session.enqueue(launch);
    session.require(api.stream_end_capture(session.stream(), &graph_));
    session.require(api.graph_instantiate(&executable_, graph_, 0));
  }
  ~LaunchGraph() {
    if (executable_ != nullptr) session_.api().graph_exec_destroy(executable_);
    if (graph_ != nullptr) session_.api().graph_destroy(graph_);
  }
  LaunchGraph(const LaunchGraph&) = delete;
  LaunchGraph& operator=(const LaunchGraph&) = delete;
  void launch() { session_.require(session_.api().graph_launch(executable_, session_.stream())); }

 private:
  GpuSession& session_;
  cuda::Graph graph_ = nullptr;
  cuda::GraphExec executable_ = nullptr;
};

PreparedLaunch empty_launch(GpuSession& session, const char* entry) {
  PreparedLaunch launch;
  launch.kernel = &session.kernel("empty", entry);
  launch.grid = static_cast<unsigned>(session.facts().multiprocessors);
  launch.block = 128;
  launch.set_arguments(NoArguments{0});
  return launch;
}

Json per_launch(const Spread& batch, int launches) {
  return {{"median_us", batch.median_ms * 1e3 / launches},
          {"least_us", batch.least_ms * 1e3 / launches},
          {"p90_us", batch.p90_ms * 1e3 / launches},
          {"runs", batch.count},
          {"launches_per_run", launches}};
}

/// Host time of the launch call alone, the median of the batches.
Json call_time(GpuSession& session, const PreparedLaunch& launch, int rounds) {
  std::vector<double> us;
  for (int round = 0; round < rounds; ++round) {
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < kLaunches; ++i) session.enqueue(launch);
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - start;
    us.push_back(took.count() / kLaunches);
    session.wait();
  }
  std::sort(us.begin(), us.end());
  return {{"median_us", us[us.size() / 2]}, {"least_us", us.front()}, {"runs", rounds}};
}

struct Contention {
  const char* what;
  unsigned ctas;
  std::int64_t stride_words;
};

Json ticket_row(GpuSession& session, const std::string& entry, const Contention& contention,
                const GpuArray& counters, const GpuArray& clocks, int rounds) {
  constexpr int kTickets = 1000;
  PreparedLaunch launch;
  launch.kernel = &session.kernel("tickets", entry);
  launch.grid = contention.ctas;
  launch.block = 32;
  launch.set_arguments(
      TicketArguments{counters.address(), clocks.address(), contention.stride_words, kTickets});
  const Spread spread = session.time([&] { session.enqueue(launch); }, rounds);
  session.set_bytes(counters, 0);
  session.enqueue(launch);
  std::vector<std::uint32_t> per_cta = session.read_words(clocks, contention.ctas);
  std::sort(per_cta.begin(), per_cta.end());
  const std::uint32_t taken = session.read_words(counters, 1).front();
  const unsigned sharing = contention.stride_words == 0 ? contention.ctas : 1;
  Json row = {{"order", entry},
              {"contention", contention.what},
              {"ctas", contention.ctas},
              {"median_clocks", per_cta[per_cta.size() / 2] / double{kTickets}},
              {"ns_by_events", spread.median_ms * 1e6 / kTickets},
              {"all_taken", taken == sharing * kTickets}};
  row.update(json_of(spread));
  return row;
}

}  // namespace

Json measure_launch(GpuSession& session, const MeasureSize& size) {
  PreparedLaunch plain = empty_launch(session, "empty");
  const int rounds = std::max(3, 2 * size.rounds);
  LaunchGraph graph(session, plain, kLaunches);
  LaunchGraph single(session, plain, 1);
  const std::vector<Spread> spreads = session.time_all(
      {[&] {
         for (int i = 0; i < kLaunches; ++i) session.enqueue(plain);
       },
       [&] { graph.launch(); }, [&] { session.enqueue(plain); }, [&] { single.launch(); }, [] {}},
      rounds);
  Json found = {{"stream", per_launch(spreads[0], kLaunches)},
                {"graph", per_launch(spreads[1], kLaunches)},
                {"one_launch_between_events", per_launch(spreads[2], 1)},
                {"one_graph_of_one_between_events", per_launch(spreads[3], 1)},
                {"nothing_between_events", per_launch(spreads[4], 1)},
                {"host_call", call_time(session, plain, rounds)}};
  if (session.facts().capability_major < 9) return found;
  PreparedLaunch dependent = empty_launch(session, "empty_dependent");
  dependent.programmatic = true;
  LaunchGraph dependent_graph(session, dependent, kLaunches);
  const std::vector<Spread> more = session.time_all({[&] {
                                                       for (int i = 0; i < kLaunches; ++i)
                                                         session.enqueue(dependent);
                                                     },
                                                     [&] { dependent_graph.launch(); }},
                                                    rounds);
  found["stream_programmatic"] = per_launch(more[0], kLaunches);
  found["graph_programmatic"] = per_launch(more[1], kLaunches);
  return found;
}

Json measure_atomics(GpuSession& session, const MeasureSize& size) {
  const auto all = static_cast<unsigned>(session.facts().multiprocessors);
  constexpr std::int64_t kOwnLine = 64;  // words: 256 bytes
  const GpuArray counters(session.api(), std::size_t{all} * 4 * kOwnLine * 4);
  const GpuArray clocks(session.api(), std::size_t{all} * 4 * 4);
  const Contention contentions[] = {{"alone", 1, 0},
                                    {"every multiprocessor, a line each", all, kOwnLine},
                                    {"every multiprocessor, one word", all, 0},
                                    {"4 CTAs per multiprocessor, one word", 4 * all, 0}};
  Json rows = Json::array();
  for (const std::string entry : {"tickets_relaxed", "tickets_acquire_release"}) {
    for (const Contention& contention : contentions) {
      rows.push_back(ticket_row(session, entry, contention, counters, clocks, size.rounds));
    }
  }
  return {{"rows", rows}};
}

}  // namespace attngen::bench

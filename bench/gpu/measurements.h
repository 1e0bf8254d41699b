// SPDX-License-Identifier: Apache-2.0
// What a decode kernel needs to know of a GPU before it is designed. Each gives one JSON value.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "bench/gpu/gpu_session.h"

namespace attngen::bench {

struct MeasureSize {
  std::size_t bytes = std::size_t{2} << 30;  ///< of the array that is read; many times the L2
  int rounds = 9;
};

/// Bytes per second of copies by the driver's memory and by a kernel, read plus written.
nlohmann::ordered_json measure_copy(GpuSession& session, const MeasureSize& size);

/// Read-only rate against loads, bytes in flight and CTAs per multiprocessor, for plain loads,
/// cp.async and (sm_90) the bulk copy engine. `all_read` says that the exclusive or of all words
/// came out right.
nlohmann::ordered_json measure_read(GpuSession& session, const MeasureSize& size);

/// Time of one empty launch: in a stream, in a graph, and (sm_90) in a graph with programmatic
/// dependent launch; host time of the call.
nlohmann::ordered_json measure_launch(GpuSession& session, const MeasureSize& size);

/// Clocks and ns of one atomic ticket, by ordering and by how many CTAs contend.
nlohmann::ordered_json measure_atomics(GpuSession& session, const MeasureSize& size);

nlohmann::ordered_json json_of(const Spread& spread);

}  // namespace attngen::bench

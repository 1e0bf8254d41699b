// SPDX-License-Identifier: Apache-2.0
#include "runtime/vgpu/warp_operations.h"

#include <algorithm>
#include <cstring>

#include "runtime/vgpu/thread_block.h"

namespace attngen::vgpu {
namespace {

constexpr std::uint32_t kUndefined = 0x7ffdfffd;  ///< read from a lane that is not there
constexpr int kMatrixRows = 8;
constexpr std::uint32_t kRowBytes = 16;

bool present(const Collective& collective, int lane) {
  return (collective.arrived >> lane & 1) != 0;
}

template <typename Record>
Record& record(const Collective& collective, int lane) {
  return *static_cast<Record*>(collective.arguments[static_cast<std::size_t>(lane)]);
}

void shuffle(Collective& collective) {
  std::array<std::uint32_t, kWarpSize> values;
  values.fill(kUndefined);
  for (int lane = 0; lane < kWarpSize; ++lane) {
    if (present(collective, lane)) {
      values[static_cast<std::size_t>(lane)] = record<ShuffleRecord>(collective, lane).value;
    }
  }
  for (int lane = 0; lane < kWarpSize; ++lane) {
    if (!present(collective, lane)) continue;
    auto& mine = record<ShuffleRecord>(collective, lane);
    const int distance = static_cast<int>(mine.distance & 31);
    const int clamp = static_cast<int>(mine.bounds & 31);
    const int segment = static_cast<int>(mine.bounds >> 8 & 31);
    const int first = lane & segment;
    const int last = first | (clamp & ~segment & 31);
    int from = lane;
    switch (mine.mode) {
      case ShuffleMode::up:
        from = lane - distance;
        mine.in_range = from >= last;
        break;
      case ShuffleMode::down:
        from = lane + distance;
        mine.in_range = from <= last;
        break;
      case ShuffleMode::butterfly:
        from = lane ^ distance;
        mine.in_range = from <= last;
        break;
      case ShuffleMode::index:
        from = first | (distance & ~segment & 31);
        mine.in_range = from <= last;
        break;
    }
    if (!mine.in_range) from = lane;
    mine.result = values[static_cast<std::size_t>(from)];
  }
}

void vote(Collective& collective) {
  std::uint32_t ballot = 0;
  for (int lane = 0; lane < kWarpSize; ++lane) {
    if (present(collective, lane) && record<VoteRecord>(collective, lane).vote) {
      ballot |= 1u << lane;
    }
  }
  const std::uint32_t all = collective.arrived;
  for (int lane = 0; lane < kWarpSize; ++lane) {
    if (!present(collective, lane)) continue;
    auto& mine = record<VoteRecord>(collective, lane);
    switch (mine.mode) {
      case VoteMode::all:
        mine.result = ballot == all ? 1 : 0;
        break;
      case VoteMode::any:
        mine.result = ballot != 0 ? 1 : 0;
        break;
      case VoteMode::uniform:
        mine.result = ballot == 0 || ballot == all ? 1 : 0;
        break;
      case VoteMode::ballot:
        mine.result = ballot;
        break;
    }
  }
}

void match(Collective& collective) {
  for (int lane = 0; lane < kWarpSize; ++lane) {
    if (!present(collective, lane)) continue;
    auto& mine = record<MatchRecord>(collective, lane);
    std::uint32_t equal = 0;
    for (int other = 0; other < kWarpSize; ++other) {
      if (present(collective, other) &&
          record<MatchRecord>(collective, other).value == mine.value) {
        equal |= 1u << other;
      }
    }
    mine.all_equal = equal == collective.arrived;
    mine.result = mine.mode == MatchMode::any || mine.all_equal ? equal : 0;
  }
}

std::uint32_t combined(ReduceMode mode, std::uint32_t a, std::uint32_t b) {
  const auto sa = static_cast<std::int32_t>(a);
  const auto sb = static_cast<std::int32_t>(b);
  switch (mode) {
    case ReduceMode::add:
      return a + b;
    case ReduceMode::min_unsigned:
      return std::min(a, b);
    case ReduceMode::max_unsigned:
      return std::max(a, b);
    case ReduceMode::min_signed:
      return static_cast<std::uint32_t>(std::min(sa, sb));
    case ReduceMode::max_signed:
      return static_cast<std::uint32_t>(std::max(sa, sb));
    case ReduceMode::bit_and:
      return a & b;
    case ReduceMode::bit_or:
      return a | b;
    case ReduceMode::bit_xor:
      return a ^ b;
  }
  return a;
}

void reduce(Collective& collective) {
  bool first = true;
  std::uint32_t total = 0;
  for (int lane = 0; lane < kWarpSize; ++lane) {
    if (!present(collective, lane)) continue;
    const auto& mine = record<ReduceRecord>(collective, lane);
    total = first ? mine.value : combined(mine.mode, total, mine.value);
    first = false;
  }
  for (int lane = 0; lane < kWarpSize; ++lane) {
    if (present(collective, lane)) record<ReduceRecord>(collective, lane).result = total;
  }
}

std::uint16_t half_at(const std::byte* row, int column) {
  std::uint16_t value = 0;
  std::memcpy(&value, row + 2 * column, sizeof value);
  return value;
}

/// Lane l holds elements (l/4, 2*(l%4)) and the next of each 8x8 matrix, or their transpose.
void load_matrices(Collective& collective, const std::byte* const* rows) {
  for (int lane = 0; lane < kWarpSize; ++lane) {
    auto& mine = record<MatrixRecord>(collective, lane);
    for (int m = 0; m < mine.matrices; ++m) {
      const std::byte* const* matrix = rows + m * kMatrixRows;
      const int across = 2 * (lane % 4);
      const int down = lane / 4;
      const std::uint32_t low =
          mine.transposed ? half_at(matrix[across], down) : half_at(matrix[down], across);
      const std::uint32_t high =
          mine.transposed ? half_at(matrix[across + 1], down) : half_at(matrix[down], across + 1);
      mine.frame[m] = low | high << 16;
    }
  }
}

void store_matrices(Collective& collective, std::byte* const* rows) {
  for (int lane = 0; lane < kWarpSize; ++lane) {
    const auto& mine = record<MatrixRecord>(collective, lane);
    for (int m = 0; m < mine.matrices; ++m) {
      std::byte* const* matrix = rows + m * kMatrixRows;
      const int across = 2 * (lane % 4);
      const int down = lane / 4;
      for (int half = 0; half < 2; ++half) {
        const auto value = static_cast<std::uint16_t>(mine.frame[m] >> (16 * half));
        std::byte* at =
            mine.transposed ? matrix[across + half] + 2 * down : matrix[down] + 2 * (across + half);
        std::memcpy(at, &value, sizeof value);
      }
    }
  }
}

}  // namespace

void perform(ThreadBlock& block, int warp, Collective& collective) {
  switch (collective.kind) {
    case CollectiveKind::shuffle:
      shuffle(collective);
      return;
    case CollectiveKind::vote:
      vote(collective);
      return;
    case CollectiveKind::match:
      match(collective);
      return;
    case CollectiveKind::reduce:
      reduce(collective);
      return;
    case CollectiveKind::warp_sync:
      return;
    case CollectiveKind::load_matrix:
    case CollectiveKind::store_matrix: {
      const bool writes = collective.kind == CollectiveKind::store_matrix;
      const int count = record<MatrixRecord>(collective, 0).matrices * kMatrixRows;
      std::array<std::byte*, kWarpSize> rows{};
      for (int lane = 0; lane < count; ++lane) {
        Thread& thread = block.threads_[static_cast<std::size_t>(warp * kWarpSize + lane)];
        rows[static_cast<std::size_t>(lane)] =
            block.shared(thread, record<MatrixRecord>(collective, lane).address, kRowBytes, writes,
                         collective.statement);
      }
      if (writes) {
        store_matrices(collective, rows.data());
      } else {
        load_matrices(collective, rows.data());
      }
      return;
    }
    case CollectiveKind::mma: {
      std::array<MmaRecord*, kWarpSize> records{};
      for (int lane = 0; lane < kWarpSize; ++lane) {
        records[static_cast<std::size_t>(lane)] = &record<MmaRecord>(collective, lane);
      }
      multiply_accumulate(records.data());
      return;
    }
  }
}

}  // namespace attngen::vgpu

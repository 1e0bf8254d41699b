// SPDX-License-Identifier: Apache-2.0
// Who waits for what in a block that cannot go on.
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <tuple>

#include "runtime/vgpu/race_report.h"
#include "runtime/vgpu/thread_block.h"

namespace attngen::vgpu {
namespace {

std::string described_threads(const std::vector<int>& ids) {
  std::string text;
  for (std::size_t i = 0; i < ids.size();) {
    std::size_t end = i + 1;
    while (end < ids.size() && ids[end] == ids[end - 1] + 1) ++end;
    if (!text.empty()) text += ",";
    text += end - i > 1 ? fmt::format("{}-{}", ids[i], ids[end - 1]) : fmt::format("{}", ids[i]);
    i = end;
  }
  return text;
}

}  // namespace

void ThreadBlock::deadlock(Thread& last) {
  log_deadlock("no thread can continue: ");
  abandoned_ = true;
  stop(last);
}

void ThreadBlock::log_deadlock(const std::string& beginning) {
  const std::uint32_t statement = waiting_statement();
  Fault fault;
  fault.kind = FaultKind::deadlock;
  fault.source_line = line_of(statement);
  fault.message = beginning + waiters();
  log_.add(std::move(fault), site_of(statement));
}

std::uint32_t ThreadBlock::waiting_statement() const {
  for (const Thread& thread : threads_) {
    const Waiting waiting = waited_for(thread);
    if (!thread.finished && waiting.what != Waiting::For::nothing) return waiting.statement;
  }
  return 0;
}

/// A thread that sleeps between two looks at the same place waits for it as well.
Waiting ThreadBlock::waited_for(const Thread& thread) const {
  const StrongReads& reads = thread.strong_reads;
  const bool looks =
      reads.last.what == Waiting::For::memory && reads.version == progress_.version();
  return thread.waiting.what == Waiting::For::nothing && looks ? reads.last : thread.waiting;
}

std::string ThreadBlock::place_waited_for(const Waiting& waiting) const {
  std::uint64_t value = 0;
  std::memcpy(&value, waiting.place, std::min<std::size_t>(waiting.bytes, sizeof value));
  if (waiting.place >= shared_.data() && waiting.place < shared_.data() + shared_.size()) {
    return fmt::format(" for shared memory at offset {} to change, which holds {}",
                       waiting.place - shared_.data(), value);
  }
  std::size_t hint = 0;
  const auto address = reinterpret_cast<std::uint64_t>(waiting.place);
  const Buffer& buffer = *context_.memory->find(address, waiting.bytes, hint);
  return fmt::format(" for buffer '{}' at byte {} to change, which holds {}", buffer.name,
                     address - reinterpret_cast<std::uint64_t>(buffer.data), value);
}

std::string ThreadBlock::waiters() const {
  std::map<std::tuple<Waiting::For, std::uint32_t, int, const std::byte*>, std::vector<int>> groups;
  for (const Thread& thread : threads_) {
    if (thread.finished) continue;
    const Waiting waiting = waited_for(thread);
    const bool memory = waiting.what == Waiting::For::memory;
    groups[{waiting.what, waiting.statement,
            waiting.what == Waiting::For::barrier ? waiting.barrier : -1,
            memory ? waiting.place : nullptr}]
        .push_back(thread.id);
  }
  std::string text;
  for (const auto& [key, ids] : groups) {
    const Waiting waiting = waited_for(threads_[static_cast<std::size_t>(ids.front())]);
    if (!text.empty()) text += "; ";
    if (waiting.what == Waiting::For::nothing) {
      text += fmt::format("threads {} run", described_threads(ids));
      continue;
    }
    text += fmt::format("threads {} wait in {}", described_threads(ids),
                        statement_name(context_, waiting.statement));
    if (waiting.what == Waiting::For::memory) text += place_waited_for(waiting);
    if (waiting.what != Waiting::For::barrier) continue;
    const Barrier& barrier = barriers_[static_cast<std::size_t>(waiting.barrier)];
    text += fmt::format(", barrier {}, {} of {} threads arrived", waiting.barrier, barrier.arrived,
                        barrier.expected > 0 ? barrier.expected : live_);
  }
  if (live_ < context_.threads)
    text += fmt::format("; {} threads have exited", context_.threads - live_);
  return text;
}

}  // namespace attngen::vgpu

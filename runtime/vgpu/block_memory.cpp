// SPDX-License-Identifier: Apache-2.0
// Every load and store of a block: bounds, alignment, and the race checker's view of it.
#include <fmt/format.h>

#include "runtime/vgpu/sync_flags.h"
#include "runtime/vgpu/thread_block.h"

namespace attngen::vgpu {
namespace {

std::string global_message(const MemoryMap& memory, const Buffer* buffer, std::uint64_t address,
                           std::uint32_t bytes, bool writes, int thread) {
  const char* what = writes ? "write" : "read";
  if (buffer != nullptr) {
    return fmt::format("{} of {} bytes in the read-only buffer '{}' at byte {}, by thread {}", what,
                       bytes, buffer->name, address - reinterpret_cast<std::uint64_t>(buffer->data),
                       thread);
  }
  return fmt::format("{} of {} bytes at address {:#x}, {}, by thread {}", what, bytes, address,
                     memory.describe(address, bytes), thread);
}

std::string shared_message(std::uint32_t address, std::uint32_t bytes, std::size_t size,
                           bool writes, int thread) {
  const auto offset = static_cast<std::int64_t>(address) - static_cast<std::int64_t>(kSharedBase);
  return fmt::format(
      "{} of {} bytes at offset {} of the block's {} bytes of shared memory, by "
      "thread {}",
      writes ? "write" : "read", bytes, offset, size, thread);
}

std::string alignment_message(const char* what, std::uint64_t address, std::uint32_t bytes,
                              int thread) {
  return fmt::format("{} of {} bytes at {:#x}, {} bytes off its alignment, by thread {}", what,
                     bytes, address, address % bytes, thread);
}

}  // namespace

void ThreadBlock::check_alignment(const Thread& thread, std::uint64_t address, std::uint32_t bytes,
                                  const char* what, std::uint32_t statement) {
  if ((address & (bytes - 1)) == 0) return;
  abandon(FaultKind::misaligned, statement, alignment_message(what, address, bytes, thread.id));
}

std::byte* ThreadBlock::global(Thread& thread, std::uint64_t address, std::uint32_t bytes,
                               bool writes, std::uint32_t statement) {
  const Buffer* buffer = context_.memory->find(address, bytes, thread.last_buffer);
  if (buffer == nullptr || (writes && !buffer->writable)) {
    abandon(FaultKind::out_of_bounds, statement,
            global_message(*context_.memory, buffer, address, bytes, writes, thread.id));
  }
  check_alignment(thread, address, bytes, "global access", statement);
  return reinterpret_cast<std::byte*>(address);
}

std::byte* ThreadBlock::shared(Thread& thread, std::uint32_t address, std::uint32_t bytes,
                               bool writes, std::uint32_t statement) {
  const std::size_t offset = std::size_t{address} - kSharedBase;
  if (address < kSharedBase || offset + bytes > shared_.size()) {
    abandon(FaultKind::out_of_bounds, statement,
            shared_message(address, bytes, shared_.size(), writes, thread.id));
  }
  check_alignment(thread, address, bytes, "shared access", statement);
  if (races_) {
    if (writes) {
      races_->write(thread.id, offset, bytes, statement);
    } else {
      races_->read(thread.id, offset, bytes, statement);
    }
  }
  return shared_.data() + offset;
}

std::byte* ThreadBlock::shared_sync(Thread& thread, std::uint32_t address, std::uint32_t bytes,
                                    int flags, std::uint32_t statement) {
  const std::size_t offset = std::size_t{address} - kSharedBase;
  if (address < kSharedBase || offset + bytes > shared_.size()) {
    abandon(FaultKind::out_of_bounds, statement,
            shared_message(address, bytes, shared_.size(), (flags & kSyncWrites) != 0, thread.id));
  }
  check_alignment(thread, address, bytes, "shared access", statement);
  if (races_) races_->synchronise(thread.id, offset, bytes, flags, statement);
  return shared_.data() + offset;
}

std::byte* ThreadBlock::local(Thread& thread, std::uint64_t address, std::uint32_t bytes,
                              std::uint32_t statement) {
  if (address > thread.local.size() || bytes > thread.local.size() - address) {
    abandon(FaultKind::out_of_bounds, statement,
            fmt::format("access of {} bytes at offset {} of the thread's {} bytes of local memory",
                        bytes, static_cast<std::int64_t>(address), thread.local.size()));
  }
  check_alignment(thread, address, bytes, "local access", statement);
  return thread.local.data() + address;
}

void ThreadBlock::fence(Thread& thread) {
  if (races_) races_->fence(thread.id);
}

std::string ThreadBlock::agent_name(int agent) const {
  return agent < context_.threads
             ? fmt::format("thread {}", agent)
             : fmt::format("thread {}'s asynchronous copy", agent - context_.threads);
}

void ThreadBlock::report_race(const RaceFinding& finding) {
  if (finding.kind == RaceKind::never_written) {
    report(FaultKind::protocol, finding.now.statement,
           fmt::format("{} reads {} bytes of shared memory at offset {} that were never written, "
                       "in {}",
                       agent_name(finding.now.agent), finding.bytes, finding.offset,
                       at(finding.now.statement)));
    return;
  }
  const bool wrote_before = finding.kind != RaceKind::read_write;
  const bool writes_now = finding.kind != RaceKind::write_read;
  Fault fault;
  fault.kind = FaultKind::race;
  fault.source_line = line_of(finding.now.statement);
  fault.message = fmt::format(
      "{}-{} on shared memory at offset {}: {} by {} in {}, and {} of {} bytes by {} in {}, with "
      "nothing that orders them",
      wrote_before ? "write" : "read", writes_now ? "write" : "read", finding.offset,
      wrote_before ? "write" : "read", agent_name(finding.before.agent),
      at(finding.before.statement), writes_now ? "write" : "read", finding.bytes,
      agent_name(finding.now.agent), at(finding.now.statement));
  log_.add(std::move(fault), site_of(finding.before.statement), site_of(finding.now.statement));
}

}  // namespace attngen::vgpu

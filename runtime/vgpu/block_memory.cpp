// SPDX-License-Identifier: Apache-2.0
// Every load and store of a block: bounds, alignment, and the race checker's view of it.
#include <fmt/format.h>

#include <algorithm>
#include <cstring>

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

const Buffer& ThreadBlock::checked_buffer(Thread& thread, std::uint64_t address,
                                          std::uint32_t bytes, bool writes,
                                          std::uint32_t statement) {
  const Buffer* buffer = context_.memory->find(address, bytes, thread.last_buffer);
  if (buffer == nullptr || (writes && !buffer->writable)) {
    abandon(FaultKind::out_of_bounds, statement,
            global_message(*context_.memory, buffer, address, bytes, writes, thread.id));
  }
  check_alignment(thread, address, bytes, "global access", statement);
  return *buffer;
}

std::byte* ThreadBlock::global(Thread& thread, std::uint64_t address, std::uint32_t bytes,
                               GlobalAccess access, std::uint32_t statement) {
  const bool writes = access == GlobalAccess::write;
  const Buffer& buffer = checked_buffer(thread, address, bytes, writes, statement);
  if (writes) progress_.news();
  if (shadow_ != nullptr && buffer.writable) {
    const Spot spot = shadow_->spot(buffer, address, bytes);
    if (writes) {
      races_->write(thread.id, spot, statement);
    } else if (access == GlobalAccess::read_once) {
      races_->read_once(thread.id, spot, statement);
    } else {
      races_->read(thread.id, spot, statement);
    }
  }
  return reinterpret_cast<std::byte*>(address);
}

std::byte* ThreadBlock::global_sync(Thread& thread, std::uint64_t address, std::uint32_t bytes,
                                    int flags, std::uint32_t statement) {
  const Buffer& buffer =
      checked_buffer(thread, address, bytes, (flags & kSyncWrites) != 0, statement);
  auto* place = reinterpret_cast<std::byte*>(address);
  // Apart, no block uses what an atomic finds, and others may be changing it right now.
  await_news(thread, place, bytes, context_.interleaved ? flags : flags | kSyncBlind, statement);
  if (shadow_ != nullptr && buffer.writable) {
    races_->synchronise(thread.id, shadow_->spot(buffer, address, bytes), flags, statement);
  }
  return place;
}

/// Lets a thread rest that is about to read again what it has just read, and counts what it is
/// about to write as news.
void ThreadBlock::await_news(Thread& thread, const std::byte* place, std::uint32_t bytes, int flags,
                             std::uint32_t statement) {
  StrongReads& reads = thread.strong_reads;
  const bool loads = (flags & kSyncReads) != 0 && (flags & kSyncBlind) == 0;
  const bool stores = (flags & kSyncWrites) != 0;
  const auto finds_the_same = [&] {
    std::uint64_t value = 0;
    std::memcpy(&value, place, std::min<std::size_t>(bytes, sizeof value));
    const bool same = reads.place == place && reads.value == value;
    reads.place = place;
    reads.value = value;
    return same;
  };
  if (loads) {
    ++reads.since_poll;
    const bool again =
        stores ? finds_the_same()
               : reads.last.statement == statement && reads.version == progress_.version();
    reads.last = {Waiting::For::memory, statement, 0, place, bytes};
    if (again) {
      thread.waiting = reads.last;
      rest(thread);
    }
    if (stores && !(again && finds_the_same())) progress_.news();
    reads.version = progress_.version();
  } else if (stores) {
    progress_.news();
  }
}

std::size_t ThreadBlock::checked_shared(Thread& thread, std::uint32_t address, std::uint32_t bytes,
                                        bool writes, std::uint32_t statement) {
  const std::size_t offset = std::size_t{address} - kSharedBase;
  if (address < kSharedBase || offset + bytes > shared_.size()) {
    abandon(FaultKind::out_of_bounds, statement,
            shared_message(address, bytes, shared_.size(), writes, thread.id));
  }
  check_alignment(thread, address, bytes, "shared access", statement);
  return offset;
}

std::byte* ThreadBlock::shared(Thread& thread, std::uint32_t address, std::uint32_t bytes,
                               bool writes, std::uint32_t statement) {
  const std::size_t offset = checked_shared(thread, address, bytes, writes, statement);
  if (writes) progress_.news();
  if (races_) {
    if (writes) {
      races_->write(thread.id, races_->shared(offset, bytes), statement);
    } else {
      races_->read(thread.id, races_->shared(offset, bytes), statement);
    }
  }
  return shared_.data() + offset;
}

std::byte* ThreadBlock::shared_sync(Thread& thread, std::uint32_t address, std::uint32_t bytes,
                                    int flags, std::uint32_t statement) {
  const std::size_t offset =
      checked_shared(thread, address, bytes, (flags & kSyncWrites) != 0, statement);
  await_news(thread, shared_.data() + offset, bytes, flags, statement);
  if (races_) races_->synchronise(thread.id, races_->shared(offset, bytes), flags, statement);
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

void ThreadBlock::fence(Thread& thread, int flags) {
  if (races_) races_->fence(thread.id, flags);
}

}  // namespace attngen::vgpu

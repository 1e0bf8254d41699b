// SPDX-License-Identifier: Apache-2.0
// cp.async: copies are agents that land when Options::completion says, at the latest at their wait.
#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "runtime/vgpu/thread_block.h"

namespace attngen::vgpu {

void ThreadBlock::copy_async(Thread& thread, std::uint32_t to, std::uint64_t from,
                             std::uint32_t bytes, std::uint32_t source_bytes,
                             std::uint32_t statement) {
  if (source_bytes > bytes) {
    abandon(FaultKind::protocol, statement,
            fmt::format("cp.async of {} bytes is told to read {}, by thread {}", bytes,
                        source_bytes, thread.id));
  }
  const std::byte* source = nullptr;
  check_alignment(thread, from, bytes, "cp.async source", statement);
  if (source_bytes > 0) {
    const Buffer* buffer = context_.memory->find(from, source_bytes, thread.last_buffer);
    if (buffer == nullptr) checked_buffer(thread, from, source_bytes, false, statement);
    if (shadow_ != nullptr && buffer->writable) {
      races_->copy_from(thread.id, thread.open_group, shadow_->spot(*buffer, from, source_bytes),
                        statement);
    }
    source = reinterpret_cast<const std::byte*>(from);
  }
  const std::size_t offset = std::size_t{to} - kSharedBase;
  if (to < kSharedBase || offset + bytes > shared_.size()) {
    abandon(
        FaultKind::out_of_bounds, statement,
        fmt::format("cp.async of {} bytes to offset {} of the block's {} bytes of shared "
                    "memory, by thread {}",
                    bytes, static_cast<std::int64_t>(to) - static_cast<std::int64_t>(kSharedBase),
                    shared_.size(), thread.id));
  }
  check_alignment(thread, to, bytes, "cp.async destination", statement);
  progress_.news();
  if (races_) {
    races_->copy_to(thread.id, thread.open_group, races_->shared(offset, bytes), statement);
  }
  PendingCopy copy;
  copy.to = static_cast<std::uint32_t>(offset);
  copy.from = source;
  copy.bytes = bytes;
  copy.source_bytes = source_bytes;
  copy.group = thread.open_group;
  copy.statement = statement;
  if (context_.options.completion == Completion::eager) {
    land(copy);
    // It still has to be waited for: remember it as landed on itself.
    copy.bytes = 0;
    copy.source_bytes = 0;
  } else {
    std::memset(shared_.data() + offset, 0xff, bytes);
  }
  thread.copies.push_back(copy);
  ++pending_copies_;
}

void ThreadBlock::copy_wait(Thread& thread, int groups_left) {
  const int end = thread.open_group - groups_left;
  while (!thread.copies.empty() && thread.copies.front().group < end) {
    land(thread.copies.front());
    thread.copies.pop_front();
    --pending_copies_;
  }
  if (races_) races_->copies_done(thread.id, end);
}

void ThreadBlock::land(const PendingCopy& copy) {
  std::byte* to = shared_.data() + copy.to;
  if (copy.source_bytes > 0) std::memcpy(to, copy.from, copy.source_bytes);
  if (copy.bytes > copy.source_bytes) {
    std::memset(to + copy.source_bytes, 0, copy.bytes - copy.source_bytes);
  }
}

void ThreadBlock::land_some() {
  Thread& thread = threads_[random_.below(threads_.size())];
  if (thread.copies.empty()) return;
  PendingCopy& copy = thread.copies[random_.below(thread.copies.size())];
  land(copy);
  copy.bytes = 0;
  copy.source_bytes = 0;
}

}  // namespace attngen::vgpu

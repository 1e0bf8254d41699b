// SPDX-License-Identifier: Apache-2.0
// Handles that are numbers: a slot and the generation of what lies there. A stale one finds a newer
// generation, or none, and never touches freed memory.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace attngen {

/// Owns its objects. pin() is wait-free but for other pins of the same slot; add() and remove()
/// take a lock. `kTag` (1 ... 255) keeps handles of different tables apart.
template <class Object, std::uint64_t kTag>
class HandleTable {
 public:
  static constexpr std::uint32_t kMostHandles = 1u << 16;

  HandleTable() = default;
  HandleTable(const HandleTable&) = delete;
  HandleTable& operator=(const HandleTable&) = delete;

  ~HandleTable() {
    for (std::atomic<Slot*>& chunk : chunks_) delete[] chunk.load(std::memory_order_relaxed);
  }

  /// Holds the object while it is used: remove() from another thread takes effect afterwards.
  class Pin {
   public:
    Pin() = default;
    Pin(Pin&& other) noexcept
        : table_(std::exchange(other.table_, nullptr)), at_(other.at_), object_(other.object_) {}
    Pin& operator=(Pin&&) = delete;
    ~Pin() {
      if (table_ != nullptr) table_->unpin(at_);
    }
    explicit operator bool() const { return table_ != nullptr; }
    Object* operator->() const { return object_; }
    Object& operator*() const { return *object_; }

   private:
    friend class HandleTable;
    Pin(HandleTable* table, std::uint32_t at, Object* object)
        : table_(table), at_(at), object_(object) {}
    HandleTable* table_ = nullptr;
    std::uint32_t at_ = 0;
    Object* object_ = nullptr;
  };

  /// 0 when the table is full.
  std::uint64_t add(std::unique_ptr<Object> object) {
    const std::lock_guard lock(mutex_);
    std::uint32_t at = 0;
    if (free_.empty()) {
      if (used_ == kMostHandles) return 0;
      if (used_ % kChunk == 0) {
        free_.reserve(used_ + kChunk);  // letting go of a handle must not fail
        chunks_[used_ / kChunk].store(new Slot[kChunk], std::memory_order_release);
      }
      at = used_++;
    } else {
      at = free_.back();
      free_.pop_back();
    }
    Slot& slot = *find(at);
    slot.object = std::move(object);
    const std::uint64_t generation = (slot.state.load(std::memory_order_relaxed) >> 32) + 1;
    slot.state.store(generation << 32 | kAlive, std::memory_order_release);
    return kTag << 56 | static_cast<std::uint64_t>(at) << 32 | generation;
  }

  /// False for a stale or foreign handle.
  Pin pin(std::uint64_t handle) {
    if (handle >> 56 != kTag) return {};
    const auto at = static_cast<std::uint32_t>(handle >> 32 & 0xffffff);
    Slot* slot = at < kMostHandles ? find(at) : nullptr;
    if (slot == nullptr) return {};
    std::uint64_t state = slot->state.load(std::memory_order_acquire);
    do {
      if (state >> 32 != (handle & 0xffffffff) || (state & kAlive) == 0) return {};
    } while (!slot->state.compare_exchange_weak(state, state + 1, std::memory_order_acq_rel,
                                                std::memory_order_acquire));
    return Pin(this, at, slot->object.get());
  }

  /// No pin finds the object any more; the last one to let go destroys it. False for a stale
  /// handle.
  bool remove(std::uint64_t handle) {
    Pin pinned = pin(handle);
    if (!pinned) return false;
    std::atomic<std::uint64_t>& state = find(pinned.at_)->state;
    return (state.fetch_and(~kAlive, std::memory_order_acq_rel) & kAlive) != 0;
  }

 private:
  static constexpr std::uint32_t kChunk = 256;
  static constexpr std::uint64_t kAlive = 1ull << 31;
  static constexpr std::uint64_t kPins = kAlive - 1;
  static constexpr std::uint64_t kLastGeneration = 0xffffffff;

  struct Slot {
    std::atomic<std::uint64_t> state{0};  ///< generation : 32, alive : 1, pins : 31
    std::unique_ptr<Object> object;
  };

  Slot* find(std::uint32_t at) {
    Slot* chunk = chunks_[at / kChunk].load(std::memory_order_acquire);
    return chunk == nullptr ? nullptr : chunk + at % kChunk;
  }

  void unpin(std::uint32_t at) {
    Slot& slot = *find(at);
    const std::uint64_t before = slot.state.fetch_sub(1, std::memory_order_acq_rel);
    if ((before & kPins) != 1 || (before & kAlive) != 0) return;
    const std::unique_ptr<Object> gone = std::move(slot.object);
    // A slot whose generations are used up is never given out again.
    if (before >> 32 == kLastGeneration) return;
    const std::lock_guard lock(mutex_);
    free_.push_back(at);
  }

  std::mutex mutex_;
  std::array<std::atomic<Slot*>, kMostHandles / kChunk> chunks_{};
  std::uint32_t used_ = 0;
  std::vector<std::uint32_t> free_;
};

}  // namespace attngen

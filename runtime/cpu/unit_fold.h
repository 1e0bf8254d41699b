// SPDX-License-Identifier: Apache-2.0
// The units of shared items, streamed by several threads in any order, merged in the one order of
// their keys.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <span>

namespace attngen {

/// Bookkeeping only: who merges what when. Units of an item must be handed out in order, and items
/// one after another; then somebody always can go on.
class UnitFold {
 public:
  struct Item {
    std::int64_t units = 1;
    std::int64_t next = 0;  ///< the unit to be merged next
    bool is_merging = false;
  };
  /// A place for the states of a unit whose turn has not come.
  struct Slot {
    std::int64_t item = -1;
    std::int64_t unit = -1;
    enum class State : std::uint8_t { free, filling, ready } state = State::free;
  };

  /// Both live as long as this and are set up by the caller; slots may be fewer than units.
  UnitFold(std::span<Item> items, std::span<Slot> slots) : items_(items), slots_(slots) {}

  enum class Answer : std::uint8_t {
    merge,  ///< its turn has come and the caller is the one who merges now
    park,   ///< the caller copies its states into the slot, then calls parked()
    wait,   ///< every slot is taken: ask again
  };
  struct Arrival {
    Answer answer = Answer::wait;
    std::size_t slot = 0;
  };
  /// The states of `unit` are there.
  Arrival arrive(std::int64_t item, std::int64_t unit);

  /// The slot is filled. True: its turn has come meanwhile, and the caller merges it now.
  bool parked(std::size_t slot);

  struct Next {
    bool is_last = false;             ///< all units are merged: finish the item
    std::optional<std::size_t> slot;  ///< merge this one next; neither: somebody else will
  };
  /// The caller has merged the item's next unit, out of `slot` if it came from one.
  Next merged(std::int64_t item, std::optional<std::size_t> slot);

 private:
  Item& item_at(std::int64_t item) { return items_[static_cast<std::size_t>(item)]; }

  std::mutex mutex_;
  std::span<Item> items_;
  std::span<Slot> slots_;
};

}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
#include "runtime/cpu/unit_fold.h"

namespace attngen {

UnitFold::Arrival UnitFold::arrive(std::int64_t item, std::int64_t unit) {
  const std::lock_guard<std::mutex> hold(mutex_);
  Item& state = item_at(item);
  if (!state.is_merging && state.next == unit) {
    state.is_merging = true;
    return {Answer::merge, 0};
  }
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    if (slots_[i].state != Slot::State::free) continue;
    slots_[i] = {item, unit, Slot::State::filling};
    return {Answer::park, i};
  }
  return {Answer::wait, 0};
}

bool UnitFold::parked(std::size_t slot) {
  const std::lock_guard<std::mutex> hold(mutex_);
  Slot& filled = slots_[slot];
  filled.state = Slot::State::ready;
  Item& state = item_at(filled.item);
  if (state.is_merging || state.next != filled.unit) return false;
  state.is_merging = true;
  return true;
}

UnitFold::Next UnitFold::merged(std::int64_t item, std::optional<std::size_t> slot) {
  const std::lock_guard<std::mutex> hold(mutex_);
  if (slot) slots_[*slot] = {};
  Item& state = item_at(item);
  if (++state.next == state.units) return {true, std::nullopt};
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    const Slot& other = slots_[i];
    if (other.state == Slot::State::ready && other.item == item && other.unit == state.next) {
      return {false, i};
    }
  }
  state.is_merging = false;
  return {};
}

}  // namespace attngen

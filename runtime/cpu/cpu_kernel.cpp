// SPDX-License-Identifier: Apache-2.0
#include "runtime/cpu/cpu_kernel.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <new>
#include <thread>

#include "base/error.h"
#include "runtime/cpu/cpu_host.h"
#include "runtime/cpu/host_functions.h"
#include "runtime/cpu/item_order.h"
#include "runtime/cpu/unit_fold.h"

namespace attngen {
namespace {

constexpr std::int64_t kPage = 4096;
constexpr std::int64_t kLine = 64;
constexpr std::int64_t kItemsCountedAtOnce = 1024;
// Bounds the memory of a run whatever its batch; a round of so many items hides its end.
constexpr std::int64_t kItemsOfARound = 1 << 16;

std::int64_t padded(std::int64_t bytes, std::int64_t align) {
  return (bytes + align - 1) / align * align;
}

/// Parts of one block of memory, measured first and then placed.
class Parts {
 public:
  std::int64_t add(std::int64_t bytes, std::int64_t align) {
    const std::int64_t at = padded(bytes_, align);
    bytes_ = at + bytes;
    return at;
  }
  std::int64_t bytes() const { return bytes_; }

 private:
  std::int64_t bytes_ = 0;
};

template <class Element>
std::span<Element> constructed(std::byte* at, std::int64_t count) {
  auto* first = reinterpret_cast<Element*>(at);
  std::uninitialized_value_construct_n(first, count);
  return {first, static_cast<std::size_t>(count)};
}

}  // namespace

/// Where things lie in the memory of one round.
struct CpuKernel::Places {
  Places(const CpuScratch& scratch, std::int64_t items, std::int64_t threads) {
    behind_scratch = padded(scratch.bytes, kLine);
    worker_bytes = padded(behind_scratch + scratch.state_bytes, kPage);
    state_stride = padded(scratch.state_bytes, kLine);
    most_shared = std::min(items, 6 * threads);  // order_items() says so
    slots = 2 * threads;
    Parts parts;
    workers = parts.add(worker_bytes * threads, kPage);
    if (threads > 1) {
      units = parts.add(items * 8, kLine);
      order = parts.add(items * 8, kLine);
      tasks = parts.add(most_shared * 8, kLine);
      fold_items =
          parts.add(most_shared * static_cast<std::int64_t>(sizeof(UnitFold::Item)), kLine);
      fold_slots = parts.add(slots * static_cast<std::int64_t>(sizeof(UnitFold::Slot)), kLine);
      merged = parts.add(most_shared * state_stride, kLine);
      slot_states = parts.add(slots * state_stride, kLine);
    }
    bytes = parts.bytes();
  }

  std::int64_t behind_scratch = 0;
  std::int64_t worker_bytes = 0;
  std::int64_t state_stride = 0;
  std::int64_t most_shared = 0;
  std::int64_t slots = 0;
  std::int64_t workers = 0;
  std::int64_t units = 0;
  std::int64_t order = 0;
  std::int64_t tasks = 0;
  std::int64_t fold_items = 0;
  std::int64_t fold_slots = 0;
  std::int64_t merged = 0;
  std::int64_t slot_states = 0;
  std::int64_t bytes = 0;
};

/// One round of a `tiles` kernel: items are counted from its first one.
struct CpuKernel::Run {
  const CpuKernel& kernel;
  const void* arguments;
  std::int64_t first_item;
  std::int64_t items;
  std::int64_t state_bytes;

  std::byte* workers = nullptr;  ///< per worker: scratch, and behind it the states of an item
  std::int64_t worker_bytes = 0;
  std::int64_t behind_scratch = 0;

  std::span<std::int64_t> units = {};
  std::span<std::int64_t> order = {};
  std::int64_t whole = 0;  ///< of order's items, those that run in one thread

  // Of the shared items, in their order behind the whole ones.
  std::span<std::int64_t> first_task = {};  ///< the item's first unit among all shared units
  std::byte* merged_states = nullptr;
  std::byte* slot_states = nullptr;
  std::int64_t state_stride = 0;

  std::byte* scratch(int worker) const { return workers + worker * worker_bytes; }
  std::byte* own_states(int worker) const { return scratch(worker) + behind_scratch; }
  std::byte* merged_at(std::int64_t shared) const { return merged_states + shared * state_stride; }
  std::byte* slot_at(std::size_t slot) const {
    return slot_states + static_cast<std::int64_t>(slot) * state_stride;
  }
  void copy_states(std::byte* to, const std::byte* from) const {
    std::memcpy(to, from, static_cast<std::size_t>(state_bytes));
  }

  Keys keys_of(std::int64_t item) const {
    Keys keys;
    kernel.keys_(arguments, first_item + item, &keys);
    keys.end = std::max(keys.begin, keys.end);
    return keys;
  }
  /// At least one: an item without keys has outputs too.
  std::int64_t units_of(const Keys& keys) const {
    const std::int64_t length = keys.end - keys.begin;
    return std::max<std::int64_t>(
        1, length / kernel.split_keys_ + (length % kernel.split_keys_ != 0 ? 1 : 0));
  }
  void stream_unit(std::int64_t item, const Keys& keys, std::int64_t unit, std::byte* to) const {
    const std::int64_t begin = keys.begin + unit * kernel.split_keys_;
    const std::int64_t end = std::min(keys.end, begin + kernel.split_keys_);
    kernel.stream_(arguments, first_item + item, begin, end, to);
  }
  void merge(std::int64_t item, std::byte* states, const std::byte* later) const {
    kernel.merge_(arguments, first_item + item, states, later);
  }
  void finish(std::int64_t item, std::byte* states) const {
    kernel.finish_(arguments, first_item + item, states);
  }

  void count_units(std::int64_t first, std::int64_t end) const {
    for (std::int64_t item = first; item < end; ++item) {
      units[static_cast<std::size_t>(item)] = units_of(keys_of(item));
    }
  }

  void run_whole(int worker, std::int64_t item) const;
  void run_unit(int worker, std::int64_t task, UnitFold& fold) const;
};

/// The same merges in the same order as run_unit() makes.
void CpuKernel::Run::run_whole(int worker, std::int64_t item) const {
  const Keys keys = keys_of(item);
  const std::int64_t count = units_of(keys);
  std::byte* const work = scratch(worker);
  std::byte* const states = own_states(worker);
  stream_unit(item, keys, 0, work);
  if (count > 1) {
    copy_states(states, work);
    for (std::int64_t unit = 1; unit < count; ++unit) {
      stream_unit(item, keys, unit, work);
      merge(item, states, work);
    }
    copy_states(work, states);
  }
  finish(item, work);
}

void CpuKernel::Run::run_unit(int worker, std::int64_t task, UnitFold& fold) const {
  const auto after = std::upper_bound(first_task.begin(), first_task.end(), task);
  const std::int64_t shared = after - first_task.begin() - 1;
  const std::int64_t unit = task - first_task[static_cast<std::size_t>(shared)];
  const std::int64_t item = order[static_cast<std::size_t>(whole + shared)];
  std::byte* const work = scratch(worker);
  stream_unit(item, keys_of(item), unit, work);
  if (units[static_cast<std::size_t>(item)] == 1) {
    finish(item, work);
    return;
  }

  UnitFold::Arrival arrival = fold.arrive(shared, unit);
  while (arrival.answer == UnitFold::Answer::wait) {
    std::this_thread::yield();
    arrival = fold.arrive(shared, unit);
  }
  std::optional<std::size_t> slot;
  if (arrival.answer == UnitFold::Answer::park) {
    slot = arrival.slot;
    copy_states(slot_at(*slot), work);
    if (!fold.parked(*slot)) return;
  }
  std::int64_t merging = unit;
  for (;;) {
    const std::byte* const states = slot ? slot_at(*slot) : work;
    if (merging == 0) {
      copy_states(merged_at(shared), states);
    } else {
      merge(item, merged_at(shared), states);
    }
    const UnitFold::Next next = fold.merged(shared, slot);
    if (next.is_last) {
      copy_states(work, merged_at(shared));
      finish(item, work);
      return;
    }
    if (!next.slot) return;
    slot = next.slot;
    ++merging;
  }
}

CpuKernel::CpuKernel(const CachedObject& object, const LlvmSource& source)
    : object_(object.objects, host_functions()) {
  if (const std::string why = why_not_on_this_cpu(source.limits.arch); !why.empty()) {
    throw Error(ErrorKind::refused, why, "leave the architecture out: the host's own is taken");
  }
  const auto found = [&](const char* part) { return object_.lookup(source.entry + part); };
  if (source.plan.skeleton == "loopnest") {
    whole_ = reinterpret_cast<ItemFunction>(found("_whole"));
    return;
  }
  split_keys_ = source.plan.split_keys;
  check(split_keys_ > 0, "a CPU plan cuts keys into units of at least one");
  keys_ = reinterpret_cast<KeysFunction>(found("_keys"));
  stream_ = reinterpret_cast<StreamFunction>(found("_stream"));
  merge_ = reinterpret_cast<MergeFunction>(found("_merge"));
  finish_ = reinterpret_cast<ItemFunction>(found("_finish"));
}

void CpuKernel::run_whole_items(std::span<const std::byte> arguments, std::int64_t items,
                                const CpuScratch& scratch, ThreadPool::Turn& turn) const {
  const std::int64_t stride = padded(scratch.bytes, kPage);
  std::byte* const memory = turn.memory(stride * turn.threads());
  turn.parallel(items, [&](int worker, std::int64_t item) {
    whole_(arguments.data(), item, memory + worker * stride);
  });
}

void CpuKernel::reserve(const CpuScratch& scratch, ThreadPool& pool) const {
  ThreadPool::Turn turn(pool);
  const std::int64_t threads = turn.threads();
  turn.memory(whole_ != nullptr ? padded(scratch.bytes, kPage) * threads
                                : Places(scratch, kItemsOfARound, threads).bytes);
}

std::int64_t CpuKernel::keys_of(std::span<const std::byte> arguments, std::int64_t item) const {
  check(keys_ != nullptr, "a loop nest has no keys");
  Keys keys;
  keys_(arguments.data(), item, &keys);
  return keys.end - keys.begin;
}

void CpuKernel::run(std::span<const std::byte> arguments, std::int64_t items,
                    const CpuScratch& scratch, ThreadPool& pool) const {
  if (items <= 0) return;
  check(scratch.state_bytes >= 0 && scratch.state_bytes <= scratch.bytes,
        "the states are a part of the scratch");
  ThreadPool::Turn turn(pool);
  if (whole_ != nullptr) return run_whole_items(arguments, items, scratch, turn);
  for (std::int64_t first = 0; first < items; first += kItemsOfARound) {
    run_round(arguments, first, std::min(items - first, kItemsOfARound), scratch, turn);
  }
}

void CpuKernel::run_round(std::span<const std::byte> arguments, std::int64_t first_item,
                          std::int64_t items, const CpuScratch& scratch,
                          ThreadPool::Turn& turn) const {
  const Places places(scratch, items, turn.threads());
  std::byte* const memory = turn.memory(places.bytes);
  Run run{.kernel = *this,
          .arguments = arguments.data(),
          .first_item = first_item,
          .items = items,
          .state_bytes = scratch.state_bytes};
  run.workers = memory + places.workers;
  run.worker_bytes = places.worker_bytes;
  run.behind_scratch = places.behind_scratch;
  run.state_stride = places.state_stride;
  if (turn.threads() == 1) {
    return turn.parallel(items,
                         [&](int worker, std::int64_t item) { run.run_whole(worker, item); });
  }

  run.units = constructed<std::int64_t>(memory + places.units, items);
  run.order = constructed<std::int64_t>(memory + places.order, items);
  turn.parallel((items + kItemsCountedAtOnce - 1) / kItemsCountedAtOnce,
                [&](int, std::int64_t piece) {
                  const std::int64_t first = piece * kItemsCountedAtOnce;
                  run.count_units(first, std::min(items, first + kItemsCountedAtOnce));
                });
  run.whole = order_items(run.units, turn.threads(), run.order);
  const std::int64_t shared = items - run.whole;
  check(shared <= places.most_shared, "order_items() shares no more items than it says");
  run.first_task = constructed<std::int64_t>(memory + places.tasks, shared);
  const auto fold_items = constructed<UnitFold::Item>(memory + places.fold_items, shared);
  std::int64_t tasks = 0;
  for (std::size_t i = 0; i < fold_items.size(); ++i) {
    const std::int64_t item = run.order[static_cast<std::size_t>(run.whole) + i];
    run.first_task[i] = tasks;
    fold_items[i].units = run.units[static_cast<std::size_t>(item)];
    tasks += fold_items[i].units;
  }
  run.merged_states = memory + places.merged;
  run.slot_states = memory + places.slot_states;
  UnitFold fold(fold_items, constructed<UnitFold::Slot>(memory + places.fold_slots, places.slots));
  turn.parallel(run.whole + tasks, [&](int worker, std::int64_t task) {
    if (task < run.whole) {
      run.run_whole(worker, run.order[static_cast<std::size_t>(task)]);
    } else {
      run.run_unit(worker, task - run.whole, fold);
    }
  });
}

}  // namespace attngen

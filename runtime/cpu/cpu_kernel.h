// SPDX-License-Identifier: Apache-2.0
// A compiled kernel of the CPU device in this process, and the runs of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "generator/llvm/llvm_source.h"
#include "runtime/cpu/compile_llvm.h"
#include "runtime/cpu/thread_pool.h"
#include "runtime/llvm_object.h"

namespace attngen {

/// Thread-safe: runs of one kernel wait for each other only in the pool.
class CpuKernel {
 public:
  /// Throws Error(refused) where this CPU lacks the source's vector width, and InternalError when
  /// the object has not the functions that the source promises.
  CpuKernel(const CachedObject& object, const LlvmSource& source);

  /// Runs every item in [0, items). `arguments`: the block that the source describes. The bits of
  /// the outputs depend on neither the pool's threads nor their order: the keys of an item are cut
  /// into units of the plan's split_keys, and the states of units are merged in the order of their
  /// keys. Allocates nothing once the pool has the memory. Throws Error(refused) where scratch for
  /// all threads is not to be had.
  void run(std::span<const std::byte> arguments, std::int64_t items, const CpuScratch& scratch,
           ThreadPool& pool) const;

  /// Takes the memory that run() with this scratch, and with any number of items, needs of the
  /// pool. Throws Error(refused) where it is not to be had.
  void reserve(const CpuScratch& scratch, ThreadPool& pool) const;

  /// How many keys an item of a `tiles` kernel may use.
  std::int64_t keys_of(std::span<const std::byte> arguments, std::int64_t item) const;

 private:
  struct Places;
  struct Run;
  struct Keys {
    std::int64_t begin = 0;
    std::int64_t end = 0;
  };
  using KeysFunction = void (*)(const void* arguments, std::int64_t item, Keys* keys);
  using StreamFunction = void (*)(const void* arguments, std::int64_t item, std::int64_t begin,
                                  std::int64_t end, void* scratch);
  using MergeFunction = void (*)(const void* arguments, std::int64_t item, void* states,
                                 const void* later_states);
  using ItemFunction = void (*)(const void* arguments, std::int64_t item, void* scratch);

  void run_whole_items(std::span<const std::byte> arguments, std::int64_t items,
                       const CpuScratch& scratch, ThreadPool::Turn& turn) const;

  void run_round(std::span<const std::byte> arguments, std::int64_t first_item, std::int64_t items,
                 const CpuScratch& scratch, ThreadPool::Turn& turn) const;

  LlvmObject object_;
  std::int64_t split_keys_ = 0;
  KeysFunction keys_ = nullptr;
  StreamFunction stream_ = nullptr;
  MergeFunction merge_ = nullptr;
  ItemFunction finish_ = nullptr;
  ItemFunction whole_ = nullptr;  ///< of a loopnest, which has only this one
};

}  // namespace attngen

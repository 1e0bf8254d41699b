// SPDX-License-Identifier: Apache-2.0
// One block of a launch at run time: its threads on fibers, their schedule, and what they share.
// Everything here runs on one OS thread. A fault abandons the block: control goes back to advance()
// and no frame of a fiber is ever unwound, so nothing on them may own memory across a fault or a
// switch.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "runtime/vgpu/collective_codes.h"
#include "runtime/vgpu/fault_log.h"
#include "runtime/vgpu/fiber.h"
#include "runtime/vgpu/global_shadow.h"
#include "runtime/vgpu/launch_context.h"
#include "runtime/vgpu/progress.h"
#include "runtime/vgpu/race_checker.h"
#include "runtime/vgpu/random_stream.h"

namespace attngen::vgpu {

class ThreadBlock;

/// An asynchronous copy that was issued and has not landed.
struct PendingCopy {
  std::uint32_t to = 0;  ///< offset in shared memory
  const std::byte* from = nullptr;
  std::uint32_t bytes = 0;
  std::uint32_t source_bytes = 0;  ///< the rest is zero
  int group = 0;
  std::uint32_t statement = 0;
};

/// What a suspended thread waits for; deadlock reports name it.
struct Waiting {
  enum class For : std::uint8_t { nothing, collective, barrier, memory };
  For what = For::nothing;
  std::uint32_t statement = 0;
  int barrier = 0;
  const std::byte* place = nullptr;  ///< that another thread has to write
  std::uint32_t bytes = 0;
};

/// The strong reads that a thread did last, to tell a wait from work.
struct StrongReads {
  std::uint64_t since_poll = 0;
  std::uint64_t version = 0;         ///< Progress::version after the last one
  Waiting last;                      ///< as a wait
  const std::byte* place = nullptr;  ///< of the last read-modify-write
  std::uint64_t value = 0;           ///< that it found
};

/// What a plain instruction does to global memory; read_once is ld.global.nc.
enum class GlobalAccess : std::uint8_t { read, read_once, write };

struct Thread : ThreadView {
  ThreadBlock* block = nullptr;
  int id = 0;
  bool finished = false;
  Fiber fiber;
  Waiting waiting;
  std::deque<PendingCopy> copies;
  int open_group = 0;
  int barrier_votes = 0;  ///< of the barrier phase that released this thread last
  int barrier_voters = 0;
  std::size_t last_buffer = 0;  ///< hint for MemoryMap::find
  StrongReads strong_reads;
  std::uint64_t polls = 0;
  std::vector<std::byte> local;
};

/// The kinds of warp collectives; threads meet only in the same kind.
enum class CollectiveKind : std::uint8_t {
  shuffle,
  vote,
  match,
  reduce,
  warp_sync,
  load_matrix,
  store_matrix,
  mma,
};

/// A warp collective some of whose lanes have arrived; `arguments` are the lanes' own records.
struct Collective {
  CollectiveKind kind = CollectiveKind::shuffle;
  std::uint32_t statement = 0;
  std::uint32_t mask = 0;  ///< lanes that must come
  std::uint32_t arrived = 0;
  std::array<void*, kWarpSize> arguments{};
};

struct Warp {
  std::uint32_t live = 0;   ///< lanes that have not exited
  std::uint32_t lanes = 0;  ///< lanes that exist
  std::vector<Collective> open;
};

struct Barrier {
  int arrived = 0;
  int expected = 0;  ///< threads; 0 stands for all of the block
  std::vector<int> waiting;
  std::array<int, kMostThreads / kWarpSize> statement_of_warp{};
  int votes = 0;
  VectorClock clock;
};

struct BlockResult {
  FaultLog log;
  std::uint64_t instructions = 0;
  bool completed = false;
};

/// Where advance() left a block. A resting one has threads that can run, after others had a turn.
enum class BlockState : std::uint8_t { resting, finished, abandoned };

class ThreadBlock {
 public:
  /// `shadow` (nullptr without the race checker) and `progress` are those of all blocks that run
  /// interleaved with this one.
  ThreadBlock(const LaunchContext& context, GlobalShadow* shadow, Progress& progress);

  /// Runs block `index` (x fastest) from start to end; may be called again for the next one.
  BlockResult run(std::uint64_t index);

  /// The same in turns: start, advance until it no longer rests, take the result. A result taken
  /// before gives the block up.
  void start(std::uint64_t index);
  BlockState advance();
  BlockResult take_result();

  std::uint64_t index() const { return index_; }
  std::size_t runnable() const { return queue_.size() + resting_.size(); }
  /// "threads 0 wait in ...; threads 1-31 wait in ..."
  std::string waiters() const;
  std::uint32_t waiting_statement() const;  ///< of the first thread that waits for something

  // --- scheduling (thread_block.cpp) -------------------------------------------------------------
  void poll(Thread& thread, std::uint32_t statement);
  void rest(Thread& thread);
  [[noreturn]] void abandon(FaultKind kind, std::uint32_t statement, std::string message);
  void report(FaultKind kind, std::uint32_t statement, std::string message);

  // --- memory (block_memory.cpp) -----------------------------------------------------------------
  std::byte* global(Thread& thread, std::uint64_t address, std::uint32_t bytes, GlobalAccess access,
                    std::uint32_t statement);
  /// `flags` here and below are SyncFlags.
  std::byte* global_sync(Thread& thread, std::uint64_t address, std::uint32_t bytes, int flags,
                         std::uint32_t statement);
  std::byte* shared(Thread& thread, std::uint32_t address, std::uint32_t bytes, bool writes,
                    std::uint32_t statement);
  std::byte* shared_sync(Thread& thread, std::uint32_t address, std::uint32_t bytes, int flags,
                         std::uint32_t statement);
  std::byte* local(Thread& thread, std::uint64_t address, std::uint32_t bytes,
                   std::uint32_t statement);
  void fence(Thread& thread, int flags);

  // --- asynchronous copies (block_copies.cpp) ----------------------------------------------------
  void copy_async(Thread& thread, std::uint32_t to, std::uint64_t from, std::uint32_t bytes,
                  std::uint32_t source_bytes, std::uint32_t statement);
  void copy_wait(Thread& thread, int groups_left);

  // --- barriers (block_barriers.cpp) -------------------------------------------------------------
  void barrier_sync(Thread& thread, std::uint32_t id, std::uint32_t count, bool aligned,
                    std::uint32_t statement);
  void barrier_arrive(Thread& thread, std::uint32_t id, std::uint32_t count, bool aligned,
                      std::uint32_t statement);
  int barrier_reduce(Thread& thread, std::uint32_t id, std::uint32_t count, BarrierReduction how,
                     bool vote, bool aligned, std::uint32_t statement);

  // --- warp collectives (block_collectives.cpp) --------------------------------------------------
  /// Waits until every lane of `mask` is here; the last one runs the operation for all. `argument`
  /// is the lane's record, read and written by the operation.
  void meet(Thread& thread, CollectiveKind kind, std::uint32_t mask, void* argument,
            std::uint32_t statement);
  /// As meet(), for instructions that the whole warp executes together.
  void meet_aligned(Thread& thread, CollectiveKind kind, void* argument, std::uint32_t statement);

 private:
  friend void perform(ThreadBlock& block, int warp, Collective& collective);

  void reset_thread(Thread& thread, int number);
  static void thread_main(void* thread);
  void leave(Thread& thread);
  void ready(int thread) { queue_.push_back(thread); }
  int take_ready();
  int next_ready();
  void suspend(Thread& thread);
  void continue_with(Thread& from, int next);
  [[noreturn]] void stop(Thread& from);
  [[noreturn]] void deadlock(Thread& last);
  void log_deadlock(const std::string& beginning);
  Waiting waited_for(const Thread& thread) const;
  std::string place_waited_for(const Waiting& waiting) const;

  void enter_barrier(Thread& thread, std::uint32_t id, std::uint32_t count, bool aligned,
                     bool waits, bool vote, std::uint32_t statement);
  void complete_if_full(Barrier& barrier);
  void complete_collective(int warp, std::size_t open, int completing_thread);
  void complete_after_exit(Thread& thread);
  void land(const PendingCopy& copy);
  void land_some();
  const Buffer& checked_buffer(Thread& thread, std::uint64_t address, std::uint32_t bytes,
                               bool writes, std::uint32_t statement);
  std::size_t checked_shared(Thread& thread, std::uint32_t address, std::uint32_t bytes,
                             bool writes, std::uint32_t statement);
  void await_news(Thread& thread, const std::byte* place, std::uint32_t bytes, int flags,
                  std::uint32_t statement);
  int line_of(std::uint32_t statement) const;
  int site_of(std::uint32_t statement) const;
  void check_alignment(const Thread& thread, std::uint64_t address, std::uint32_t bytes,
                       const char* what, std::uint32_t statement);

  LaunchContext context_;
  std::vector<Thread> threads_;
  std::vector<Warp> warps_;
  std::array<Barrier, kBarriers> barriers_;
  std::vector<std::byte> shared_;
  GlobalShadow* shadow_;
  Progress& progress_;
  std::unique_ptr<RaceChecker> races_;
  Fiber runner_;
  std::deque<int> queue_;
  std::vector<int> resting_;
  std::uint64_t counted_ = 0;  ///< instructions that progress_ knows of
  RandomStream random_;
  std::uint64_t index_ = 0;
  int current_ = -1;
  int live_ = 0;
  std::size_t pending_copies_ = 0;
  bool abandoned_ = false;
  FaultLog log_;
};

/// Carries out a collective that is complete (warp_operations.cpp).
void perform(ThreadBlock& block, int warp, Collective& collective);

}  // namespace attngen::vgpu

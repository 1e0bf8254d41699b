// SPDX-License-Identifier: Apache-2.0
// The threads of the CPU device: started once, claiming pieces of work one at a time.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <type_traits>
#include <vector>

namespace attngen {

/// Any thread may call at any time: calls wait for each other. A call from inside a job of the same
/// pool runs in the thread that makes it.
class ThreadPool {
  struct Freed {
    void operator()(std::byte* memory) const noexcept;
  };

 public:
  /// `threads`: those that work, the caller's among them; the pool starts one fewer. Fewer are
  /// started, with a warning, where the system gives no more. Throws Error(refused) for less
  /// than 1.
  explicit ThreadPool(int threads);
  ~ThreadPool();
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  int threads() const { return static_cast<int>(workers_.size()) + 1; }

  /// Empty, or why this process may not use the pool: fork() copied it without its threads.
  std::string why_unusable() const;

  /// A caller's turn: the memory and the jobs of one run, which no other run comes between.
  class Turn {
   public:
    /// Waits for its turn. Throws Error(refused) with why_unusable().
    explicit Turn(ThreadPool& pool);
    ~Turn();
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

    /// Threads that jobs of this turn run on: 1 inside another job of the pool.
    int threads() const { return nested_ ? 1 : pool_.threads(); }

    /// At least `bytes`, aligned to 4096, of any content, for this turn; the pool keeps the largest
    /// it ever gave. Throws Error(refused) naming the bytes where there are not so many.
    std::byte* memory(std::int64_t bytes);

    /// function(worker, index) for every index in [0, count), each once, smaller ones begun first;
    /// worker is in [0, threads()), and a worker runs one index at a time. Throws what a function
    /// threw first; others may then not have run. Allocates nothing.
    template <class Function>
    void parallel(std::int64_t count, Function&& function) {
      using Plain = std::remove_reference_t<Function>;
      run(count, {[](void* context, int worker, std::int64_t index) {
                    (*static_cast<Plain*>(context))(worker, index);
                  },
                  const_cast<void*>(static_cast<const void*>(&function))});
    }

   private:
    friend class ThreadPool;
    struct Job {
      void (*call)(void* context, int worker, std::int64_t index) = nullptr;
      void* context = nullptr;
    };
    void run(std::int64_t count, Job job);

    ThreadPool& pool_;
    bool nested_;
    std::unique_lock<std::mutex> lock_;
    std::unique_ptr<std::byte, Freed> own_memory_;  ///< of a nested turn: the pool's is in use
    std::int64_t own_bytes_ = 0;
  };

  /// A turn with one job.
  template <class Function>
  void parallel(std::int64_t count, Function&& function) {
    Turn(*this).parallel(count, function);
  }

 private:
  void work(int worker);
  void claim(int worker);
  bool enter();
  void leave();
  void stop() noexcept;
  bool is_forked() const;

  std::uint32_t forks_;
  std::mutex turns_;
  std::unique_ptr<std::byte, Freed> memory_;
  std::int64_t memory_bytes_ = 0;

  Turn::Job job_;
  std::int64_t count_ = 0;
  alignas(64) std::atomic<std::int64_t> next_{0};
  alignas(64) std::atomic<std::uint32_t> calls_{0};  ///< what idle threads wait on
  alignas(64) std::atomic<std::uint32_t> gate_{0};   ///< kOpen, plus how many threads are inside
  std::atomic<bool> stopping_{false};
  std::mutex failure_mutex_;
  std::exception_ptr failure_;
  std::vector<std::thread> workers_;
};

/// The process's pool, with thread_count() threads, started at the first call; a process that
/// forked starts another. Throws Error(refused) for a bad ATTNGEN_JOBS.
ThreadPool& default_thread_pool();

/// Empty, or why `bytes` of memory are not even asked for: more than the machine has.
std::string why_too_large(std::int64_t bytes, std::int64_t machine_bytes);

}  // namespace attngen

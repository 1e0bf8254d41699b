// SPDX-License-Identifier: Apache-2.0
#include "runtime/cpu/thread_pool.h"

#include <fmt/format.h>
#include <pthread.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <limits>
#include <system_error>
#include <utility>

#include "base/error.h"
#include "base/log.h"
#include "runtime/fork_count.h"
#include "runtime/job_count.h"

namespace attngen {
namespace {

constexpr std::uint32_t kOpen = 1u << 31;
constexpr std::chrono::microseconds kSpin{50};
constexpr std::size_t kPage = 4096;

/// In which pool's job this thread is, and as which worker.
struct Place {
  const ThreadPool* pool = nullptr;
  int worker = 0;
};
Place& place() {
  thread_local Place kPlace;
  return kPlace;
}

void pause_briefly() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#else
  std::this_thread::yield();
#endif
}

/// Until `value` is no longer `old`: spins shortly, then sleeps.
std::uint32_t changed(const std::atomic<std::uint32_t>& value, std::uint32_t old) {
  const auto until = std::chrono::steady_clock::now() + kSpin;
  do {
    for (int i = 0; i < 32; ++i) {
      const std::uint32_t now = value.load(std::memory_order_acquire);
      if (now != old) return now;
      pause_briefly();
    }
  } while (std::chrono::steady_clock::now() < until);
  for (;;) {
    value.wait(old, std::memory_order_acquire);
    const std::uint32_t now = value.load(std::memory_order_acquire);
    if (now != old) return now;
  }
}

/// The program's handlers run in the program's threads.
class SignalsBlocked {
 public:
  SignalsBlocked() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  ~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalsBlocked(const SignalsBlocked&) = delete;
  SignalsBlocked& operator=(const SignalsBlocked&) = delete;

 private:
  sigset_t before_{};
};

std::int64_t machine_bytes() {
  const std::int64_t pages = sysconf(_SC_PHYS_PAGES);
  const std::int64_t page_bytes = sysconf(_SC_PAGESIZE);
  return pages > 0 && page_bytes > 0 ? pages * page_bytes
                                     : std::numeric_limits<std::int64_t>::max();
}

constexpr const char* kSmaller =
    "ask for a smaller shape, or let fewer threads work (ATTNGEN_JOBS)";

}  // namespace

std::string why_too_large(std::int64_t bytes, std::int64_t machine_bytes) {
  if (bytes >= 0 && bytes <= machine_bytes) return {};
  return fmt::format(
      "the CPU device needs {} bytes to work in, and this machine has {} bytes of memory", bytes,
      machine_bytes);
}

void ThreadPool::Freed::operator()(std::byte* memory) const noexcept {
  std::free(memory);
}

ThreadPool::ThreadPool(int threads) : forks_(fork_count()) {
  if (threads < 1) {
    throw Error(ErrorKind::refused, fmt::format("{} is no number of threads", threads),
                "give 1 or more");
  }
  const SignalsBlocked blocked;
  workers_.reserve(static_cast<std::size_t>(threads - 1));
  try {
    for (int i = 1; i < threads; ++i) workers_.emplace_back([this, i] { work(i); });
  } catch (const std::system_error& error) {
    log_message(LogLevel::warn, fmt::format("the CPU device works on {} threads, not {}: {}",
                                            this->threads(), threads, error.what()));
  }
}

ThreadPool::~ThreadPool() {
  if (is_forked()) {
    // They are the parent's: here they can be neither joined nor detached, only forgotten.
    [[maybe_unused]] const auto* forgotten = new std::vector<std::thread>(std::move(workers_));
    return;
  }
  stop();
  for (std::thread& worker : workers_) worker.join();
}

bool ThreadPool::is_forked() const {
  return forks_ != fork_count();
}

std::string ThreadPool::why_unusable() const {
  if (!is_forked()) return {};
  return "the process was forked after the threads of the CPU device were started, and they stayed "
         "with the parent";
}

void ThreadPool::stop() noexcept {
  stopping_.store(true, std::memory_order_release);
  calls_.fetch_add(1, std::memory_order_acq_rel);
  calls_.notify_all();
}

/// Joins the open job; false when there is none.
bool ThreadPool::enter() {
  std::uint32_t gate = gate_.load(std::memory_order_acquire);
  while ((gate & kOpen) != 0) {
    if (gate_.compare_exchange_weak(gate, gate + 1, std::memory_order_acquire)) return true;
  }
  return false;
}

void ThreadPool::leave() {
  if (gate_.fetch_sub(1, std::memory_order_acq_rel) == 1) gate_.notify_all();
}

void ThreadPool::work(int worker) {
  place() = {this, worker};
  std::uint32_t seen = 0;
  for (;;) {
    seen = changed(calls_, seen);
    if (stopping_.load(std::memory_order_acquire)) return;
    if (!enter()) continue;
    claim(worker);
    leave();
  }
}

/// Takes indices until none is left.
void ThreadPool::claim(int worker) {
  try {
    for (;;) {
      const std::int64_t index = next_.fetch_add(1, std::memory_order_relaxed);
      if (index >= count_) return;
      job_.call(job_.context, worker, index);
    }
  } catch (...) {
    next_.store(count_, std::memory_order_relaxed);  // nobody begins another
    const std::lock_guard<std::mutex> hold(failure_mutex_);
    if (failure_ == nullptr) failure_ = std::current_exception();
  }
}

ThreadPool::Turn::Turn(ThreadPool& pool)
    : pool_(pool), nested_(place().pool == &pool), lock_(pool.turns_, std::defer_lock) {
  check(nested_ || place().pool == nullptr, "a job of one thread pool asks no other one");
  if (nested_) return;
  if (const std::string why = pool.why_unusable(); !why.empty()) {
    throw Error(ErrorKind::refused, why,
                "make the engine after the fork, in the process that uses it");
  }
  lock_.lock();
}

ThreadPool::Turn::~Turn() = default;

std::byte* ThreadPool::Turn::memory(std::int64_t bytes) {
  std::unique_ptr<std::byte, Freed>& kept = nested_ ? own_memory_ : pool_.memory_;
  std::int64_t& kept_bytes = nested_ ? own_bytes_ : pool_.memory_bytes_;
  if (bytes >= 0 && bytes <= kept_bytes) return kept.get();
  std::string why = why_too_large(bytes, machine_bytes());
  if (why.empty()) {
    kept.reset();
    kept_bytes = 0;
    const std::size_t size = (static_cast<std::size_t>(bytes) + kPage - 1) / kPage * kPage;
    kept.reset(static_cast<std::byte*>(std::aligned_alloc(kPage, size)));
    if (kept != nullptr) {
      kept_bytes = bytes;
      return kept.get();
    }
    why = fmt::format("the CPU device needs {} bytes to work in, and the system gives no more",
                      bytes);
  }
  throw Error(ErrorKind::refused, why, kSmaller);
}

void ThreadPool::Turn::run(std::int64_t count, Job job) {
  if (count <= 0) return;
  const Place before = place();
  const int worker = nested_ ? before.worker : 0;
  if (nested_ || count == 1 || pool_.workers_.empty()) {
    place() = {&pool_, worker};
    struct Restore {
      Place before;
      ~Restore() { place() = before; }
    } const restore{before};
    for (std::int64_t i = 0; i < count; ++i) job.call(job.context, worker, i);
    return;
  }
  pool_.job_ = job;
  pool_.count_ = count;
  pool_.next_.store(0, std::memory_order_relaxed);
  pool_.gate_.store(kOpen, std::memory_order_release);
  pool_.calls_.fetch_add(1, std::memory_order_release);
  pool_.calls_.notify_all();

  place() = {&pool_, 0};
  pool_.claim(0);
  place() = before;

  std::uint32_t inside = pool_.gate_.fetch_and(~kOpen, std::memory_order_acq_rel) & ~kOpen;
  while (inside != 0) inside = changed(pool_.gate_, inside);
  const std::exception_ptr failure = std::exchange(pool_.failure_, nullptr);
  if (failure != nullptr) std::rethrow_exception(failure);
}

ThreadPool& default_thread_pool() {
  // Lives until the process ends: other threads may work during exit.
  static std::atomic<ThreadPool*> kPool{nullptr};
  ThreadPool* pool = kPool.load(std::memory_order_acquire);
  while (pool == nullptr || !pool->why_unusable().empty()) {
    auto made = std::make_unique<ThreadPool>(thread_count());
    if (kPool.compare_exchange_strong(pool, made.get(), std::memory_order_acq_rel)) {
      pool = made.release();
    }
  }
  return *pool;
}

}  // namespace attngen

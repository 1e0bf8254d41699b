// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/prepare.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

namespace attngen {
namespace {

struct Task {
  Engine* engine = nullptr;
  EngineKernel* kernel = nullptr;
};

std::vector<Task> tasks_of(const std::vector<LaunchPlan*>& plans) {
  std::vector<Task> tasks;
  for (const LaunchPlan* plan : plans) {
    for (EngineKernel* kernel : kernels_of(*plan)) {
      const bool known = std::any_of(tasks.begin(), tasks.end(),
                                     [&](const Task& task) { return task.kernel == kernel; });
      if (!known) tasks.push_back({plan->engine.get(), kernel});
    }
  }
  return tasks;
}

/// The workers' common state: which task is next, what came of them.
class Preparation {
 public:
  Preparation(std::vector<Task> tasks, const PrepareProgress& progress)
      : tasks_(std::move(tasks)), progress_(progress) {}

  void work() {
    for (;;) {
      const std::size_t at = next_.fetch_add(1);
      if (at >= tasks_.size() || stopped_.load()) return;
      try {
        report(tasks_[at], tasks_[at].engine->load(*tasks_[at].kernel));
      } catch (...) {
        stop(outcome_of_current_exception());
      }
    }
  }

  std::size_t size() const { return tasks_.size(); }
  Outcome outcome() { return std::move(outcome_); }

 private:
  void report(const Task& task, const KernelLoad& load) {
    const std::lock_guard lock(mutex_);
    ++done_;
    if (!progress_ || stopped_.load()) return;
    const PrepareStep step{done_, static_cast<std::uint32_t>(tasks_.size()), task.kernel, load};
    if (progress_(step)) return;
    stopped_.store(true);
    if (done_ == tasks_.size()) return;  // nothing was left to cancel
    outcome_ = failure(ATTNGEN_E_CANCELLED,
                       fmt::format("the progress callback stopped the preparation after {} of {} "
                                   "kernels",
                                   done_, tasks_.size()));
  }

  void stop(Outcome outcome) {
    const std::lock_guard lock(mutex_);
    if (outcome_.ok()) outcome_ = std::move(outcome);
    stopped_.store(true);
  }

  std::vector<Task> tasks_;
  const PrepareProgress& progress_;
  std::atomic<std::size_t> next_{0};
  std::atomic<bool> stopped_{false};
  std::mutex mutex_;
  std::uint32_t done_ = 0;
  Outcome outcome_;
};

Outcome reserve_memory(const std::vector<LaunchPlan*>& plans) {
  for (const LaunchPlan* plan : plans) {
    for (const PlanKernel& each : plan->kernels) {
      Outcome outcome = plan->engine->backend().reserve(*each.kernel->loaded(), each.scratch);
      if (!outcome.ok()) return outcome;
    }
  }
  return {};
}

}  // namespace

Outcome prepare(const std::vector<LaunchPlan*>& plans, const PrepareProgress& progress) {
  int jobs = 1;
  for (const LaunchPlan* plan : plans) {
    if (Outcome alive = plan->engine->check_alive(); !alive.ok()) return alive;
    jobs = std::max(jobs, plan->engine->jobs());
  }
  Preparation preparation(tasks_of(plans), progress);
  std::vector<std::jthread> helpers;
  const std::size_t workers = std::min(preparation.size(), static_cast<std::size_t>(jobs));
  try {
    for (std::size_t worker = 1; worker < workers; ++worker) {
      helpers.emplace_back([&] { preparation.work(); });
    }
  } catch (const std::system_error&) {
    // The system gives no more threads: those there are, and this one, do the work.
  }
  preparation.work();
  helpers.clear();
  Outcome outcome = preparation.outcome();
  return outcome.ok() ? reserve_memory(plans) : outcome;
}

}  // namespace attngen

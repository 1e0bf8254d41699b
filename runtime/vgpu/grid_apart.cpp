// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

#include "runtime/vgpu/grid.h"
#include "runtime/vgpu/race_report.h"

namespace attngen::vgpu {
namespace {

class ApartGrid {
 public:
  explicit ApartGrid(const LaunchContext& context) : context_(context) {
    result_.blocks.resize(static_cast<std::size_t>(context.blocks));
  }

  GridResult run() {
    const std::size_t most = std::max(1u, std::thread::hardware_concurrency());
    const std::size_t workers = std::min(most, result_.blocks.size());
    shadows_.resize(workers);
    if (context_.options.check_races) {
      for (auto& shadow : shadows_) shadow = std::make_unique<GlobalShadow>(*context_.memory);
    }
    std::vector<std::thread> others;
    for (std::size_t w = 1; w < workers; ++w) others.emplace_back([this, w] { work(w); });
    work(0);
    for (std::thread& other : others) other.join();
    if (failure_) std::rethrow_exception(failure_);
    if (context_.options.check_races) compare_workers();
    return std::move(result_);
  }

 private:
  void work(std::size_t worker) {
    try {
      Progress progress;
      ThreadBlock block(context_, shadows_[worker].get(), progress);
      for (;;) {
        const std::uint64_t index = next_.fetch_add(1);
        if (index >= context_.blocks) return;
        BlockResult result = block.run(index);
        spent_ += result.instructions;
        result_.blocks[static_cast<std::size_t>(index)] = std::move(result);
        const std::uint64_t limit = context_.options.max_instructions;
        if (limit > 0 && spent_ > limit) next_ = context_.blocks;
      }
    } catch (...) {
      const std::lock_guard<std::mutex> lock(mutex_);
      failure_ = std::current_exception();
      next_ = context_.blocks;
    }
  }

  void compare_workers() {
    for (std::size_t later = 1; later < shadows_.size(); ++later) {
      for (std::size_t earlier = 0; earlier < later; ++earlier) {
        shadows_[earlier]->compare(*shadows_[later], [this](const RaceFinding& finding) {
          log_finding(result_.log, context_, finding);
        });
      }
    }
  }

  const LaunchContext& context_;
  GridResult result_;
  std::vector<std::unique_ptr<GlobalShadow>> shadows_;  ///< by worker
  std::atomic<std::uint64_t> next_{0};
  std::atomic<std::uint64_t> spent_{0};
  std::mutex mutex_;
  std::exception_ptr failure_;
};

}  // namespace

GridResult run_apart(const LaunchContext& context) {
  return ApartGrid(context).run();
}

}  // namespace attngen::vgpu

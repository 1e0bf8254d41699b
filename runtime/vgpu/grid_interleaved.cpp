// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "runtime/vgpu/block_order.h"
#include "runtime/vgpu/grid.h"
#include "runtime/vgpu/race_report.h"

namespace attngen::vgpu {
namespace {

/// Blocks of which a report of a deadlock tells what they wait for.
constexpr std::size_t kBlocksTold = 8;

class InterleavedGrid {
 public:
  explicit InterleavedGrid(const LaunchContext& context)
      : context_(context),
        order_(starting_order(context.options, context.blocks)),
        slots_(resident_blocks(context.options, context.blocks, context.threads)),
        random_(context.options.seed) {
    result_.blocks.resize(static_cast<std::size_t>(context.blocks));
    if (context.options.check_races) shadow_ = std::make_unique<GlobalShadow>(*context.memory);
  }

  GridResult run() {
    for (fill_slots(); !resident_.empty(); fill_slots()) {
      const std::size_t turn = next_turn();
      if (resident_[turn]->advance() == BlockState::resting) {
        turn_ = turn + 1;
        if (is_stuck()) {
          report_deadlock();
          give_up();
        }
      } else {
        retire(turn);
      }
      if (is_over_budget()) give_up();
    }
    return std::move(result_);
  }

 private:
  std::size_t next_turn() {
    if (context_.options.random_schedule) return random_.below(resident_.size());
    return turn_ < resident_.size() ? turn_ : 0;
  }

  void fill_slots() {
    while (resident_.size() < slots_ && started_ < order_.size()) {
      std::unique_ptr<ThreadBlock> block;
      if (idle_.empty()) {
        block = std::make_unique<ThreadBlock>(context_, shadow_.get(), progress_);
      } else {
        block = std::move(idle_.back());
        idle_.pop_back();
      }
      block->start(order_[started_++]);
      resident_.push_back(std::move(block));
      progress_.news();
    }
  }

  void retire(std::size_t turn) {
    const std::unique_ptr<ThreadBlock>& block = resident_[turn];
    BlockResult result = block->take_result();
    if (!result.completed) ++abandoned_;
    result_.blocks[static_cast<std::size_t>(block->index())] = std::move(result);
    progress_.news();
    idle_.push_back(std::move(resident_[turn]));
    resident_.erase(resident_.begin() + static_cast<std::ptrdiff_t>(turn));
    turn_ = turn;
  }

  void give_up() {
    for (const auto& block : resident_) {
      result_.blocks[static_cast<std::size_t>(block->index())] = block->take_result();
    }
    resident_.clear();
    started_ = order_.size();
  }

  bool is_stuck() const {
    if (!progress_.stuck(1)) return false;
    std::size_t runnable = 0;
    for (const auto& block : resident_) runnable += block->runnable();
    return progress_.stuck(runnable);
  }

  bool is_over_budget() const {
    const std::uint64_t limit = context_.options.max_instructions;
    return limit > 0 && progress_.spent() > limit;
  }

  void report_deadlock() {
    std::string text = fmt::format("none of the {} resident blocks gets on: ", resident_.size());
    for (std::size_t i = 0; i < resident_.size() && i < kBlocksTold; ++i) {
      text += fmt::format("{}{}: {}", i > 0 ? "; " : "",
                          block_name(context_, resident_[i]->index()), resident_[i]->waiters());
    }
    if (resident_.size() > kBlocksTold) {
      text += fmt::format("; and {} more blocks", resident_.size() - kBlocksTold);
    }
    if (started_ < order_.size()) {
      text += fmt::format("; {} blocks have not started, as only {} may live at once",
                          order_.size() - started_, slots_);
    }
    if (abandoned_ > 0) text += fmt::format("; {} blocks were given up after a fault", abandoned_);
    const std::uint32_t statement = resident_.front()->waiting_statement();
    Fault fault;
    fault.kind = FaultKind::deadlock;
    fault.source_line = context_.program->statements[statement].place.line;
    fault.message = std::move(text);
    result_.log.add(std::move(fault), context_.program->statements[statement].site);
  }

  const LaunchContext& context_;
  std::vector<std::uint64_t> order_;
  std::size_t slots_;
  RandomStream random_;
  Progress progress_;
  std::unique_ptr<GlobalShadow> shadow_;
  std::vector<std::unique_ptr<ThreadBlock>> resident_;  ///< in the order in which they started
  std::vector<std::unique_ptr<ThreadBlock>> idle_;      ///< retired ones, to be started again
  std::size_t started_ = 0;
  std::size_t turn_ = 0;
  std::size_t abandoned_ = 0;
  GridResult result_;
};

}  // namespace

GridResult run_interleaved(const LaunchContext& context) {
  return InterleavedGrid(context).run();
}

}  // namespace attngen::vgpu

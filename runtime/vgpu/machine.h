// SPDX-License-Identifier: Apache-2.0
// The virtual GPU: executes PTX through LLVM on fibers, and proves the launch free of races.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "runtime/binary.h"

namespace attngen::vgpu {

/// When asynchronous copies land: at issue, at the wait that joins them, or at a random step
/// between.
enum class Completion : std::uint8_t { eager, late, random };

/// In which order the blocks of a launch start.
enum class BlockOrder : std::uint8_t { ascending, descending, random };

/// How a launch is run. Blocks of kernels that can learn of each other, by an atomic whose result
/// is used or by a strong load of global memory, live together and take turns; so do those of any
/// kernel when one of the last four options is set. All others run apart on all processors, as
/// nothing but a race could show in which order.
struct Options {
  Completion completion = Completion::late;
  std::uint64_t seed = 0;  ///< schedule of fibers and blocks, and random completion
  /// Which thread, of which block, goes on next. Otherwise threads take turns, and a block runs
  /// until all its threads wait or have finished before the next one in the order goes on.
  bool random_schedule = false;
  bool check_races = true;
  std::uint64_t max_instructions = 0;  ///< 0 = no limit; else a fault when passed
  int resident_blocks = 0;             ///< that live at once; 0 = all, as far as 20,480 threads go
  BlockOrder block_order = BlockOrder::ascending;
  std::int64_t first_block = -1;  ///< starts before all others (-1: in its turn)
  std::int64_t last_block = -1;   ///< starts after all others
};

enum class FaultKind : std::uint8_t {
  race,
  out_of_bounds,
  misaligned,
  deadlock,
  protocol,
  divergence,
  unsupported,
  budget,
};

struct Fault {
  FaultKind kind = FaultKind::race;
  int source_line = 0;  ///< line of the emitted text (-lineinfo), 0 if unknown
  std::string message;  ///< names threads, addresses, barrier or buffer
};

struct Report {
  std::vector<Fault> faults;       ///< distinct ones, at most 32
  std::uint64_t races = 0;         ///< all, repeated ones included
  std::uint64_t instructions = 0;  ///< PTX instructions executed, all threads
  bool completed = false;          ///< every thread of every block returned
  bool clean() const { return completed && faults.empty(); }
};

/// A translated module; run() may be called many times and from several threads.
class Module {
 public:
  /// Throws Error(missing_tool) without LLVM, Error(refused) naming an opcode that is not known.
  explicit Module(const std::string& ptx);
  ~Module();
  Module(Module&&) noexcept;
  Module& operator=(Module&&) noexcept;

  Report run(const Launch& launch, const std::vector<Buffer>& buffers,
             const Options& options = {}) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string to_text(const Fault& fault);

}  // namespace attngen::vgpu

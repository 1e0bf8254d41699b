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

struct Options {
  Completion completion = Completion::late;
  std::uint64_t seed = 0;  ///< schedule of fibers and of random completion
  bool random_schedule = false;
  bool check_races = true;
  std::uint64_t max_instructions = 0;  ///< 0 = no limit; else a fault when passed
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

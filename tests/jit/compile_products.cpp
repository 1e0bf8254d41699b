// SPDX-License-Identifier: Apache-2.0
#include "tests/jit/compile_products.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

#include "runtime/cuda/nvrtc.h"

namespace attngen::test {
namespace {

bool is_harmless(const std::string& diagnostic) {
  return diagnostic.compare(0, 6, "C7519:") == 0;
}

/// What is wrong with one binary, worst first.
std::vector<std::string> problems_of(const Binary& binary) {
  std::vector<std::string> problems = broken_gates(binary);
  for (const std::string& diagnostic : binary.resources.diagnostics) {
    const bool told = std::find(problems.begin(), problems.end(), diagnostic) != problems.end();
    if (!told && !is_harmless(diagnostic)) problems.push_back(diagnostic);
  }
  return problems;
}

/// Compiles one choice after another off a shared counter.
class Worker {
 public:
  Worker(const std::vector<KernelChoice>& choices, std::atomic<std::size_t>& next,
         ProductReport& report, std::mutex& mutex)
      : choices_(choices), next_(next), report_(report), mutex_(mutex) {}

  void work() {
    for (std::size_t i = next_++; i < choices_.size(); i = next_++) compile_one(choices_[i]);
  }

 private:
  void compile_one(const KernelChoice& choice) {
    try {
      const CudaSource source = emit_gallery_kernel(choice);
      const Binary binary = Nvrtc::instance().compile(source, choice.arch);
      const std::scoped_lock lock(mutex_);
      ++report_.compiled;
      report_.slowest_ms = std::max(report_.slowest_ms, binary.compile_ms);
      report_.most_registers = std::max(report_.most_registers, binary.resources.registers);
      for (const std::string& problem : problems_of(binary)) {
        report_.problems.push_back(to_text(choice) + ": " + problem);
      }
    } catch (const std::exception& error) {
      const std::scoped_lock lock(mutex_);
      report_.problems.push_back(to_text(choice) + ": " + error.what());
    }
  }

  const std::vector<KernelChoice>& choices_;
  std::atomic<std::size_t>& next_;
  ProductReport& report_;
  std::mutex& mutex_;
};

}  // namespace

ProductReport compile_all(const std::vector<KernelChoice>& choices, int threads) {
  ProductReport report;
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::vector<std::thread> pool;
  for (int i = 0; i < threads; ++i) {
    pool.emplace_back([&] { Worker(choices, next, report, mutex).work(); });
  }
  for (std::thread& thread : pool) thread.join();
  std::sort(report.problems.begin(), report.problems.end());
  return report;
}

}  // namespace attngen::test

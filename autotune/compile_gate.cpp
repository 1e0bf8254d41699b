// SPDX-License-Identifier: Apache-2.0
#include "autotune/compile_gate.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

#include "autotune/gpu_subject.h"
#include "base/error.h"
#include "runtime/compile_cached.h"

namespace attngen::tune {

CompileGate::CompileGate(std::vector<Task> tasks, DeviceLimits limits, int jobs)
    : tasks_(std::move(tasks)), limits_(std::move(limits)), jobs_(std::max(jobs, 1)) {}

std::vector<std::string> CompileGate::operator()(std::size_t task,
                                                 const std::vector<Candidate>& candidates) const {
  const Task& asked = tasks_.at(task);
  const Analysis analysis = analyse(asked.cascade);
  std::vector<std::string> broken(candidates.size());
  std::map<std::string, std::vector<std::size_t>> by_text;
  std::vector<CudaSource> sources;
  std::vector<const std::vector<std::size_t>*> users;
  for (std::size_t at = 0; at < candidates.size(); ++at) {
    Problem problem = gpu_problem_of(asked, limits_);
    problem.tile = gpu_tile_of(candidates[at]);
    CudaSource source =
        emit_cuda(asked.cascade, analysis, problem, choose_plan(asked.cascade, analysis, problem));
    const auto [place, is_new] = by_text.try_emplace(source.text);
    place->second.push_back(at);
    if (!is_new) continue;
    sources.push_back(std::move(source));
    users.push_back(&place->second);
  }

  std::atomic<std::size_t> next{0};
  std::mutex noting;
  std::exception_ptr lost;
  const auto work = [&] {
    for (std::size_t at = next++; at < sources.size(); at = next++) {
      std::string reason;
      try {
        compile_cached(default_store(), sources[at], limits_.arch);
      } catch (const Error& error) {
        reason = error.findings().front().message;
        if (error.kind() == ErrorKind::missing_tool) {
          const std::lock_guard lock(noting);
          lost = std::current_exception();
          next = sources.size();
        }
      }
      for (const std::size_t user : *users[at]) broken[user] = reason;
    }
  };
  std::vector<std::thread> threads;
  const auto count = std::min(static_cast<std::size_t>(jobs_), sources.size());
  for (std::size_t at = 1; at < count; ++at) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
  if (lost) std::rethrow_exception(lost);
  return broken;
}

}  // namespace attngen::tune

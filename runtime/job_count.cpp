// SPDX-License-Identifier: Apache-2.0
#include "runtime/job_count.h"

#include <fmt/format.h>
#include <sched.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <thread>

#include "base/error.h"
#include "base/settings.h"

namespace attngen {
namespace {

constexpr int kMostJobs = 1024;
constexpr int kMostByItself = 8;

int asked_jobs(const std::string& text) {
  int jobs = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), jobs);
  if (error != std::errc() || end != text.data() + text.size() || jobs < 1 || jobs > kMostJobs) {
    throw Error(ErrorKind::refused, fmt::format("ATTNGEN_JOBS={} is no number of jobs", text),
                fmt::format("give 1 .. {}, or leave it out", kMostJobs));
  }
  return jobs;
}

/// Those that the affinity of this process leaves; all, where it has more CPUs than fit the set.
int hardware_threads() {
  cpu_set_t allowed;
  if (sched_getaffinity(0, sizeof allowed, &allowed) == 0) return CPU_COUNT(&allowed);
  return static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
}

}  // namespace

int job_count() {
  if (const std::string& asked = settings().jobs; !asked.empty()) return asked_jobs(asked);
  const int cores = hardware_threads();
  const long pages = sysconf(_SC_AVPHYS_PAGES);
  const long page_bytes = sysconf(_SC_PAGESIZE);
  const long gibibytes = pages > 0 && page_bytes > 0 ? pages / ((1l << 30) / page_bytes) : 1;
  return std::clamp(static_cast<int>(std::min<long>(gibibytes, kMostByItself)), 1, cores);
}

int thread_count() {
  if (const std::string& asked = settings().jobs; !asked.empty()) return asked_jobs(asked);
  return std::min(hardware_threads(), kMostJobs);
}

}  // namespace attngen

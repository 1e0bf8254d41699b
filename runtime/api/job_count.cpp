// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/job_count.h"

#include <fmt/format.h>
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

}  // namespace

int job_count() {
  if (const std::string& asked = settings().jobs; !asked.empty()) return asked_jobs(asked);
  const int cores = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  const long pages = sysconf(_SC_AVPHYS_PAGES);
  const long page_bytes = sysconf(_SC_PAGESIZE);
  const long gibibytes = pages > 0 && page_bytes > 0 ? pages / ((1l << 30) / page_bytes) : 1;
  return std::clamp(static_cast<int>(std::min<long>(gibibytes, kMostByItself)), 1, cores);
}

}  // namespace attngen

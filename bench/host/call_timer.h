// SPDX-License-Identifier: Apache-2.0
// Nanoseconds of one call, beside those of a bare call through a pointer from dlsym.
#pragma once

#include <dlfcn.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

namespace attngen::bench {

struct Spread {
  double least = 0;
  double median = 0;
  double most = 0;
};

/// Of `rounds` rounds of `calls` calls each, per call.
template <class Call>
Spread nanoseconds_of(Call&& call, int calls, int rounds = 21) {
  std::vector<double> found;
  for (int round = 0; round < rounds; ++round) {
    const auto start = std::chrono::steady_clock::now();
    for (int at = 0; at < calls; ++at) call();
    const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - start;
    found.push_back(took.count() / calls);
  }
  std::sort(found.begin(), found.end());
  return {found.front(), found[found.size() / 2], found.back()};
}

/// What any library call costs here: a function of the C library, called as programs call what they
/// look up by name.
inline Spread bare_call() {
  using Absolute = int (*)(int);
  void* symbol = dlsym(RTLD_DEFAULT, "abs");
  if (symbol == nullptr) return {};
  Absolute volatile absolute = reinterpret_cast<Absolute>(symbol);
  volatile int sink = 0;
  return nanoseconds_of([&] { sink = absolute(sink - 1); }, 100000);
}

/// "dispatch, causal_gqa            812.4 ns (801.0 .. 990.2), 540x a bare call, limit 1500 ns:
/// ok". Returns whether the median keeps the limit (0 = none).
inline bool print_row(const std::string& what, const Spread& spread, const Spread& bare,
                      double limit_ns) {
  const bool kept = limit_ns == 0 || spread.median <= limit_ns;
  std::printf("%-36s %10.1f ns (%.1f .. %.1f), %.0fx a bare call", what.c_str(), spread.median,
              spread.least, spread.most, spread.median / bare.median);
  if (limit_ns > 0) std::printf(", limit %.0f ns: %s", limit_ns, kept ? "ok" : "ABOVE");
  std::printf("\n");
  return kept;
}

}  // namespace attngen::bench

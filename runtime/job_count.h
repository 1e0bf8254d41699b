// SPDX-License-Identifier: Apache-2.0
// How many compiles run at once, and on how many threads a kernel runs, where nobody says.
#pragma once

namespace attngen {

/// ATTNGEN_JOBS where it is set, throwing Error(refused) for what is no number of jobs; else the
/// cores, at most 8, and one for each GiB of memory that is available: a compile of a large kernel
/// takes a few hundred MB.
int job_count();

/// Threads of the CPU device: ATTNGEN_JOBS likewise, else the hardware threads that the affinity of
/// the process leaves.
int thread_count();

}  // namespace attngen

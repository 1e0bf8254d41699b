// SPDX-License-Identifier: Apache-2.0
// What a fuzz target provides: NAME_fuzz.cpp defines both functions and is listed in CMakeLists.txt
// as attngen_fuzz(NAME LINK ...). It is linked with replay_main.cpp into a deterministic test of
// the normal suite, and with -DATTNGEN_FUZZ=ON (clang) a second time with libFuzzer's own main.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// Judges one input. Returns 0 both for an accepted input (after checking that the result is
/// self-consistent) and for one refused by attngen::Error. For a broken property it throws
/// (std::runtime_error with the reason, say) or lets the foreign exception out; the replay reports
/// the input, libFuzzer keeps it. It must be deterministic and hold no state between calls.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// Valid and nearly valid inputs that the mutations start from; at least one, none larger than 64
/// KiB.
std::vector<std::string> fuzz_seeds();

// SPDX-License-Identifier: Apache-2.0
// A compiler for tests of the store: it sleeps, and its output is a function of a number.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <thread>

#include "runtime/store/stored_kernel.h"

namespace attngen::test {

/// The finaliser of SplitMix64.
inline std::uint64_t mixed(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15u;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

struct StubCompiler {
  std::chrono::milliseconds sleep{0};
  std::size_t bytes = 3000;  ///< of the cubin or object
  std::string name = "stub 1.0 0123abcd";
  std::string kind = kCubinKind;

  CompileRequest request(std::uint64_t number) const {
    CompileRequest request;
    request.kind = kind;
    request.source = "kernel " + std::to_string(number) + " \xCF\x80\n";
    for (std::uint64_t i = 0; i < mixed(number) % 64; ++i) {
      request.source += static_cast<char>('a' + mixed(number * 64 + i) % 26);
    }
    request.entry = "entry_" + std::to_string(number % 7);
    request.options = {"--std=c++17", "-O" + std::to_string(number % 4)};
    request.arch = number % 2 == 0 ? "sm_90" : "sm_90a";
    request.compiler = name;
    return request;
  }

  StoredKernel expected(std::uint64_t number) const {
    StoredKernel kernel;
    kernel.request = request(number);
    kernel.facts = {{"registers", std::to_string(number % 256)}, {"ms", "12.5"}};
    std::vector<std::byte>& cubin = kernel.parts[kind == kObjectKind ? "object" : "cubin"];
    cubin.resize(bytes);
    for (std::size_t i = 0; i < bytes; ++i) {
      cubin[i] = static_cast<std::byte>(mixed(number * 1'000'003 + i) & 0xFF);
    }
    if (kind == kObjectKind) return kernel;
    kernel.parts["ptx"] = std::vector<std::byte>(number % 100, std::byte{'x'});
    return kernel;
  }

  StoredKernel compile(std::uint64_t number) const {
    if (sleep.count() > 0) std::this_thread::sleep_for(sleep);
    return expected(number);
  }
};

}  // namespace attngen::test

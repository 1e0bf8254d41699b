// SPDX-License-Identifier: Apache-2.0
// What a compile depends on, and the key that stands for all of it.
#pragma once

#include <string>
#include <vector>

namespace attngen {

/// What NVRTC makes: parts "cubin", "ptx" and "log".
inline constexpr const char* kCubinKind = "cubin";
/// What LLVM makes: part "object".
inline constexpr const char* kObjectKind = "cpu-object";

/// Length-prefixed SHA-256 of every field in order is the key. Nothing else can change the code:
/// no path, time, device, driver or environment belongs here.
struct CompileRequest {
  std::string kind;    ///< kCubinKind or kObjectKind
  std::string source;  ///< the full emitted text
  std::string entry;
  std::vector<std::string> options;  ///< in order, as given to the compiler
  std::string arch;                  ///< in full, "sm_90a"; of an object LLVM's name of the CPU
  std::string compiler;              ///< name, version and build ids

  bool operator==(const CompileRequest&) const = default;
};

/// 64 hex digits.
std::string key_of(const CompileRequest& request);

/// Is this the text of a key: 64 lower-case hex digits?
bool is_key(const std::string& text);

}  // namespace attngen

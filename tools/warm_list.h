// SPDX-License-Identifier: Apache-2.0
// The kernels a fleet will need, as a list that people write or a log holds.
#pragma once

#include <string>
#include <vector>

#include "tools/kernel_option.h"

namespace attngen {

struct WarmLine {
  std::string origin;  ///< "kernels.txt:3"
  std::string text;    ///< the request as written
  KernelOption kernel;
};

/// One request a line, as after `attngen emit`: VARIANT and its options; the words `attngen emit`
/// or `attngen compile` in front may stay. `#` begins a comment, quotes keep blanks. Throws
/// Error(refused) with a finding for every line that is no request.
std::vector<WarmLine> read_warm_list(const std::string& path, const std::string& text);

/// Of any text, the requests behind "warm: " that the library's messages about late compiles end
/// with; each once. Throws like read_warm_list.
std::vector<WarmLine> read_warm_log(const std::string& path, const std::string& text);

}  // namespace attngen

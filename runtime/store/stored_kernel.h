// SPDX-License-Identifier: Apache-2.0
// What a compile gave, as the store keeps it.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "runtime/store/compile_request.h"

namespace attngen {

struct StoredKernel {
  CompileRequest request;
  std::map<std::string, std::string> facts;  ///< "registers", "ms", ...
  std::map<std::string, std::vector<std::byte>>
      parts;  ///< "cubin", "ptx"; "source" is the request's

  bool operator==(const StoredKernel&) const = default;
};

}  // namespace attngen

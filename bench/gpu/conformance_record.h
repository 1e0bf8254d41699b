// SPDX-License-Identifier: Apache-2.0
// One recorded case: operands and results as words, in a small JSON file of its own.
#pragma once

#include <string>
#include <vector>

#include "bench/gpu/conformance_case.h"

namespace attngen::bench {

struct Record {
  std::string name;
  std::string instruction;
  std::string device;  ///< "cuda: NVIDIA H200" or "vgpu"
  std::string arch;
  std::string compiler;
  Operands operands;
  Words result;
};

/// {"schema":"attngen.conformance/1", ...}; words are hexadecimal, eight digits each.
std::string to_json(const Record& record);
/// Throws Error(refused) naming `origin` and what is wrong with the text.
Record record_of(const std::string& json, const std::string& origin);

/// Every NAME.json of a folder, sorted. Throws as record_of does.
std::vector<Record> read_records(const std::string& folder);

}  // namespace attngen::bench

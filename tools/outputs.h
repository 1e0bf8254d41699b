// SPDX-License-Identifier: Apache-2.0
// -o and --out-type: which results are written where, and in which type.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/array.h"
#include "generator/ir/cascade.h"

namespace CLI {
class App;
}

namespace attngen {

struct OutputOption {
  std::vector<std::string> files;  ///< NAME=FILE.npy
  std::string type = "f32";        ///< "f32" or "declared"
};
void add_output_option(CLI::App& verb, OutputOption& option);

/// File by output name. Throws Error(refused) for a name that is no output, one given twice, one
/// file for two outputs, an unknown --out-type; Error(io) for a file that cannot be written: all of
/// it before anything is computed.
std::map<std::string, std::string> validated_outputs(const Cascade& cascade,
                                                     const OutputOption& option);

/// Writes all of `files`, which appear together; "-" is stdout. With type "f32" floating results
/// are widened or rounded to f32, integers and bools stay as declared.
void write_outputs(const std::map<std::string, std::string>& files,
                   const std::map<std::string, Array>& results, const std::string& type);

}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
// A number taken apart into coordinates, as printed code.
#pragma once

#include <string>
#include <vector>

#include "base/source_writer.h"

namespace attngen {

/// One coordinate: where its value goes ("block.h", "const int batch_0") and how many there are.
struct PrintedAxis {
  std::string target;
  std::string extent;
};

/// Statements that split the local `number`, the last axis fastest; the first axis keeps what
/// remains.
void print_coordinates(SourceWriter& out, const std::string& number,
                       const std::vector<PrintedAxis>& axes);

}  // namespace attngen

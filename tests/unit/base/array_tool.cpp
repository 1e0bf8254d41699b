// SPDX-License-Identifier: Apache-2.0
// array_tool IN.npy OUT.npy [TYPE]              reads, converts, writes
// array_tool IN.safetensors OUT.npy TYPE NAME   the same for one tensor (TYPE "-": as it is)
// Our readers and writer as a program, for numpy_roundtrip.py.
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/files.h"
#include "base/npy.h"
#include "base/safetensors.h"

namespace {

void convert(const std::vector<std::string>& arguments) {
  const std::string bytes = attngen::read_file(arguments.at(0));
  attngen::Array array = arguments.size() > 3
                             ? attngen::parse_safetensors(bytes, arguments[0]).at(arguments[3])
                             : attngen::parse_npy(bytes, arguments[0]);
  if (arguments.size() > 2 && arguments[2] != "-") {
    array = attngen::converted(array, attngen::dtype_named(arguments[2]).value());
  }
  attngen::PendingFiles files;
  files.add(arguments.at(1), attngen::print_npy(array));
  files.publish();
}

}  // namespace

int main(int count, char** values) {
  try {
    convert(std::vector<std::string>(values + 1, values + count));
    return 0;
  } catch (const attngen::Error& error) {
    std::fputs(error.what(), stderr);
    return static_cast<int>(error.kind());
  }
}

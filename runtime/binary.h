// SPDX-License-Identifier: Apache-2.0
// What a compiler made of an emitted source, and what one launch of it is.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace attngen {

struct Resources {
  int registers = 0;
  int spill_bytes = 0;  ///< stores + loads
  int stack_bytes = 0;
  int shared_bytes = 0;                  ///< static
  std::vector<std::string> diagnostics;  ///< "C7519: ..." and warnings, as printed
};

struct Binary {
  std::string arch;
  std::string entry;
  std::vector<std::byte> cubin;
  std::string ptx;  ///< the very PTX the cubin was assembled from
  std::string log;
  Resources resources;
  double compile_ms = 0;  ///< wall time of the compile call alone, dlopen apart; 0 from the store
  std::string compiler;   ///< "NVRTC 13.0"
};

/// A host range that a kernel may touch. On the virtual GPU device addresses are host addresses,
/// and an access outside every buffer is an error that names the emitted source line.
struct Buffer {
  std::string name;
  void* data = nullptr;
  std::size_t bytes = 0;
  bool writable = false;
  bool starts_unwritten =
      false;               ///< an output or scratch: what is read there the launch must write
  bool ends_zero = false;  ///< 32-bit counters that the launch must leave at zero
};

struct Launch {
  std::string entry;
  std::array<int, 3> grid{1, 1, 1};
  std::array<int, 3> block{1, 1, 1};
  int shared_bytes = 0;               ///< dynamic
  std::vector<std::byte> parameters;  ///< the argument block, laid out as the PTX declares
};

}  // namespace attngen

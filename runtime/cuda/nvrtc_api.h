// SPDX-License-Identifier: Apache-2.0
// The part of NVRTC's C interface we call, declared by us so that no CUDA header is needed to
// build. tests/unit/runtime/cuda/real_headers_test.cpp compares it with nvrtc.h where a toolkit is
// installed.
#pragma once

#include <cstddef>

namespace attngen::nvrtc {

using Result = int;
inline constexpr Result kSuccess = 0;
inline constexpr Result kErrorInvalidOption = 5;
inline constexpr Result kErrorCompilation = 6;
inline constexpr Result kErrorBuiltinOperationFailure = 7;

struct ProgramTag;
using Program = ProgramTag*;

/// The entry points, each named after its symbol without the "nvrtc" prefix.
struct Api {
  const char* (*get_error_string)(Result) = nullptr;
  Result (*version)(int* major, int* minor) = nullptr;
  Result (*get_num_supported_archs)(int* count) = nullptr;
  Result (*get_supported_archs)(int* archs) = nullptr;
  Result (*create_program)(Program*, const char* source, const char* name, int header_count,
                           const char* const* headers, const char* const* include_names) = nullptr;
  Result (*destroy_program)(Program*) = nullptr;
  Result (*compile_program)(Program, int option_count, const char* const* options) = nullptr;
  Result (*get_program_log_size)(Program, std::size_t*) = nullptr;
  Result (*get_program_log)(Program, char*) = nullptr;
  Result (*get_ptx_size)(Program, std::size_t*) = nullptr;
  Result (*get_ptx)(Program, char*) = nullptr;
  Result (*get_cubin_size)(Program, std::size_t*) = nullptr;
  Result (*get_cubin)(Program, char*) = nullptr;
};

}  // namespace attngen::nvrtc

// SPDX-License-Identifier: Apache-2.0
// One compile by an opened NVRTC: options, the call, and what came out.
#pragma once

#include <string>
#include <vector>

#include "runtime/binary.h"
#include "runtime/cuda/nvrtc_library.h"

namespace attngen::nvrtc {

/// Every target of `library`: "sm_80", ..., with the "a" forms from 90 on and the "f" forms from
/// 100 on.
std::vector<std::string> targets(const Library& library);

/// The options of one compile; those that an older version does not know are left out.
std::vector<std::string> options_for(int major, int minor, const std::string& arch);

/// What line tables and messages call the text of `name`. Absolute, because NVRTC puts the working
/// folder before a relative name, into PTX and cubin.
std::string program_name(const std::string& name);

/// Cubin and PTX of the same compile. `name` stands in the line tables and messages.
/// Throws Error(refused) for an unknown arch, Error(compile_failed) with the log.
Binary compile(const Library& library, const std::string& text, const std::string& name,
               const std::string& entry, const std::string& arch);

}  // namespace attngen::nvrtc

// SPDX-License-Identifier: Apache-2.0
// --device and --arch: where a request runs, and for which GPU a kernel is made.
#pragma once

#include <string>

#include "runtime/execute.h"

namespace CLI {
class App;
}

namespace attngen {

void add_device_option(CLI::App& verb, std::string& device);
void add_arch_option(CLI::App& verb, std::string& arch, const std::string& meaning);

/// The device of that name. `auto` is resolved, and what it chose is said on stderr. Throws
/// Error(refused) for an unknown name and for a device not built yet.
Device resolve_device(const std::string& name);

/// "native" becomes the architecture of the GPU that is present; anything else stays as it is.
/// Throws Error(no_device) where there is none.
std::string resolve_arch(const std::string& arch);

}  // namespace attngen

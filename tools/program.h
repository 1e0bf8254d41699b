// SPDX-License-Identifier: Apache-2.0
// The attngen command line as a function.
#pragma once

#include <memory>

#include "tools/verbs.h"

namespace CLI {
class App;
}

namespace attngen {

/// The whole command line, verbs and options; parsing sets `action`.
std::unique_ptr<CLI::App> make_program(Action& action);

/// Parses and runs. Returns the exit code; throws nothing.
int run_program(int argc, const char* const* argv);

}  // namespace attngen

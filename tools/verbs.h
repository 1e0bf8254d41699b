// SPDX-License-Identifier: Apache-2.0
// Every verb of the command line: one function per verb declares its options and what it does.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace attngen {

/// What the parsed command line asks for; returns the exit code, or throws Error.
using Action = std::function<int()>;

void add_list(CLI::App& program, Action& action);
void add_show(CLI::App& program, Action& action);
void add_analyze(CLI::App& program, Action& action);
void add_emit(CLI::App& program, Action& action);
void add_compile(CLI::App& program, Action& action);
void add_run(CLI::App& program, Action& action);
void add_check(CLI::App& program, Action& action);
void add_cache(CLI::App& program, Action& action);
void add_doctor(CLI::App& program, Action& action);
void add_warm(CLI::App& program, Action& action);
void add_tune(CLI::App& program, Action& action);
void add_report(CLI::App& program, Action& action);
void add_completion(CLI::App& program, Action& action);
void add_man(CLI::App& program, Action& action);

/// Verbs that are part of the contract and not built yet: hidden from the help, refused by name.
void add_unbuilt(CLI::App& program, Action& action);

}  // namespace attngen

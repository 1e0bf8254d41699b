// SPDX-License-Identifier: Apache-2.0
// Verbs of the contract that are not built yet.
#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "tools/variant_option.h"
#include "tools/verbs.h"

namespace attngen {

void add_unbuilt(CLI::App& program, Action& action) {
  for (const std::string name : {"tune", "bench", "report"}) {
    CLI::App& verb = *program.add_subcommand(name, "not built yet");
    verb.group("");
    verb.allow_extras();
    verb.callback([name, &action] {
      action = [name]() -> int {
        refuse(fmt::format("`attngen {}` is not built yet", name),
               "`attngen --help` lists what is");
      };
    });
  }
}

}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
// Verbs of the contract that are not built yet.
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "tools/variant_option.h"
#include "tools/verbs.h"

namespace attngen {

void add_unbuilt(CLI::App& program, Action& action) {
  CLI::App& verb = *program.add_subcommand("bench", "not built yet");
  verb.group("");
  verb.allow_extras();
  verb.callback([&action] {
    action = []() -> int {
      refuse("`attngen bench` is not built yet", "`attngen --help` lists what is");
    };
  });
}

}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
// The command line described as data, for shell completion and the man page.
#pragma once

#include <string>
#include <vector>

namespace attngen {

struct CommandOption {
  std::vector<std::string> names;  ///< "-o", "--output"
  std::string argument;            ///< "FILE"; empty for a flag
  std::string meaning;
};

struct Command {
  std::string name;
  std::string meaning;
  std::vector<CommandOption> options;
  bool takes_variant = false;
  std::string footer;
  std::vector<Command> actions;  ///< `cache ls`, ...
};

/// Every verb that the help shows, in its order, read off the parser itself.
std::vector<Command> command_tree();

/// The text below the program's own help.
std::string program_footer();

}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
#include "tools/command_tree.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "tools/program.h"

namespace attngen {
namespace {

CommandOption described(const CLI::Option& option) {
  CommandOption known;
  for (const std::string& name : option.get_snames()) known.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) known.names.push_back("--" + name);
  known.argument = option.get_items_expected_max() == 0 ? "" : option.get_option_text();
  known.meaning = option.get_description();
  return known;
}

Command described(const CLI::App& verb) {
  Command command{verb.get_name(), verb.get_description(), {}, false, verb.get_footer(), {}};
  for (const CLI::Option* option : verb.get_options()) {
    if (option->get_positional()) {
      command.takes_variant = command.takes_variant || option->get_name(true) == "VARIANT";
    } else {
      command.options.push_back(described(*option));
    }
  }
  for (const CLI::App* action : verb.get_subcommands({})) {
    command.actions.push_back(described(*action));
  }
  return command;
}

}  // namespace

std::vector<Command> command_tree() {
  Action action;
  const std::unique_ptr<CLI::App> program = make_program(action);
  std::vector<Command> commands;
  for (const CLI::App* verb : program->get_subcommands({})) {
    if (!verb->get_group().empty()) commands.push_back(described(*verb));
  }
  return commands;
}

std::string program_footer() {
  Action action;
  return make_program(action)->get_footer();
}

}  // namespace attngen

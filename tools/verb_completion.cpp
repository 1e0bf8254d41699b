// SPDX-License-Identifier: Apache-2.0
// attngen completion: a script for the shell, made from the parser itself.
#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "cascades/gallery.h"
#include "tools/command_tree.h"
#include "tools/report.h"
#include "tools/variant_option.h"
#include "tools/verbs.h"

namespace attngen {
namespace {

struct CompletionOptions {
  std::string shell;
  ReportOption report;
};

std::string variant_names() {
  std::vector<std::string_view> names;
  for (const GalleryEntry& entry : gallery()) names.push_back(entry.name);
  return fmt::format("{}", fmt::join(names, " "));
}

std::string verb_names(const std::vector<Command>& commands) {
  std::string names;
  for (const Command& command : commands) names += (names.empty() ? "" : " ") + command.name;
  return names;
}

std::string option_names(const Command& command) {
  std::string names;
  for (const CommandOption& option : command.options) {
    for (const std::string& name : option.names) names += (names.empty() ? "" : " ") + name;
  }
  for (const Command& action : command.actions) {
    for (const CommandOption& option : action.options) {
      if (option.names.front() == "-h") continue;  // as the verb's own
      for (const std::string& name : option.names) names += " " + name;
    }
  }
  return names;
}

// The values of options that have a fixed set.
struct ValueSet {
  const char* option;
  const char* values;
};
constexpr ValueSet kValueSets[] = {
    {"--device", "auto cuda cpu vgpu oracle"},
    {"--devices", "cuda cpu vgpu oracle"},
    {"--stage", "cascade analysis plan source ptx ll"},
    {"--out-type", "f32 declared"},
    {"--arch",
     "native sm_80 sm_86 sm_89 sm_90 sm_90a sm_100 sm_103 sm_120 sm_121 "
     "avx512_bf16 avx512 avx2 v128 neon"},
};

// Words before the cursor decide: a value of an option, the options of a verb, a variant, a file.
std::string bash_script(const std::vector<Command>& commands) {
  std::string text = "# bash completion for attngen\n_attngen() {\n";
  text +=
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} "
      "verb=${COMP_WORDS[1]}\n";
  text += "  COMPREPLY=()\n";
  text += "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n";
  text += fmt::format(
      "    COMPREPLY=($(compgen -W '{} --help --version' -- \"$word\"))\n    return\n  fi\n",
      verb_names(commands));
  text += "  case $before in\n";
  for (const ValueSet& set : kValueSets) {
    text += fmt::format("    {}) COMPREPLY=($(compgen -W '{}' -- \"$word\")); return ;;\n",
                        set.option, set.values);
  }
  text += "  esac\n  local options=''\n  case $verb in\n";
  for (const Command& command : commands) {
    text += fmt::format("    {}) options='{}' ;;\n", command.name, option_names(command));
  }
  text += "  esac\n  if [[ $word == -* ]]; then\n";
  text += "    COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n    return\n  fi\n";
  text += "  if [ \"$COMP_CWORD\" -eq 2 ]; then\n    case $verb in\n";
  for (const Command& command : commands) {
    if (!command.actions.empty()) {
      text += fmt::format("      {}) COMPREPLY=($(compgen -W '{}' -- \"$word\")); return ;;\n",
                          command.name, verb_names(command.actions));
    }
    if (!command.takes_variant) continue;
    text += fmt::format("      {}) COMPREPLY=($(compgen -W '{}' -- \"$word\")) ;;\n", command.name,
                        variant_names());
  }
  text += "      completion) COMPREPLY=($(compgen -W 'bash zsh fish' -- \"$word\")) ;;\n";
  text += "    esac\n  fi\n";
  text +=
      "  COMPREPLY+=($(compgen -f -- \"$word\"))\n}\ncomplete -o filenames -F _attngen attngen\n";
  return text;
}

// zsh runs the bash script through its own emulation, so that there is one set of rules.
std::string zsh_script(const std::vector<Command>& commands) {
  return "#compdef attngen\nautoload -U +X bashcompinit && bashcompinit\n" + bash_script(commands);
}

std::string fish_quoted(const std::string& text) {
  std::string quoted = "'";
  for (const char letter : text) {
    if (letter == '\'' || letter == '\\') quoted += '\\';
    quoted += letter;
  }
  return quoted + "'";
}

std::string fish_values(const CommandOption& option) {
  for (const ValueSet& set : kValueSets) {
    for (const std::string& name : option.names) {
      if (name == set.option) return fmt::format(" -x -a {}", fish_quoted(set.values));
    }
  }
  return option.argument.empty() ? "" : " -r";
}

std::string fish_script(const std::vector<Command>& commands) {
  std::string text = "# fish completion for attngen\n";
  for (const Command& command : commands) {
    text += fmt::format("complete -c attngen -n __fish_use_subcommand -f -a {} -d {}\n",
                        command.name, fish_quoted(command.meaning));
    const std::string when = fish_quoted("__fish_seen_subcommand_from " + command.name);
    if (command.takes_variant) {
      text += fmt::format("complete -c attngen -n {} -a {}\n", when, fish_quoted(variant_names()));
    }
    if (command.name == "completion") {
      text += fmt::format("complete -c attngen -n {} -f -a 'bash zsh fish'\n", when);
    }
    if (!command.actions.empty()) {
      text += fmt::format("complete -c attngen -n {} -f -a {}\n", when,
                          fish_quoted(verb_names(command.actions)));
    }
    std::vector<CommandOption> options = command.options;
    for (const Command& action : command.actions) {
      options.insert(options.end(), action.options.begin(), action.options.end());
    }
    for (const CommandOption& option : options) {
      text += fmt::format("complete -c attngen -n {}", when);
      for (const std::string& name : option.names) {
        text += name.rfind("--", 0) == 0 ? " -l " + name.substr(2) : " -s " + name.substr(1);
      }
      text += fish_values(option) + " -d " + fish_quoted(option.meaning) + "\n";
    }
  }
  return text;
}

std::string script_for(const std::string& shell) {
  const std::vector<Command> commands = command_tree();
  if (shell == "bash") return bash_script(commands);
  if (shell == "zsh") return zsh_script(commands);
  if (shell == "fish") return fish_script(commands);
  refuse(fmt::format("there is no completion for the shell `{}`", shell), "use bash, zsh or fish");
}

int completion(const CompletionOptions& options) {
  const std::string script = script_for(options.shell);
  Json document = json_document("completion");
  document["shell"] = options.shell;
  document["text"] = script;
  print_data(options.report.json ? to_text(document) : script, options.report.path);
  return 0;
}

}  // namespace

void add_completion(CLI::App& program, Action& action) {
  auto options = std::make_shared<CompletionOptions>();
  CLI::App& verb = *program.add_subcommand("completion", "Print the completion script of a shell");
  verb.add_option("SHELL", options->shell, "bash, zsh or fish")->required()->option_text(" ");
  add_report_options(verb, options->report);
  verb.footer(
      "Examples:\n"
      "  eval \"$(attngen completion bash)\"\n"
      "  attngen completion fish -o ~/.config/fish/completions/attngen.fish");
  verb.callback([options, &action] { action = [options] { return completion(*options); }; });
}

}  // namespace attngen

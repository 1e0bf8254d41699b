// SPDX-License-Identifier: Apache-2.0
#include "tools/program.h"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <new>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/log.h"
#include "base/settings.h"
#include "tools/interrupt.h"
#include "tools/nearest_name.h"
#include "tools/report.h"
#include "tools/version.h"

namespace attngen {
namespace {

// `--json` decides how a usage error is told, so it is looked for before anything is parsed.
bool asks_for_json(int argc, const char* const* argv) {
  return std::any_of(argv, argv + argc,
                     [](const char* word) { return std::string_view(word) == "--json"; });
}

Finding usage(std::string message, std::string fix) {
  Finding finding;
  finding.rule = "usage";
  finding.message = std::move(message);
  finding.fix = std::move(fix);
  return finding;
}

std::vector<std::string> verb_names(const CLI::App& program) {
  std::vector<std::string> names;
  for (const CLI::App* verb : program.get_subcommands({})) names.push_back(verb->get_name());
  return names;
}

Error no_verb() {
  return Error(ErrorKind::refused, {usage("no verb is given", "`attngen --help` lists the verbs")});
}

/// The words after `argv[0]` name a verb, and an action where the verb has some (`cache ls`).
void require_verb(const CLI::App& program, int argc, const char* const* argv) {
  if (argc < 2) throw no_verb();
  const CLI::App* level = &program;
  std::string path = "attngen";
  for (int at = 1; at < argc; ++at) {
    const std::string word = argv[at];
    const std::vector<std::string> names = verb_names(*level);
    if (names.empty() || word.empty() || word[0] == '-') return;
    if (std::count(names.begin(), names.end(), word) == 0) {
      // `attngen tune causal`: a verb with actions that also takes a variant itself.
      if (level->get_option_no_throw("VARIANT") != nullptr) return;
      const std::string near = nearest_name(word, names);
      throw Error(
          ErrorKind::refused,
          {usage(fmt::format("there is no {} `{}`",
                             level == &program ? "verb" : "action of `" + path + "` called", word),
                 near.empty() ? fmt::format("`{} --help` lists the {}", path,
                                            level == &program ? "verbs" : "actions")
                              : fmt::format("did you mean `{} {}`?", path, near))});
    }
    level = level->get_subcommand(word);
    path += " " + word;
  }
}

Error usage_error(const CLI::App& program, const CLI::ParseError& error) {
  std::string command = "attngen";
  if (program.get_subcommands().empty() && error.get_name() == "RequiredError") return no_verb();
  for (const CLI::App* verb : program.get_subcommands()) command += " " + verb->get_name();
  const std::string_view refused_value = " was given a disallowed flag override";
  const std::string what = error.what();
  if (what.ends_with(refused_value)) {
    const std::string flag = what.substr(0, what.size() - refused_value.size());
    return Error(ErrorKind::refused, {usage(fmt::format("--{} takes no value", flag),
                                            fmt::format("write --{} alone", flag))});
  }
  return Error(ErrorKind::refused,
               {usage(error.what(), fmt::format("`{} --help` shows the options", command))});
}

int parse_and_run(int argc, const char* const* argv) {
  Action action;
  const std::unique_ptr<CLI::App> program = make_program(action);
  require_verb(*program, argc, argv);
  try {
    program->parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    print_data(program->help());
    return 0;
  } catch (const CLI::CallForVersion&) {
    print_data(fmt::format("attngen {}\n", kVersion));
    return 0;
  } catch (const CLI::ParseError& error) {
    throw usage_error(*program, error);
  }
  apply_log_settings(settings());
  return action();
}

}  // namespace

std::unique_ptr<CLI::App> make_program(Action& action) {
  auto program = std::make_unique<CLI::App>(
      "Attention variants, written as cascades of Einsums, become proven GPU kernels.", "attngen");
  program->set_version_flag("--version", std::string(kVersion));
  program->require_subcommand(1);
  program->option_defaults()
      ->disable_flag_override();  // --json=3 says nothing that --json does not
  program->footer(
      "VARIANT is a gallery name (`attngen list`), a file (with a / or ending in .cascade), or\n"
      "FILE:NAME for one cascade of several.\n\n"
      "Examples:\n"
      "  attngen list\n"
      "  attngen analyze causal\n"
      "  attngen run causal -i Q=q.npy -i K=k.npy -i V=v.npy -o O=o.npy --check\n\n"
      "Exit codes: 0 ok, 1 a check failed, 2 usage or refused input, 3 NVRTC or LLVM missing,\n"
      "4 no GPU where one is needed, 5 a kernel failed to compile, 6 I/O, 7 budget spent,\n"
      "130 interrupted.");
  add_list(*program, action);
  add_show(*program, action);
  add_analyze(*program, action);
  add_emit(*program, action);
  add_compile(*program, action);
  add_run(*program, action);
  add_check(*program, action);
  add_cache(*program, action);
  add_warm(*program, action);
  add_tune(*program, action);
  add_report(*program, action);
  add_doctor(*program, action);
  add_completion(*program, action);
  add_man(*program, action);
  add_unbuilt(*program, action);
  return program;
}

int run_program(int argc, const char* const* argv) {
  const bool json = asks_for_json(argc, argv);
  end_on_interrupt(json);
  try {
    try {
      return parse_and_run(argc, argv);
    } catch (const Error& error) {
      return print_failure(error.kind(), error.findings(), json);
    } catch (const std::bad_alloc&) {
      const Error error(ErrorKind::refused, "there is not enough memory for this request",
                        "use smaller extents");
      return print_failure(error.kind(), error.findings(), json);
    } catch (const std::exception& error) {
      return print_internal_error(error.what(), json);
    }
  } catch (const Error& error) {  // the failure could not be printed: a full disk, a closed stdout
    print_errors(error.findings());
    return static_cast<int>(error.kind());
  }
}

}  // namespace attngen

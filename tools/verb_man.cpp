// SPDX-License-Identifier: Apache-2.0
// attngen man: the manual page, made from the parser itself.
#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tools/command_tree.h"
#include "tools/report.h"
#include "tools/verbs.h"
#include "tools/version.h"

namespace attngen {
namespace {

// A line that begins with . or ' would be a request to roff; backslashes and hyphens mean something
// too.
std::string roff_text(const std::string& text) {
  std::string escaped;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool starts_line = at == 0 || text[at - 1] == '\n';
    if (starts_line && (text[at] == '.' || text[at] == '\'')) escaped += "\\&";
    if (text[at] == '\\') {
      escaped += "\\e";
    } else if (text[at] == '-') {
      escaped += "\\-";
    } else {
      escaped += text[at];
    }
  }
  return escaped;
}

// Lines indented by two are examples: set as they are.
std::string roff_block(const std::string& text) {
  std::string block;
  bool in_example = false;
  std::stringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const bool is_example = line.rfind("  ", 0) == 0;
    if (is_example != in_example) block += is_example ? ".PP\n.nf\n.RS\n" : ".RE\n.fi\n";
    in_example = is_example;
    if (line.empty()) {
      block += ".PP\n";
    } else {
      block += roff_text(is_example ? line.substr(2) : line) + "\n";
    }
  }
  if (in_example) block += ".RE\n.fi\n";
  return block;
}

std::string roff_option(const CommandOption& option) {
  std::string names;
  for (const std::string& name : option.names) {
    names += (names.empty() ? "" : ", ") + fmt::format("\\fB{}\\fR", roff_text(name));
  }
  if (!option.argument.empty()) names += fmt::format(" \\fI{}\\fR", roff_text(option.argument));
  return fmt::format(".TP\n{}\n{}\n", names, roff_text(option.meaning));
}

std::string manual() {
  std::string page = fmt::format(".TH ATTNGEN 1 \"\" \"attngen {}\" \"User Commands\"\n", kVersion);
  page +=
      ".SH NAME\nattngen \\- attention variants as cascades of Einsums, proven and made into GPU "
      "kernels\n";
  page += ".SH SYNOPSIS\n\\fBattngen\\fR \\fIVERB\\fR [\\fIVARIANT\\fR] [\\fIOPTIONS\\fR]\n";
  page += ".SH DESCRIPTION\n";
  page += roff_block("Data goes to stdout, everything else to stderr. Every verb takes --json.\n");
  page += roff_block(program_footer());
  page += ".SH VERBS\n";
  for (const Command& command : command_tree()) {
    page += fmt::format(".SS \"attngen {}{}\"\n{}.\n", command.name,
                        command.takes_variant ? " VARIANT" : "", roff_text(command.meaning));
    for (const CommandOption& option : command.options) page += roff_option(option);
    for (const Command& action : command.actions) {
      page += fmt::format(".TP\n\\fBattngen {} {}\\fR\n{}.\n", command.name, action.name,
                          roff_text(action.meaning));
      for (const CommandOption& option : action.options) {
        if (option.names.front() != "-h") page += roff_option(option);
      }
    }
    if (!command.footer.empty()) page += ".PP\n" + roff_block(command.footer);
  }
  page +=
      ".SH ENVIRONMENT\n"
      ".TP\n\\fBATTNGEN_NVRTC\\fR\nfile or folder of libnvrtc; nothing else is tried then\n"
      ".TP\n\\fBATTNGEN_LLVM\\fR\nfile or folder of libLLVM; nothing else is tried then\n"
      ".TP\n\\fBATTNGEN_CACHE_DIR\\fR\nfolder of compiled kernels\n"
      ".TP\n\\fBATTNGEN_CACHE\\fR\nrw, ro, off, or require: a kernel that is not there is an "
      "error\n"
      ".TP\n\\fBATTNGEN_CACHE_MAX\\fR\nits largest size, 2G unless given\n"
      ".TP\n\\fBATTNGEN_CACHE_RO_PATH\\fR\nread\\-only bundles, colons between\n"
      ".TP\n\\fBATTNGEN_CACHE_SHARED\\fR\n1 allows a folder that a group shares\n"
      ".TP\n\\fBATTNGEN_LOG\\fR, \\fBATTNGEN_LOG_FILE\\fR\noff, error, warn, info, debug or "
      "trace; a file, %p is the process id\n"
      ".TP\n\\fBATTNGEN_CHECK_TABLES\\fR\n1: lengths outside 0 ... their extent are errors, "
      "and the library checks what tables hold\n"
      ".TP\n\\fBNO_COLOR\\fR\nno colour on a terminal\n";
  return page;
}

int man(const ReportOption& report) {
  const std::string page = manual();
  Json document = json_document("man");
  document["text"] = page;
  print_data(report.json ? to_text(document) : page, report.path);
  return 0;
}

}  // namespace

void add_man(CLI::App& program, Action& action) {
  auto report = std::make_shared<ReportOption>();
  CLI::App& verb = *program.add_subcommand("man", "Print the manual page");
  add_report_options(verb, *report);
  verb.footer(
      "Examples:\n"
      "  attngen man | man -l -\n"
      "  attngen man -o attngen.1");
  verb.callback([report, &action] { action = [report] { return man(*report); }; });
}

}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
#include "tools/interrupt.h"

#include <signal.h>
#include <unistd.h>

#include <cstring>

#include "base/error.h"
#include "base/files.h"

namespace attngen {
namespace {

// A handler may call only async-signal-safe functions, so all texts are ready-made.
constexpr char kSentence[] = "attngen: interrupted; nothing was written\n";
constexpr char kFailure[] =
    "{\"schema\": \"attngen.error/1\", \"exit\": 130, \"errors\": [{\"file\": \"\", \"line\": 0, "
    "\"column\": 0, \"rule\": \"interrupted\", \"message\": \"interrupted; nothing was written\", "
    "\"fix\": \"\"}]}\n";
constexpr char kKeptSentence[] =
    "\nattngen: interrupted; the journal has what was measured, and the next run takes it up\n";
constexpr char kKeptFailure[] =
    "{\"schema\": \"attngen.error/1\", \"exit\": 130, \"errors\": [{\"file\": \"\", \"line\": 0, "
    "\"column\": 0, \"rule\": \"interrupted\", \"message\": \"interrupted; the journal has what "
    "was "
    "measured\", \"fix\": \"run it again: it takes up where it was\"}]}\n";

template <std::size_t size>
void write_literal(int file, const char (&text)[size]) {
  [[maybe_unused]] const auto written = write(file, text, size - 1);
}

void stop(int) {
  remove_pending_files();
  write_literal(STDERR_FILENO, kSentence);
  _exit(static_cast<int>(ErrorKind::interrupted));
}

void stop_with_json(int) {
  remove_pending_files();
  write_literal(STDERR_FILENO, kSentence);
  write_literal(STDOUT_FILENO, kFailure);
  _exit(static_cast<int>(ErrorKind::interrupted));
}

void stop_with_results(int) {
  remove_pending_files();
  write_literal(STDERR_FILENO, kKeptSentence);
  _exit(static_cast<int>(ErrorKind::interrupted));
}

void stop_with_results_and_json(int) {
  remove_pending_files();
  write_literal(STDERR_FILENO, kKeptSentence);
  write_literal(STDOUT_FILENO, kKeptFailure);
  _exit(static_cast<int>(ErrorKind::interrupted));
}

void install(void (*handler)(int)) {
  for (const int signal_number : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before = {};
    sigaction(signal_number, nullptr, &before);
    if (before.sa_handler == SIG_IGN) continue;
    struct sigaction action = {};
    action.sa_handler = handler;
    sigfillset(&action.sa_mask);
    sigaction(signal_number, &action, nullptr);
  }
}

}  // namespace

void end_on_interrupt(bool json) {
  install(json ? stop_with_json : stop);
}

void say_on_interrupt(Interruption what, bool json) {
  if (what == Interruption::leaves_nothing) {
    end_on_interrupt(json);
  } else {
    install(json ? stop_with_results_and_json : stop_with_results);
  }
}

}  // namespace attngen

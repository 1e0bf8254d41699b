// SPDX-License-Identifier: Apache-2.0
#include "autotune/child_clock.h"

#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <sstream>
#include <utility>

#include "base/descriptor.h"
#include "base/error.h"

namespace attngen::tune {
namespace {

constexpr int kExitedWell = 0;
constexpr int kExitedByError = 3;

bool send_all(int socket, const std::string& bytes) {
  std::size_t sent = 0;
  while (sent < bytes.size()) {
    const ssize_t wrote = ::send(socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) return false;
    sent += static_cast<std::size_t>(wrote);
  }
  return true;
}

/// Appends what has come; false at the end.
bool receive_some(int socket, std::string& bytes) {
  char part[4096];
  for (;;) {
    const ssize_t got = ::recv(socket, part, sizeof part, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    bytes.append(part, static_cast<std::size_t>(got));
    return true;
  }
}

bool take_line(std::string& bytes, std::string& line) {
  const std::size_t end = bytes.find('\n');
  if (end == std::string::npos) return false;
  line = bytes.substr(0, end);
  bytes.erase(0, end + 1);
  return true;
}

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

/// "sample 3 block=4 keys=32 ..." -> "ok 1234.5" or "bad REASON"
std::string answer(Clock& clock, const std::string& question) {
  std::istringstream words(question);
  std::string verb;
  std::size_t task = 0;
  std::string key;
  words >> verb >> task >> std::ws;
  std::getline(words, key);
  const std::optional<Candidate> candidate = candidate_named(key);
  if (!candidate) return "bad no candidate: " + key;
  try {
    return fmt::format("ok {}", verb == "verify" ? clock.err_ratio(task, *candidate)
                                                 : clock.sample_ns(task, *candidate));
  } catch (const std::exception& error) {
    return "bad " + one_line(error.what());
  }
}

[[noreturn]] void serve(int socket, int parent, const ChildClock::Make& make) {
  // Ctrl-C is the parent's to answer; this process goes when the parent does.
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) ::signal(number, SIG_IGN);
  // A crash ends this process and nothing else: no handler of the program's tells a story first.
  for (const int number : {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT}) ::signal(number, SIG_DFL);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(kExitedWell);
  try {
    std::unique_ptr<Clock> clock;
    std::string bytes;
    std::string line;
    for (;;) {
      while (take_line(bytes, line)) {
        if (clock == nullptr) clock = make();
        const std::string told = answer(*clock, line);
        const bool is_lost = clock->is_lost();
        if (!send_all(socket, (is_lost ? "lost " + told : told) + "\n")) ::_exit(kExitedWell);
        if (is_lost) ::_exit(kExitedByError);
      }
      if (!receive_some(socket, bytes)) ::_exit(kExitedWell);
    }
  } catch (const std::exception& error) {
    send_all(socket, "bad " + one_line(error.what()) + "\n");
  }
  ::_exit(kExitedByError);
}

std::string ending(int status) {
  if (WIFSIGNALED(status)) {
    return fmt::format("killed by signal {} ({})", WTERMSIG(status), ::strsignal(WTERMSIG(status)));
  }
  return fmt::format("ended with exit code {}", WEXITSTATUS(status));
}

}  // namespace

ChildClock::ChildClock(DeviceIdentity device, Make make, std::chrono::milliseconds limit)
    : device_(std::move(device)), make_(std::move(make)), limit_(limit) {}

ChildClock::~ChildClock() {
  stop();
}

void ChildClock::start() {
  int ends[2] = {-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    throw Error(ErrorKind::io, "no channel to a measuring process: " + errno_text(errno));
  }
  const int parent = ::getpid();
  const int made = ::fork();
  if (made < 0) {
    const int error = errno;
    ::close(ends[0]);
    ::close(ends[1]);
    throw Error(ErrorKind::io, "no measuring process: " + errno_text(error));
  }
  if (made == 0) {
    ::close(ends[0]);
    serve(ends[1], parent, make_);
  }
  ::close(ends[1]);
  child_ = made;
  to_child_ = from_child_ = ends[0];
  unread_.clear();
  ++started_;
}

std::string ChildClock::stop() {
  if (child_ < 0) return "was not there";
  ::close(to_child_);
  // Whatever it does, it is over: a run that goes on would disturb the next one's time.
  if (timed_out_) ::kill(child_, SIGKILL);
  int status = 0;
  bool has_ended = false;
  constexpr int kGraceMs = 2000;
  for (int waited = 0; waited < kGraceMs && !has_ended; ++waited) {
    has_ended = ::waitpid(child_, &status, WNOHANG) == child_;
    if (!has_ended) ::usleep(1000);
  }
  if (!has_ended) {
    ::kill(child_, SIGKILL);
    while (::waitpid(child_, &status, 0) < 0 && errno == EINTR) {
    }
  }
  child_ = to_child_ = from_child_ = -1;
  return ending(status);
}

bool ChildClock::read_line(std::string& line) {
  const auto end = std::chrono::steady_clock::now() + limit_;
  while (!take_line(unread_, line)) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        end - std::chrono::steady_clock::now());
    struct pollfd wanted {
      from_child_, POLLIN, 0
    };
    const int ready = left.count() <= 0 ? 0 : ::poll(&wanted, 1, static_cast<int>(left.count()));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) {
      timed_out_ = true;
      return false;
    }
    if (!receive_some(from_child_, unread_)) return false;
  }
  return true;
}

double ChildClock::ask(const char* verb, std::size_t task, const Candidate& candidate) {
  if (child_ < 0) start();
  timed_out_ = false;
  std::string line;
  const std::string question = fmt::format("{} {} {}\n", verb, task, key_of(candidate));
  if (!send_all(to_child_, question) || !read_line(line)) {
    const bool was_late = timed_out_;
    const std::string how = stop();
    timed_out_ = false;
    throw InvalidCandidate(was_late ? fmt::format("no answer within {} ms", limit_.count()) : how);
  }
  if (line.rfind("lost ", 0) == 0) {
    stop();
    line.erase(0, 5);
  }
  if (line.rfind("bad ", 0) == 0) throw InvalidCandidate(line.substr(4));
  double value = 0;
  const char* end = line.data() + line.size();
  const auto [at, error] =
      std::from_chars(line.data() + std::min<std::size_t>(3, line.size()), end, value);
  if (line.rfind("ok ", 0) != 0 || error != std::errc() || at != end) {
    throw InvalidCandidate("answered \"" + line + "\"");
  }
  return value;
}

double ChildClock::err_ratio(std::size_t task, const Candidate& candidate) {
  return ask("verify", task, candidate);
}

double ChildClock::sample_ns(std::size_t task, const Candidate& candidate) {
  return ask("sample", task, candidate);
}

}  // namespace attngen::tune

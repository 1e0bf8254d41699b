// SPDX-License-Identifier: Apache-2.0
#include "base/log.h"

#include <fmt/format.h>

#include <array>
#include <atomic>
#include <mutex>

#include "base/descriptor.h"
#include "base/error.h"

namespace attngen {
namespace {

constexpr int kStandardError = 2;
constexpr LogLevel kDefaultLevel = LogLevel::warn;
constexpr std::array<const char*, 6> kNames{"off", "error", "warn", "info", "debug", "trace"};

struct Sink {
  std::mutex mutex;
  std::atomic<LogLevel> level{kDefaultLevel};
  std::once_flag first;
  LogCallback callback = nullptr;
  void* user = nullptr;
  Descriptor file;  // none: standard error
};

// Lives until the process ends: other threads may have something to say during exit.
Sink& sink() {
  static Sink& only = *new Sink();
  return only;
}

void write_line(Sink& to, LogLevel level, std::string_view message) {
  const std::string line = fmt::format("attngen: {}: {}\n", name_of(level), message);
  if (to.file.is_open()) {
    to.file.write(line);  // one write: lines of several processes do not mix
    return;
  }
  Descriptor borrowed(kStandardError);
  borrowed.write(line);
  borrowed.release();
}

std::string expanded(const std::string& path) {
  std::string result;
  for (std::size_t at = 0; at < path.size(); ++at) {
    if (path.compare(at, 2, "%p") == 0) {
      result += std::to_string(process_id());
      ++at;
    } else {
      result += path[at];
    }
  }
  return result;
}

/// Why the settings cannot be used; empty when they were applied.
std::string apply(Sink& to, const Settings& settings) {
  std::string problem;
  LogLevel level = kDefaultLevel;
  if (!settings.log_level.empty()) {
    if (const auto named = log_level_named(settings.log_level)) {
      level = *named;
    } else {
      problem = fmt::format("ATTNGEN_LOG=\"{}\" is none of {}", settings.log_level,
                            fmt::join(kNames, ", "));
    }
  }
  Descriptor file;
  if (!settings.log_file.empty() && settings.log_file != "stderr") {
    const std::string path = expanded(settings.log_file);
    if (const int error = open_for_append(path, file); error != 0) {
      problem = fmt::format("ATTNGEN_LOG_FILE: cannot write to '{}': {}", path, errno_text(error));
    }
  }
  const std::lock_guard<std::mutex> hold(to.mutex);
  to.level = level;
  to.file = std::move(file);
  return problem;
}

void apply_at_first(Sink& to) noexcept {
  try {
    std::call_once(to.first, [&to] {
      const std::string problem = apply(to, settings());
      if (!problem.empty()) write_line(to, LogLevel::warn, problem);
    });
  } catch (...) {  // out of memory: the defaults stand
  }
}

}  // namespace

std::optional<LogLevel> log_level_named(std::string_view name) {
  for (std::size_t at = 0; at < kNames.size(); ++at) {
    if (name == kNames[at]) return static_cast<LogLevel>(at);
  }
  return std::nullopt;
}

const char* name_of(LogLevel level) {
  return kNames[static_cast<std::size_t>(level)];
}

void set_log_callback(LogCallback callback, void* user) noexcept {
  Sink& to = sink();
  apply_at_first(to);
  const std::lock_guard<std::mutex> hold(to.mutex);
  to.callback = callback;
  to.user = user;
}

void set_log_level(LogLevel level) noexcept {
  Sink& to = sink();
  apply_at_first(to);
  to.level = level;
}

void apply_log_settings(const Settings& settings) {
  Sink& to = sink();
  std::call_once(to.first, [] {});
  const std::string problem = apply(to, settings);
  if (!problem.empty()) {
    throw Error(ErrorKind::refused, problem,
                "ATTNGEN_LOG takes a level; ATTNGEN_LOG_FILE a file, where %p stands for the "
                "process id, or stderr");
  }
}

bool log_enabled(LogLevel level) noexcept {
  Sink& to = sink();
  apply_at_first(to);
  return level != LogLevel::off && level <= to.level.load(std::memory_order_relaxed);
}

void log_message(LogLevel level, std::string_view message) noexcept {
  if (!log_enabled(level)) return;
  Sink& to = sink();
  try {
    const std::lock_guard<std::mutex> hold(to.mutex);
    if (to.callback != nullptr) {
      to.callback(level, std::string(message).c_str(), to.user);
    } else {
      write_line(to, level, message);
    }
  } catch (...) {  // out of memory: the message is lost
  }
}

}  // namespace attngen

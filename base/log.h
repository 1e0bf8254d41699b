// SPDX-License-Identifier: Apache-2.0
// Where the libraries say what they did: standard error, a file, or a function of the program.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/settings.h"

namespace attngen {

enum class LogLevel { off, error, warn, info, debug, trace };
std::optional<LogLevel> log_level_named(std::string_view name);
const char* name_of(LogLevel level);

/// Gets every message up to the level; the text has no final newline and lives during the call.
/// Called from whichever thread has something to say, one call at a time; it must not log itself.
using LogCallback = void (*)(LogLevel level, const char* message, void* user);

/// Messages go to `callback` from now on; nullptr sends them back to standard error or the file.
void set_log_callback(LogCallback callback, void* user) noexcept;
void set_log_level(LogLevel level) noexcept;

/// Throws Error(refused) naming ATTNGEN_LOG or ATTNGEN_LOG_FILE when its value cannot be used, and
/// applies both otherwise. Programs call it at their start; without it the first message applies
/// what can be used, and says what cannot.
void apply_log_settings(const Settings& settings);

/// Is there a reason to make the text of such a message? Cheap.
bool log_enabled(LogLevel level) noexcept;

/// Never throws and never prints to standard output; a message that cannot be written is lost.
void log_message(LogLevel level, std::string_view message) noexcept;

}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
#include "base/log.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <thread>
#include <vector>

#include "base/descriptor.h"
#include "base/error.h"
#include "tests/unit/base/scratch_folder.h"

using attngen::LogLevel;
using attngen::Settings;
using attngen::test::ScratchFolder;

namespace {

struct Heard {
  std::vector<std::string> lines;
};

void hear(LogLevel level, const char* message, void* user) {
  static_cast<Heard*>(user)->lines.push_back(std::string(attngen::name_of(level)) + " " + message);
}

/// Standard error and level warn before and after a test, whatever the environment says.
struct Restored {
  Restored() { attngen::apply_log_settings(Settings()); }
  ~Restored() {
    attngen::set_log_callback(nullptr, nullptr);
    attngen::apply_log_settings(Settings());
  }
};

std::string contents(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string refusal(const Settings& settings) {
  try {
    attngen::apply_log_settings(settings);
  } catch (const attngen::Error& error) {
    CHECK(error.kind() == attngen::ErrorKind::refused);
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("messages up to the level reach the callback") {
  const Restored restored;
  Heard heard;
  attngen::set_log_callback(hear, &heard);
  attngen::set_log_level(LogLevel::info);
  for (const char* name : {"error", "warn", "info", "debug", "trace"}) {
    attngen::log_message(*attngen::log_level_named(name), name);
  }
  CHECK(heard.lines == std::vector<std::string>{"error error", "warn warn", "info info"});
  CHECK(attngen::log_enabled(LogLevel::info));
  CHECK(!attngen::log_enabled(LogLevel::debug));
  attngen::set_log_level(LogLevel::off);
  attngen::log_message(LogLevel::error, "unheard");
  CHECK(heard.lines.size() == 3);
  CHECK(!attngen::log_enabled(LogLevel::off));
  CHECK(!attngen::log_level_named("loud"));
}

TEST_CASE("threads do not mix their messages") {
  const Restored restored;
  Heard heard;
  attngen::set_log_callback(hear, &heard);
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([i] {
      for (int k = 0; k < 100; ++k) {
        attngen::log_message(LogLevel::warn, std::string(20, static_cast<char>('a' + i)));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(heard.lines.size() == 800);
  for (const std::string& line : heard.lines) CHECK(line == "warn " + std::string(20, line.back()));
}

TEST_CASE("a file, with the process id in its name, and appended to") {
  const Restored restored;
  const ScratchFolder scratch;
  Settings settings;
  settings.log_file = scratch.at("log-%p.txt");
  settings.log_level = "debug";
  for (int i = 0; i < 2; ++i) {
    attngen::apply_log_settings(settings);
    attngen::log_message(LogLevel::debug, "said");
  }
  const std::string path = scratch.at("log-" + std::to_string(attngen::process_id()) + ".txt");
  CHECK(contents(path) == "attngen: debug: said\nattngen: debug: said\n");
}

TEST_CASE("a bad value is refused by name") {
  const Restored restored;
  Settings settings;
  settings.log_level = "loud";
  CHECK(refusal(settings).find("ATTNGEN_LOG=\"loud\" is none of off, error, warn") !=
        std::string::npos);
  settings.log_level = "info";
  settings.log_file = "/nonexistent/folder/log";
  CHECK(refusal(settings).find("ATTNGEN_LOG_FILE: cannot write to '/nonexistent/folder/log'") !=
        std::string::npos);
  settings.log_file = "stderr";
  CHECK(refusal(settings).empty());
}

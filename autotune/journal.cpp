// SPDX-License-Identifier: Apache-2.0
#include "autotune/journal.h"

#include <fmt/format.h>

#include <cerrno>
#include <chrono>
#include <thread>
#include <utility>

#include "base/descriptor.h"
#include "base/error.h"
#include "base/files.h"
#include "base/folder.h"

namespace attngen::tune {
namespace {

constexpr std::uint64_t kLargestJournal = std::uint64_t{1} << 30;
constexpr int kLockTries = 2000;  // of 5 ms

[[noreturn]] void fail(const std::string& path, int error) {
  throw Error(ErrorKind::io, fmt::format("cannot write to {}: {}", path, errno_text(error)),
              "name a file that can be written with --journal");
}

/// Does the file end inside a line? Somebody was stopped in the middle of a write.
bool ends_torn(const std::string& path) {
  const std::string text = read_file(path, kLargestJournal);
  return !text.empty() && text.back() != '\n';
}

void lock(const Descriptor& file, const std::string& path) {
  for (int attempt = 0; attempt < kLockTries; ++attempt) {
    const int error = file.try_lock();
    if (error == 0) return;
    if (error != EWOULDBLOCK) fail(path, error);
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  fail(path, EWOULDBLOCK);
}

}  // namespace

JournalContent read_journal(const std::string& path) {
  JournalContent content;
  if (path.empty() || !file_exists(path)) return content;
  const std::string text = read_file(path, kLargestJournal);
  content.ends_torn = !text.empty() && text.back() != '\n';
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string line = text.substr(begin, end - begin);
    begin = end + 1;
    ++number;
    if (line.empty()) continue;
    std::string reason;
    std::optional<Record> record = record_in(line, reason);
    if (!record) {
      if (content.ignored++ == 0) content.why_ignored = fmt::format("line {}: {}", number, reason);
    } else if (auto* outcome = std::get_if<Outcome>(&*record)) {
      content.outcomes.push_back(std::move(*outcome));
    } else {
      content.decisions.push_back(std::get<Decision>(std::move(*record)));
    }
  }
  return content;
}

Journal::Journal(std::string path) : path_(std::move(path)) {
  if (path_.empty()) return;
  const std::size_t slash = path_.rfind('/');
  if (slash != std::string::npos && slash > 0) {
    if (const int error = make_folders(path_.substr(0, slash)); error != 0) fail(path_, error);
  }
  Descriptor file;
  if (const int error = open_for_append(path_, file); error != 0) fail(path_, error);
  lock(file, path_);
  if (!ends_torn(path_)) return;
  // The torn line stays as it is, as a line of its own.
  if (const int error = file.write("\n"); error != 0) fail(path_, error);
}

void Journal::append(const Record& record) const {
  if (path_.empty()) return;
  Descriptor file;
  if (const int error = open_for_append(path_, file); error != 0) fail(path_, error);
  lock(file, path_);
  if (const int error = file.write(to_line(record) + "\n"); error != 0) fail(path_, error);
}

}  // namespace attngen::tune

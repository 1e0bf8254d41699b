// SPDX-License-Identifier: Apache-2.0
#include "runtime/store/store_folder.h"

#include <fmt/format.h>

#include <atomic>
#include <cerrno>
#include <chrono>

#include "runtime/store/entry_format.h"
#include "runtime/store/trust.h"

namespace attngen {
namespace {

constexpr const char* kVersion = "v1";
constexpr const char* kObjects = "obj";
constexpr const char* kLocks = "lock";
constexpr std::string_view kEntryEnd = ".agk";
constexpr std::string_view kTemporaryEnd = ".tmp";
constexpr std::uint32_t kPrivateFolder = 0700;
constexpr std::uint32_t kSharedFolder = 03770;  // sticky, and new files get its group
constexpr std::uint32_t kPrivateFile = 0600;
constexpr std::uint32_t kSharedFile = 0640;
constexpr const char* kTagName = "CACHEDIR.TAG";
constexpr std::string_view kTag =
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# Compiled kernels of attngen; it may be deleted at any time.\n";

std::string temporary_name(const std::string& key) {
  static std::atomic<unsigned> counter{0};
  const auto now = std::chrono::steady_clock::now().time_since_epoch().count();
  return fmt::format(".{}.{}.{:x}-{}{}", key.substr(2), process_id(),
                     static_cast<unsigned long long>(now), counter.fetch_add(1), kTemporaryEnd);
}

bool ends_with(const std::string& text, std::string_view end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

FoundEntry found(FoundEntry::State state, std::string reason) {
  FoundEntry entry;
  entry.state = state;
  entry.reason = std::move(reason);
  return entry;
}

/// What an open that failed means for the reader.
FoundEntry not_opened(int error, const std::string& reason) {
  if (error == ENOENT) return found(FoundEntry::State::absent, "there is no such entry");
  if (error == EPERM && !reason.empty()) return found(FoundEntry::State::untrusted, reason);
  if (error == ELOOP || error == ENOTDIR || error == ENXIO) {
    return found(FoundEntry::State::untrusted, "a link or a file stands where it should be");
  }
  return found(FoundEntry::State::unreadable, errno_text(error));
}

}  // namespace

std::string entry_folder_of(const std::string& key) {
  return key.substr(0, 2);
}

std::string entry_name_of(const std::string& key) {
  return key.substr(2).append(kEntryEnd);
}

int StoreFolder::open_root(Missing missing, Folder& root, FileFacts& facts,
                           std::string& reason) const {
  int error = open_folder(path_, root);
  if (error == ENOENT && missing == Missing::make) {
    error = make_folders(path_);
    if (error != 0) return error;
    error = open_folder(path_, root);
    // Not fatal: the tag only tells backup programs to pass by.
    if (error == 0) root.write_new(kTagName, kTag, kPrivateFile);
  }
  if (error != 0) return error;
  error = root.facts(facts);
  if (error != 0) return error;
  const std::string why = why_untrusted_folder(facts, shared_);
  if (why.empty()) return 0;
  reason = fmt::format("{}: {}", path_, why);
  return EPERM;
}

int StoreFolder::open_levels(const std::vector<std::string>& levels, Missing missing,
                             Folder& folder, FileFacts& facts, std::string& reason) const {
  if (const int error = open_root(missing, folder, facts, reason); error != 0) return error;
  std::string path = path_;
  for (const std::string& level : levels) {
    path += "/" + level;
    Folder child;
    int error = folder.open_folder(level, child);
    if (error == ENOENT && missing == Missing::make) {
      error = folder.make_folder(level, kPrivateFolder);
      const bool made = error == 0;
      if (error != 0 && error != EEXIST) return error;
      error = folder.open_folder(level, child);
      const bool group_writes = shared_ && (facts.mode & 020) != 0;
      if (error == 0 && made && group_writes) {
        error = child.set_group_and_mode(facts.group, kSharedFolder);
      }
    }
    if (error != 0) return error;
    folder = std::move(child);
    error = folder.facts(facts);
    if (error != 0) return error;
    const std::string why = why_untrusted_folder(facts, shared_);
    if (!why.empty()) {
      reason = fmt::format("{}: {}", path, why);
      return EPERM;
    }
  }
  return 0;
}

std::string StoreFolder::why_unusable() const {
  Folder folder;
  FileFacts facts;
  std::string reason;
  const int error = open_levels({kVersion, kObjects}, Missing::is_error, folder, facts, reason);
  if (!reason.empty()) return reason;
  if (error == ELOOP || error == ENOTDIR) {
    return fmt::format("{}: it, or a folder in it, is a link or no folder", path_);
  }
  return error == EACCES ? fmt::format("{}: {}", path_, errno_text(error)) : std::string();
}

FoundEntry StoreFolder::read(const std::string& key, const CompileRequest* wanted) const {
  Folder folder;
  FileFacts folder_facts;
  std::string reason;
  int error = open_levels({kVersion, kObjects, entry_folder_of(key)}, Missing::is_error, folder,
                          folder_facts, reason);
  if (error != 0) return not_opened(error, reason);
  Descriptor file;
  error = folder.open_file(entry_name_of(key), file);
  if (error != 0) return not_opened(error, {});
  FoundEntry entry;
  error = file.facts(entry.file);
  if (error != 0) return found(FoundEntry::State::unreadable, errno_text(error));
  reason = why_untrusted_file(entry.file, folder_facts, shared_);
  if (!reason.empty()) {
    entry.state = FoundEntry::State::untrusted;
    entry.reason = reason;
    return entry;
  }
  std::string bytes;
  error = file.read(kMostEntryBytes + 1, bytes);
  if (error != 0) return found(FoundEntry::State::unreadable, errno_text(error));
  DecodedEntry decoded = decode_entry(bytes);
  const bool is_it = decoded.kernel && (wanted != nullptr ? decoded.kernel->request == *wanted
                                                          : key_of(decoded.kernel->request) == key);
  if (!is_it) {
    entry.state = FoundEntry::State::damaged;
    entry.reason = decoded.kernel ? "it holds another kernel" : decoded.reason;
    return entry;
  }
  entry.state = FoundEntry::State::good;
  entry.kernel = std::make_shared<const StoredKernel>(std::move(*decoded.kernel));
  return entry;
}

FoundEntry StoreFolder::read_header(const ListedFile& listed) const {
  Folder folder;
  FileFacts folder_facts;
  std::string reason;
  int error = open_levels({kVersion, kObjects, listed.folder}, Missing::is_error, folder,
                          folder_facts, reason);
  if (error != 0) return not_opened(error, reason);
  Descriptor file;
  error = folder.open_file(listed.name, file);
  if (error != 0) return not_opened(error, {});
  FoundEntry entry;
  error = file.facts(entry.file);
  if (error != 0) return found(FoundEntry::State::unreadable, errno_text(error));
  reason = why_untrusted_file(entry.file, folder_facts, shared_);
  if (!reason.empty()) return found(FoundEntry::State::untrusted, reason);
  std::string prefix;
  error = file.read(kMostHeaderBytes, prefix);
  if (error != 0) return found(FoundEntry::State::unreadable, errno_text(error));
  DecodedEntry decoded = decode_header_only(prefix);
  if (!decoded.kernel) return found(FoundEntry::State::damaged, decoded.reason);
  entry.state = FoundEntry::State::good;
  entry.kernel = std::make_shared<const StoredKernel>(std::move(*decoded.kernel));
  return entry;
}

int StoreFolder::publish_once(const std::string& key, const std::string& bytes,
                              std::string& reason) const {
  Folder folder;
  FileFacts facts;
  int error =
      open_levels({kVersion, kObjects, entry_folder_of(key)}, Missing::make, folder, facts, reason);
  if (error != 0) return error;
  const bool group_reads = shared_ && (facts.mode & 020) != 0;
  // Both names first: once the file is there, nothing may fail that would leave it behind.
  const std::string temporary = temporary_name(key);
  const std::string name = entry_name_of(key);
  error = folder.write_new(temporary, bytes, group_reads ? kSharedFile : kPrivateFile,
                           group_reads ? facts.group : ~0u);
  if (error != 0) return error;
  error = folder.rename(temporary, name);
  if (error == EISDIR || error == ENOTEMPTY || error == EEXIST) {
    folder.remove_tree(name);  // a folder in the place of an entry
    error = folder.rename(temporary, name);
  }
  if (error != 0) folder.remove(temporary);
  return error;
}

std::string StoreFolder::publish(const std::string& key, const std::string& bytes) const {
  constexpr int kTries = 4;  // the folder may be deleted between any two calls
  int error = 0;
  std::string reason;
  for (int i = 0; i < kTries; ++i) {
    error = publish_once(key, bytes, reason);
    if (error == 0) return {};
    if (error != ENOENT && error != EEXIST) break;
  }
  return reason.empty() ? fmt::format("{}: {}", path_, errno_text(error)) : reason;
}

int StoreFolder::stamp_now(const std::string& key) const {
  Folder folder;
  FileFacts facts;
  std::string reason;
  const int error = open_levels({kVersion, kObjects, entry_folder_of(key)}, Missing::is_error,
                                folder, facts, reason);
  return error != 0 ? error : folder.stamp_now(entry_name_of(key));
}

int StoreFolder::remove(const ListedFile& file) const {
  Folder folder;
  FileFacts facts;
  std::string reason;
  const int error =
      open_levels({kVersion, kObjects, file.folder}, Missing::is_error, folder, facts, reason);
  return error != 0 ? error : folder.remove_tree(file.name);
}

int StoreFolder::remove(const std::string& key) const {
  ListedFile file;
  file.folder = entry_folder_of(key);
  file.name = entry_name_of(key);
  return remove(file);
}

std::string StoreFolder::list(std::vector<ListedFile>& files) const {
  files.clear();
  Folder objects;
  FileFacts facts;
  std::string reason;
  int error = open_levels({kVersion, kObjects}, Missing::is_error, objects, facts, reason);
  if (error == ENOENT) return {};
  if (error != 0) return reason.empty() ? fmt::format("{}: {}", path_, errno_text(error)) : reason;
  std::vector<std::string> folders;
  error = objects.names(folders);
  std::string problem = error == 0 ? std::string() : errno_text(error);
  for (const std::string& folder_name : folders) {
    Folder folder;
    std::vector<std::string> names;
    if (folder_name.size() != 2 || !is_key(folder_name + std::string(62, '0'))) continue;
    error = objects.open_folder(folder_name, folder);
    if (error == 0) error = folder.names(names);
    if (error != 0 && error != ENOENT) {
      problem =
          fmt::format("{}/{}/{}/{}: {}", path_, kVersion, kObjects, folder_name, errno_text(error));
    }
    for (const std::string& name : names) {
      ListedFile file;
      if (folder.facts_of(name, file.facts) != 0) continue;  // gone meanwhile
      file.folder = folder_name;
      file.name = name;
      file.is_temporary = name[0] == '.' && ends_with(name, kTemporaryEnd);
      if (ends_with(name, kEntryEnd)) {
        const std::string key = folder_name + name.substr(0, name.size() - kEntryEnd.size());
        if (is_key(key)) file.key = key;
      }
      files.push_back(std::move(file));
    }
  }
  return problem;
}

std::string StoreFolder::open_locks(Folder& locks, std::string& network) const {
  FileFacts facts;
  std::string reason;
  const int error = open_levels({kVersion, kLocks}, Missing::make, locks, facts, reason);
  if (error != 0) return reason.empty() ? fmt::format("{}: {}", path_, errno_text(error)) : reason;
  network = locks.network_file_system();
  return {};
}

}  // namespace attngen

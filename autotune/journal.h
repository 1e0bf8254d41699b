// SPDX-License-Identifier: Apache-2.0
// The file that a tuner appends to: nothing that was measured is lost, whatever ends the program.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "autotune/record.h"

namespace attngen::tune {

/// Records of a journal, in its order. Lines that are no record are passed by: the last one may be
/// torn, others may be of another version.
struct JournalContent {
  std::vector<Outcome> outcomes;
  std::vector<Decision> decisions;
  std::size_t ignored = 0;
  std::string why_ignored;  ///< of the first such line: "line 7: ..."
  bool ends_torn = false;   ///< the last line has no end
};

/// Nothing for a file that does not exist. Throws Error(refused) or Error(io) where it cannot be
/// read; never writes.
JournalContent read_journal(const std::string& path);

class Journal {
 public:
  /// Folders above are made. An empty path keeps nothing. Throws Error(io).
  explicit Journal(std::string path);

  /// One write of one line, under a lock that other tuners take as well. Throws Error(io).
  void append(const Record& record) const;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace attngen::tune

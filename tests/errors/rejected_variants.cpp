// SPDX-License-Identifier: Apache-2.0
// Every NAME.cascade of a folder must be refused with exactly the text of NAME.txt beside it.
//   rejected_variants FOLDER            compare
//   rejected_variants FOLDER --update   rewrite the .txt files; read the difference before keeping
//   it
#include <iostream>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/files.h"
#include "generator/language/language.h"

namespace {

std::string with_ending(const std::string& file, const std::string& from, const std::string& to) {
  if (file.size() <= from.size() || file.substr(file.size() - from.size()) != from) return {};
  return file.substr(0, file.size() - from.size()) + to;
}

std::vector<attngen::Finding> findings_of(const std::string& name, const std::string& text) {
  try {
    attngen::parse_variant({name, text});
  } catch (const attngen::Error& error) {
    if (error.kind() != attngen::ErrorKind::refused) throw;
    return error.findings();
  }
  throw std::runtime_error("is accepted, and should be refused");
}

class Folder {
 public:
  Folder(std::string path, bool update) : path_(std::move(path)), update_(update) {}

  bool run() {
    std::set<std::string> expected;
    for (const std::string& file : attngen::list_folder(path_)) {
      if (!with_ending(file, ".txt", "").empty() && file != "CMakeLists.txt") expected.insert(file);
    }
    for (const std::string& file : attngen::list_folder(path_)) {
      const std::string answer = with_ending(file, ".cascade", ".txt");
      if (answer.empty()) continue;
      try {
        judge(file, answer);
      } catch (const std::exception& error) {
        complain(file, error.what());
      }
      expected.erase(answer);
    }
    for (const std::string& orphan : expected) complain(orphan, "has no variant beside it");
    for (const std::string rule :
         {"syntax", "V1", "V2", "V3", "V4", "V5", "V6", "V7", "V8", "V9"}) {
      if (rules_.count(rule) == 0) complain(rule, "is a rule that no variant breaks");
    }
    std::cout << judged_ << " variants, " << complaints_ << " complaints\n";
    return complaints_ == 0;
  }

 private:
  void judge(const std::string& file, const std::string& answer) {
    ++judged_;
    const std::vector<attngen::Finding> findings =
        findings_of(file, attngen::read_file(path_ + "/" + file));
    for (const attngen::Finding& finding : findings) rules_.insert(finding.rule);
    const std::string actual = attngen::to_text(findings);
    if (update_) {
      attngen::PendingFiles pending;
      pending.add(path_ + "/" + answer, actual);
      pending.publish();
    } else if (actual != attngen::read_file(path_ + "/" + answer)) {
      complain(file, "is refused with another text than " + answer + ":\n" + actual);
    }
  }

  void complain(const std::string& what, const std::string& why) {
    ++complaints_;
    std::cout << what << " " << why << "\n";
  }

  std::string path_;
  bool update_;
  int judged_ = 0;
  int complaints_ = 0;
  std::set<std::string> rules_;
};

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.empty() || arguments.size() > 2 ||
      (arguments.size() == 2 && arguments[1] != "--update")) {
    std::cerr << "usage: rejected_variants FOLDER [--update]\n";
    return 2;
  }
  return Folder(arguments[0], arguments.size() == 2).run() ? 0 : 1;
}

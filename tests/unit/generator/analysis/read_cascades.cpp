// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/generator/analysis/read_cascades.h"

#include <algorithm>
#include <filesystem>

#include "base/files.h"
#include "generator/language/language.h"

namespace attngen {

std::vector<Cascade> corpus() {
  std::vector<std::string> paths;
  for (const char* folder : {"cascades", "tests/cascades"}) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (entry.path().extension() == ".cascade") paths.push_back(entry.path().string());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Cascade> cascades;
  for (const std::string& path : paths) {
    for (Cascade& one : parse_variant({path, read_file(path)})) cascades.push_back(std::move(one));
  }
  return cascades;
}

Cascade corpus_cascade(const std::string& name) {
  for (Cascade& one : corpus()) {
    if (one.name == name) return one;
  }
  throw InternalError("no such cascade in the corpus");
}

Cascade parsed(const std::string& text) {
  return parse_variant({"test", text}).front();
}

}  // namespace attngen

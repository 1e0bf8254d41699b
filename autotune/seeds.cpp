// SPDX-License-Identifier: Apache-2.0
#include "autotune/seeds.h"

#include <string>
#include <utility>

namespace attngen::tune {

TunedFile shipped_seeds() {
  std::vector<TunedFile> files;
  for (const EmbeddedSeed& seed : embedded_seeds()) {
    files.push_back(
        tuned_file_in(std::string(seed.text), "the seeds of " + std::string(seed.name)));
  }
  return merged(files);
}

}  // namespace attngen::tune

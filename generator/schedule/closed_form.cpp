// SPDX-License-Identifier: Apache-2.0
#include "generator/schedule/closed_form.h"

#include <fmt/format.h>

namespace attngen {

std::string to_text(const Peers& peers) {
  return fmt::format("blocks {} to {}", peers.first, peers.last);
}

std::string to_text(const StreamCut& cut) {
  return fmt::format("{} tiles over {} blocks: {} or {} each", cut.tiles, cut.blocks,
                     cut.tiles / cut.blocks, (cut.tiles + cut.blocks - 1) / cut.blocks);
}

}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
#include "generator/schedule/merge_protocol.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"

namespace attngen {

MergeChoice choose_protocol(std::int64_t most_peers, std::int64_t slot_bytes) {
  check(slot_bytes >= 1, "a slot has at least one byte");
  if (most_peers <= 1) return {MergeProtocol::none, 1, "no unit is shared"};
  const std::int64_t direct = std::max<std::int64_t>(1, kMergeBytes / slot_bytes);
  const std::string of = fmt::format("up to {} pieces of {} bytes", most_peers, slot_bytes);
  if (most_peers <= direct) {
    return {MergeProtocol::last_arriver, direct,
            fmt::format("{}: the last block merges at most {} KB at once", of, kMergeBytes / 1024)};
  }
  const std::int64_t group = merge_group(most_peers);
  if (group <= direct) {
    return {MergeProtocol::two_level, direct,
            fmt::format("{} are over {} KB for one block; groups of {} are not", of,
                        kMergeBytes / 1024, group)};
  }
  return {MergeProtocol::second_kernel, direct,
          fmt::format("{} are over {} KB for one block even in groups of {}", of,
                      kMergeBytes / 1024, group)};
}

std::int64_t merge_group(std::int64_t peers) {
  check(peers >= 1, "a merge has at least one piece");
  std::int64_t group = 1;
  while (group * group < peers) ++group;
  return group;
}

std::string to_text(MergeProtocol protocol) {
  switch (protocol) {
    case MergeProtocol::none:
      return "none";
    case MergeProtocol::last_arriver:
      return "P1";
    case MergeProtocol::two_level:
      return "P2";
    case MergeProtocol::second_kernel:
      return "P7";
  }
  throw InternalError("a merge protocol without a name");
}

std::string to_text(const MergeChoice& choice) {
  return fmt::format("{}: {}", to_text(choice.protocol), choice.reason);
}

}  // namespace attngen

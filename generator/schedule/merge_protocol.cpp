// SPDX-License-Identifier: Apache-2.0
#include "generator/schedule/merge_protocol.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"

namespace attngen {

namespace {

std::int64_t direct_peers_of(std::int64_t piece_bytes) {
  check(piece_bytes >= 1, "a piece has at least one byte");
  return std::max<std::int64_t>(1, kMergeBytes / piece_bytes);
}

}  // namespace

MergeChoice choose_protocol(std::int64_t most_peers, std::int64_t piece_bytes) {
  const std::int64_t direct = direct_peers_of(piece_bytes);
  if (most_peers <= 1) return {MergeProtocol::none, 1, "no unit is shared"};
  const std::string of = fmt::format("up to {} pieces of {} bytes", most_peers, piece_bytes);
  if (most_peers <= direct) {
    return {MergeProtocol::ticket, direct,
            fmt::format("{}: the last block merges at most {} KB at once", of, kMergeBytes / 1024)};
  }
  const std::int64_t group = merge_group(most_peers);
  if (group <= direct) {
    return {MergeProtocol::two_level, direct,
            fmt::format("{} are over {} KB for one block; groups of {} are not", of,
                        kMergeBytes / 1024, group)};
  }
  return {MergeProtocol::combine, direct,
          fmt::format("{} are over {} KB for one block even in groups of {}", of,
                      kMergeBytes / 1024, group)};
}

MergeChoice asked_protocol(MergeProtocol protocol, std::int64_t piece_bytes) {
  check(protocol != MergeProtocol::none, "whoever asks for a merge names one");
  return {protocol, direct_peers_of(piece_bytes), "as asked"};
}

std::int64_t merge_counters(MergeProtocol protocol, std::int64_t owners, std::int64_t slots) {
  switch (protocol) {
    case MergeProtocol::none:
    case MergeProtocol::combine:
      return 0;
    case MergeProtocol::ticket:
      return owners;
    case MergeProtocol::two_level:
      return owners + slots;
  }
  throw InternalError("a merge protocol without counters");
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
    case MergeProtocol::ticket:
      return "P1";
    case MergeProtocol::two_level:
      return "P2";
    case MergeProtocol::combine:
      return "P7";
  }
  throw InternalError("a merge protocol without a name");
}

std::string name_of(MergeProtocol protocol) {
  switch (protocol) {
    case MergeProtocol::none:
      return "none";
    case MergeProtocol::ticket:
      return "ticket";
    case MergeProtocol::two_level:
      return "two-level";
    case MergeProtocol::combine:
      return "combine";
  }
  throw InternalError("a merge protocol without a word");
}

std::string to_text(const MergeChoice& choice) {
  return fmt::format("{}: {}", to_text(choice.protocol), choice.reason);
}

}  // namespace attngen

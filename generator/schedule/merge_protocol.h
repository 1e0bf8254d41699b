// SPDX-License-Identifier: Apache-2.0
// How the pieces of a unit become one: which protocol, and why.
#pragma once

#include <cstdint>
#include <string>

namespace attngen {

/// All three merge in the order of the pieces, so their bits do not depend on who comes last.
enum class MergeProtocol : std::uint8_t {
  none,       ///< no unit is ever cut
  ticket,     ///< P1: a self-resetting ticket per unit; the last block merges all its slots
  two_level,  ///< P2: the same in groups of ceil(sqrt(peers)) blocks, then over the groups, where
              ///< a unit has more than direct_peers pieces
  combine,    ///< P7: a kernel that follows merges; also what tests compare the others with
};

struct MergeChoice {
  MergeProtocol protocol = MergeProtocol::none;
  std::int64_t direct_peers = 1;  ///< most pieces that one block merges at once
  std::string reason;
};

/// One block merges at most this much at once. An estimate, not a measurement: a knob for tuning.
constexpr std::int64_t kMergeBytes = 96 * 1024;

/// `most_peers`: the most pieces that any unit may have at any replay; `piece_bytes`: what a merge
/// reads of each. Needs piece_bytes >= 1.
MergeChoice choose_protocol(std::int64_t most_peers, std::int64_t piece_bytes);

/// The choice of somebody else, other than none; direct_peers is as above.
MergeChoice asked_protocol(MergeProtocol protocol, std::int64_t piece_bytes);

/// u32 counters of a protocol: one for each unit that may be cut at once (`owners`), and for groups
/// one besides for each of their first slots.
std::int64_t merge_counters(MergeProtocol protocol, std::int64_t owners, std::int64_t slots);

/// Group size of the two-level merge of `peers` pieces: the least g with g * g >= peers.
std::int64_t merge_group(std::int64_t peers);

/// "none", "P1", "P2", "P7".
std::string to_text(MergeProtocol protocol);
/// "none", "ticket", "two-level", "combine": the words of commands and plans.
std::string name_of(MergeProtocol protocol);
std::string to_text(const MergeChoice& choice);

}  // namespace attngen

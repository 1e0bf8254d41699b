// SPDX-License-Identifier: Apache-2.0
// Grouped-query attention over sequences of their own lengths, their keys in one array or in pages:
// texts, page tables, and which positions no length reaches.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace attngen::test {

/// Causal, row p of a sequence stands at key len - P + p: ranks H, HK, P, M, E, F; K, V, len.
std::string ragged_groups_text();

/// The same over pages of BS keys, found by the table bt: ranks NB, BK, MB besides; KC, VC. The
/// heads of a page lie before its positions or behind.
std::string paged_groups_text(bool heads_first);

struct Pages {
  std::int64_t size = 1;
  std::int64_t per_sequence = 0;
  bool heads_first = true;
  std::vector<double> lengths;
  std::vector<double> table;  ///< per_sequence entries for each sequence
};

/// A permutation of the pages for each sequence; entries behind its length name no page.
Pages pages_of(std::int64_t size, bool heads_first, const std::vector<double>& lengths,
               std::int64_t most_keys);

/// For DecodeBench::poison of KC and VC: positions of the cache that no key of the sequence is at.
/// `context` is a Pages.
bool is_unused_position(const std::vector<std::int64_t>& at, const void* context);

/// For DecodeBench::poison of K and V: `context` is the std::vector<double> of the lengths.
bool is_beyond_length(const std::vector<std::int64_t>& at, const void* context);

}  // namespace attngen::test

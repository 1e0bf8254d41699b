// SPDX-License-Identifier: Apache-2.0
// Lengths: tables that say how many keys of a reduced rank count, or from which one on.
#pragma once

#include <string>
#include <vector>

#include "generator/ir/binding.h"
#include "generator/ir/cascade.h"

namespace attngen {

/// m < keys, or m >= keys, in some condition. 0 ... the extent of `rank` are sensible values.
struct KeyLength {
  Expr keys;  ///< entries of integer tables, and 1 more where the condition says <= or >
  int rank = -1;
  bool is_end = true;           ///< keys before it count; else those from it on
  bool is_alternative = false;  ///< under an ||: others may count beside them
};

/// The lengths in `condition` (null = none), for variables of the ranks in `reduced`. A comparison
/// says a length where a linear form has the variable on one side and the table, or the difference
/// of two entries, on the other; one that depends on other variables (m <= p + len[] - P) where the
/// table alone is left at their last values. Windows, which may well begin before the first key,
/// are none.
std::vector<KeyLength> key_lengths(const Cascade& cascade, const Expr& condition,
                                   const std::vector<int>& reduced);

/// Those of all conditions, each once, for every rank that some Einsum reduces.
std::vector<KeyLength> key_lengths(const Cascade& cascade);

/// An entry that is no sensible number of keys.
struct LengthFault {
  KeyLength length;
  std::string entry;  ///< "len[3]=70000": batch coordinates first
  std::string limit;  ///< "M=65536"
  bool is_beyond = true;
};

/// The first entry beyond the extent and the first negative one of each length, at all positions of
/// its variables where the coordinates of its tables are inside.
std::vector<LengthFault> length_faults(const Cascade& cascade,
                                       const std::vector<KeyLength>& lengths,
                                       const BoundInputs& inputs);

/// "len[3]=70000 is beyond M=65536"
std::string to_text(const LengthFault& fault);
/// Why it can hardly be meant: "a sequence has at most as many keys as the key tensor"
std::string why_wrong(const LengthFault& fault);
/// What it says all the same: "all 65536 keys count"
std::string meaning_of(const LengthFault& fault);

}  // namespace attngen

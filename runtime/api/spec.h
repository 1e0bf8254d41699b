// SPDX-License-Identifier: Apache-2.0
// Asked, part one: what is computed. Knows no shape and no device.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "generator/analysis/analysis.h"
#include "generator/form/forward_form.h"
#include "generator/form/merge_rule.h"
#include "generator/ir/cascade.h"

namespace attngen {

/// How a rank gets its extent when tensors are at hand.
struct RankSource {
  enum class Kind : std::uint8_t {
    tensor,       ///< an axis of some input or output
    fixed,        ///< the text: rank M=4096
    split_outer,  ///< ceil(whole / inner)
    bounds,       ///< in no tensor: the bounds must fix it
  };
  Kind kind = Kind::bounds;
  std::int64_t extent = 0;  ///< fixed
  int whole = -1;           ///< split_outer: rank ids
  int inner = -1;
};

/// Immutable; shared by every plan made from it.
struct Spec {
  Cascade cascade;
  Analysis analysis;
  FormResult form;                       ///< as a forward kernel, or every reason why not
  std::vector<int> arguments;            ///< tensor ids: inputs, then outputs, in text order
  std::size_t input_count = 0;           ///< the first so many of `arguments`
  std::vector<RankSource> rank_sources;  ///< by rank id; a split's parts before its outer rank
  std::vector<std::vector<const char*>> axis_names;  ///< by argument; point into `cascade`

  /// How outputs over disjoint sets of keys become one; derived when first asked for.
  const MergeRuleResult& merge_rule() const;

 private:
  mutable std::once_flag merge_derived_;
  mutable MergeRuleResult merge_;
};

/// `variant` is a gallery name or the text of a .cascade file; `cascade_name` chooses where the
/// text holds several ("" = the only one). Throws Error(refused) with every finding.
std::shared_ptr<const Spec> describe(const std::string& variant, const std::string& cascade_name,
                                     const std::map<std::string, std::string>& dtypes);

}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
// Every read of a cascade lies inside its tensors: proven once for all shapes of a plan where that
// is possible, else once for each new shape.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "runtime/api/bounds.h"
#include "runtime/api/shape_memo.h"

namespace attngen {

/// Coordinates that read integer tables are not judged: the tables lie on the device, where nobody
/// looks at them before the kernel does.
class ShapeProof {
 public:
  /// Throws Error(refused) when some read leaves its tensor for every shape inside the bounds.
  ShapeProof(const Spec& spec, const Bounds& bounds);

  /// False: what ShapeProof() showed holds for all shapes inside the bounds.
  bool needs_shapes() const { return needs_shapes_; }

  /// Why a read would leave its tensor with these extents (by rank id) and params (by param id);
  /// empty when none does. A shape seen lately costs a look-up, without a lock.
  std::string why_outside(std::span<const std::int64_t> extents, std::span<const double> params);

 private:
  /// A cascade to be judged, and the numbers on which its verdict depends.
  struct Question {
    Cascade cascade;
    std::vector<int> ranks;
    std::vector<int> params;
    ShapeMemo proven;

    std::size_t numbers() const { return ranks.size() + params.size(); }
    bool is_remembered() const { return numbers() <= ShapeMemo::kMostNumbers; }
    ShapeMemo::Key key_of(std::span<const std::int64_t> extents,
                          std::span<const double> params) const;
    bool is_proven(std::span<const std::int64_t> extents, std::span<const double> params) const;
  };

  void ask_without_conditions(const Spec& spec, const Bounds& bounds);
  void ask_with_conditions(const Spec& spec, const Bounds& bounds);
  std::string judge(Question& question, std::span<const std::int64_t> extents,
                    std::span<const double> params) const;

  /// Few numbers decide it, since conditions count for nothing: H and HK of grouped heads, but
  /// neither P nor M. Where it fails, conditions may still exclude the read.
  std::optional<Question> bare_;
  std::optional<Question> full_;
  std::vector<std::int64_t> longest_;  ///< by rank id
  bool needs_shapes_ = false;
};

}  // namespace attngen

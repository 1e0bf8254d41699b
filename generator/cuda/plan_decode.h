// SPDX-License-Identifier: Apache-2.0
// Decides the numbers of the `decode` skeleton for one problem.
#pragma once

#include <cstdint>
#include <vector>

#include "generator/cuda/plan_forward.h"
#include "generator/cuda/source.h"
#include "generator/form/forward_form.h"
#include "generator/schedule/partial_cost.h"

namespace attngen {

/// Throws Error(refused) with every reason when nothing fits.
Plan plan_decode(const Cascade& cascade, const ForwardForm& form, const Problem& problem);

/// Extents that stand for all of one kernel: as many rows share keys as plan.row_bin says, in
/// groups of one head where the text leaves that open. Ranks whose extent matters are added to
/// `ranks`.
void choose_extents_of_rows(const Cascade& cascade, const Plan& plan, std::vector<int>& ranks,
                            std::vector<std::int64_t>& extents);

/// Keys of a step that one warp has: the warps beside those that cover the rows cut the key tile.
int keys_per_warp(const Plan& plan);

/// Partials that a merge loads before it adds them: as many as registers hold beside the sums.
int parts_at_once(const HeadDims& dims, const Plan& plan);

/// Running values of a row that a partial holds.
int row_scalars(const ForwardForm& form, bool scales_weights);

/// A slot of the workspace is one CTA's partial of a unit, against the keys of a tile. A row's
/// running values are kept by each of its four threads.
PartialCost partial_cost(const HeadDims& dims, const Plan& plan, int row_scalars);

/// Dynamic shared memory: the row tile, the ring of stages (where the warps' partials meet between
/// segments), the ticket, the reductions over columns, the marks of keys in use.
int shared_bytes_of_decode(const ForwardForm& form, const HeadDims& dims, const Plan& plan,
                           int row_scalars);

/// Of the second kernel: it needs the row tile where rows are reduced.
int shared_bytes_of_combine(const ForwardForm& form, const HeadDims& dims, const Plan& plan);

}  // namespace attngen

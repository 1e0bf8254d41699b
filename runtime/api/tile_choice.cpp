// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/tile_choice.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "base/error.h"

namespace attngen {

std::optional<Binding> representative_shape(const Spec& spec, const Bounds& bounds, int few_rows) {
  constexpr std::int64_t kOpenExtent = 4096;
  std::map<std::string, std::int64_t> named;
  for (std::size_t rank = 0; rank < bounds.ranks.size(); ++rank) {
    const RankBound& bound = bounds.ranks[rank];
    if (spec.rank_sources[rank].kind == RankSource::Kind::split_outer) continue;
    std::int64_t extent = bound.most;
    if (extent == RankBound::kLongest) extent = std::max(bound.least, kOpenExtent);
    if (static_cast<int>(rank) == few_rows) extent = std::max<std::int64_t>(bound.least, 1);
    named[spec.cascade.ranks[rank].name] = extent;
  }
  std::map<std::string, double> params;
  for (std::size_t param = 0; param < bounds.static_params.size(); ++param) {
    if (std::isnan(bounds.static_params[param])) continue;
    params[spec.cascade.params[param].name] = bounds.static_params[param];
  }
  try {
    Binding binding = bind_extents(spec.cascade, named, params);
    if (bounds.batch_axes > 0) binding.batch = {std::max<std::int64_t>(bounds.most_batches, 1)};
    return binding;
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::refused) throw;
    return std::nullopt;
  }
}

}  // namespace attngen

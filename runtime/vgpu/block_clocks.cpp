// SPDX-License-Identifier: Apache-2.0
#include "runtime/vgpu/block_clocks.h"

#include <algorithm>

namespace attngen::vgpu {
namespace {

AgentClocks later_of(const AgentClocks& a, const AgentClocks& b) {
  if (a == b) return a;
  bool a_suffices = true;
  bool b_suffices = true;
  for (std::size_t i = 0; i < a->size(); ++i) {
    a_suffices = a_suffices && (*a)[i] >= (*b)[i];
    b_suffices = b_suffices && (*b)[i] >= (*a)[i];
  }
  if (a_suffices) return a;
  if (b_suffices) return b;
  std::vector<Clock> both(a->size());
  std::transform(a->begin(), a->end(), b->begin(), both.begin(),
                 [](Clock x, Clock y) { return std::max(x, y); });
  return std::make_shared<const std::vector<Clock>>(std::move(both));
}

}  // namespace

const std::vector<Clock>* BlockClocks::find(std::uint32_t block) const {
  const auto at = std::lower_bound(
      entries_.begin(), entries_.end(), block,
      [](const Entry& entry, std::uint32_t wanted) { return entry.block < wanted; });
  return at != entries_.end() && at->block == block ? at->clocks.get() : nullptr;
}

Knowledge joined(const Knowledge& a, const Knowledge& b) {
  if (b == nullptr || a == b) return a;
  if (a == nullptr) return b;
  const std::vector<BlockClocks::Entry>& left = a->entries();
  const std::vector<BlockClocks::Entry>& right = b->entries();
  std::vector<BlockClocks::Entry> both;
  both.reserve(left.size() + right.size());
  auto l = left.begin();
  auto r = right.begin();
  while (l != left.end() && r != right.end()) {
    if (l->block < r->block) {
      both.push_back(*l++);
    } else if (r->block < l->block) {
      both.push_back(*r++);
    } else {
      both.push_back({l->block, later_of(l->clocks, r->clocks)});
      ++l;
      ++r;
    }
  }
  both.insert(both.end(), l, left.end());
  both.insert(both.end(), r, right.end());
  if (both == left) return a;
  if (both == right) return b;
  return std::make_shared<const BlockClocks>(std::move(both));
}

}  // namespace attngen::vgpu

// SPDX-License-Identifier: Apache-2.0
// A compile that asks the store first, for any kind of compiler.
#pragma once

#include <memory>
#include <optional>
#include <utility>

#include "runtime/store/store.h"

namespace attngen {

/// What the store kept for `request`, else what make() gives, which is then published; second says
/// whether it was kept. `stored` turns what make() gave into an entry, `restored` an entry into an
/// optional of that: empty when a part is missing, because another version wrote it. Throws what
/// make() and Store::get() throw.
template <class Make, class Stored, class Restored>
auto compile_through(Store& store, const CompileRequest& request, Make make, Stored stored,
                     Restored restored) -> std::pair<decltype(make()), bool> {
  std::optional<decltype(make())> fresh;
  const auto compile = [&] {
    fresh = make();
    return stored(*fresh);
  };
  constexpr int kTries = 2;
  for (int i = 0; i < kTries; ++i) {
    const std::shared_ptr<const StoredKernel> kernel = store.get(request, compile);
    if (fresh) return {std::move(*fresh), false};
    if (auto kept = restored(*kernel)) return {std::move(*kept), true};
    store.discard(key_of(request), "it lacks a part");
  }
  return {make(), false};
}

}  // namespace attngen

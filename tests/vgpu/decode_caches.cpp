// SPDX-License-Identifier: Apache-2.0
#include "tests/vgpu/decode_caches.h"

#include <algorithm>
#include <numeric>
#include <random>

namespace attngen::test {

std::string ragged_groups_text() {
  return R"(cascade ragged_groups {
  rank H, HK, P, M, E, F
  dtype T = bf16
  param scale = rsqrt(E)
  in Q[H,P,E]: T, K[HK,M,E]: T, V[HK,M,F]: T, len[]: i32

  S[h,p,m] = sum{e} Q[h,p,e] * K[h / (H / HK),m,e] * scale where m <= p + len[] - P
  GM[h,p] = max{m} S[h,p,m]
  N[h,p,m] = exp(S[h,p,m] - GM[h,p])
  D[h,p] = sum{m} N[h,p,m]
  out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * V[h / (H / HK),m,f]
  out LSE[h,p] = GM[h,p] + log(D[h,p])
}
)";
}

std::string paged_groups_text(bool heads_first) {
  const std::string dims = heads_first ? "NB,HK,BK" : "NB,BK,HK";
  const std::string at =
      heads_first ? "bt[m / BS],h / (H / HK),m % BS" : "bt[m / BS],m % BS,h / (H / HK)";
  return "cascade paged_groups {\n  rank H, HK, P, M, E, F, NB, BK, MB\n  dtype T = bf16\n"
         "  param scale = rsqrt(E), BS = 16\n  in Q[H,P,E]: T, KC[" +
         dims + ",E]: T, VC[" + dims +
         ",F]: T, bt[MB]: i32, len[]: i32\n\n  S[h,p,m] = sum{e} "
         "Q[h,p,e] * KC[" +
         at +
         ",e] * scale where m <= p + len[] - P\n"
         "  GM[h,p] = max{m} S[h,p,m]\n  N[h,p,m] = exp(S[h,p,m] - GM[h,p])\n"
         "  D[h,p] = sum{m} N[h,p,m]\n"
         "  out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * VC[" +
         at +
         ",f]\n"
         "  out LSE[h,p] = GM[h,p] + log(D[h,p])\n}\n";
}

Pages pages_of(std::int64_t size, bool heads_first, const std::vector<double>& lengths,
               std::int64_t most_keys) {
  Pages pages{size, (most_keys + size - 1) / size, heads_first, lengths, {}};
  std::mt19937_64 bits(static_cast<std::uint64_t>(size));
  for (const double length : lengths) {
    std::vector<double> order(static_cast<std::size_t>(pages.per_sequence));
    std::iota(order.begin(), order.end(), 0.0);
    std::shuffle(order.begin(), order.end(), bits);
    const auto live =
        static_cast<std::size_t>((static_cast<std::int64_t>(length) + size - 1) / size);
    std::fill(order.begin() + static_cast<std::ptrdiff_t>(live), order.end(), 1e9);
    pages.table.insert(pages.table.end(), order.begin(), order.end());
  }
  return pages;
}

bool is_unused_position(const std::vector<std::int64_t>& at, const void* context) {
  const Pages& pages = *static_cast<const Pages*>(context);
  const std::int64_t position = at[pages.heads_first ? 3 : 2];
  for (std::int64_t slot = 0; slot < pages.per_sequence; ++slot) {
    const std::int64_t key = slot * pages.size + position;
    const double page = pages.table[static_cast<std::size_t>(at[0] * pages.per_sequence + slot)];
    const double length = pages.lengths[static_cast<std::size_t>(at[0])];
    if (page == static_cast<double>(at[1]) && static_cast<double>(key) < length) return false;
  }
  return true;
}

bool is_beyond_length(const std::vector<std::int64_t>& at, const void* context) {
  const auto& lengths = *static_cast<const std::vector<double>*>(context);
  return static_cast<double>(at[2]) >= lengths[static_cast<std::size_t>(at[0])];
}

}  // namespace attngen::test

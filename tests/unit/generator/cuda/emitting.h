// SPDX-License-Identifier: Apache-2.0
// What the tests of the CUDA back end start from: a cascade's text, a problem, the emitted source.
#pragma once

#include <doctest/doctest.h>

#include <map>
#include <string>

#include "cascades/gallery.h"
#include "generator/analysis/analysis.h"
#include "generator/cuda/problem.h"
#include "generator/cuda/source.h"
#include "generator/language/language.h"

namespace attngen::emitting {

using Extents = std::map<std::string, std::int64_t>;

inline Cascade parsed(const std::string& text) {
  return parse_variant({"test", text}).front();
}

inline Cascade from_gallery(const std::string& name) {
  const GalleryEntry* entry = find_in_gallery(name);
  REQUIRE(entry != nullptr);
  return parse_variant({"gallery:" + name, std::string(entry->text)}).front();
}

/// A problem with every rank 64 unless said, params without default 1, one batch axis.
inline Problem problem_for(const Cascade& cascade, Extents extents = {},
                           const std::string& arch = "sm_80") {
  std::map<std::string, double> params;
  for (const std::string& rank : ranks_to_give(cascade)) extents.emplace(rank, 64);
  for (const Param& param : cascade.params) {
    if (!param.default_value) params[param.name] = 1;
  }
  return problem_of(cascade, extents, params, 1, limits_of_arch(arch));
}

inline CudaSource emitted(const Cascade& cascade, const Problem& problem) {
  const Analysis analysis = analyse(cascade);
  return emit_cuda(cascade, analysis, problem, choose_plan(cascade, analysis, problem));
}

inline CudaSource emitted(const Cascade& cascade, const Extents& extents = {}) {
  return emitted(cascade, problem_for(cascade, extents));
}

/// softmax with every name replaced: Q K V O GM N D S LSE and the ranks' letters stay apart.
inline std::string softmax_text(const std::map<std::string, std::string>& names = {},
                                const std::string& where = "") {
  const auto name = [&](const std::string& of) {
    const auto at = names.find(of);
    return at == names.end() ? of : at->second;
  };
  return "cascade renamed {\n  rank P, M, E, F\n  param " + name("scale") + " = rsqrt(E)\n  in " +
         name("Q") + "[P,E]: bf16, " + name("K") + "[M,E]: bf16, " + name("V") + "[M,F]: bf16\n  " +
         name("S") + "[p,m] = sum{e} " + name("Q") + "[p,e] * " + name("K") + "[m,e] * " +
         name("scale") + where + "\n  " + name("GM") + "[p] = max{m} " + name("S") + "[p,m]\n  " +
         name("N") + "[p,m] = exp(" + name("S") + "[p,m] - " + name("GM") + "[p])\n  " + name("D") +
         "[p] = sum{m} " + name("N") + "[p,m]\n  out " + name("O") + "[p,f] = sum{m} " + name("N") +
         "[p,m] / " + name("D") + "[p] * " + name("V") + "[m,f]\n  out " + name("LSE") +
         "[p] = " + name("GM") + "[p] + log(" + name("D") + "[p])\n}\n";
}

}  // namespace attngen::emitting

// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <map>
#include <set>
#include <utility>

#include "generator/language/diagnostics.h"
#include "generator/language/language.h"
#include "generator/language/lexer.h"
#include "generator/language/parse_syntax.h"
#include "generator/language/resolve.h"
#include "generator/language/verify.h"

namespace attngen {
namespace {

constexpr std::size_t kLargestText = 1 << 20;

void verify(const ResolvedCascade& resolved, const SyntaxCascade& syntax,
            Diagnostics& diagnostics) {
  verify_names(resolved, syntax, diagnostics);
  verify_bounds(resolved, diagnostics);
  verify_variables(resolved, diagnostics);
  verify_states(resolved, diagnostics);
  verify_selections(resolved, diagnostics);
  verify_types(resolved, diagnostics);
  verify_static_params(resolved, diagnostics);
  verify_divisors(resolved, diagnostics);
}

void refuse_equal_names(const std::vector<SyntaxCascade>& cascades, Diagnostics& diagnostics) {
  std::map<std::string, Span> seen;
  for (const SyntaxCascade& cascade : cascades) {
    const auto [first, inserted] = seen.emplace(cascade.name.text, cascade.name.span);
    if (inserted || cascade.name.text.empty()) continue;
    diagnostics.add(cascade.name.span, "V1",
                    fmt::format("there is a cascade {} already (line {})", cascade.name.text,
                                first->second.line),
                    "give each cascade of a file its own name");
  }
}

void refuse_unknown_overrides(const std::vector<SyntaxCascade>& cascades,
                              const std::map<std::string, DType>& dtypes,
                              Diagnostics& diagnostics) {
  std::set<std::string> aliases;
  bool broken = false;
  for (const SyntaxCascade& cascade : cascades) {
    broken = broken || cascade.broken;
    for (const SyntaxDType& dtype : cascade.dtypes) aliases.insert(dtype.name.text);
  }
  if (broken) return;  // the line that is missed may be the one that did not parse
  std::string known;
  for (const std::string& alias : aliases) known += (known.empty() ? "" : ", ") + alias;
  for (const auto& [name, type] : dtypes) {
    if (aliases.count(name) > 0) continue;
    diagnostics.add({}, "dtype", fmt::format("no line `dtype {} = ...` to override", name),
                    known.empty() ? "the text declares no dtype" : "the text declares " + known);
  }
}

}  // namespace

std::vector<Cascade> parse_variant(const VariantText& variant,
                                   const std::map<std::string, DType>& dtypes) {
  Diagnostics diagnostics(variant.origin, variant.text);
  if (variant.text.size() > kLargestText) {
    diagnostics.add({}, "syntax",
                    fmt::format("the text has {} bytes, and a variant has at most {}",
                                variant.text.size(), kLargestText),
                    "is this a cascade file?");
    diagnostics.throw_if_any();
  }
  const std::vector<SyntaxCascade> syntax =
      parse_syntax(tokens_of(variant.text, diagnostics), diagnostics);
  refuse_equal_names(syntax, diagnostics);
  refuse_unknown_overrides(syntax, dtypes, diagnostics);
  std::vector<Cascade> cascades;
  for (const SyntaxCascade& cascade : syntax) {
    if (cascade.broken) continue;
    ResolvedCascade resolved = resolve(cascade, dtypes, diagnostics);
    verify(resolved, cascade, diagnostics);
    resolved.cascade.origin = variant.origin;
    resolved.cascade.text = variant.text;
    cascades.push_back(std::move(resolved.cascade));
  }
  diagnostics.throw_if_any();
  return cascades;
}

}  // namespace attngen

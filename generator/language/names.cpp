// SPDX-License-Identifier: Apache-2.0
#include "generator/language/names.h"

#include <fmt/format.h>

#include <algorithm>

namespace attngen {

std::string_view described(SymbolKind kind) {
  switch (kind) {
    case SymbolKind::rank:
      return "a rank";
    case SymbolKind::variable:
      return "a rank variable";
    case SymbolKind::tensor:
      return "a tensor";
    case SymbolKind::param:
      return "a parameter";
    case SymbolKind::dtype:
      return "a dtype";
  }
  return "a name";
}

std::string variable_of_rank(const std::string& rank) {
  std::string variable = rank;
  for (char& c : variable) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return variable;
}

bool Names::declare(const SyntaxName& name, SymbolKind kind, int id) {
  const auto [at, inserted] = symbols_.try_emplace(name.text, Symbol{kind, id, name.span, false});
  if (inserted) return true;
  const Symbol& taken = at->second;
  diagnostics_.add(
      name.span, "V1",
      fmt::format("{} is already {} (line {})", name.text, described(taken.kind), taken.span.line),
      "ranks, their variables, tensors, parameters and dtypes share one name space: "
      "choose another name");
  return false;
}

Symbol* Names::find(const std::string& name) {
  const auto at = symbols_.find(name);
  return at == symbols_.end() ? nullptr : &at->second;
}

Symbol* Names::use(const SyntaxName& name, SymbolKind kind) {
  Symbol* const symbol = find(name.text);
  if (symbol == nullptr) {
    report_unknown(name, described(kind));
    return nullptr;
  }
  symbol->used = true;
  if (symbol->kind != kind) {
    diagnostics_.add(
        name.span, "V1",
        fmt::format("{} is {}, not {}", name.text, described(symbol->kind), described(kind)),
        fmt::format("{} is wanted here", described(kind)));
    return nullptr;
  }
  return symbol->id < 0 ? nullptr : symbol;
}

void Names::report_unknown(const SyntaxName& name, std::string_view wanted) {
  std::string fix;
  if (!diagnostics_.full()) {
    std::vector<std::string> candidates;
    for (const auto& [candidate, symbol] : symbols_) candidates.push_back(candidate);
    std::sort(candidates.begin(), candidates.end());
    const std::string close = closest_name(name.text, candidates);
    fix = close.empty() ? fmt::format("declare {} as {}, or correct the name", name.text, wanted)
                        : fmt::format("did you mean {}?", close);
  }
  diagnostics_.add(name.span, "V1", fmt::format("{} is not declared", name.text), fix);
}

}  // namespace attngen

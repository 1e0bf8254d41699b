// SPDX-License-Identifier: Apache-2.0
// The one name space of ranks, variables, tensors, params and dtypes, and who uses what.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "generator/language/diagnostics.h"
#include "generator/language/syntax.h"

namespace attngen {

enum class SymbolKind : std::uint8_t { rank, variable, tensor, param, dtype };

struct Symbol {
  SymbolKind kind = SymbolKind::rank;
  int id = -1;  ///< -1: declared, but wrongly; what follows from that is not reported again
  Span span;
  bool used = false;
};

class Names {
 public:
  explicit Names(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  /// False, after a V1 finding, when the name is taken.
  bool declare(const SyntaxName& name, SymbolKind kind, int id);
  Symbol* find(const std::string& name);

  /// The symbol if it is of that kind, marked used; else null after a V1 finding. A null without a
  /// finding means a declaration that was refused already.
  Symbol* use(const SyntaxName& name, SymbolKind kind);
  void report_unknown(const SyntaxName& name, std::string_view wanted);

  const std::unordered_map<std::string, Symbol>& all() const { return symbols_; }

 private:
  Diagnostics& diagnostics_;
  std::unordered_map<std::string, Symbol> symbols_;
};

/// "a rank", "a tensor".
std::string_view described(SymbolKind kind);

/// The rank's name in lower case: its implicit variable.
std::string variable_of_rank(const std::string& rank);

}  // namespace attngen

// SPDX-License-Identifier: Apache-2.0
// Names of the emitted text: the cascade's own, made safe, and others made of them.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "generator/ir/cascade.h"
#include "templates/templates.h"

namespace attngen {

class CNames {
 public:
  /// A cascade name that is a word of C++ or CUDA, a name of `templates` or one of the printer's
  /// own gets trailing underscores until it is free. Two cascade names never become one.
  CNames(const Cascade& cascade, const TemplateTable& templates);

  const std::string& tensor(int id) const { return tensors_.at(static_cast<std::size_t>(id)); }
  const std::string& var(int id) const { return vars_.at(static_cast<std::size_t>(id)); }
  const std::string& rank(int id) const { return ranks_.at(static_cast<std::size_t>(id)); }
  const std::string& param(int id) const { return params_.at(static_cast<std::size_t>(id)); }

  /// `wanted`, or `wanted` with a number, such that no other name is equal to it; taken from now
  /// on.
  std::string fresh(const std::string& wanted);

 private:
  std::string safe(const std::string& name);

  std::set<std::string, std::less<>> taken_;
  std::vector<std::string> tensors_, vars_, ranks_, params_;
};

/// Words that mean something to a CUDA compiler, or that the printers use: no cascade name may be
/// one of them. Sorted.
const std::set<std::string, std::less<>>& reserved_words();

/// The words that emit_*.cpp print besides cascade names and the templates' own words. Sorted.
const std::set<std::string, std::less<>>& printer_words();

/// The names that the templates declare outside every function and struct, and words beside them.
std::set<std::string, std::less<>> template_names(const TemplateTable& templates);

}  // namespace attngen

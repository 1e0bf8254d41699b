// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/c_names.h"

#include <algorithm>

#include "generator/cuda/cuda_tokens.h"

namespace attngen {
namespace {

/// INT_MAX, M_PI, ...: how C headers spell their macros.
bool looks_like_macro(const std::string& name) {
  const bool is_upper =
      std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return (is_upper && name.find('_') != std::string::npos) || name.rfind("M_", 0) == 0 ||
         name.rfind("HUGE_VAL", 0) == 0 || name.rfind("cuda", 0) == 0;
}

}  // namespace

CNames::CNames(const Cascade& cascade, const TemplateTable& templates)
    : taken_(template_names(templates)) {
  taken_.insert(printer_words().begin(), printer_words().end());
  taken_.insert(reserved_words().begin(), reserved_words().end());
  for (const Tensor& tensor : cascade.tensors) tensors_.push_back(safe(tensor.name));
  for (const RankVar& var : cascade.vars) vars_.push_back(safe(var.name));
  for (const Rank& rank : cascade.ranks) ranks_.push_back(safe(rank.name));
  for (const Param& param : cascade.params) params_.push_back(safe(param.name));
}

std::string CNames::safe(const std::string& name) {
  // A leading underscore belongs to the compiler, so such a name starts with a letter here.
  std::string free = name.front() == '_' ? "u" + name : name;
  if (looks_like_macro(free)) free += '_';
  while (taken_.count(free) != 0) free += '_';
  taken_.insert(free);
  return free;
}

std::string CNames::fresh(const std::string& wanted) {
  std::string name = wanted;
  for (int number = 2; taken_.count(name) != 0; ++number) {
    name = wanted + "_" + std::to_string(number);
  }
  taken_.insert(name);
  return name;
}

std::set<std::string, std::less<>> template_names(const TemplateTable& templates) {
  std::set<std::string, std::less<>> names;
  for (const TemplatePart& part : templates) {
    int depth = 0;
    for (const CudaToken& token : cuda_tokens(part.text)) {
      if (token.text == "{" || token.text == "(") ++depth;
      if (token.text == "}" || token.text == ")") --depth;
      if (depth == 0 && token.kind == CudaTokenKind::word) names.emplace(token.text);
    }
  }
  return names;
}

}  // namespace attngen

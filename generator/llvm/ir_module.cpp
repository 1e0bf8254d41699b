// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/ir_module.h"

#include <fmt/format.h>

#include <utility>

namespace attngen {
namespace {

std::string as_comment(const std::string& lines) {
  std::string text;
  std::size_t at = 0;
  while (at < lines.size()) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    const std::string line = lines.substr(at, end - at);
    text += line.empty() ? ";\n" : "; " + line + "\n";
    at = end + 1;
  }
  return text;
}

}  // namespace

IrModule::IrModule(std::string header, int vector_bits)
    : header_(std::move(header)), vector_bits_(vector_bits) {}

void IrModule::add(const IrFunction& function) {
  functions_.push_back(function.text("#0"));
  for (const auto& [name, line] : function.intrinsics()) declarations_.emplace(name, line);
}

void IrModule::declare(const std::string& line) {
  declarations_.emplace(line, line);
}

std::string IrModule::text() const {
  std::string text = as_comment(header_);
  for (const std::string& function : functions_) text += "\n" + function;
  text += "\n";
  for (const auto& [name, line] : declarations_) text += line + "\n";
  text += fmt::format(
      "\nattributes #0 = {{ nounwind \"prefer-vector-width\"=\"{0}\" "
      "\"min-legal-vector-width\"=\"{0}\" }}\n",
      vector_bits_);
  return text;
}

}  // namespace attngen

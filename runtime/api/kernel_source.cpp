// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/kernel_source.h"

namespace attngen {

const std::string& entry_of(const KernelSource& source) {
  return std::visit([](const auto& one) -> const std::string& { return one.entry; }, source);
}

const std::string& text_of(const KernelSource& source) {
  return std::visit([](const auto& one) -> const std::string& { return one.text; }, source);
}

const std::string& command_of(const KernelSource& source) {
  return std::visit([](const auto& one) -> const std::string& { return one.command; }, source);
}

const std::vector<KernelArgument>& arguments_of(const KernelSource& source) {
  return std::visit(
      [](const auto& one) -> const std::vector<KernelArgument>& { return one.arguments; }, source);
}

std::string plan_text_of(const KernelSource& source) {
  return std::visit([](const auto& one) { return to_text(one.plan); }, source);
}

}  // namespace attngen

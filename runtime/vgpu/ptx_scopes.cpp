// SPDX-License-Identifier: Apache-2.0
#include "runtime/vgpu/ptx_scopes.h"

namespace attngen::vgpu {

void PtxScopes::push() {
  Scope scope;
  scope.parent = open_.empty() ? -1 : open_.back();
  open_.push_back(static_cast<int>(scopes_.size()));
  scopes_.push_back(std::move(scope));
}

void PtxScopes::declare_register(const std::string& name, int index) {
  scopes_[static_cast<std::size_t>(current())].registers[name] = index;
}

int PtxScopes::find_register(const std::string& name) const {
  for (int scope = current(); scope >= 0; scope = scopes_[static_cast<std::size_t>(scope)].parent) {
    const auto& names = scopes_[static_cast<std::size_t>(scope)].registers;
    if (const auto found = names.find(name); found != names.end()) return found->second;
  }
  return -1;
}

bool PtxScopes::declare_label(const std::string& name, int index) {
  return scopes_[static_cast<std::size_t>(current())].labels.emplace(name, index).second;
}

int PtxScopes::find_label(const std::string& name, int scope) const {
  for (; scope >= 0; scope = scopes_[static_cast<std::size_t>(scope)].parent) {
    const auto& names = scopes_[static_cast<std::size_t>(scope)].labels;
    if (const auto found = names.find(name); found != names.end()) return found->second;
  }
  return -1;
}

}  // namespace attngen::vgpu

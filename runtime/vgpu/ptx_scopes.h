// SPDX-License-Identifier: Apache-2.0
// Names of one PTX function: registers and labels live in nested brace scopes.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

namespace attngen::vgpu {

class PtxScopes {
 public:
  PtxScopes() { push(); }

  void push();
  void pop() { open_.pop_back(); }
  std::size_t depth() const { return open_.size(); }
  int current() const { return open_.back(); }

  void declare_register(const std::string& name, int index);
  int find_register(const std::string& name) const;  ///< -1 when not declared

  /// Labels may be used before they are defined: look them up from a scope once all are known.
  bool declare_label(const std::string& name, int index);
  int find_label(const std::string& name, int scope) const;

 private:
  struct Scope {
    int parent = -1;
    std::unordered_map<std::string, int> registers;
    std::unordered_map<std::string, int> labels;
  };
  std::vector<Scope> scopes_;
  std::vector<int> open_;
};

}  // namespace attngen::vgpu

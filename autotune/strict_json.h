// SPDX-License-Identifier: Apache-2.0
// JSON from outside: bounded, typed, and nothing in it that nobody knows.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

namespace attngen::tune {

/// Parsed text. Throws Error(refused) naming `origin`: no JSON, nested deeper than 16, a name twice
/// in one object, a number beyond double.
nlohmann::json parse_strictly(const std::string& text, const std::string& origin);

/// An object whose fields are taken one by one; each take throws Error(refused) where the field is
/// missing or of another type, end() where one is left that nobody took.
class StrictObject {
 public:
  StrictObject(const nlohmann::json& value, std::string where);

  bool has(const std::string& name) const;
  const nlohmann::json& any(const std::string& name);
  std::string text(const std::string& name);
  std::int64_t integer(const std::string& name);
  int small(const std::string& name);      ///< an integer of 32 bits
  double number(const std::string& name);  ///< finite
  bool boolean(const std::string& name);
  StrictObject object(const std::string& name);
  const nlohmann::json& array(const std::string& name);
  void end() const;
  const std::string& where() const { return where_; }
  const nlohmann::json& value() const { return value_; }

 private:
  [[noreturn]] void fail(const std::string& name, const std::string& rule) const;

  const nlohmann::json& value_;
  std::string where_;
  std::set<std::string> taken_;
};

}  // namespace attngen::tune

// SPDX-License-Identifier: Apache-2.0
// Short forms for tests that interpret a text on a few numbers.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "generator/language/language.h"
#include "generator/oracle/interpret.h"

namespace attngen::testing {

inline Cascade parsed(const std::string& text) {
  return parse_variant({"test", text}).front();
}

inline Array array_of(DType type, Shape shape, const std::vector<double>& values) {
  Array array(type, std::move(shape));
  for (std::size_t i = 0; i < values.size(); ++i) {
    array.set(static_cast<std::int64_t>(i), values[i]);
  }
  return array;
}

inline Array floats(Shape shape, const std::vector<double>& values) {
  return array_of(DType::f32, std::move(shape), values);
}

inline Array integers(Shape shape, const std::vector<double>& values) {
  return array_of(DType::i32, std::move(shape), values);
}

inline std::vector<double> values_of(const Array& array) {
  std::vector<double> values;
  for (std::int64_t i = 0; i < array.size(); ++i) values.push_back(array.at(i));
  return values;
}

/// Output `name` of the only cascade in `text`.
inline Array output_of(const std::string& text, Request request, const std::string& name,
                       const InterpretOptions& options = {}) {
  const Cascade cascade = parsed(text);
  return interpret(cascade, bind_inputs(cascade, std::move(request)), options).at(name);
}

inline std::vector<double> result_of(const std::string& text, Request request,
                                     const std::string& name = "O") {
  return values_of(output_of(text, std::move(request), name));
}

/// What the binding or the interpreter refuses this request with; empty when it does not.
inline std::string refusal_of(const std::string& text, Request request,
                              const InterpretOptions& options = {}) {
  const Cascade cascade = parsed(text);
  try {
    interpret(cascade, bind_inputs(cascade, std::move(request)), options);
  } catch (const Error& error) {
    return error.kind() == ErrorKind::refused ? error.what() : "another kind of error";
  }
  return {};
}

inline bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace attngen::testing

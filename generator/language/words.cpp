// SPDX-License-Identifier: Apache-2.0
#include "generator/language/words.h"

#include <algorithm>
#include <array>

namespace attngen {
namespace {

constexpr std::array<std::string_view, 8> kReductions = {"sum", "max", "min",    "prod",
                                                         "any", "all", "argmax", "topk"};
constexpr std::array<std::string_view, 10> kOpeners = {"rank", "split", "var",  "dtype", "param",
                                                       "in",   "iter",  "init", "out",   "expect"};
constexpr std::array<std::string_view, 7> kOthers = {"cascade", "until", "passes", "where",
                                                     "inf",     "true",  "false"};
constexpr std::array<std::string_view, 12> kTypes = {"f64", "f32", "f16", "bf16", "e4m3", "e5m2",
                                                     "i8",  "i4",  "u8",  "i32",  "i64",  "bool"};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

template <typename Words>
std::string listed(const Words& words) {
  std::string text;
  for (const std::string_view word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

}  // namespace

const std::vector<FunctionWord>& function_words() {
  static const std::vector<FunctionWord> words = {
      {"exp", Op::exp},       {"log", Op::log},     {"tanh", Op::tanh}, {"sigmoid", Op::sigmoid},
      {"relu", Op::relu},     {"abs", Op::abs},     {"sqrt", Op::sqrt}, {"rsqrt", Op::rsqrt},
      {"elu1", Op::elu1},     {"gelu", Op::gelu},   {"silu", Op::silu}, {"round", Op::round},
      {"neg", Op::neg},       {"pow", Op::pow},     {"min", Op::min},   {"max", Op::max},
      {"select", Op::select}, {"clamp", Op::clamp},
  };
  return words;
}

std::optional<Op> function_named(std::string_view name) {
  for (const FunctionWord& word : function_words()) {
    if (word.name == name) return word.op;
  }
  return std::nullopt;
}

std::string_view name_of_function(Op op) {
  for (const FunctionWord& word : function_words()) {
    if (word.op == op && op != Op::neg) return word.name;
  }
  return {};
}

std::optional<ReduceOp> reduction_named(std::string_view name) {
  const auto at = std::find(kReductions.begin(), kReductions.end(), name);
  if (at == kReductions.end()) return std::nullopt;
  return static_cast<ReduceOp>(at - kReductions.begin());
}

std::string_view name_of(ReduceOp op) {
  return kReductions.at(static_cast<std::size_t>(op));
}

bool opens_statement(std::string_view word) {
  return holds(kOpeners, word);
}

bool is_reserved(std::string_view word) {
  return holds(kReductions, word) || holds(kOpeners, word) || holds(kOthers, word) ||
         holds(kTypes, word) || function_named(word).has_value();
}

std::string all_reductions() {
  return listed(kReductions);
}

std::string all_functions() {
  std::vector<std::string_view> names;
  for (const FunctionWord& word : function_words()) names.push_back(word.name);
  return listed(names);
}

std::string all_types() {
  return listed(kTypes);
}

}  // namespace attngen

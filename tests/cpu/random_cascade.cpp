// SPDX-License-Identifier: Apache-2.0
#include "tests/cpu/random_cascade.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <limits>
#include <map>
#include <set>

#include "base/error.h"

namespace attngen::testing {
namespace {

/// The variable of a rank is its name in lower case.
std::string var_of(const std::string& rank) {
  std::string var = rank;
  for (char& c : var) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return var;
}

/// The rank that a left coordinate runs along.
std::string rank_of(const std::string& coord) {
  if (coord == "i") return "P";
  if (coord == "m1*M0 + m0") return "M";
  return std::string(1, static_cast<char>(coord[0] - 'a' + 'A')) + coord.substr(1);
}

bool has(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool has_word(const std::string& text, const std::string& word) {
  const auto is_letter = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
  };
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const bool begins = at == 0 || !is_letter(text[at - 1]);
    const std::size_t end = at + word.size();
    if (begins && (end == text.size() || !is_letter(text[end]))) return true;
  }
  return false;
}

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, ","));
}

}  // namespace

void RandomCascade::declare_inputs() {
  const std::vector<std::string> floats = {"f32", "f32", "bf16", "f16", "f64", "e4m3", "e5m2"};
  const std::vector<std::string> integers = {"i32", "i64", "i8", "u8", "i4"};
  const std::string type = pick(floats);
  sources_ = {{"A", {"P", "M"}, Sort::number, true, type},
              {"B", {"M", "E"}, Sort::number, true, chance(50) ? type : pick(floats)},
              {"C", {"P"}, Sort::number, true, pick(floats)},
              {"u", {}, Sort::number, true, "f32"},
              {"tab", {"M"}, Sort::integer, true, "i32"},
              {"t8", {"P"}, Sort::integer, true, pick(integers)},
              {"len", {}, Sort::integer, true, "i32"},
              {"mask", {"P", "M"}, Sort::condition, true, "bool"}};
}

std::vector<std::string> RandomCascade::some_vars(int at_least, int at_most,
                                                  const std::vector<std::string>& but) {
  std::vector<std::string> all = {"p", "m", "e", "m1", "m0", "i"};
  std::shuffle(all.begin(), all.end(), random_);
  const int count = at_least + below(at_most - at_least + 1);
  std::vector<std::string> vars;
  for (const std::string& var : all) {
    if (static_cast<int>(vars.size()) < count && !has(but, var)) vars.push_back(var);
  }
  return vars;
}

const RandomCascade::Source* RandomCascade::some_source(Sort sort) {
  std::vector<const Source*> fitting;
  for (const Source& source : sources_) {
    if (source.sort == sort) fitting.push_back(&source);
  }
  if (fitting.empty()) return nullptr;
  // Half of the time the newest, so that equations follow each other.
  return chance(40) ? fitting.back()
                    : fitting[static_cast<std::size_t>(below(static_cast<int>(fitting.size())))];
}

std::string RandomCascade::index(const std::vector<std::string>& vars, int depth) {
  if (depth == 0) {
    std::vector<std::string> leaves = {"P", "M", "2", "3", "len[]", "step"};
    for (const std::string& var : vars) leaves.insert(leaves.end(), {var, var});
    if (chance(15)) {
      const Source* const table = some_source(Sort::integer);
      return access(*table, vars);
    }
    return pick(leaves);
  }
  const std::string a = index(vars, depth - 1);
  const std::string b = index(vars, depth - 1);
  switch (below(9)) {
    case 0:
      return fmt::format("({}) / {}", a, 1 + below(4));
    case 1:
      return fmt::format("({}) % {}", a, chance(50) ? "step" : "3");
    case 2:
      return fmt::format("abs({})", a);
    case 3:
      return fmt::format("clamp({}, -2, {})", a, b);
    case 4:
      return fmt::format("max({}, {})", a, b);
    case 5:
      return fmt::format("({}) * ({})", a, b);
    case 6:
      return fmt::format("({} + {})", a, b);
    default:
      return fmt::format("({} - ({}))", a, b);
  }
}

/// Mostly inside; what is not is refused by the binding, or stands under a condition.
std::string RandomCascade::coordinate(const std::string& rank,
                                      const std::vector<std::string>& vars) {
  const std::string var = var_of(rank);
  if (rank == "P" && has(vars, "i") && chance(50)) return "i";
  if (has(vars, var) && chance(85)) return var;
  if (rank == "M" && has(vars, "m1") && has(vars, "m0") && chance(80)) return "m1*M0 + m0";
  if (chance(80)) return fmt::format("clamp({}, 0, {} - 1)", index(vars, 1), rank);
  return index(vars, 0);
}

std::string RandomCascade::access(const Source& source, const std::vector<std::string>& vars) {
  std::vector<std::string> coords;
  const Source copy = source;  // coordinates may read further tensors
  for (const std::string& rank : copy.ranks) coords.push_back(coordinate(rank, vars));
  return fmt::format("{}[{}]", copy.name, joined(coords));
}

std::string RandomCascade::number(const std::vector<std::string>& vars, int depth) {
  if (depth == 0) {
    const int kind = below(10);
    if (kind == 0) return pick({"0.5", "3", "-1.25", "0", "w", "wide", "rsqrt(E)"});
    if (kind == 1 && !vars.empty()) return "(" + pick(vars) + " - 2)";
    if (kind == 2) return access(*some_source(Sort::integer), vars);
    return access(*some_source(Sort::number), vars);
  }
  const std::string a = number(vars, depth - 1);
  const std::string b = number(vars, depth - 1);
  switch (below(16)) {
    case 0:
      // Bounded: what is tiny in f64 and 0 in f32 would differ once it divides.
      return fmt::format("exp(-abs(clamp({}, -9, 9)))", a);
    case 1:
      return fmt::format("{}({})", pick({"tanh", "relu", "abs", "neg", "round"}), a);
    case 2:
      return fmt::format("{}(clamp({}, -4, 9))", pick({"silu", "gelu", "elu1"}), a);
    case 3:
      return fmt::format("log(1.5 + abs({}))", a);
    case 4:
      return fmt::format("{}(abs({}) + 0.25)", pick({"sqrt", "rsqrt"}), a);
    case 5:
      return fmt::format("({}) / ({})", a, b);
    case 6:
      return fmt::format("({} - ({}))", a, b);
    case 7:
      return fmt::format("({} + {})", a, b);
    case 8:
      return fmt::format("{}({}, {})", pick({"min", "max"}), a, b);
    case 9:
      return fmt::format("clamp({}, -2, 1.5)", a);
    case 10:
      return fmt::format("select({}, {}, {})", condition(vars, 0), a, b);
    case 11:
      return fmt::format("pow(abs({}) + 0.5, 1.5)", a);
    default:
      return fmt::format("{} * ({})", a, b);
  }
}

std::string RandomCascade::condition(const std::vector<std::string>& vars, int depth) {
  const std::string order = pick({"<", "<=", ">", ">=", "==", "!="});
  if (depth > 0 && chance(50)) {
    const std::string a = condition(vars, depth - 1);
    if (chance(30)) return fmt::format("!({})", a);
    return fmt::format("({} {} {})", a, pick({"&&", "||"}), condition(vars, depth - 1));
  }
  const int kind = below(10);
  if (kind == 0) return access(*some_source(Sort::condition), vars);
  if (kind == 1) return fmt::format("{} < w", index(vars, 1));
  if (kind == 2) return fmt::format("{} > 0.3", access(*some_source(Sort::number), vars));
  return fmt::format("{} {} {}", index(vars, 1), order, index(vars, 1));
}

std::string RandomCascade::where(const std::vector<std::string>& vars) {
  if (chance(45)) return "";
  if (chance(25) && has(vars, "m") && has(vars, "p")) return " where m <= p + M - P";
  std::string text = " where " + condition(vars, 1);
  if (chance(40)) text += " && " + condition(vars, 1);
  return text;
}

std::string RandomCascade::equation(int number_of) {
  const std::string name = fmt::format("T{}", number_of);
  const bool is_condition = chance(12);
  std::vector<std::string> left = some_vars(0, 3);
  if (has(left, "i")) left.erase(std::remove(left.begin(), left.end(), "p"), left.end());
  std::vector<std::string> reduced;
  std::string op;
  if (chance(60)) {
    reduced = some_vars(1, 2, left);
    op = is_condition ? pick({"any", "all"}) : pick({"sum", "sum", "sum", "max", "min", "prod"});
  }
  std::vector<std::string> vars = left;
  vars.insert(vars.end(), reduced.begin(), reduced.end());
  std::string body = is_condition ? condition(vars, 1) : number(vars, 1 + below(2));
  for (const std::string& var : reduced) {
    if (has_word(body, var)) continue;
    body = is_condition ? fmt::format("({} || {} > 1)", body, var)
                        : fmt::format("({}) * ({} + 0.5)", body, var);
  }
  if (!reduced.empty()) body = fmt::format("{}{{{}}} ({})", op, joined(reduced), body);
  body += where(vars);
  Source made;
  made.name = name;
  made.sort = is_condition ? Sort::condition : Sort::number;
  if (has(left, "m1") && has(left, "m0") && !has(left, "m") && chance(50)) {
    left.erase(std::find(left.begin(), left.end(), "m0"));
    *std::find(left.begin(), left.end(), "m1") = "m1*M0 + m0";
  }
  for (const std::string& coord : left) made.ranks.push_back(rank_of(coord));
  if (!is_condition && chance(15)) made.type = pick({"f64", "i32", "i64", "f32"});
  if (made.type == "i32" || made.type == "i64") made.sort = Sort::integer;
  if (is_condition) made.type = "bool";
  std::string text = fmt::format("{}[{}]{} = {}", name, joined(left),
                                 made.type.empty() ? "" : ": " + made.type, body);
  sources_.push_back(made);
  return text;
}

std::string RandomCascade::selection(int number_of) {
  const std::string name = fmt::format("T{}", number_of);
  Source made;
  made.name = name;
  made.sort = Sort::integer;
  made.ranks = {"P"};
  const std::string body = fmt::format("({}) + B[m,0 * p]", number({"p", "m"}, 1));
  const std::string tail = where({"p", "m"});
  std::string text;
  if (chance(50)) {
    made.ranks.push_back("J");
    text = fmt::format("{}[p,j] = topk{{m}} ({}){}", name, body, tail);
  } else {
    text = fmt::format("{}[p] = argmax{{m}} ({}){}", name, body, tail);
  }
  sources_.push_back(made);
  return text;
}

std::string RandomCascade::recurrence(int number_of) {
  const std::string state = fmt::format("X{}", number_of);
  const std::string name = fmt::format("T{}", number_of);
  const std::string between =
      chance(50) ? fmt::format("Y{0}[t,e] = X{0}[t,e] * 0.5 + C[t]", number_of)
                 : fmt::format("Y{0}[t,e] = sum{{m}} B[m,e] * A[t,m] + max(X{0}[t,e], 0) * B[m,e]",
                               number_of);
  sources_.push_back({name, {"P", "E"}, Sort::number, false, {}});
  return fmt::format(
      "init {0}[0,e] = {3}\n  {2}\n  {0}[t+1,e] = {0}[t,e] * g + {1}[t,e]\n"
      "  T{4}[t,e] = {0}[t+1,e] - {0}[t,e] + {0}[P,e] * C[0]",
      state, fmt::format("Y{}", number_of), between, pick({"0", "-1.5", "sum{m} B[m,e]"}),
      number_of);
}

std::string RandomCascade::text() {
  declare_inputs();
  std::vector<std::string> equations;
  const int count = 1 + below(5);
  bool iterates = false;
  for (int at = 0; at < count; ++at) {
    const int kind = below(10);
    if (kind == 0 && !iterates) {
      equations.push_back(recurrence(at));
      iterates = true;
    } else if (kind <= 2) {
      equations.push_back(selection(at));
    } else {
      equations.push_back(equation(at));
    }
  }
  std::string body;
  for (std::size_t at = 0; at < equations.size(); ++at) {
    // What nobody reads is an output, and now and then also what somebody does.
    const std::string name = fmt::format("T{}", at);
    bool is_read = false;
    for (std::size_t later = at + 1; later < equations.size(); ++later) {
      is_read = is_read || has_word(equations[later], name);
    }
    std::string text = equations[at];
    if (!is_read || chance(25)) {
      const bool is_coordinate = has_word(text, "topk") || has_word(text, "argmax");
      if (is_coordinate && is_read) text.insert(text.find(" = "), ": i32");
      text.insert(text.find(name + "["), "out ");
    }
    body += "  " + text + "\n";
  }
  const bool splits = has_word(body, "m1") || has_word(body, "m0") || has_word(body, "M0");
  if (splits) body += "  out Z[m1,m0] = m1 + m0 * 0.5\n";
  std::string head;
  if (iterates) head += "  var t in P\n  iter t until t >= P\n";
  if (has_word(body, "i")) head += "  var i in P\n";
  if (splits) head += "  split M -> M1, M0=3\n";
  const std::map<std::string, std::string> params = {
      {"w", "w = 2.5"}, {"wide", "wide: f64 = 0.1"}, {"step", "step = 2"}, {"g", "g = 0.75"}};
  for (const auto& [name, declared] : params) {
    if (has_word(body, name)) head += "  param " + declared + "\n";
  }
  std::string inputs;
  for (const Source& source : sources_) {
    if (!source.is_input || !has_word(body, source.name)) continue;
    inputs += fmt::format("  in {}[{}]: {}\n", source.name, joined(source.ranks), source.type);
  }
  std::vector<std::string> ranks;
  const std::string all = head + inputs + body;
  for (const char* rank : {"P", "M", "E", "J"}) {
    if (has_word(all, rank) || has_word(all, var_of(rank))) ranks.emplace_back(rank);
  }
  return fmt::format("cascade t {{\n  rank {}\n{}}}\n", joined(ranks), all);
}

std::optional<BoundInputs> RandomCascade::inputs(const Cascade& cascade) {
  const std::map<std::string, std::int64_t> extents = {{"P", chance(5) ? 0 : 1 + below(6)},
                                                       {"M", chance(5) ? 0 : 1 + below(9)},
                                                       {"E", 1 + below(4)},
                                                       {"J", 1 + below(4)}};
  const bool is_hostile = chance(40);
  const double infinity = std::numeric_limits<double>::infinity();
  const double hostile[] = {0.0, -0.0, infinity, -infinity,
                            std::numeric_limits<double>::quiet_NaN()};
  std::normal_distribution<double> normal;
  Request request;
  std::set<std::string> from_arrays;
  const Shape batch = chance(30) ? Shape{2} : Shape{};
  for (std::size_t at = 0; at < cascade.tensors.size(); ++at) {
    const Tensor& tensor = cascade.tensors[at];
    if (tensor.kind != TensorKind::input) continue;
    Shape shape = chance(50) ? batch : Shape{};
    for (const TensorDim& dim : tensor.dims) {
      const std::string& rank = cascade.ranks[static_cast<std::size_t>(dim.rank)].name;
      shape.push_back(extents.at(rank));
      from_arrays.insert(rank);
    }
    Array array(tensor.type.type, shape);
    for (std::int64_t i = 0; i < array.size(); ++i) {
      if (!is_float(tensor.type.type)) {
        array.set(i, tensor.type.type == DType::boolean ? below(2) : below(8) - 1);
      } else {
        array.set(i, is_hostile && chance(12) ? hostile[below(5)] : normal(random_));
      }
    }
    request.inputs.emplace(tensor.name, std::move(array));
  }
  for (const Rank& rank : cascade.ranks) {
    const auto known = extents.find(rank.name);
    if (known != extents.end() && from_arrays.count(rank.name) == 0)
      request.extents[rank.name] = known->second;
  }
  try {
    return bind_inputs(cascade, std::move(request));
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace attngen::testing

// SPDX-License-Identifier: Apache-2.0
#include "runtime/vgpu/ptx_body_parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <map>
#include <tuple>

#include "runtime/vgpu/ptx_scopes.h"

namespace attngen::vgpu {
namespace {

std::vector<std::string> split_at_dots(const std::string& opcode) {
  std::vector<std::string> pieces;
  std::size_t start = 0;
  while (start <= opcode.size()) {
    const std::size_t dot = std::min(opcode.find('.', start), opcode.size());
    pieces.push_back(opcode.substr(start, dot - start));
    start = dot + 1;
  }
  return pieces;
}

class BodyParser {
 public:
  BodyParser(PtxTokenStream& tokens, PtxModule& module, PtxFunction& function)
      : tokens_(tokens), module_(module), function_(function) {}

  void run() {
    tokens_.expect("{");
    const std::size_t outside = scopes_.depth();
    scopes_.push();
    while (scopes_.depth() > outside) {
      if (tokens_.at_end()) tokens_.refuse("the kernel's body is not closed");
      statement();
    }
    resolve_labels();
  }

 private:
  using Position = std::tuple<int, int, int>;  // file, line, column

  void statement() {
    const PtxToken& token = tokens_.peek();
    const std::string_view text = token.text;
    if (tokens_.accept("{")) return scopes_.push();
    if (tokens_.accept("}")) return scopes_.pop();
    if (tokens_.accept(";")) return;
    if (text == ".reg") return registers();
    if (text == ".loc") return location();
    if (starts_variable(text)) return parse_variable(tokens_, module_, false);
    if (text == ".pragma") {
      tokens_.take();
      tokens_.take();
      return tokens_.expect(";");
    }
    if (token.kind == PtxTokenKind::word && tokens_.peek(1).text == ":") return label();
    if (text.substr(0, 1) == ".") {
      tokens_.refuse(fmt::format("directive '{}' is not known in a kernel", text));
    }
    instruction();
  }

  /// .reg .b32 %r<100>;   .reg .pred p, q;
  void registers() {
    tokens_.take();
    const std::string word = tokens_.take_word("a register type");
    const auto type = ptx_type_named(std::string_view(word).substr(1));
    if (!type) tokens_.refuse(fmt::format("register type '{}' is not supported", word));
    do {
      const std::string name = tokens_.take_word("a register name");
      if (tokens_.accept("<")) {
        const std::int64_t count = tokens_.take_integer("a register count");
        tokens_.expect(">");
        for (std::int64_t i = 0; i < count; ++i) add_register(name + std::to_string(i), *type);
      } else {
        add_register(name, *type);
      }
    } while (tokens_.accept(","));
    tokens_.expect(";");
  }

  void add_register(const std::string& name, PtxType type) {
    scopes_.declare_register(name, static_cast<int>(function_.registers.size()));
    function_.registers.push_back({name, type});
  }

  /// .loc FILE LINE COLUMN [, function_name NAME[+N], inlined_at FILE LINE COLUMN]
  void location() {
    tokens_.take();
    const Position here = position();
    std::vector<int> callers;
    while (tokens_.accept(",")) {
      const std::string attribute = tokens_.take_word("a .loc attribute");
      if (attribute == "function_name") {
        tokens_.take();
        if (tokens_.accept("+")) tokens_.take();
      } else if (attribute == "inlined_at") {
        const Position caller = position();
        callers.push_back(std::get<1>(caller));
        if (const auto outer = inlined_.find(caller); outer != inlined_.end()) {
          callers.insert(callers.end(), outer->second.begin(), outer->second.end());
        }
      } else {
        tokens_.refuse(fmt::format(".loc attribute '{}' is not known", attribute));
      }
    }
    inlined_[here] = callers;
    constexpr int kEmittedFile = 1;
    if (std::get<0>(here) != kEmittedFile) return;
    place_.line = std::get<1>(here);
    place_.callers = std::move(callers);
  }

  Position position() {
    const auto file = static_cast<int>(tokens_.take_integer("a file number"));
    const auto line = static_cast<int>(tokens_.take_integer("a line number"));
    return {file, line, static_cast<int>(tokens_.take_integer("a column number"))};
  }

  /// NAME:   NAME: .branchtargets A, B;
  void label() {
    const std::string name = tokens_.take_word("a label");
    tokens_.expect(":");
    const auto index = static_cast<int>(function_.labels.size());
    if (!scopes_.declare_label(name, index)) {
      tokens_.refuse(fmt::format("label '{}' is defined twice", name));
    }
    PtxLabel made;
    made.name = name;
    made.position = static_cast<int>(function_.instructions.size());
    function_.labels.push_back(std::move(made));
    if (!tokens_.accept(".branchtargets")) return;
    do {
      pending_targets_.push_back({index, tokens_.take_word("a label"), scopes_.current()});
    } while (tokens_.accept(","));
    tokens_.expect(";");
  }

  void instruction() {
    PtxInstruction made;
    made.place = place_;
    made.place.ptx_line = tokens_.peek().line;
    if (tokens_.accept("@")) {
      made.predicate_negated = tokens_.accept("!");
      made.predicate = register_named(tokens_.take_word("a predicate"));
    }
    made.opcode = tokens_.take_word("an instruction");
    made.pieces = split_at_dots(made.opcode);
    if (made.pieces[0] == "call") {
      tokens_.refuse("a call is not supported; everything must be inlined");
    }
    const bool branch = made.pieces[0] == "bra" || made.pieces[0] == "brx";
    while (!tokens_.accept(";")) {
      made.operands.push_back(operand(branch));
      if (!tokens_.at(";")) tokens_.expect(",");
    }
    function_.instructions.push_back(std::move(made));
  }

  PtxOperand operand(bool branch) {
    if (tokens_.at("[")) return address();
    if (tokens_.at("{")) return vector();
    if (tokens_.at("-") || tokens_.peek().kind == PtxTokenKind::number) return number();
    if (tokens_.accept("!")) {
      PtxOperand made = named(branch);
      made.negated = true;
      return made;
    }
    if (tokens_.peek().kind != PtxTokenKind::word) {
      tokens_.refuse(fmt::format("expected an operand, found '{}'", tokens_.peek().text));
    }
    PtxOperand made = named(branch);
    if (tokens_.accept("|")) made.second = register_named(tokens_.take_word("a predicate"));
    return made;
  }

  PtxOperand address() {
    tokens_.expect("[");
    PtxOperand made;
    made.kind = OperandKind::address;
    made.elements.push_back(tokens_.peek().kind == PtxTokenKind::number ? number() : named(false));
    if (tokens_.accept("+")) {
      made.offset = tokens_.take_integer("an offset");
    } else if (tokens_.at("-")) {
      made.offset = tokens_.take_integer("an offset");
    }
    tokens_.expect("]");
    return made;
  }

  PtxOperand vector() {
    tokens_.expect("{");
    PtxOperand made;
    made.kind = OperandKind::vector;
    while (!tokens_.accept("}")) {
      made.elements.push_back(operand(false));
      tokens_.accept(",");
    }
    return made;
  }

  PtxOperand number() {
    PtxOperand made;
    made.kind = OperandKind::integer;
    const bool negative = tokens_.accept("-");
    const std::string text(tokens_.take().text);
    const bool prefixed = text.size() > 2 && text[0] == '0';
    if (prefixed && (text[1] == 'f' || text[1] == 'F')) {
      made.kind = OperandKind::real32;
      made.bits = std::strtoull(text.c_str() + 2, nullptr, 16);
      if (negative) made.bits ^= std::uint64_t{1} << 31;
    } else if (prefixed && (text[1] == 'd' || text[1] == 'D')) {
      made.kind = OperandKind::real64;
      made.bits = std::strtoull(text.c_str() + 2, nullptr, 16);
      if (negative) made.bits ^= std::uint64_t{1} << 63;
    } else if (integer_bits(text, made.bits)) {
      if (negative) made.bits = 0 - made.bits;
    } else {
      char* end = nullptr;
      const double value = std::strtod(text.c_str(), &end);
      if (end != text.c_str() + text.size()) {
        tokens_.refuse(fmt::format("number '{}' is not understood", text));
      }
      made.kind = OperandKind::real64;
      const double with_sign = negative ? -value : value;
      std::memcpy(&made.bits, &with_sign, sizeof with_sign);
    }
    return made;
  }

  PtxOperand named(bool branch) {
    const std::string name = tokens_.take_word("an operand");
    PtxOperand made;
    made.name = name;
    if (name == "_") return made;
    if (const int index = scopes_.find_register(name); index >= 0) {
      made.kind = OperandKind::reg;
      made.index = index;
      return made;
    }
    if (branch) {
      made.kind = OperandKind::label;
      made.index = scopes_.current();  // replaced by the label once all are known
      return made;
    }
    for (std::size_t i = 0; i < function_.parameters.size(); ++i) {
      if (function_.parameters[i].name != name) continue;
      made.kind = OperandKind::parameter;
      made.index = static_cast<int>(i);
      return made;
    }
    for (std::size_t i = 0; i < module_.variables.size(); ++i) {
      if (module_.variables[i].name != name) continue;
      made.kind = OperandKind::variable;
      made.index = static_cast<int>(i);
      return made;
    }
    if (name[0] != '%' && name != "WARP_SZ") {
      tokens_.refuse(fmt::format("name '{}' is not declared", name));
    }
    made.kind = OperandKind::special;
    return made;
  }

  int register_named(const std::string& name) const {
    const int index = scopes_.find_register(name);
    if (index < 0) tokens_.refuse(fmt::format("register '{}' is not declared", name));
    return index;
  }

  int label_named(const std::string& name, int scope) const {
    const int label = scopes_.find_label(name, scope);
    if (label < 0) tokens_.refuse(fmt::format("label '{}' is not defined", name));
    return label;
  }

  void resolve_labels() {
    for (PtxInstruction& instruction : function_.instructions) {
      for (PtxOperand& operand : instruction.operands) {
        if (operand.kind == OperandKind::label) {
          operand.index = label_named(operand.name, operand.index);
        }
      }
    }
    for (const PendingTarget& target : pending_targets_) {
      function_.labels[static_cast<std::size_t>(target.list)].targets.push_back(
          label_named(target.name, target.scope));
    }
  }

  struct PendingTarget {
    int list;
    std::string name;
    int scope;
  };

  PtxTokenStream& tokens_;
  PtxModule& module_;
  PtxFunction& function_;
  PtxScopes scopes_;
  PtxPlace place_;
  std::map<Position, std::vector<int>> inlined_;
  std::vector<PendingTarget> pending_targets_;
};

}  // namespace

void parse_body(PtxTokenStream& tokens, PtxModule& module, PtxFunction& function) {
  BodyParser(tokens, module, function).run();
}

}  // namespace attngen::vgpu

// SPDX-License-Identifier: Apache-2.0
// Module scope: directives, variables, kernel heads. Bodies are ptx_body_parser.
#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "runtime/vgpu/ptx_body_parser.h"
#include "runtime/vgpu/ptx_module.h"
#include "runtime/vgpu/ptx_token_stream.h"

namespace attngen::vgpu {
namespace {

std::size_t aligned(std::size_t offset, std::size_t align) {
  return (offset + align - 1) / align * align;
}

bool is_linkage(std::string_view word) {
  return word == ".visible" || word == ".weak" || word == ".extern" || word == ".common";
}

class ModuleParser {
 public:
  explicit ModuleParser(const std::string& text) : tokens_(text) {}

  PtxModule run() {
    while (!tokens_.at_end()) directive();
    lay_out_variables();
    if (module_.entries.empty()) tokens_.refuse("no kernel (.entry) in the PTX");
    return std::move(module_);
  }

 private:
  void directive() {
    bool external = false;
    while (is_linkage(tokens_.peek().text)) external |= tokens_.take().text == ".extern";
    const std::string_view word = tokens_.peek().text;
    if (word == ".version") {
      tokens_.take();
      module_.version = std::string(tokens_.take().text);
    } else if (word == ".target") {
      tokens_.take();
      module_.target = tokens_.take_word("an architecture");
      while (tokens_.accept(",")) tokens_.take();
    } else if (word == ".address_size") {
      tokens_.take();
      if (tokens_.take_integer("an address size") != 64) {
        tokens_.refuse("only 64-bit addresses are supported");
      }
    } else if (word == ".file") {
      skip_file();
    } else if (word == ".section") {
      skip_section();
    } else if (word == ".pragma") {
      tokens_.take();
      tokens_.take();
      tokens_.expect(";");
    } else if (word == ".entry") {
      tokens_.take();
      entry();
    } else if (word == ".func") {
      tokens_.refuse("a device function (.func) is not supported; everything must be inlined");
    } else if (starts_variable(word)) {
      parse_variable(tokens_, module_, external);
    } else {
      tokens_.refuse(fmt::format("directive '{}' is not known", word));
    }
  }

  void skip_file() {
    tokens_.take();
    tokens_.take();
    tokens_.take();
    while (tokens_.accept(",")) tokens_.take();
  }

  void skip_section() {
    tokens_.take();
    tokens_.take();
    tokens_.expect("{");
    int depth = 1;
    while (depth > 0 && !tokens_.at_end()) {
      const std::string_view text = tokens_.take().text;
      if (text == "{") ++depth;
      if (text == "}") --depth;
    }
  }

  void entry() {
    PtxFunction function;
    function.name = tokens_.take_word("a kernel name");
    if (tokens_.accept("(")) {
      while (!tokens_.accept(")")) {
        parameter(function);
        tokens_.accept(",");
      }
    }
    function.parameter_bytes = aligned(function.parameter_bytes, 4);
    while (!tokens_.at("{")) bound(function);
    parse_body(tokens_, module_, function);
    module_.entries.push_back(std::move(function));
  }

  /// .param .align 64 .b8 name[128]   .param .u64 .ptr .global .align 16 name
  void parameter(PtxFunction& function) {
    tokens_.expect(".param");
    std::size_t align = 0;
    std::size_t unit = 0;
    std::size_t count = 1;
    while (tokens_.peek().text.substr(0, 1) == ".") {
      const std::string word = tokens_.take_word("a parameter attribute");
      if (word == ".ptr") {
        while (tokens_.peek().text.substr(0, 1) == ".") {
          if (tokens_.take_word("a pointer attribute") == ".align") tokens_.take();
        }
      } else if (word == ".align") {
        align = static_cast<std::size_t>(tokens_.take_integer("an alignment"));
      } else if (const auto type = ptx_type_named(std::string_view(word).substr(1))) {
        unit = static_cast<std::size_t>(bytes_of(*type));
      } else {
        tokens_.refuse(fmt::format("parameter attribute '{}' is not known", word));
      }
    }
    if (unit == 0) tokens_.refuse("a parameter without a type");
    PtxParameter made;
    made.name = tokens_.take_word("a parameter name");
    if (tokens_.accept("[")) {
      count = static_cast<std::size_t>(tokens_.take_integer("an array size"));
      tokens_.expect("]");
    }
    made.bytes = unit * count;
    made.offset = aligned(function.parameter_bytes, std::max(align, unit));
    function.parameter_bytes = made.offset + made.bytes;
    function.parameters.push_back(std::move(made));
  }

  /// .maxntid 128, 1, 1 and other performance directives; only the thread bound matters here.
  void bound(PtxFunction& function) {
    const std::string word = tokens_.take_word("'{'");
    std::int64_t product = 1;
    while (tokens_.peek().kind == PtxTokenKind::number) {
      product *= tokens_.take_integer("a bound");
      if (!tokens_.accept(",")) break;
    }
    if (word == ".maxntid" || word == ".reqntid") {
      function.max_threads = static_cast<int>(product);
    } else if (word == ".pragma") {
      tokens_.take();
      tokens_.expect(";");
    } else if (word != ".minnctapersm" && word != ".maxnreg" && word != ".maxnctapersm" &&
               word != ".noreturn") {
      tokens_.refuse(fmt::format("kernel directive '{}' is not supported", word));
    }
  }

  void lay_out_variables() {
    for (PtxVariable& variable : module_.variables) {
      std::size_t& end = variable.space == VariableSpace::shared  ? module_.static_shared_bytes
                         : variable.space == VariableSpace::local ? module_.local_bytes
                                                                  : module_.global_bytes;
      if (variable.external) {
        if (variable.space != VariableSpace::shared) {
          throw Error(ErrorKind::refused,
                      "PTX: extern variable '" + variable.name + "' is defined nowhere");
        }
        module_.dynamic_shared_align = std::max(module_.dynamic_shared_align, variable.align);
        continue;
      }
      variable.offset = aligned(end, variable.align);
      end = variable.offset + variable.bytes;
    }
    const std::size_t dynamic = aligned(module_.static_shared_bytes, module_.dynamic_shared_align);
    for (PtxVariable& variable : module_.variables) {
      if (variable.external) variable.offset = dynamic;
    }
  }

  PtxTokenStream tokens_;
  PtxModule module_;
};

}  // namespace

PtxModule parse_ptx(const std::string& text) {
  return ModuleParser(text).run();
}

bool PtxInstruction::has(std::string_view piece) const {
  return std::find(pieces.begin() + 1, pieces.end(), piece) != pieces.end();
}

std::string to_text(const PtxPlace& place) {
  std::string text;
  if (place.line > 0) {
    text = fmt::format("source line {}", place.line);
    for (std::size_t i = 0; i < place.callers.size(); ++i) {
      text += fmt::format("{}{}", i == 0 ? " (inlined at " : ", ", place.callers[i]);
    }
    if (!place.callers.empty()) text += ")";
    text += ", ";
  }
  return text + fmt::format("PTX line {}", place.ptx_line);
}

}  // namespace attngen::vgpu

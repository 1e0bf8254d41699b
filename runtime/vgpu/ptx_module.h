// SPDX-License-Identifier: Apache-2.0
// A PTX module as a typed value: what the parser makes and the translator reads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/vgpu/ptx_types.h"

namespace attngen::vgpu {

/// Where an instruction comes from. `line` is the innermost line of the emitted text (.loc of file
/// 1, 0 if unknown); `callers` are the lines it was inlined into, from the inside out.
struct PtxPlace {
  int line = 0;
  std::vector<int> callers;
  int ptx_line = 0;
};

enum class OperandKind : std::uint8_t {
  reg,        ///< index: register of the function
  integer,    ///< bits
  real32,     ///< bits of an f32
  real64,     ///< bits of an f64
  special,    ///< name: "%tid.x", "WARP_SZ"
  variable,   ///< index: variable of the module
  parameter,  ///< index: parameter of the function
  address,    ///< elements[0] is the base, offset is added
  vector,     ///< elements
  label,      ///< index: label of the function
  sink,       ///< "_"
};

struct PtxOperand {
  OperandKind kind = OperandKind::sink;
  int index = -1;
  bool negated = false;     ///< "!%p1"
  std::uint64_t bits = 0;   ///< of an immediate, sign-extended to 64
  std::int64_t offset = 0;  ///< of an address
  std::string name;         ///< of a special register or a label
  std::vector<PtxOperand> elements;
  int second = -1;  ///< register after '|', as in "%r1|%p1"
};

struct PtxInstruction {
  std::string opcode;               ///< as written: "add.s32"
  std::vector<std::string> pieces;  ///< split at the dots: "add", "s32"
  std::vector<PtxOperand> operands;
  int predicate = -1;  ///< register, -1 when unconditional
  bool predicate_negated = false;
  PtxPlace place;

  bool has(std::string_view piece) const;
};

enum class VariableSpace : std::uint8_t { shared, global, constant, local };

struct PtxVariable {
  std::string name;
  VariableSpace space = VariableSpace::shared;
  std::size_t align = 1;
  std::size_t bytes = 0;   ///< 0 for an extern shared array
  std::size_t offset = 0;  ///< within its space; shared ones from the start of static memory
  bool external = false;
  std::vector<std::byte> initial;  ///< may be shorter than `bytes`: the rest is zero
};

struct PtxParameter {
  std::string name;
  std::size_t offset = 0;
  std::size_t bytes = 0;
};

struct PtxRegister {
  std::string name;
  PtxType type = PtxType::b32;
};

struct PtxLabel {
  std::string name;
  int position = -1;         ///< of the next instruction
  std::vector<int> targets;  ///< labels, when it heads a .branchtargets list
};

struct PtxFunction {
  std::string name;
  std::vector<PtxParameter> parameters;
  std::size_t parameter_bytes = 0;
  int max_threads = 0;  ///< of .maxntid or .reqntid, 0 when not given
  std::vector<PtxRegister> registers;
  std::vector<PtxLabel> labels;
  std::vector<PtxInstruction> instructions;
};

struct PtxModule {
  std::string version;  ///< "9.0"
  std::string target;   ///< "sm_80"
  std::vector<PtxFunction> entries;
  std::vector<PtxVariable> variables;
  std::size_t static_shared_bytes = 0;
  std::size_t dynamic_shared_align = 1;  ///< extern shared arrays start at static bytes, aligned so
  std::size_t global_bytes = 0;          ///< .global and .const variables together
  std::size_t local_bytes = 0;           ///< per thread
};

/// "source line 12 (inlined at 55), PTX line 340"
std::string to_text(const PtxPlace& place);

/// Parses PTX text. Throws Error(refused) with the PTX line for what is not understood, device
/// functions (.func) included: the emitted kernels inline everything.
PtxModule parse_ptx(const std::string& text);

}  // namespace attngen::vgpu

// SPDX-License-Identifier: Apache-2.0
// One function of textual LLVM IR, written in structured form: loops and branches are calls here,
// phis and labels follow. A pure operation is written once, in the outermost region where its
// operands are known, so what is constant in a loop stands before it without any pass.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "generator/llvm/ir_value.h"

namespace attngen {

struct IrParameter {
  std::string name;
  IrType type;
  std::string attributes = {};  ///< "noalias readonly"
};

class IrFunction {
 public:
  /// `linkage` is "internal " or empty. Returns void unless `result` says otherwise.
  IrFunction(std::string name, std::vector<IrParameter> parameters, std::string linkage = {},
             IrType result = {});

  const std::string& name() const { return name_; }
  IrValue parameter(const std::string& name) const;

  // Pure operations. A scalar operand beside a vector is spread over its lanes. `opcode` is spelled
  // as in LLVM: "fadd", "add nsw", "fcmp olt", "icmp slt".
  IrValue binary(const std::string& opcode, IrValue a, IrValue b);
  IrValue compare(const std::string& opcode, IrValue a, IrValue b);
  IrValue select(IrValue condition, IrValue yes, IrValue no);
  IrValue negate(IrValue x);                                      ///< fneg
  IrValue cast(const std::string& opcode, IrValue x, IrKind to);  ///< lanes stay
  IrValue bitcast(IrValue x, IrType to);
  /// Of LLVM or of the host ("tanh"); what depends on nothing but its operands.
  IrValue intrinsic(const std::string& name, IrType result, std::vector<IrValue> operands);
  IrValue splat(IrValue x, int lanes);
  IrValue extract(IrValue vector, int lane);
  IrValue insert(IrValue vector, IrValue element, int lane);
  IrValue shuffle(IrValue a, IrValue b, std::span<const int> mask);
  /// a * b + c, fused where the target fuses.
  IrValue multiply_add(IrValue a, IrValue b, IrValue c);

  // i64 arithmetic of addresses and counts, folded where both are constants.
  IrValue add(IrValue a, IrValue b);
  IrValue subtract(IrValue a, IrValue b);
  IrValue multiply(IrValue a, IrValue b);
  IrValue smaller(IrValue a, IrValue b);
  IrValue larger(IrValue a, IrValue b);

  /// The address of element `index` of `kind` behind `base`.
  IrValue element(IrValue base, IrKind kind, IrValue index);
  /// The address `bytes` behind `base`.
  IrValue behind(IrValue base, std::int64_t bytes);

  // Memory, in program order. `align` in bytes, 0 = that of an element.
  IrValue load(IrType type, IrValue address, int align = 0);
  void store(IrValue value, IrValue address, int align = 0);
  /// Of memory that nobody writes while the function runs, and that may be read wherever the
  /// address is known: written once, like a pure operation.
  IrValue load_constant(IrType type, IrValue address, int align = 0);
  /// One element per lane of `indices` behind `base`; lanes where `kept` is false read nothing. The
  /// value of such a lane is unspecified. A null `kept` is every lane.
  IrValue gather_constant(IrKind kind, IrValue base, IrValue indices, IrValue kept = {});

  /// `bytes` bytes from one place to another that does not overlap it, and bytes of 0.
  void copy_bytes(IrValue to, IrValue from, std::int64_t bytes);
  void clear_bytes(IrValue to, std::int64_t bytes);

  /// Asks for the cache line at `address`; any address will do.
  void prefetch(IrValue address);

  /// Calls a function of the same module, or a declared one.
  IrValue call(const std::string& function, IrType result, std::vector<IrValue> operands);

  /// for (i64 index = begin; index < end; index += step). `body` gets the carried values at its
  /// start and returns them at its end; the values after the last round come back. A loop that
  /// always runs needs no test in front.
  enum class Trips : std::uint8_t { maybe_none, at_least_one };
  using Values = std::vector<IrValue>;
  Values loop(const std::string& name, IrValue begin, IrValue end, std::int64_t step,
              Values initial, const std::function<Values(IrValue, const Values&)>& body,
              Trips trips = Trips::maybe_none);

  /// Both sides return the same kinds of values.
  Values choose(IrValue condition, const std::function<Values()>& yes,
                const std::function<Values()>& no);
  void when(IrValue condition, const std::function<void()>& yes);

  void comment(const std::string& text);
  void return_value(IrValue value);

  /// The whole definition.
  std::string text(const std::string& attributes) const;
  /// Every intrinsic that is called, with its declaration line; the host's functions that
  /// intrinsic() was given, too.
  const std::map<std::string, std::string>& intrinsics() const { return intrinsics_; }

 private:
  struct Region {
    std::string text;
    std::string label;  ///< of the block that is being written
    std::map<std::string, IrValue> known;
  };

  IrValue pure(const std::string& right_side, IrType type, std::initializer_list<IrValue> operands);
  IrValue pure(const std::string& right_side, IrType type, std::span<const IrValue> operands);
  std::string fresh(const std::string& prefix);
  Region& here() { return regions_.back(); }
  int depth() const { return static_cast<int>(regions_.size()) - 1; }
  void line(const std::string& text);
  void match_lanes(IrValue& a, IrValue& b);
  IrValue readable() const;  ///< an address of at least 8 bytes: the first pointer parameter

  std::string name_;
  std::vector<IrParameter> parameters_;
  std::string linkage_;
  IrType result_;
  std::vector<Region> regions_;
  std::map<std::string, int> counters_;
  std::map<std::string, std::string> intrinsics_;
  bool returned_ = false;
};

}  // namespace attngen

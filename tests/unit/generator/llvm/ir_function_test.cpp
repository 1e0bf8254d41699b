// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/ir_function.h"

#include <doctest/doctest.h>

#include <array>
#include <cstring>
#include <numeric>

#include "generator/llvm/ir_module.h"
#include "runtime/llvm_api.h"

namespace attngen {
namespace {

constexpr IrType kInteger{IrKind::i64, 1};
constexpr IrType kPointer{IrKind::ptr, 1};
using Values = IrFunction::Values;

/// The functions, compiled as they stand: no pass repairs anything.
class Compiled {
 public:
  explicit Compiled(const IrFunction& function) : name_(function.name()) {
    IrModule module("", 512);
    module.add(function);
    jit_.add(module.text(), {}, "");
  }
  template <typename Function>
  Function* as() {
    return reinterpret_cast<Function*>(jit_.lookup(name_));
  }

 private:
  std::string name_;
  LlvmJit jit_{LlvmEffort::quick};
};

std::size_t occurrences(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

IrFunction integer_function(std::vector<std::string> names) {
  std::vector<IrParameter> parameters;
  for (const std::string& name : names) parameters.push_back({name, kInteger});
  return IrFunction("tested", parameters, {}, kInteger);
}

TEST_CASE("a loop runs none, one and many rounds, with a step") {
  for (const std::int64_t step : {1, 3}) {
    IrFunction f = integer_function({"begin", "end"});
    const Values sums =
        f.loop("i", f.parameter("begin"), f.parameter("end"), step, {ir_i64(100), ir_i64(0)},
               [&](IrValue i, const Values& carried) -> Values {
                 return {f.add(carried[0], i), f.add(carried[1], ir_i64(1000))};
               });
    f.return_value(f.add(sums[0], sums[1]));
    Compiled compiled(f);
    auto* run = compiled.as<std::int64_t(std::int64_t, std::int64_t)>();
    for (const std::int64_t end : {-5, 0, 1, 2, 3, 4, 17}) {
      std::int64_t wanted = 100;
      for (std::int64_t i = 0; i < end; i += step) wanted += i + 1000;
      CHECK(run(0, end) == wanted);
    }
    CHECK(run(7, 7) == 100);
    CHECK(run(7, 8) == 1107);
  }
}

TEST_CASE("carried values may trade places") {
  IrFunction f = integer_function({"n"});
  const Values pair = f.loop("i", ir_i64(0), f.parameter("n"), 1, {ir_i64(0), ir_i64(1)},
                             [&](IrValue, const Values& carried) -> Values {
                               return {carried[1], f.add(carried[0], carried[1])};
                             });
  f.return_value(pair[0]);
  Compiled compiled(f);
  auto* fibonacci = compiled.as<std::int64_t(std::int64_t)>();
  CHECK(fibonacci(0) == 0);
  CHECK(fibonacci(1) == 1);
  CHECK(fibonacci(10) == 55);
}

TEST_CASE("loops nest, and a branch may be in the middle of one") {
  IrFunction f = integer_function({"rows", "columns"});
  const Values total =
      f.loop("row", ir_i64(0), f.parameter("rows"), 1, {ir_i64(0)},
             [&](IrValue row, const Values& outer) -> Values {
               const Values line =
                   f.loop("column", ir_i64(0), f.parameter("columns"), 1, {outer[0]},
                          [&](IrValue column, const Values& inner) -> Values {
                            const Values term = f.choose(
                                f.compare("icmp sgt", column, row),
                                [&]() -> Values { return {f.multiply(column, ir_i64(100))}; },
                                [&]() -> Values { return {f.add(row, column)}; });
                            return {f.add(inner[0], term[0])};
                          });
               return {f.add(line[0], ir_i64(1))};
             });
  f.return_value(total[0]);
  Compiled compiled(f);
  auto* run = compiled.as<std::int64_t(std::int64_t, std::int64_t)>();
  for (const std::int64_t rows : {0, 1, 5}) {
    for (const std::int64_t columns : {0, 1, 7}) {
      std::int64_t wanted = 0;
      for (std::int64_t row = 0; row < rows; ++row) {
        for (std::int64_t column = 0; column < columns; ++column) {
          wanted += column > row ? column * 100 : row + column;
        }
        ++wanted;
      }
      CHECK(run(rows, columns) == wanted);
    }
  }
}

TEST_CASE("what is constant in a loop stands in front of it, and may be used after it") {
  IrFunction f = integer_function({"a", "b", "n"});
  IrValue product;
  IrValue again;
  const Values sum = f.loop("i", ir_i64(0), f.parameter("n"), 1, {ir_i64(0)},
                            [&](IrValue i, const Values& carried) -> Values {
                              const Values inner =
                                  f.loop("j", ir_i64(0), f.parameter("n"), 1, {carried[0]},
                                         [&](IrValue, const Values& deep) -> Values {
                                           product = f.multiply(f.parameter("a"), f.parameter("b"));
                                           again = f.multiply(i, f.parameter("a"));
                                           return {f.add(deep[0], f.add(product, again))};
                                         });
                              return {inner[0]};
                            });
  f.return_value(f.add(sum[0], product));
  const std::string text = f.text("");
  const std::size_t outer = text.find("i_0:");
  const std::size_t inner = text.find("j_0:");
  CHECK(text.find("mul nsw i64 %a, %b") < outer);
  CHECK(text.find("mul nsw i64 %i0, %a") > outer);
  CHECK(text.find("mul nsw i64 %i0, %a") < inner);
  CHECK(product.depth == 0);
  CHECK(again.depth == 1);
  Compiled compiled(f);
  auto* run = compiled.as<std::int64_t(std::int64_t, std::int64_t, std::int64_t)>();
  CHECK(run(3, 5, 0) == 15);
  CHECK(run(3, 5, 2) == 4 * 15 + 2 * 3 + 15);
}

TEST_CASE("the results of a sure loop are known behind it, whatever they are") {
  IrFunction f = integer_function({"n", "a"});
  IrValue square;
  const Values last = f.loop(
      "i", ir_i64(0), f.parameter("n"), 1, {ir_i64(0), ir_i64(0), ir_i64(0), ir_i64(7)},
      [&](IrValue i, const Values& carried) -> Values {
        square = f.multiply(f.parameter("a"), f.parameter("a"));
        return {i, square, ir_i64(5), carried[3]};
      },
      IrFunction::Trips::at_least_one);
  IrValue sum = f.multiply(last[0], ir_i64(1000));
  for (std::size_t i = 1; i < 4; ++i) sum = f.add(sum, last[i]);
  f.return_value(sum);
  CHECK(f.text("").find("br i1") == f.text("").rfind("br i1"));  // only the one that repeats
  Compiled compiled(f);
  auto* run = compiled.as<std::int64_t(std::int64_t, std::int64_t)>();
  CHECK(run(1, 4) == 16 + 5 + 7);
  CHECK(run(9, 4) == 8016 + 5 + 7);
}

TEST_CASE("a loop between constants needs no test in front") {
  IrFunction f = integer_function({});
  const Values sum =
      f.loop("i", ir_i64(0), ir_i64(10), 2, {ir_i64(0)},
             [&](IrValue i, const Values& carried) -> Values { return {f.add(carried[0], i)}; });
  f.return_value(sum[0]);
  CHECK(occurrences(f.text(""), "br i1") == 1);
  Compiled compiled(f);
  CHECK(compiled.as<std::int64_t()>()() == 20);
}

TEST_CASE("a loop between constants that never runs leaves nothing") {
  IrFunction f = integer_function({});
  const Values kept = f.loop("i", ir_i64(3), ir_i64(3), 1, {ir_i64(9)},
                             [&](IrValue i, const Values&) -> Values { return {i}; });
  f.return_value(kept[0]);
  CHECK(f.text("").find("br ") == std::string::npos);
  Compiled compiled(f);
  CHECK(compiled.as<std::int64_t()>()() == 9);
}

TEST_CASE("two loops may have one name") {
  IrFunction f = integer_function({"n"});
  IrValue sum = ir_i64(0);
  for (int round = 0; round < 2; ++round) {
    sum = f.loop("i", ir_i64(0), f.parameter("n"), 1, {sum},
                 [&](IrValue i, const Values& carried) -> Values {
                   return {f.add(carried[0], f.multiply(i, i))};
                 })[0];
  }
  f.return_value(sum);
  Compiled compiled(f);
  CHECK(compiled.as<std::int64_t(std::int64_t)>()(4) == 28);
}

TEST_CASE("choose takes one side only, also nested and with nothing to give") {
  IrFunction f("tested", {{"out", kPointer}, {"x", kInteger}}, {}, kInteger);
  const IrValue x = f.parameter("x");
  f.when(f.compare("icmp sgt", x, ir_i64(10)), [&] { f.store(x, f.parameter("out")); });
  const Values sign = f.choose(
      f.compare("icmp slt", x, ir_i64(0)),
      [&]() -> Values {
        return {ir_i64(-1), x};
      },
      [&]() -> Values {
        const Values positive = f.choose(
            f.compare("icmp eq", x, ir_i64(0)), [&]() -> Values { return {ir_i64(0)}; },
            [&]() -> Values { return {ir_i64(1)}; });
        return {positive[0], f.multiply(x, ir_i64(2))};
      });
  f.return_value(f.add(f.multiply(sign[0], ir_i64(1000)), sign[1]));
  Compiled compiled(f);
  auto* run = compiled.as<std::int64_t(std::int64_t*, std::int64_t)>();
  std::int64_t out = 77;
  CHECK(run(&out, -3) == -1003);
  CHECK(run(&out, 0) == 0);
  CHECK(run(&out, 3) == 1006);
  CHECK(out == 77);
  CHECK(run(&out, 11) == 1022);
  CHECK(out == 11);
}

TEST_CASE("an expression is written once, memory and calls every time") {
  IrFunction f("tested", {{"p", kPointer}, {"a", kInteger}});
  const IrValue a = f.parameter("a");
  const IrValue first = f.binary("xor", a, ir_i64(3));
  const IrValue second = f.binary("xor", a, ir_i64(3));
  CHECK(first.text == second.text);
  CHECK(f.binary("xor", a, ir_i64(4)).text != first.text);
  CHECK(f.load(kInteger, f.parameter("p")).text != f.load(kInteger, f.parameter("p")).text);
  CHECK(f.load_constant(kInteger, f.parameter("p")).text ==
        f.load_constant(kInteger, f.parameter("p")).text);
  f.call("other", {}, {a});
  f.call("other", {}, {a});
  const std::string text = f.text("");
  CHECK(occurrences(text, "xor i64 %a, 3") == 1);
  CHECK(occurrences(text, "load i64") == 3);
  CHECK(occurrences(text, "call void @other(i64 %a)") == 2);
}

TEST_CASE("what one side of a branch knows, the other does not take") {
  IrFunction f("tested", {{"p", kPointer}, {"a", kInteger}}, {}, kInteger);
  const IrValue address = f.parameter("p");
  const auto side = [&]() -> Values {
    const IrValue loaded = f.load(kInteger, address);
    return {f.add(f.multiply(loaded, loaded), f.parameter("a"))};
  };
  f.return_value(f.choose(f.compare("icmp sgt", f.parameter("a"), ir_i64(0)), side, side)[0]);
  Compiled compiled(f);
  auto* run = compiled.as<std::int64_t(std::int64_t*, std::int64_t)>();
  std::int64_t value = 6;
  CHECK(run(&value, 1) == 37);
  CHECK(run(&value, -1) == 35);
}

TEST_CASE("arithmetic of constants leaves no instruction") {
  IrFunction f = integer_function({"x"});
  const IrValue x = f.parameter("x");
  CHECK(f.add(ir_i64(3), ir_i64(4)).text == "7");
  CHECK(f.subtract(ir_i64(3), ir_i64(4)).text == "-1");
  CHECK(f.multiply(ir_i64(3), ir_i64(4)).text == "12");
  CHECK(f.smaller(ir_i64(3), ir_i64(4)).text == "3");
  CHECK(f.larger(ir_i64(3), ir_i64(4)).text == "4");
  CHECK(f.add(x, ir_i64(0)).text == "%x");
  CHECK(f.add(ir_i64(0), x).text == "%x");
  CHECK(f.subtract(x, ir_i64(0)).text == "%x");
  CHECK(f.multiply(ir_i64(1), x).text == "%x");
  CHECK(f.multiply(x, ir_i64(0)).text == "0");
  CHECK(f.select(ir_boolean(true), x, ir_i64(0)).text == "%x");
  CHECK(f.cast("sext", ir_boolean(true), IrKind::i32).text == "-1");
  CHECK(f.cast("zext", ir_boolean(true), IrKind::i32).text == "1");
  CHECK(f.cast("zext", ir_integer(IrKind::i8, -1), IrKind::i32).text == "255");
  CHECK(f.cast("sext", ir_integer(IrKind::i32, -5), IrKind::i64).text == "-5");
  CHECK(f.text("").find('=') == std::string::npos);
}

TEST_CASE("vectors: spread, gather, shuffle, insert and extract") {
  constexpr int kLanes = 8;
  IrFunction f(
      "tested",
      {{"table", kPointer}, {"index", kPointer}, {"out", kPointer}, {"factor", {IrKind::f32, 1}}});
  const IrValue index = f.load({IrKind::i64, kLanes}, f.parameter("index"), 8);
  const IrValue gathered = f.gather_constant(IrKind::f32, f.parameter("table"), index);
  const IrValue scaled = f.binary("fmul", gathered, f.parameter("factor"));
  std::array<int, kLanes> reversed{};
  std::iota(reversed.rbegin(), reversed.rend(), 0);
  IrValue result = f.shuffle(scaled, scaled, reversed);
  result = f.insert(result, f.extract(gathered, 2), 5);
  result = f.binary("fadd", result, f.splat(ir_float(IrKind::f32, 1.0), kLanes));
  const IrValue lanes = f.cast("sitofp", ir_lane_numbers(IrKind::i32, kLanes, 2), IrKind::f32);
  f.store(f.binary("fadd", result, lanes), f.parameter("out"), 4);
  Compiled compiled(f);
  std::array<float, 32> table{};
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = static_cast<float>(i * i);
  const std::array<std::int64_t, kLanes> at{31, 0, 7, 7, 2, 30, 16, 1};
  std::array<float, kLanes> out{};
  compiled.as<void(const float*, const std::int64_t*, float*, float)>()(table.data(), at.data(),
                                                                        out.data(), 3.0f);
  for (std::size_t i = 0; i < kLanes; ++i) {
    const float value = i == 5 ? table[7] : 3 * table[static_cast<std::size_t>(at[7 - i])];
    CHECK(out[i] == value + 1 + static_cast<float>(2 * i));
  }
}

TEST_CASE("a scalar gather is a load") {
  IrFunction f("tested", {{"table", kPointer}, {"index", kInteger}}, {}, kInteger);
  f.return_value(f.gather_constant(IrKind::i64, f.parameter("table"), f.parameter("index")));
  Compiled compiled(f);
  const std::array<std::int64_t, 3> table{5, 6, 7};
  CHECK(compiled.as<std::int64_t(const std::int64_t*, std::int64_t)>()(table.data(), 2) == 7);
}

TEST_CASE("addresses count elements or bytes") {
  IrFunction f("tested", {{"p", kPointer}, {"i", kInteger}}, {}, kInteger);
  const IrValue p = f.parameter("p");
  CHECK(f.element(p, IrKind::i64, ir_i64(0)).text == "%p");
  CHECK(f.behind(p, 0).text == "%p");
  const IrValue by_element = f.load(kInteger, f.element(p, IrKind::i64, f.parameter("i")));
  f.return_value(f.subtract(by_element, f.load(kInteger, f.behind(p, 16))));
  Compiled compiled(f);
  const std::array<std::int64_t, 4> values{1, 20, 300, 4000};
  CHECK(compiled.as<std::int64_t(const std::int64_t*, std::int64_t)>()(values.data(), 3) == 3700);
}

TEST_CASE("what cannot be is said at once") {
  IrFunction f("tested", {{"x", kInteger}, {"y", {IrKind::f32, 1}}});
  CHECK_THROWS_WITH(f.parameter("z"), doctest::Contains("no parameter z of tested"));
  CHECK_THROWS_WITH(f.binary("add", f.parameter("x"), f.parameter("y")),
                    doctest::Contains("i64 and float meet in add of tested"));
  CHECK_THROWS(f.compare("icmp eq", f.parameter("x"), f.parameter("y")));
  CHECK_THROWS(f.loop("i", ir_i64(0), ir_i64(2), 1, {ir_i64(0)},
                      [](IrValue, const Values&) -> Values { return {}; }));
}

TEST_CASE("a value of a loop does not outlive it") {
  IrFunction f("tested", {{"n", kInteger}});
  IrValue leaked;
  f.loop("i", ir_i64(0), f.parameter("n"), 1, {}, [&](IrValue i, const Values&) -> Values {
    leaked = f.binary("add", i, ir_i64(1));
    return {};
  });
  CHECK_THROWS_WITH(f.binary("add", leaked, ir_i64(1)), doctest::Contains("outlives its region"));
}

}  // namespace
}  // namespace attngen
